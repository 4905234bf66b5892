import { fromDay, toDay, weekdayOf } from '../calendar/day.ts';
import type { RelativeDay, Season, Weekday } from './demo-resource.ts';

const WEEK: readonly Weekday[] = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** The calendar day a relative day means, seen from `today` ("2026-11-25"). */
export function dayFrom(today: string, { days, weekday }: RelativeDay): string {
  const day = toDay(today) + days;
  const wait = weekday === undefined ? 0 : (WEEK.indexOf(weekday) + 1 - weekdayOf(day) + 7) % 7;
  return fromDay(day + wait);
}

/** Days before a season's end from which the next one is told as well. */
const NEARLY_OVER = 60;

/** First and last day of the season that is on, or else of the next one; of both where the one that is on is nearly over. */
export function seasonsFrom(today: string, { from, to }: Season): { valid_from: string; valid_to: string }[] {
  const year = Number(today.slice(0, 4));
  const runsOverNewYear = to < from;
  const [first, next] = [year - 1, year, year + 1, year + 2]
    .map((start) => ({ valid_from: `${start}-${from}`, valid_to: `${runsOverNewYear ? start + 1 : start}-${to}` }))
    .filter(({ valid_to }) => valid_to >= today);
  return toDay(first!.valid_to) - toDay(today) < NEARLY_OVER ? [first!, next!] : [first!];
}

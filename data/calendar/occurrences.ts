import type { Occurrence } from '../shapes/answer.ts';
import type { ResourceCore, Schedule } from '../shapes/resource.ts';
import { holidayOn as publicHoliday } from '../vocabulary/holidays.ts';
import { fromDay, isDate, toDay, toMinutes, weekdayOf } from './day.ts';
import { ruleDays } from './recurrence.ts';
import { instantOf, isZone, wallOf } from './zone.ts';

/**
 * The real dates of one schedule, in order, that start before `to` and have not ended at `from` (epoch milliseconds).
 * One with no stated end counts until it starts. An exception for a date beats the rule and the holiday on that date, and a
 * 'changed' one adds the date if the rule lacks it: that is how a moved date is told. Season and term limit everything.
 * No dates, rather than an error, come from a rule that cannot be worked out (`scheduleProblem` says why) and from a time
 * zone this machine does not know: then nobody can say when it meets, which is a question to ask.
 */
export function occurrences(
  schedule: Schedule, from: number, to: number, place: { timezone: string; region: string | null }, holidayOn = publicHoliday,
): Occurrence[] {
  if (!(from < to) || !isZone(place.timezone) || !datesAreReal(schedule)) return [];
  // A night that began the day before may still run, and clocks that change at midnight shift a time by one more day.
  const first = Math.max(wallOf(from, place.timezone).day - 2, schedule.valid_from === null ? -Infinity : toDay(schedule.valid_from));
  const last = Math.min(wallOf(to, place.timezone).day + 1, schedule.valid_to === null ? Infinity : toDay(schedule.valid_to));
  const exceptions = exceptionsByDay(schedule);
  const found: Occurrence[] = [];
  const add = (day: number, times: Times, holidays: Schedule['holidays']) => {
    const starts_at = instantOf(day, times.opens, place.timezone);
    const ends_at = times.closes === null ? null : endOf(day, times.opens, times.closes, starts_at, place.timezone);
    if (starts_at >= to || (ends_at === null ? starts_at < from : ends_at <= from)) return;
    const date = fromDay(day);
    const check = holidays === 'open' ? null : holidayCheck(holidays, holidayOn(place.region, date));
    if (check === 'closed') return;
    const { opens_at, closes_at } = times;
    found.push({ schedule_id: schedule.id, kind: schedule.kind, date, weekday: weekdayOf(day), opens_at, closes_at, starts_at, ends_at, check });
  };

  const usual = readTimes(schedule.opens_at, schedule.closes_at);
  for (const day of ruleDays(schedule, first, last)) {
    if (!exceptions.has(day)) add(day, usual, schedule.holidays);
  }
  for (const [day, exception] of exceptions) {
    if (exception.kind === 'changed' && day >= first && day <= last) add(day, changedTimes(schedule, exception), 'open');
  }
  return found.sort(byStart);
}

/**
 * The next `howMany` dates of a resource at the moment `at` (epoch milliseconds), all its schedules together, none further than
 * `horizonDays` ahead. What is going on at that moment is the first of them. Two that start at the same moment are told once.
 * None when nobody knows its time zone.
 */
export function nextOccurrences(
  resource: Pick<ResourceCore, 'schedules' | 'timezone' | 'region'>, at: number, howMany: number, horizonDays = 400, holidayOn = publicHoliday,
): Occurrence[] {
  const { timezone, region, schedules } = resource;
  if (timezone === null) return [];
  // Most meet within a fortnight, so look there first and further only for those that do not.
  for (let days = Math.min(14, horizonDays); ; days = Math.min(days * 4, horizonDays)) {
    const found = schedules
      .flatMap((schedule) => occurrences(schedule, at, at + days * 86_400_000, { timezone, region }, holidayOn))
      .sort(byStart)
      .filter((occurrence, i, all) => occurrence.starts_at !== all[i - 1]?.starts_at);
    if (found.length >= howMany || !(days < horizonDays)) return found.slice(0, howMany);
  }
}

type Exception = Schedule['exceptions'][number];

/** Times as written, and in minutes after the midnight that begins the day; `closes` is past 1440 when it is the next day. */
type Times = { opens_at: string; closes_at: string | null; opens: number; closes: number | null };

/** Closing at or before opening is the next day. */
function readTimes(opens_at: string, closes_at: string | null): Times {
  const opens = toMinutes(opens_at);
  const closes = closes_at === null ? null : toMinutes(closes_at);
  return { opens_at, closes_at, opens, closes: closes !== null && closes <= opens ? closes + 1440 : closes };
}

function datesAreReal({ dtstart, until, valid_from, valid_to, exceptions }: Schedule): boolean {
  return [dtstart, until, valid_from, valid_to].every((date) => date === null || isDate(date)) && exceptions.every(({ date }) => isDate(date));
}

/** Where two exceptions name the same date, 'cancelled' wins: nobody is sent to a closed door. */
function exceptionsByDay(schedule: Schedule): Map<number, Exception> {
  const byDay = new Map<number, Exception>();
  for (const exception of schedule.exceptions) {
    const day = toDay(exception.date);
    if (byDay.get(day)?.kind !== 'cancelled') byDay.set(day, exception);
  }
  return byDay;
}

/** A new opening time without a closing time leaves the end unsaid: the usual one may not hold any more. */
function changedTimes(usual: Schedule, { opens_at, closes_at }: Exception): Times {
  return opens_at === null ? readTimes(usual.opens_at, closes_at ?? usual.closes_at) : readTimes(opens_at, closes_at);
}

/** A night that the clocks turn inside out keeps its length on paper. */
function endOf(day: number, opens: number, closes: number, starts_at: number, timezone: string): number {
  const ends_at = instantOf(day, closes, timezone);
  return ends_at > starts_at ? ends_at : starts_at + (closes - opens) * 60_000;
}

function holidayCheck(holidays: 'closed' | 'check', known: ReturnType<typeof publicHoliday>): Occurrence['check'] | 'closed' {
  if (known === 'none') return null;
  if (known === 'unknown') return 'holiday_unknown';
  return holidays === 'closed' ? 'closed' : 'holiday';
}

function byStart(a: Occurrence, b: Occurrence): number {
  return a.starts_at - b.starts_at || order(a.opens_at, b.opens_at) || order(a.schedule_id, b.schedule_id);
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

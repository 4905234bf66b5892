import { occurrences } from '../../data/calendar/occurrences.ts';
import type { Occurrence } from '../../data/shapes/answer.ts';
import type { Resource, Schedule } from '../../data/shapes/resource.ts';
import type { Language } from '../i18n/language.ts';
import { say } from '../i18n/words.ts';
import { weekdayWords } from '../finder/speak.ts';
import { dateAt, dayInFull } from '../resource/days.ts';
import { spanWords } from '../resource/rhythm.ts';

/** Long enough for every monthly date. Milliseconds. */
const FIVE_WEEKS = 35 * 86_400_000;

/** One thing on one weekday. */
export interface DayRow {
  readonly id: string;
  readonly name: string;
  readonly lang: string;
  readonly times: string;
  /** The next date, where it is not on every week. */
  readonly often: string | null;
}

/** One day of the week: what happens, by time, and what is open to walk into. */
export interface Day {
  readonly weekday: number;
  readonly name: string;
  readonly sessions: readonly DayRow[];
  readonly open: readonly DayRow[];
}

interface Slot extends Occurrence {
  readonly resource: Resource;
  readonly schedule: Schedule;
}

/** The rhythm of a week, Monday first, out of the real dates of the next five weeks from `at` (epoch milliseconds). */
export function weekOf(language: Language, resources: readonly Resource[], at: number): Day[] {
  const slots = resources.flatMap((resource) => resource.schedules.flatMap((schedule) => slotsOf(resource, schedule, at)));
  const rows = (weekday: number, kind: Schedule['kind']): DayRow[] => slots
    .filter((slot) => slot.weekday === weekday && slot.kind === kind)
    .sort((a, b) => order(a.opens_at, b.opens_at) || order(a.resource.name, b.resource.name) || order(a.resource.id, b.resource.id))
    .map((slot) => rowOf(language, slot, dateAt(at, slot.resource.timezone)));
  return [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, name: weekdayWords(language.locale, weekday), sessions: rows(weekday, 'session'), open: rows(weekday, 'opening_hours') }));
}

/** The first date of each weekday and time that a schedule has. */
function slotsOf(resource: Resource, schedule: Schedule, at: number): Slot[] {
  const { timezone, region } = resource;
  if (timezone === null) return [];
  const found = occurrences(schedule, at, at + FIVE_WEEKS, { timezone, region });
  return [...Map.groupBy(found, (o) => `${o.weekday} ${o.opens_at} ${o.closes_at}`).values()].map(([first]) => ({ ...first!, resource, schedule }));
}

function rowOf(language: Language, { resource, schedule, date, opens_at, closes_at }: Slot, today: string): DayRow {
  const weekly = schedule.freq === 'WEEKLY' && schedule.interval === 1 && opens_at === schedule.opens_at;
  return {
    id: resource.id, name: resource.name, lang: resource.lang, times: spanWords(language, opens_at, closes_at),
    often: weekly ? null : say(language, 'area.next', { day: dayInFull(language.locale, date, today) }),
  };
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

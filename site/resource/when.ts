import { nextOccurrences } from '../../data/calendar/occurrences.ts';
import type { Occurrence } from '../../data/shapes/answer.ts';
import type { ResourceCore } from '../../data/shapes/resource.ts';
import { holidayOn } from '../../data/vocabulary/holidays.ts';
import type { Language } from '../i18n/language.ts';
import { say } from '../i18n/words.ts';
import { dateAt, dayInFull } from './days.ts';
import { ended } from './ended.ts';
import { rhythmSentences, spanWords } from './rhythm.ts';

/** How many real dates are told. */
const DATES = 3;
/** Enough openings to fill that many days, breaks at midday and all. */
const ENOUGH = 24;

/** One line of the calendar: a date it is on, or one on which it would have been and is not. */
export interface DateLine {
  readonly on: 'yes' | 'no';
  readonly words: string;
}

/** When it is on, in words. Everything may be empty: then nobody knows, and there is a question to ask. */
export interface When {
  readonly dates: readonly DateLine[];
  readonly rhythm: readonly string[];
  readonly holidays: string | null;
}

/** The next real dates at the moment `at` (epoch milliseconds), those left out before them with the reason, and the rhythm. */
export function whenOf(language: Language, resource: Pick<ResourceCore, 'schedules' | 'timezone' | 'region'>, at: number): When {
  const today = dateAt(at, resource.timezone);
  return { dates: datesOf(language, resource, at, today), rhythm: rhythmSentences(language, resource.schedules, today), holidays: holidayWords(language, resource) };
}

function datesOf(language: Language, resource: Pick<ResourceCore, 'schedules' | 'timezone' | 'region'>, at: number, today: string): DateLine[] {
  const found = [...Map.groupBy(nextOccurrences(resource, at, ENOUGH), ({ date }) => date)];
  const shown = found.slice(0, DATES);
  const lines = shown.map(([date, openings]): [string, DateLine] => [date, { on: 'yes', words: onWords(language, resource, date, openings, today) }]);
  const last = shown.length < DATES ? '9999-12-31' : shown.at(-1)![0];
  const off = leftOut(resource, at).filter(({ date }) => date <= last && !found.some(([other]) => other === date));
  const missing = [...Map.groupBy(off, ({ date }) => date)].slice(0, DATES)
    .map(([date, [first]]): [string, DateLine] => [date, { on: 'no', words: offWords(language, resource, date, first!, today) }]);
  return [...lines, ...missing].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line);
}

/** Every date the rules alone would give, exceptions and holidays aside. */
function leftOut(resource: Pick<ResourceCore, 'schedules' | 'timezone' | 'region'>, at: number): Occurrence[] {
  const schedules = resource.schedules.map((schedule) => ({ ...schedule, holidays: 'open' as const, exceptions: [] }));
  return nextOccurrences({ ...resource, schedules }, at, ENOUGH);
}

function onWords(language: Language, { schedules }: Pick<ResourceCore, 'schedules'>, date: string, openings: readonly Occurrence[], today: string): string {
  const times = new Intl.ListFormat(language.locale).format(openings.map(({ opens_at, closes_at }) => spanWords(language, opens_at, closes_at)));
  const change = schedules.flatMap(({ exceptions }) => exceptions).find((e) => e.kind === 'changed' && e.date === date);
  const check = openings.find((o) => o.check !== null)?.check ?? null;
  return [
    say(language, 'resource.date', { day: dayInFull(language.locale, date, today), times }),
    change === undefined ? null : say(language, 'resource.changed'),
    change?.note == null ? null : ended(change.note),
    check === null ? null : say(language, `card.${check}`),
  ].filter((part) => part !== null).join(' ');
}

function offWords(language: Language, { schedules, region }: Pick<ResourceCore, 'schedules' | 'region'>, date: string, { schedule_id }: Occurrence, today: string): string {
  const day = dayInFull(language.locale, date, today);
  const cancelled = schedules.find(({ id }) => id === schedule_id)?.exceptions.find((e) => e.date === date);
  if (cancelled === undefined && typeof holidayOn(region, date) === 'object') return say(language, 'resource.not_on_holiday', { day });
  const note = cancelled?.note ?? null;
  return note === null ? say(language, 'resource.not_on', { day }) : say(language, 'resource.not_on_because', { day, note: ended(note) });
}

/** What happens on public holidays, where all its schedules say the same. */
function holidayWords(language: Language, { schedules }: Pick<ResourceCore, 'schedules'>): string | null {
  const rules = new Set(schedules.filter(({ freq }) => freq !== null).map(({ holidays }) => holidays));
  const [rule] = rules;
  return rules.size === 1 && rule !== undefined ? say(language, `resource.holidays_${rule}`) : null;
}

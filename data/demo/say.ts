import type { Ages, Cost, DemoFacts, DemoSchedule, Noted, RelativeDay, Season, Weekday } from './demo-resource.ts';

type More = Partial<DemoSchedule>;

const PLAIN: DemoSchedule = {
  kind: 'session', freq: 'WEEKLY', interval: 1, byday: [], bymonthday: [], dtstart: null, until: null, count: null, wkst: 'MO',
  seasons: [], opens_at: '00:00', closes_at: null, holidays: 'check', exceptions: [], description: null,
};

/** So many days from today, or the first such weekday from there on. */
export const inDays = (days: number, weekday?: Weekday): RelativeDay => (weekday === undefined ? { days } : { days, weekday });

/** Every week on these days ("MO TH"). */
export const weekly = (days: string, opens_at: string, closes_at: string | null, more: More = {}): DemoSchedule => ({ ...PLAIN, byday: days.split(' '), opens_at, closes_at, ...more });

/** Every second week, on the weekday of `first`. */
export const fortnightly = (first: Required<RelativeDay>, opens_at: string, closes_at: string, more: More = {}): DemoSchedule => ({ ...weekly(first.weekday, opens_at, closes_at, more), interval: 2, dtstart: first });

/** Every month on days like "1TU" (first Tuesday) or "-1FR" (last Friday). */
export const monthly = (days: string, opens_at: string, closes_at: string, more: More = {}): DemoSchedule => ({ ...weekly(days, opens_at, closes_at, more), freq: 'MONTHLY' });

/** Once. */
export const once = (day: RelativeDay, opens_at: string, closes_at: string, more: More = {}): DemoSchedule => ({ ...PLAIN, freq: null, dtstart: day, opens_at, closes_at, ...more });

/** A run of so many weekly sessions. */
export const course = (first: Required<RelativeDay>, count: number, opens_at: string, closes_at: string, more: More = {}): DemoSchedule => ({ ...weekly(first.weekday, opens_at, closes_at, more), dtstart: first, count });

/** Doors open; come when you like. */
export const open = (days: string, opens_at: string, closes_at: string, more: More = {}): DemoSchedule => weekly(days, opens_at, closes_at, { kind: 'opening_hours', holidays: 'closed', ...more });

/** A session that will not happen. The day is counted as in `inDays`. */
export const off = (days: number, weekday: Weekday, note: string): DemoSchedule['exceptions'][number] => ({ on: inDays(days, weekday), kind: 'cancelled', opens_at: null, closes_at: null, note });

/** A session at another time. */
export const moved = (days: number, weekday: Weekday, opens_at: string, closes_at: string, note: string): DemoSchedule['exceptions'][number] => ({ on: inDays(days, weekday), kind: 'changed', opens_at, closes_at, note });

/** School terms, near enough for every year. */
export const TERMS: Season[] = [{ from: '01-07', to: '03-27' }, { from: '04-20', to: '07-17' }, { from: '09-07', to: '12-16' }];
export const SUMMER: Season[] = [{ from: '04-01', to: '09-30' }];
export const WINTER: Season[] = [{ from: '10-15', to: '03-15' }];

const cost = (kind: Cost['kind'], amount: number | null, more: Partial<Cost>): Cost => ({ kind, amount, currency: amount === null ? null : 'GBP', first_free: false, concession: false, hidden_costs: null, ...more });

export const free = cost('free', null, {});
export const freeBut = (hidden_costs: string): Cost => cost('free', null, { hidden_costs });
export const donation = (amount: number | null = null, more: Partial<Cost> = {}): Cost => cost('donation', amount, more);
/** Up to about £3. */
export const low = (amount: number, more: Partial<Cost> = {}): Cost => cost('low', amount, more);
export const paid = (amount: number, more: Partial<Cost> = {}): Cost => cost('paid', amount, more);

/** From `min` to `max` years; `null` is no limit said. Where children come there is somebody to keep them safe. */
export const ages = (min: number | null, max: number | null = null): Ages => ({ min, max, children_may_come: 'no', under18_safeguarding: 'unknown' });
export const allAges: Ages = { min: null, max: null, children_may_come: 'yes', under18_safeguarding: 'yes' };

/** A value with a note, and a source or a date of its own. */
export const noted = <V>(value: V, note: string, more: Omit<Noted<V>, 'value' | 'note'> = {}): Noted<V> => ({ value, note, ...more });
/** A value with a source or a date of its own. */
export const by = <V>(source: NonNullable<Noted<V>['source']>, checked: number | null, value: V, note?: string): Noted<V> => ({ value, source, checked, ...(note === undefined ? {} : { note }) });

/** What most groups open to all say of themselves. */
export const everyone = { gender_scope: 'everyone', mh_labelled: 'general_public', faith_content: 'none' } as const satisfies DemoFacts;
/** Easy to walk into and easy to leave. */
export const gentle = { how_to_join: 'drop_in', leave_early_ok: 'yes', join_in_level: 'watch_ok', companion_ok: 'yes' } as const satisfies DemoFacts;

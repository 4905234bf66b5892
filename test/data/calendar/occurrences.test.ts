import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromDay, toDay, toMinutes, weekdayOf } from '../../../data/calendar/day.ts';
import { nextOccurrences, occurrences } from '../../../data/calendar/occurrences.ts';
import { ruleDays } from '../../../data/calendar/recurrence.ts';
import { instantOf } from '../../../data/calendar/zone.ts';
import type { Occurrence } from '../../../data/shapes/answer.ts';
import type { Schedule } from '../../../data/shapes/resource.ts';
import { aSchedule } from './a-schedule.ts';

const LONDON = 'Europe/London';
const NEW_YORK = 'America/New_York';
const DAY = 86_400_000;
const WALES = { timezone: LONDON, region: 'GB-WLS' };

/** "2026-11-03 10:00–12:00", and why it may not happen. */
const wall = (o: Occurrence) => `${o.date} ${o.opens_at}–${o.closes_at ?? '?'}${o.check === null ? '' : ` ${o.check}`}`;
/** The instants, in UTC: "2026-11-03T10:00/2026-11-03T12:00". */
const utc = (o: Occurrence) => [o.starts_at, o.ends_at].map((at) => (at === null ? '?' : new Date(at).toISOString().slice(0, 16))).join('/');
const cancelled = (date: string) => ({ date, kind: 'cancelled' as const, opens_at: null, closes_at: null, note: null });
const changed = (date: string, opens_at: string | null, closes_at: string | null) => ({ date, kind: 'changed' as const, opens_at, closes_at, note: null });

describe('the dates of one schedule', () => {
  it.each<[string, Partial<Schedule>, string, string, string[]]>([
    ['every Tuesday', {}, '2026-11-01T00:00Z', '2026-11-15T00:00Z', ['2026-11-03 10:00–12:00', '2026-11-10 10:00–12:00']],
    ['still on until the minute it ends', {}, '2026-11-03T11:59Z', '2026-11-04T00:00Z', ['2026-11-03 10:00–12:00']],
    ['over at the minute it ends', {}, '2026-11-03T12:00Z', '2026-11-04T00:00Z', []],
    ['one that starts just as the search ends is left for the next search', {}, '2026-11-01T00:00Z', '2026-11-03T10:00Z', []],
    ['end not said: it counts until it starts', { closes_at: null }, '2026-11-03T10:00Z', '2026-11-04T00:00Z', ['2026-11-03 10:00–?']],
    ['end not said, and it has started', { closes_at: null }, '2026-11-03T10:01Z', '2026-11-04T00:00Z', []],
    ['open overnight: found after midnight', { byday: ['FR'], opens_at: '22:00', closes_at: '04:00' }, '2026-11-07T03:00Z', '2026-11-08T00:00Z', ['2026-11-06 22:00–04:00']],
    ['open overnight: over in the morning', { byday: ['FR'], opens_at: '22:00', closes_at: '04:00' }, '2026-11-07T04:00Z', '2026-11-08T00:00Z', []],
    ['all day', { opens_at: '00:00', closes_at: '24:00' }, '2026-11-03T23:59Z', '2026-11-05T00:00Z', ['2026-11-03 00:00–24:00']],
    ['paused: not before the season', { valid_from: '2026-11-10' }, '2026-11-01T00:00Z', '2026-11-18T00:00Z', ['2026-11-10 10:00–12:00', '2026-11-17 10:00–12:00']],
    ['term is over', { valid_to: '2026-11-10' }, '2026-11-01T00:00Z', '2026-11-18T00:00Z', ['2026-11-03 10:00–12:00', '2026-11-10 10:00–12:00']],
    ['the last night of the season runs past midnight', { valid_to: '2026-11-03', opens_at: '22:00', closes_at: '02:00' }, '2026-11-04T01:00Z', '2026-11-05T00:00Z', ['2026-11-03 22:00–02:00']],
    ['a date that is cancelled still counts in "six times"', { dtstart: '2026-11-03', count: 2, exceptions: [cancelled('2026-11-03')] }, '2026-11-01T00:00Z', '2026-12-31T00:00Z', ['2026-11-10 10:00–12:00']],
    ['dates out of season still count in "six times"', { dtstart: '2026-11-03', count: 2, valid_from: '2026-11-05' }, '2026-11-01T00:00Z', '2026-12-31T00:00Z', ['2026-11-10 10:00–12:00']],
    ['starts later on one day, end not said', { exceptions: [changed('2026-11-03', '14:00', null)] }, '2026-11-01T00:00Z', '2026-11-12T00:00Z', ['2026-11-03 14:00–?', '2026-11-10 10:00–12:00']],
    ['ends earlier on one day', { exceptions: [changed('2026-11-03', null, '11:00')] }, '2026-11-01T00:00Z', '2026-11-05T00:00Z', ['2026-11-03 10:00–11:00']],
    ['moved from Tuesday to Thursday', { exceptions: [changed('2026-11-05', '15:00', '16:00'), cancelled('2026-11-03')] }, '2026-11-01T00:00Z', '2026-11-12T00:00Z', ['2026-11-05 15:00–16:00', '2026-11-10 10:00–12:00']],
    ['the last meeting moved past the end of the series', { until: '2026-11-03', exceptions: [cancelled('2026-11-03'), changed('2026-11-06', '15:00', '16:00')] }, '2026-11-01T00:00Z', '2026-12-31T00:00Z', ['2026-11-06 15:00–16:00']],
    ['not moved out of the season', { valid_to: '2026-11-04', exceptions: [changed('2026-11-06', '15:00', '16:00')] }, '2026-11-01T00:00Z', '2026-12-31T00:00Z', ['2026-11-03 10:00–12:00']],
    ['cancelled and changed on the same date: nobody is sent there', { exceptions: [cancelled('2026-11-03'), changed('2026-11-03', '14:00', null)] }, '2026-11-01T00:00Z', '2026-11-05T00:00Z', []],
    ['changed and cancelled on the same date: neither', { exceptions: [changed('2026-11-03', '14:00', null), cancelled('2026-11-03')] }, '2026-11-01T00:00Z', '2026-11-05T00:00Z', []],
    ['a one-off', { freq: null, byday: [], dtstart: '2026-11-25', opens_at: '18:30', closes_at: null }, '2026-11-01T00:00Z', '2027-11-01T00:00Z', ['2026-11-25 18:30–?']],
    ['a date that is not real', { dtstart: '2026-02-30' }, '2026-11-01T00:00Z', '2026-12-01T00:00Z', []],
    ['an exception that is not real', { exceptions: [cancelled('2026-11-31')] }, '2026-11-01T00:00Z', '2026-12-01T00:00Z', []],
    ['nothing between noon and noon', {}, '2026-11-03T11:00Z', '2026-11-03T11:00Z', []],
  ])('%s', (_why, differs, from, to, expected) => {
    expect(occurrences(aSchedule(differs), Date.parse(from), Date.parse(to), WALES).map(wall)).toEqual(expected);
  });

  it.each<[string, string, Partial<Schedule>, string, string, string[]]>([
    ['London, the clocks go forward: still 10 on the wall', LONDON, { byday: ['SU'] }, '2026-03-22', '2026-03-31', ['2026-03-22T10:00/2026-03-22T12:00', '2026-03-29T09:00/2026-03-29T11:00']],
    ['London, the clocks go back: still 10 on the wall', LONDON, { byday: ['SU'] }, '2026-10-18', '2026-10-27', ['2026-10-18T09:00/2026-10-18T11:00', '2026-10-25T10:00/2026-10-25T12:00']],
    ['London, open all night as the clocks go forward: an hour less', LONDON, { byday: ['SA'], opens_at: '22:00', closes_at: '06:00' }, '2026-03-28', '2026-03-29', ['2026-03-28T22:00/2026-03-29T05:00']],
    ['London, open all night as the clocks go back: an hour more', LONDON, { byday: ['SA'], opens_at: '22:00', closes_at: '06:00' }, '2026-10-24', '2026-10-25', ['2026-10-24T21:00/2026-10-25T06:00']],
    ['London, a start that is skipped and an end that is not: as long as on paper', LONDON, { byday: ['SU'], opens_at: '01:30', closes_at: '02:15' }, '2026-03-29', '2026-03-31', ['2026-03-29T01:30/2026-03-29T02:15']],
    ['London, a start that comes twice is the first', LONDON, { byday: ['SU'], opens_at: '01:30', closes_at: '02:30' }, '2026-10-24', '2026-10-26', ['2026-10-25T00:30/2026-10-25T02:30']],
    ['New York, the clocks go forward', NEW_YORK, { byday: ['SU'] }, '2026-03-01', '2026-03-10', ['2026-03-01T15:00/2026-03-01T17:00', '2026-03-08T14:00/2026-03-08T16:00']],
    ['New York, the clocks go back', NEW_YORK, { byday: ['SU'] }, '2026-10-25', '2026-11-03', ['2026-10-25T14:00/2026-10-25T16:00', '2026-11-01T15:00/2026-11-01T17:00']],
    ['New York, half past two is skipped', NEW_YORK, { byday: ['SU'], opens_at: '02:30', closes_at: '04:00' }, '2026-03-08', '2026-03-09', ['2026-03-08T07:30/2026-03-08T08:00']],
    ['all day to 24:00', LONDON, { byday: ['SU'], opens_at: '00:00', closes_at: '24:00' }, '2026-10-25', '2026-10-26', ['2026-10-24T23:00/2026-10-26T00:00']],
    ['end not said', LONDON, { byday: ['SU'], closes_at: null }, '2026-07-05', '2026-07-06', ['2026-07-05T09:00/?']],
  ])('%s', (_why, timezone, differs, from, to, expected) => {
    expect(occurrences(aSchedule(differs), Date.parse(from), Date.parse(to), { timezone, region: null }).map(utc)).toEqual(expected);
  });

  it.each<[string, string, Partial<Schedule>, string, string, string[]]>([
    ['a night that clocks skipping 23:00 to 24:00 carry into a second day', 'America/Scoresbysund', { byday: ['FR'], opens_at: '23:45', closes_at: '23:30' }, '2026-03-29T01:15Z', '2026-03-30T00:00Z', ['2026-03-27 23:45–23:30']],
    ['a Sunday that began before the clocks went back into Saturday', 'America/St_Johns', { byday: ['SU'], opens_at: '00:00', closes_at: '09:00' }, '2010-11-07T02:00Z', '2010-11-07T03:00Z', ['2010-11-07 00:00–09:00']],
  ])('%s', (_why, timezone, differs, from, to, expected) => {
    expect(occurrences(aSchedule(differs), Date.parse(from), Date.parse(to), { timezone, region: null }).map(wall)).toEqual(expected);
  });

  it('says all there is to say about a date', () => {
    expect(occurrences(aSchedule({ id: 'tea', kind: 'opening_hours' }), Date.parse('2026-11-03'), Date.parse('2026-11-04'), WALES)).toEqual([{
      schedule_id: 'tea', kind: 'opening_hours', date: '2026-11-03', weekday: 2, opens_at: '10:00', closes_at: '12:00',
      starts_at: Date.parse('2026-11-03T10:00Z'), ends_at: Date.parse('2026-11-03T12:00Z'), check: null,
    }]);
  });

  it('has no date in a time zone this machine does not know', () => {
    expect(occurrences(aSchedule(), Date.parse('2026-11-01'), Date.parse('2026-11-15'), { timezone: 'Mars/Base', region: null })).toEqual([]);
  });

  it('refuses to look for ever', () => {
    expect(() => occurrences(aSchedule(), 0, Infinity, WALES)).toThrow(RangeError);
  });
});

describe('public holidays', () => {
  // 2026-12-25 is a Friday; the 28th, a Monday, is the substitute for Boxing Day.
  it.each<[string, Schedule['holidays'], string | null, string[]]>([
    ['open as usual, whatever the day', 'open', 'GB-WLS', ['2026-12-18 10:00–12:00', '2026-12-25 10:00–12:00', '2027-01-01 10:00–12:00', '2027-01-08 10:00–12:00']],
    ['closed at Christmas and New Year', 'closed', 'GB-WLS', ['2026-12-18 10:00–12:00', '2027-01-08 10:00–12:00']],
    ['nobody has said: ask about the holidays only', 'check', 'GB-WLS', ['2026-12-18 10:00–12:00', '2026-12-25 10:00–12:00 holiday', '2027-01-01 10:00–12:00 holiday', '2027-01-08 10:00–12:00']],
    ['closed on holidays, but nobody knows which: ask about all', 'closed', null, ['2026-12-18 10:00–12:00 holiday_unknown', '2026-12-25 10:00–12:00 holiday_unknown', '2027-01-01 10:00–12:00 holiday_unknown', '2027-01-08 10:00–12:00 holiday_unknown']],
    ['a region without a calendar', 'check', 'XX-YY', ['2026-12-18 10:00–12:00 holiday_unknown', '2026-12-25 10:00–12:00 holiday_unknown', '2027-01-01 10:00–12:00 holiday_unknown', '2027-01-08 10:00–12:00 holiday_unknown']],
    ['open as usual in a region without a calendar', 'open', null, ['2026-12-18 10:00–12:00', '2026-12-25 10:00–12:00', '2027-01-01 10:00–12:00', '2027-01-08 10:00–12:00']],
  ])('%s', (_why, holidays, region, expected) => {
    const found = occurrences(aSchedule({ byday: ['FR'], holidays }), Date.parse('2026-12-15'), Date.parse('2027-01-12'), { timezone: LONDON, region });
    expect(found.map(wall)).toEqual(expected);
  });

  it('a date somebody named for the holiday is certain', () => {
    const schedule = aSchedule({ byday: ['FR'], holidays: 'closed', exceptions: [changed('2026-12-25', '12:00', '14:00')] });
    expect(occurrences(schedule, Date.parse('2026-12-20'), Date.parse('2026-12-30'), WALES).map(wall)).toEqual(['2026-12-25 12:00–14:00']);
  });

  it('is asked for the local date and the place’s own region', () => {
    const asked: unknown[] = [];
    occurrences(aSchedule({ byday: ['WE'], opens_at: '00:30', closes_at: '01:00', holidays: 'check' }), Date.parse('2026-07-01'), Date.parse('2026-07-10'), WALES, (region, date) => {
      asked.push([region, date]);
      return 'none';
    });
    expect(asked).toEqual([['GB-WLS', '2026-07-08']]);
  });
});

describe('the next dates of a resource', () => {
  const at = Date.parse('2026-12-16T09:00Z');
  const next = (schedules: Schedule[], howMany = 3, horizonDays?: number, timezone: string | null = LONDON) =>
    nextOccurrences({ schedules, timezone, region: 'GB-WLS' }, at, howMany, horizonDays).map(wall);

  it.each<[string, Partial<Schedule>[], string[]]>([
    ['three Fridays, not on Christmas Day or New Year’s Day', [{ byday: ['FR'], holidays: 'closed' }], ['2026-12-18 10:00–12:00', '2027-01-08 10:00–12:00', '2027-01-15 10:00–12:00']],
    ['1st Tuesday', [{ freq: 'MONTHLY', byday: ['1TU'] }], ['2027-01-05 10:00–12:00', '2027-02-02 10:00–12:00', '2027-03-02 10:00–12:00']],
    ['last Friday, closed at Christmas', [{ freq: 'MONTHLY', byday: ['-1FR'], holidays: 'closed' }], ['2027-01-29 10:00–12:00', '2027-02-26 10:00–12:00', '2027-04-30 10:00–12:00']],
    ['every second Wednesday', [{ byday: ['WE'], interval: 2, dtstart: '2026-12-02' }], ['2026-12-16 10:00–12:00', '2026-12-30 10:00–12:00', '2027-01-13 10:00–12:00']],
    ['in order, across its schedules', [{ id: 'b', byday: ['TH'] }, { id: 'a', byday: ['WE'], opens_at: '18:00', closes_at: '19:00' }], ['2026-12-16 18:00–19:00', '2026-12-17 10:00–12:00', '2026-12-23 18:00–19:00']],
    ['going on now comes first', [{ byday: ['WE'], opens_at: '08:00', closes_at: '16:00' }], ['2026-12-16 08:00–16:00', '2026-12-23 08:00–16:00', '2026-12-30 08:00–16:00']],
    ['the night that began yesterday is going on now', [{ byday: ['TU'], opens_at: '20:00', closes_at: '09:30' }], ['2026-12-15 20:00–09:30', '2026-12-22 20:00–09:30', '2026-12-29 20:00–09:30']],
    ['an ended series', [{ until: '2026-12-15' }], []],
    ['nothing within 400 days', [{ freq: null, byday: [], dtstart: '2028-06-01' }], []],
    ['one in a year', [{ freq: null, byday: [], dtstart: '2027-12-16' }], ['2027-12-16 10:00–12:00']],
    ['no schedule', [], []],
  ])('%s', (_why, schedules, expected) => expect(next(schedules.map(aSchedule))).toEqual(expected));

  it('are none where nobody knows the time zone', () => expect(next([aSchedule()], 3, 400, null)).toEqual([]));
  it('are as many as asked for', () => expect([0, 1, 5].map((howMany) => next([aSchedule()], howMany).length)).toEqual([0, 1, 5]));
  it('end at the horizon', () => expect(next([aSchedule({ byday: ['WE'] })], 99, 14)).toEqual(['2026-12-16 10:00–12:00', '2026-12-23 10:00–12:00']));
  it.each([[0], [-1], [NaN]])('are none within %s days', (horizon) => expect(next([aSchedule()], 3, horizon)).toEqual([]));

  it('tell two that start at the same moment once: the first by schedule id, whatever the order they are stored in', () => {
    const schedules = [aSchedule({ id: 'b', closes_at: '15:00' }), aSchedule({ id: 'a' }), aSchedule({ id: 'c' })];
    for (const stored of [schedules, schedules.toReversed()]) {
      const found = nextOccurrences({ schedules: stored, timezone: LONDON, region: null }, at, 2);
      expect(found.map((o) => `${o.date} ${o.schedule_id}`)).toEqual(['2026-12-22 a', '2026-12-29 a']);
    }
  });

  it('puts 02:30 before 03:30 on the night both mean the same moment, and tells it once', () => {
    const schedules = [aSchedule({ id: 'a', byday: ['SU'], opens_at: '02:30', closes_at: '05:00' }), aSchedule({ id: 'b', byday: ['SU'], opens_at: '01:30', closes_at: '05:00' })];
    const found = nextOccurrences({ schedules, timezone: LONDON, region: null }, Date.parse('2026-03-29T00:00Z'), 2);
    expect(found.map((o) => `${o.date} ${o.opens_at} ${utc(o)}`)).toEqual(['2026-03-29 01:30 2026-03-29T01:30/2026-03-29T04:00', '2026-04-05 01:30 2026-04-05T00:30/2026-04-05T04:00']);
  });
});

// --- any schedule, against a slow and obvious telling of the rules ---

const ZONES = [LONDON, NEW_YORK, 'America/St_Johns', 'Australia/Lord_Howe', 'America/Scoresbysund', 'America/Nuuk', 'Asia/Kathmandu'];
const date = fc.integer({ min: toDay('2026-02-20'), max: toDay('2026-12-10') }).map(fromDay);
const time = fc.oneof(
  fc.constantFrom('00:00', '00:30', '01:00', '01:30', '02:00', '02:30', '03:00', '23:00', '23:30'),
  fc.tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '15', '59')).map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`),
);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 2 });
const exception = fc.record({
  date, kind: fc.constantFrom('cancelled' as const, 'changed' as const), opens_at: maybe(time), closes_at: maybe(fc.oneof(time, fc.constant('24:00'))), note: fc.constant(null),
});
const anySchedule = fc.record({
  id: fc.constantFrom('a', 'b', 'c'), kind: fc.constantFrom('session' as const, 'opening_hours' as const), freq: fc.constantFrom('WEEKLY' as const, 'MONTHLY' as const, null),
  interval: fc.constantFrom(1, 1, 2, 3), byday: fc.uniqueArray(fc.constantFrom('MO', 'TU', 'SA', 'SU'), { minLength: 1 }), bymonthday: fc.constant<number[]>([]),
  dtstart: maybe(date), until: maybe(date), count: maybe(fc.integer({ min: 1, max: 30 })), wkst: fc.constantFrom('MO' as const, 'SU' as const),
  valid_from: maybe(date), valid_to: maybe(date), opens_at: time, closes_at: maybe(fc.oneof(time, fc.constant('24:00'))),
  holidays: fc.constantFrom('open' as const, 'closed' as const, 'check' as const), exceptions: fc.uniqueArray(exception, { maxLength: 6, selector: (e) => e.date }),
  description: fc.constant(null),
});
const changesNear = ['2026-03-08', '2026-03-28', '2026-03-29', '2026-04-05', '2026-10-04', '2026-10-24', '2026-10-25', '2026-11-01'].map(toDay);
const moment = fc.oneof(fc.constantFrom(...changesNear), date.map(toDay)).chain((day) => fc.integer({ min: -36 * 60, max: 36 * 60 }).map((minutes) => day * DAY + minutes * 60_000));
/** A made-up calendar with some of everything. */
const holidayOn = (_region: string | null, on: string) => {
  const kind = toDay(on) % 5;
  return kind === 0 ? { holiday: 'a day off' } : kind === 1 ? 'unknown' : 'none';
};

describe('any schedule', () => {
  it('has the dates a slow telling of the rules gives', () => {
    let some = 0;
    fc.assert(fc.property(anySchedule, moment, fc.integer({ min: 0, max: 60 * 24 * 60 }), fc.constantFrom(...ZONES), (schedule, from, minutes, timezone) => {
      const to = from + minutes * 60_000;
      const found = occurrences(schedule, from, to, { timezone, region: null }, holidayOn);
      expect(found).toEqual(slowly(schedule, from, to, timezone));
      some += found.length > 0 ? 1 : 0;
    }), { numRuns: 3000 });
    expect(some).toBeGreaterThan(300);
  });

  it('together with others gives the earliest, each start once, in one order however they are stored', () => {
    fc.assert(fc.property(fc.array(anySchedule, { maxLength: 4 }), moment, fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 200 }), fc.constantFrom(...ZONES), (schedules, at, howMany, horizon, timezone) => {
      const named = schedules.map((schedule, i) => ({ ...schedule, id: `${schedule.id}${i}` }));
      const all = named.flatMap((schedule) => slowly(schedule, at, at + horizon * DAY, timezone)).sort(inOrder);
      const once = all.filter((o) => all.find((other) => other.starts_at === o.starts_at) === o);
      for (const stored of [named, named.toReversed()]) {
        expect(nextOccurrences({ schedules: stored, timezone, region: null }, at, howMany, horizon, holidayOn)).toEqual(once.slice(0, howMany));
      }
    }), { numRuns: 1000 });
  });
});

/** Every day of the year, one rule after the other. The recurrence and the zones have their own oracles. */
function slowly(schedule: Schedule, from: number, to: number, timezone: string): Occurrence[] {
  const all: Occurrence[] = [];
  const ruled = new Set(ruleDays(schedule, toDay('2026-01-01'), toDay('2027-12-31')));
  for (let day = toDay('2026-01-01'); day <= toDay('2027-12-31'); day += 1) {
    const on = fromDay(day);
    const exceptional = schedule.exceptions.find((e) => e.date === on);
    if (schedule.valid_from !== null && on < schedule.valid_from) continue;
    if (schedule.valid_to !== null && on > schedule.valid_to) continue;
    if (exceptional?.kind === 'cancelled') continue;
    if (exceptional === undefined && !ruled.has(day)) continue;
    let { opens_at, closes_at } = schedule;
    let check: Occurrence['check'] = null;
    if (exceptional !== undefined) {
      if (exceptional.opens_at !== null) ({ opens_at, closes_at } = { opens_at: exceptional.opens_at, closes_at: exceptional.closes_at });
      else if (exceptional.closes_at !== null) closes_at = exceptional.closes_at;
    } else if (schedule.holidays !== 'open') {
      const known = holidayOn(null, on);
      if (known === 'unknown') check = 'holiday_unknown';
      else if (known !== 'none' && schedule.holidays === 'closed') continue;
      else if (known !== 'none') check = 'holiday';
    }
    const starts_at = instantOf(day, toMinutes(opens_at), timezone);
    let ends_at: number | null = null;
    if (closes_at !== null) {
      const nextDay = closes_at > opens_at ? 0 : 1;
      ends_at = instantOf(day + nextDay, toMinutes(closes_at), timezone);
      if (ends_at <= starts_at) ends_at = starts_at + (toMinutes(closes_at) + nextDay * 1440 - toMinutes(opens_at)) * 60_000;
    }
    const over = ends_at === null ? starts_at < from : ends_at <= from;
    if (from < to && starts_at < to && !over) {
      all.push({ schedule_id: schedule.id, kind: schedule.kind, date: on, weekday: weekdayOf(day), opens_at, closes_at, starts_at, ends_at, check });
    }
  }
  return all.sort(inOrder);
}

function inOrder(a: Occurrence, b: Occurrence): number {
  const [first, second] = [a, b].map((o) => `${String(o.starts_at).padStart(15, '0')} ${o.opens_at} ${o.schedule_id}`);
  return (first ?? '') < (second ?? '') ? -1 : (first ?? '') > (second ?? '') ? 1 : 0;
}

describe('5,000 resources over six weeks, once warm, take under 100 ms of processor time', () => {
  const at = Date.parse('2026-11-20T12:00Z');
  it.each<[string, Partial<Schedule>]>([
    ['weekly', {}],
    ['every second week since 1950, counted', { interval: 2, dtstart: '1950-01-03', count: 100_000 }],
    ['1st Tuesday since 1950', { freq: 'MONTHLY', byday: ['1TU'], dtstart: '1950-01-03' }],
  ])('%s', (_why, differs) => {
    const zones = [LONDON, NEW_YORK, 'Australia/Lord_Howe'];
    const resources = Array.from({ length: 5000 }, (_, i) => ({ schedule: aSchedule({ id: `s${i}`, holidays: 'check', ...differs }), place: { timezone: zones[i % 3] ?? LONDON, region: 'GB-WLS' } }));
    const rounds = Array.from({ length: 7 }, () => {
      const begun = process.cpuUsage();
      const found = resources.reduce((sum, { schedule, place }) => sum + occurrences(schedule, at, at + 42 * DAY, place).length, 0);
      const { user, system } = process.cpuUsage(begun);
      return { found, ms: (user + system) / 1000 };
    });
    expect(rounds[0]?.found).toBeGreaterThanOrEqual(5000);
    expect(Math.min(...rounds.map(({ ms }) => ms))).toBeLessThan(100);
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { occurrences } from '../../../data/calendar/occurrences.ts';
import { scheduleProblem } from '../../../data/calendar/schedule-problem.ts';
import { Schedule } from '../../../data/shapes/resource.ts';
import { aSchedule } from './a-schedule.ts';

const UTC = { timezone: 'UTC', region: null };
const datesOf = (schedule: Schedule, from = '2000-01-01', to = '2060-01-01') => occurrences({ ...schedule, exceptions: [] }, Date.parse(from), Date.parse(to), UTC);
const exception = (date: string, kind: 'cancelled' | 'changed', opens_at: string | null = null, closes_at: string | null = null) => ({ date, kind, opens_at, closes_at, note: null });

describe('nothing is wrong with', () => {
  it.each<[string, Partial<Schedule>]>([
    ['every Tuesday', {}],
    ['the weekday of the first date', { byday: [], dtstart: '2026-11-03' }],
    ['every second Tuesday from a first date', { interval: 2, dtstart: '2026-11-03' }],
    ['six Tuesdays from a first date', { count: 6, dtstart: '2026-11-03' }],
    ['1st Tuesday', { freq: 'MONTHLY', byday: ['1TU'] }],
    ['last day of the month', { freq: 'MONTHLY', byday: [], bymonthday: [-1] }],
    ['29 February, every fourth year', { freq: 'MONTHLY', interval: 48, byday: [], bymonthday: [29], dtstart: '2024-02-29' }],
    ['Friday the 13th', { freq: 'MONTHLY', byday: ['FR'], bymonthday: [13] }],
    ['a one-off', { freq: null, byday: [], dtstart: '2026-11-25' }],
    ['a one-off that says so with a count of one', { freq: null, byday: [], dtstart: '2026-11-25', count: 1 }],
    ['a series of one day', { dtstart: '2026-11-03', until: '2026-11-03' }],
    ['a season of one day', { valid_from: '2026-11-03', valid_to: '2026-11-03' }],
    ['a series with a last date and no first', { until: '2026-11-03' }],
    ['until and count together, as HSDS files have them: the earlier ends it', { dtstart: '2026-11-03', until: '2026-12-01', count: 20 }],
    ['open overnight', { opens_at: '22:00', closes_at: '04:00' }],
    ['all day', { opens_at: '00:00', closes_at: '24:00' }],
    ['end not said', { closes_at: null }],
    ['a cancelled date and a moved one', { exceptions: [exception('2026-11-03', 'cancelled'), exception('2026-11-05', 'changed', '15:00')] }],
  ])('%s', (_why, differs) => {
    expect(Schedule.safeParse(aSchedule(differs)).success).toBe(true);
    expect(scheduleProblem(aSchedule(differs))).toBeNull();
    expect(datesOf(aSchedule(differs)).length).toBeGreaterThan(0);
  });
});

describe('no date can come of', () => {
  it.each<[string, Partial<Schedule>, string]>([
    ['a date that is not in the calendar', { dtstart: '2026-02-30' }, 'The date "2026-02-30" in dtstart is not in the calendar'],
    ['a last date that is not', { until: '2026-11-31' }, '"2026-11-31" in until'],
    ['a season that is not', { valid_from: '2026-13-01' }, '"2026-13-01" in valid_from'],
    ['a one-off without its date', { freq: null, byday: [] }, 'A single date needs its date: set dtstart'],
    ['weekly on no day', { byday: [] }, 'A weekly schedule needs its weekday'],
    ['the first Tuesday of the week', { byday: ['1TU'] }, '"1TU" picks one week of a month, so freq must be MONTHLY; for every week write "TU".'],
    ['weekly on the 3rd', { bymonthday: [3] }, 'A weekly schedule cannot fall on days of the month'],
    ['monthly on no day', { freq: 'MONTHLY', byday: [] }, 'A monthly schedule needs its day'],
    ['monthly on no day, with a first date: the 3rd, or the first Tuesday?', { freq: 'MONTHLY', byday: [], dtstart: '2026-11-03' }, 'A monthly schedule needs its day'],
    ['every second week, but which', { interval: 2 }, 'Every 2 weeks, but from when? Set the first date in dtstart.'],
    ['every third month, but which', { freq: 'MONTHLY', byday: ['1TU'], interval: 3 }, 'Every 3 months, but from when?'],
    ['six times, but from when', { count: 6 }, '6 times, but from when?'],
    ['ending before it starts', { dtstart: '2026-11-03', until: '2026-10-03' }, 'It ends on 2026-10-03, before it starts on 2026-11-03'],
    ['a season ending before it starts', { valid_from: '2026-11-03', valid_to: '2026-10-03' }, 'The season ends on 2026-10-03, before it starts on 2026-11-03'],
    ['a season that is over before the first date', { dtstart: '2026-11-03', valid_to: '2026-11-02' }, 'No date fits all of this'],
    ['a Tuesday in a season of a Wednesday', { valid_from: '2026-11-04', valid_to: '2026-11-04' }, 'No date fits all of this'],
    ['six Tuesdays that are over before the season', { dtstart: '2026-01-06', count: 6, valid_from: '2026-09-01' }, 'No date fits all of this'],
    ['30 February and no other day', { freq: 'MONTHLY', interval: 12, byday: [], bymonthday: [30], dtstart: '2026-02-01' }, 'No date fits all of this'],
    ['31 April, June, … every other month', { freq: 'MONTHLY', interval: 12, byday: [], bymonthday: [31], dtstart: '2026-04-01' }, 'No date fits all of this'],
    ['a 1st Tuesday that is the 9th', { freq: 'MONTHLY', byday: ['1TU'], bymonthday: [9] }, 'No date fits all of this'],
    ['day 0', { freq: 'MONTHLY', byday: [], bymonthday: [0] }, 'A month has no day 0'],
    ['a one-off out of season', { freq: null, byday: [], dtstart: '2026-11-25', valid_from: '2026-12-01' }, 'No date fits all of this'],
  ])('%s', (_why, differs, sentence) => {
    expect(scheduleProblem(aSchedule(differs))).toContain(sentence);
    expect(datesOf(aSchedule(differs))).toEqual([]);
  });
});

describe('dates come, but not what somebody meant, of', () => {
  it.each<[string, Partial<Schedule>, string]>([
    ['opening and closing at once', { closes_at: '10:00' }, 'It opens and closes at 10:00: for all day write 00:00 to 24:00'],
    ['opening at the end of the day', { opens_at: '24:00', closes_at: '02:00' }, 'It cannot open at 24:00: write 00:00 of the next day.'],
    ['a single date that says how it repeats', { freq: null, dtstart: '2026-11-03' }, 'This says how it repeats, but freq says it is a single date'],
    ['day 0 among others', { freq: 'MONTHLY', byday: [], bymonthday: [0, 15] }, 'A month has no day 0'],
    ['a change that is not in the calendar', { exceptions: [exception('2026-11-31', 'cancelled')] }, 'The date "2026-11-31" in exceptions'],
    ['a change that does not say the new time', { exceptions: [exception('2026-11-03', 'changed')] }, 'The change on 2026-11-03 does not say the new time'],
    ['a change that opens and closes at once', { exceptions: [exception('2026-11-03', 'changed', '11:00', '11:00')] }, 'It opens and closes at 11:00 on 2026-11-03'],
    ['two changes on one date', { exceptions: [exception('2026-11-03', 'cancelled'), exception('2026-11-03', 'changed', '11:00')] }, 'There are two exceptions for 2026-11-03: keep one.'],
  ])('%s', (_why, differs, sentence) => {
    expect(scheduleProblem(aSchedule(differs))).toContain(sentence);
    expect(datesOf(aSchedule(differs)).length).toBeGreaterThan(0);
  });
});

describe('any schedule', () => {
  const date = fc.tuple(fc.integer({ min: 2024, max: 2027 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 30 }))
    .map(([year, month, day]) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
  const seldom = <T>(value: fc.Arbitrary<T>) => fc.oneof({ weight: 2, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: value });
  const wild = fc.record({
    freq: fc.constantFrom('WEEKLY' as const, 'MONTHLY' as const, null), interval: fc.constantFrom(1, 1, 2, 12),
    byday: fc.uniqueArray(fc.constantFrom('MO', 'TU', '1TU', '5WE', '-5FR'), { maxLength: 2 }), bymonthday: fc.uniqueArray(fc.constantFrom(1, 9, 30, 31, -31, 0), { maxLength: 2 }),
    dtstart: seldom(date), until: seldom(date), count: seldom(fc.constantFrom(1, 3)), valid_from: seldom(date), valid_to: seldom(date),
    opens_at: fc.constantFrom('10:00', '12:00'),
  });

  it('either has a date or a sentence, and a sentence that says "no date" is true', () => {
    const seen = { fine: 0, none: 0 };
    fc.assert(fc.property(wild, (differs) => {
      const schedule = aSchedule(differs);
      const problem = scheduleProblem(schedule);
      const soon = datesOf(schedule, '2023-01-01', '2035-01-01');
      const dates = soon.length > 0 ? soon : datesOf(schedule, '1600-01-01', '2450-01-01');
      if (problem === null) expect(dates.length).toBeGreaterThan(0);
      else if (!/^(It opens and closes|This says how it repeats|A month has no day 0)/.test(problem)) expect({ problem, dates }).toEqual({ problem, dates: [] });
      if (problem !== null) expect(problem).toMatch(/^[A-Z0-9"][^\n]*\.$/);
      seen[dates.length > 0 ? 'fine' : 'none'] += 1;
    }), { numRuns: 2000 });
    expect(seen.fine).toBeGreaterThan(300);
    expect(seen.none).toBeGreaterThan(300);
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOfParts, fromDay, isDate, partsOf, toDay, toMinutes, weekdayOf } from '../../../data/calendar/day.ts';

describe('days as numbers', () => {
  it.each([
    ['the first day', '1970-01-01', 0, 4],
    ['the day before it', '1969-12-31', -1, 3],
    ['a Wednesday in November', '2026-11-25', 20_782, 3],
    ['a leap day', '2024-02-29', 19_782, 4],
    ['the leap day of a century that has one', '2000-02-29', 11_016, 2],
    ['the first date there is', '0001-01-01', -719_162, 1],
    ['the last date there is', '9999-12-31', 2_932_896, 5],
  ])('%s: %s', (_why, date, day, weekday) => {
    expect(toDay(date)).toBe(day);
    expect(fromDay(day)).toBe(date);
    expect(weekdayOf(day)).toBe(weekday);
  });

  it('agrees with the UTC calendar of JavaScript on every day of 800 years', () => {
    const wrong: string[] = [];
    for (let day = toDay('1600-01-01'); day <= toDay('2400-12-31'); day += 1) {
      const utc = new Date(day * 86_400_000);
      const date = utc.toISOString().slice(0, 10);
      const parts = partsOf(day);
      const same = fromDay(day) === date && toDay(date) === day && weekdayOf(day) === (utc.getUTCDay() || 7)
        && parts.year === utc.getUTCFullYear() && parts.month === utc.getUTCMonth() + 1 && parts.date === utc.getUTCDate();
      if (!same) wrong.push(date);
    }
    expect(wrong).toEqual([]);
  });

  it('agrees on any day of the years 0001 to 9999', () => {
    fc.assert(fc.property(fc.integer({ min: -719_162, max: 2_932_896 }), (day) => {
      expect(fromDay(day)).toBe(new Date(day * 86_400_000).toISOString().slice(0, 10));
      expect(toDay(fromDay(day))).toBe(day);
    }), { numRuns: 5000 });
  });

  it('runs a date past the end of its month into the next', () => {
    expect(fromDay(dayOfParts(2026, 2, 29))).toBe('2026-03-01');
  });

  it.each([
    ['February has no 30th', '2026-02-30'],
    ['2026 is no leap year', '2026-02-29'],
    ['1900 was no leap year', '1900-02-29'],
    ['no 13th month', '2026-13-01'],
    ['no month 0', '2026-00-10'],
    ['no day 0', '2026-01-00'],
    ['no 31st of November', '2026-11-31'],
    ['no year 0', '0000-01-01'],
    ['days first', '25-11-2026'],
    ['one digit', '2026-1-5'],
    ['a time behind it', '2026-11-25T10:00'],
    ['a line break behind it', '2026-11-25\n'],
    ['nothing', ''],
  ])('refuses: %s', (_why, date) => {
    expect(isDate(date)).toBe(false);
    expect(() => toDay(date)).toThrow(RangeError);
    expect(() => toDay(date)).toThrow(`"${date}" is not a calendar date. Write a real one as year-month-day`);
  });

  it.each([['half a day', 0.5], ['no number', NaN], ['after 9999', 2_932_897], ['before 0001', -719_163]])('has no date for %s', (_why, day) => {
    expect(() => fromDay(day)).toThrow(RangeError);
    expect(() => fromDay(day)).toThrow('Give whole days since 1970-01-01');
  });

  it('writes the same dates after very many others', () => {
    for (let day = 0; day < 12_000; day += 1) fromDay(day);
    expect([fromDay(0), fromDay(11_999)]).toEqual(['1970-01-01', '2002-11-08']);
  });
});

describe('times of day', () => {
  it.each([['midnight', '00:00', 0], ['half past nine', '09:30', 570], ['the last minute', '23:59', 1439], ['the end of the day', '24:00', 1440]])(
    '%s: %s', (_why, time, minutes) => expect(toMinutes(time)).toBe(minutes),
  );

  it.each([['past the end', '24:01'], ['no hour 25', '25:00'], ['no minute 60', '12:60'], ['one digit', '9:30'], ['seconds', '09:30:00'], ['words', 'noon'], ['nothing', '']])(
    'refuses: %s', (_why, time) => {
      expect(() => toMinutes(time)).toThrow(RangeError);
      expect(() => toMinutes(time)).toThrow(`"${time}" is not a time of day. Write hours and minutes, from 00:00 to 24:00.`);
    },
  );
});

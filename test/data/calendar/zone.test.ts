import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromDay, toDay, toMinutes } from '../../../data/calendar/day.ts';
import { instantOf, isZone, wallOf } from '../../../data/calendar/zone.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
/** Half-hour clock changes, 45 minutes, changes at one minute past midnight, Ramadan, a whole day skipped, a gap before midnight, an evening, none at all. */
const ZONES = [
  'Europe/London', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'America/St_Johns', 'Africa/Casablanca', 'Pacific/Apia', 'America/Scoresbysund', 'America/Nuuk',
];

describe('from wall clock to instant', () => {
  it.each([
    ['winter in London', 'Europe/London', '2026-01-15', '10:00', '2026-01-15T10:00Z'],
    ['summer in London', 'Europe/London', '2026-07-15', '10:00', '2026-07-15T09:00Z'],
    ['London, last minute before the clocks go forward', 'Europe/London', '2026-03-29', '00:59', '2026-03-29T00:59Z'],
    ['London, a time that is skipped: offset from before', 'Europe/London', '2026-03-29', '01:30', '2026-03-29T01:30Z'],
    ['London, first minute after the clocks went forward', 'Europe/London', '2026-03-29', '02:00', '2026-03-29T01:00Z'],
    ['London, last minute before the hour that comes twice', 'Europe/London', '2026-10-25', '00:59', '2026-10-24T23:59Z'],
    ['London, a time that comes twice: the first', 'Europe/London', '2026-10-25', '01:30', '2026-10-25T00:30Z'],
    ['London, after the hour that comes twice', 'Europe/London', '2026-10-25', '02:00', '2026-10-25T02:00Z'],
    ['New York, a time that is skipped', 'America/New_York', '2026-03-08', '02:30', '2026-03-08T07:30Z'],
    ['New York, right after', 'America/New_York', '2026-03-08', '03:00', '2026-03-08T07:00Z'],
    ['New York, a time that comes twice', 'America/New_York', '2026-11-01', '01:30', '2026-11-01T05:30Z'],
    ['New York, right after', 'America/New_York', '2026-11-01', '02:00', '2026-11-01T07:00Z'],
    ['Lord Howe skips half an hour', 'Australia/Lord_Howe', '2026-10-04', '02:15', '2026-10-03T15:45Z'],
    ['Kathmandu is 5:45 ahead', 'Asia/Kathmandu', '2026-06-01', '12:00', '2026-06-01T06:15Z'],
    ['St John\'s went back at 00:01, into the day before', 'America/St_Johns', '2010-11-07', '00:00', '2010-11-07T02:30Z'],
    ['Nuuk changed its clocks in the evening, when it was tomorrow in UTC', 'America/Nuuk', '2021-03-27', '23:30', '2021-03-28T01:30Z'],
    ['Samoa skipped a whole day', 'Pacific/Apia', '2011-12-30', '10:00', '2011-12-30T20:00Z'],
    ['24:00 is the next midnight', 'Europe/London', '2026-07-15', '24:00', '2026-07-15T23:00Z'],
  ])('%s', (_why, zone, date, time, instant) => {
    expect(new Date(instantOf(toDay(date), toMinutes(time), zone)).toISOString()).toBe(instant.replace('Z', ':00.000Z'));
  });

  it('counts minutes past midnight into the next day', () => {
    const noonTomorrow = instantOf(toDay('2026-03-29'), 720, 'Europe/London');
    expect(instantOf(toDay('2026-03-28'), 1440 + 720, 'Europe/London')).toBe(noonTomorrow);
  });

  it('takes the earliest instant whose clock shows that time, or the offset before the gap, at any time of 50 years', () => {
    fc.assert(fc.property(wallClock, ({ zone, day, minutes }) => {
      expect({ zone, at: instantOf(day, minutes, zone) }).toEqual({ zone, at: slowInstant(day, minutes, zone) });
    }), { numRuns: 3000 });
  });
});

describe('from instant to wall clock', () => {
  it.each([
    ['the second before London goes forward', 'Europe/London', '2026-03-29T00:59:59.999Z', '2026-03-29', '00:59'],
    ['and the second it does', 'Europe/London', '2026-03-29T01:00:00.000Z', '2026-03-29', '02:00'],
    ['half past one the first time', 'Europe/London', '2026-10-25T00:30:00Z', '2026-10-25', '01:30'],
    ['half past one the second time', 'Europe/London', '2026-10-25T01:30:00Z', '2026-10-25', '01:30'],
    ['still yesterday in New York', 'America/New_York', '2026-01-01T04:59:00Z', '2025-12-31', '23:59'],
    ['already tomorrow in Kathmandu', 'Asia/Kathmandu', '2026-01-01T18:15:00Z', '2026-01-02', '00:00'],
  ])('%s', (_why, zone, instant, date, time) => {
    const wall = wallOf(Date.parse(instant), zone);
    expect({ date: fromDay(wall.day), minutes: wall.minutes }).toEqual({ date, minutes: toMinutes(time) });
  });

  it('shows what Intl shows, at any instant of 50 years', () => {
    fc.assert(fc.property(instant, ({ zone, at }) => {
      const wall = wallOf(at, zone);
      expect({ zone, wall: wall.day * DAY + wall.minutes * MINUTE }).toEqual({ zone, wall: Math.floor(shownByIntl(at, zone) / MINUTE) * MINUTE });
    }), { numRuns: 5000 });
  });

  it('and instantOf takes it back to the same minute, or to the first of the two that look alike', () => {
    fc.assert(fc.property(instant, ({ zone, at }) => {
      const minute = Math.floor(at / MINUTE) * MINUTE;
      const wall = wallOf(minute, zone);
      const back = instantOf(wall.day, wall.minutes, zone);
      expect(wallOf(back, zone)).toEqual(wall);
      if (back !== minute) {
        expect(back).toBeLessThan(minute);
        expect(shownByIntl(back, zone)).toBe(shownByIntl(minute, zone));
      }
    }), { numRuns: 5000 });
  });
});

describe('zones that are not', () => {
  it.each([['on Mars', 'Mars/Base'], ['empty', ''], ['a bare offset', '+01:00'], ['words', 'London time']])('%s', (_why, name) => {
    expect(isZone(name)).toBe(false);
    expect(() => instantOf(0, 0, name)).toThrow(RangeError);
    expect(() => wallOf(0, name)).toThrow(`"${name}" is not a time zone this machine knows. Use an IANA name, such as Europe/London.`);
    expect(isZone(name)).toBe(false);
  });

  it.each([...ZONES, 'UTC', 'Etc/GMT+12'])('but %s is one', (name) => expect(isZone(name)).toBe(true));

  it.each([['not a number', NaN], ['for ever', Infinity], ['past the end of time', 8.64e15 + 1]])('an instant that is %s is refused', (_why, at) => {
    expect(() => wallOf(at, 'Europe/London')).toThrow(RangeError);
    expect(() => wallOf(at, 'Europe/London')).toThrow('is not a time. Give milliseconds');
  });
});

/** Read from Intl one instant at a time, with nothing remembered: milliseconds of the wall clock as if it were UTC. */
function shownByIntl(at: number, zone: string): number {
  const text = clock(zone).format(at);
  const [month = 0, day = 0, year = 0, hour = 0, minute = 0, second = 0] = (text.match(/\d+/g) ?? []).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** Slow and obvious: try every offset a zone could have, a quarter of an hour apart. */
function slowInstant(day: number, minutes: number, zone: string): number {
  const wall = day * DAY + minutes * MINUTE;
  for (let offset = 15 * 60; offset >= -15 * 60; offset -= 15) {
    if (shownByIntl(wall - offset * MINUTE, zone) === wall) return wall - offset * MINUTE;
  }
  return wall - (shownByIntl(wall - DAY, zone) - (wall - DAY));
}

const clocks = new Map<string, Intl.DateTimeFormat>();
function clock(zone: string): Intl.DateTimeFormat {
  const found = clocks.get(zone) ?? new Intl.DateTimeFormat('en-US', {
    timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
  });
  clocks.set(zone, found);
  return found;
}

/** The days, 1990 to 2040, on which each zone changes its clocks: half of all cases are drawn near one. */
const changes = new Map(ZONES.map((zone) => {
  const found: number[] = [];
  for (let day = toDay('1990-01-01'); day < toDay('2041-01-01'); day += 1) {
    if (shownByIntl((day + 1) * DAY, zone) - shownByIntl(day * DAY, zone) !== DAY) found.push(day);
  }
  return [zone, found];
}));

const aDay = fc.constantFrom(...ZONES).chain((zone) => {
  const anyDay = fc.integer({ min: toDay('1990-01-01'), max: toDay('2040-12-31') });
  const near = changes.get(zone) ?? [];
  const day = near.length === 0 ? anyDay : fc.oneof(anyDay, fc.tuple(fc.constantFrom(...near), fc.integer({ min: -2, max: 2 })).map(([change, by]) => change + by));
  return day.map((chosen) => ({ zone, day: chosen }));
});
const wallClock = fc.tuple(aDay, fc.integer({ min: 0, max: 1440 })).map(([{ zone, day }, minutes]) => ({ zone, day, minutes }));
const instant = fc.tuple(aDay, fc.integer({ min: 0, max: DAY - 1 })).map(([{ zone, day }, ms]) => ({ zone, at: day * DAY + ms }));

it('the zones really do change their clocks in those years', () => {
  expect(ZONES.filter((zone) => (changes.get(zone) ?? []).length > 20)).toHaveLength(8);
  expect(changes.get('Asia/Kathmandu')).toEqual([]);
});

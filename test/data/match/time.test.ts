import { describe, expect, it } from 'vitest';
import { fits, shareOfWindows } from '../../../data/match/time.ts';
import type { Occurrence } from '../../../data/shapes/answer.ts';
import type { Person } from '../../../data/shapes/person.ts';
import type { ResourceCore } from '../../../data/shapes/resource.ts';
import { aResource, aSession, answer, onlyResult, verdict } from './a-resource.ts';
import { fitsInto } from './oracle.ts';

/** "2 10:00-12:00": the ISO weekday and the hours; an open end is "2 10:00-". */
function on(kind: Occurrence['kind'], text: string): Occurrence {
  const [, weekday, opens_at = '', closes_at = ''] = /^(\d) (.{5})-(.*)$/.exec(text) ?? [];
  return { schedule_id: 's', kind, date: '2026-03-03', weekday: Number(weekday), opens_at, closes_at: closes_at === '' ? null : closes_at, starts_at: 0, ends_at: null, check: null };
}

function free(text: string): Person['times'][number] {
  const [, weekday, from = '', to = from] = /^(\d) (.{5})(?:-(.{5}))?$/.exec(text) ?? [];
  return { weekday: Number(weekday), from: minutes(from), to: minutes(to) };
}

const minutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

interface Row { why: string; date: string; window: string; fits: boolean }

/** Days are ISO: 1 is Monday, 7 is Sunday. A window without an end is one moment. */
const SESSIONS: readonly Row[] = [
  { why: 'all of it in the window', date: '2 10:00-12:00', window: '2 09:00-13:00', fits: true },
  { why: 'it fills the window to the minute', date: '2 10:00-12:00', window: '2 10:00-12:00', fits: true },
  { why: 'a minute too early', date: '2 10:00-12:00', window: '2 10:01-13:00', fits: false },
  { why: 'a minute too long', date: '2 10:00-12:00', window: '2 09:00-11:59', fits: false },
  { why: 'another day', date: '2 10:00-12:00', window: '3 09:00-13:00', fits: false },
  { why: 'it ends at midnight and so does the window', date: '2 22:00-24:00', window: '2 21:00-24:00', fits: true },
  { why: 'midnight written as the start of the next day', date: '2 22:00-00:00', window: '2 21:00-24:00', fits: true },
  { why: 'it goes on past midnight, the window does not', date: '2 22:00-01:00', window: '2 21:00-24:00', fits: false },
  { why: 'an open end: its start is in the window', date: '2 10:00-', window: '2 09:00-13:00', fits: true },
  { why: 'an open end: it starts as the window opens', date: '2 09:00-', window: '2 09:00-13:00', fits: true },
  { why: 'an open end: it starts before the window', date: '2 08:59-', window: '2 09:00-13:00', fits: false },
  { why: 'an open end: it starts as the window closes, with no minute left to go', date: '2 13:00-', window: '2 09:00-13:00', fits: false },
  { why: 'at that moment it is on', date: '2 10:00-12:00', window: '2 11:00', fits: true },
  { why: 'at that moment it begins', date: '2 10:00-12:00', window: '2 10:00', fits: true },
  { why: 'at that moment it is over', date: '2 10:00-12:00', window: '2 12:00', fits: false },
  { why: 'at that moment it has not begun', date: '2 10:00-12:00', window: '2 09:59', fits: false },
  { why: 'an open end at the moment it begins', date: '2 10:00-', window: '2 10:00', fits: true },
  { why: 'an open end a minute later: nobody knows', date: '2 10:00-', window: '2 10:01', fits: false },
  { why: 'a night out, at one in the morning', date: '6 22:00-02:00', window: '7 01:00', fits: true },
  { why: 'a night out, at three in the morning', date: '6 22:00-02:00', window: '7 03:00', fits: false },
  { why: 'Sunday night goes on into Monday', date: '7 22:00-02:00', window: '1 01:00', fits: true },
  { why: 'Monday night has nothing to do with the early hours of Monday', date: '1 22:00-02:00', window: '1 01:00', fits: false },
  { why: 'midnight at the end of Monday is the start of Tuesday', date: '2 00:00-02:00', window: '1 24:00', fits: true },
  { why: 'midnight at the end of Sunday is the start of Monday', date: '1 00:00-02:00', window: '7 24:00', fits: true },
];

const OPENING_HOURS: readonly Row[] = [
  { why: 'open all through the window', date: '2 09:00-17:00', window: '2 10:00-12:00', fits: true },
  { why: 'open for the last hour of the window', date: '2 11:00-17:00', window: '2 09:00-12:00', fits: true },
  { why: 'open for a minute less than an hour of it', date: '2 11:01-17:00', window: '2 09:00-12:00', fits: false },
  { why: 'open for the first hour of the window', date: '2 09:00-11:00', window: '2 10:00-13:00', fits: true },
  { why: 'open for half an hour in all, and all of it in the window', date: '2 10:00-10:30', window: '2 09:00-13:00', fits: true },
  { why: 'open for half an hour in all, and half of that in the window', date: '2 10:00-10:30', window: '2 10:15-13:00', fits: false },
  { why: 'a night, its last hour on Sunday', date: '6 20:00-02:00', window: '7 00:00-06:00', fits: true },
  { why: 'a Sunday night, its last hour on Monday', date: '7 20:00-01:00', window: '1 00:00-06:00', fits: true },
  { why: 'closing time unknown: an hour is taken, and it is in the window', date: '2 10:00-', window: '2 10:00-11:00', fits: true },
  { why: 'closing time unknown, half an hour of the window left', date: '2 10:00-', window: '2 09:00-10:30', fits: false },
  { why: 'open at that moment', date: '2 09:00-17:00', window: '2 16:59', fits: true },
  { why: 'closed at that moment', date: '2 09:00-17:00', window: '2 17:00', fits: false },
  { why: 'another day', date: '3 09:00-17:00', window: '2 10:00-12:00', fits: false },
  { why: 'half an hour to go in: too short, as it is for who has half an hour more and finds it closed', date: '2 09:00-14:00', window: '2 13:30-14:00', fits: false },
];

describe('when a date fits a window of the week', () => {
  it.each(SESSIONS)('a session must lie inside it: $why ($date, $window)', ({ date, window, fits: expected }) => {
    expect(fits(on('session', date), [free(window)])).toBe(expected);
  });

  it.each(OPENING_HOURS)('opening hours must leave an hour: $why ($date, $window)', ({ date, window, fits: expected }) => {
    expect(fits(on('opening_hours', date), [free(window)])).toBe(expected);
  });

  it.each([...SESSIONS.map((row) => ({ ...row, kind: 'session' as const })), ...OPENING_HOURS.map((row) => ({ ...row, kind: 'opening_hours' as const }))])(
    'the oracle says so too: $why', ({ kind, date, window, fits: expected }) => {
      const { weekday, opens_at, closes_at } = on(kind, date);
      const opens = minutes(opens_at);
      const closes = closes_at === null ? null : minutes(closes_at) + (minutes(closes_at) > opens ? 0 : 1440);
      expect(fitsInto({ kind, weekday, opens, closes }, free(window))).toBe(expected);
    },
  );

  it('one of several windows is enough, and the share says of how many', () => {
    const dates = [on('session', '2 10:00-12:00'), on('session', '4 18:00-20:00')];
    const windows = [free('2 09:00-13:00'), free('4 17:00-21:00'), free('6 00:00-24:00'), free('7 00:00-24:00')];
    expect(fits(dates[0]!, windows)).toBe(true);
    expect(fits(dates[0]!, windows.slice(1))).toBe(false);
    expect(shareOfWindows(dates, windows)).toBeCloseTo(2 / 3, 9);
    expect(shareOfWindows(dates, [])).toBe(0);
    expect(shareOfWindows([], windows)).toBe(0);
  });
});

const TUESDAY_MORNING = [free('2 09:00-13:00')];
const THURSDAY_MORNING = [free('4 09:00-13:00')];
/** The weekday of Christmas 2025, and a moment three weeks before it. */
const CHRISTMAS = { times: [free('4 09:00-13:00')] };
const DECEMBER = Date.parse('2025-12-04T15:00:00Z');
const fresh = { checked_on: '2025-12-01', checked_by: 'group_said', imported_from: null, imported_on: null } as const;

interface Case { why: string; resource: Partial<ResourceCore>; person: Partial<Person>; at?: number; lands: 'match' | 'ask' | readonly string[] }

const CASES: readonly Case[] = [
  { why: 'it meets when they can', resource: {}, person: { times: TUESDAY_MORNING }, lands: 'match' },
  { why: 'it meets when they cannot', resource: {}, person: { times: THURSDAY_MORNING }, lands: ['time'] },
  { why: 'nobody asked about time', resource: { schedules: [] }, person: {}, lands: 'match' },
  { why: 'no times are known: a question, not a closed door', resource: { schedules: [] }, person: { times: TUESDAY_MORNING }, lands: 'ask' },
  { why: 'only words tell the hours', resource: { schedules: [], hours_text: 'Most mornings' }, person: { times: TUESDAY_MORNING }, lands: 'ask' },
  { why: 'known hours do not fit, but words tell of more', resource: { hours_text: 'Also by appointment' }, person: { times: THURSDAY_MORNING }, lands: 'ask' },
  { why: 'known hours fit, whatever else words tell', resource: { hours_text: 'Also by appointment' }, person: { times: TUESDAY_MORNING }, lands: 'match' },
  { why: 'nobody knows in which time zone it is', resource: { timezone: null }, person: { times: TUESDAY_MORNING }, lands: 'ask' },
  { why: 'a monthly date five weeks off is among those looked at', resource: { schedules: [aSession({ freq: 'MONTHLY', byday: ['1TU'] })] }, person: { times: TUESDAY_MORNING }, at: Date.parse('2026-03-03T15:00:00Z'), lands: 'match' },
  { why: 'one date, past', resource: { schedules: [aSession({ freq: null, byday: [], dtstart: '2026-02-24' })] }, person: {}, lands: ['over'] },
  { why: 'one date, today and still on', resource: { schedules: [aSession({ freq: null, byday: [], dtstart: '2026-03-02', opens_at: '08:00' })] }, person: {}, lands: 'match' },
  { why: 'the term has ended', resource: { schedules: [aSession({ valid_to: '2026-02-28' })] }, person: {}, lands: ['over'] },
  { why: 'one schedule is past, the other goes on', resource: { schedules: [aSession({ until: '2026-02-01' }), aSession({ id: 'new', byday: ['WE'] })] }, person: {}, lands: 'match' },
  { why: 'past, but nobody knows in which time zone', resource: { timezone: null, schedules: [aSession({ until: '2026-02-01' })] }, person: {}, lands: 'match' },
  {
    why: 'only Christmas Day fits, and nobody said what happens on holidays', resource: { freshness: fresh, schedules: [aSession({ byday: ['TH'], dtstart: '2025-12-25', until: '2025-12-25', holidays: 'check' })] },
    person: CHRISTMAS, at: DECEMBER, lands: 'ask',
  },
  { why: 'it may not be on at Christmas, but it surely is a week before', resource: { freshness: fresh, schedules: [aSession({ byday: ['TH'], holidays: 'check' })] }, person: CHRISTMAS, at: DECEMBER, lands: 'match' },
  {
    why: 'closed on holidays, and only Christmas Day would fit', resource: { freshness: fresh, schedules: [aSession({ byday: ['TH'], dtstart: '2025-12-25', until: '2025-12-25', holidays: 'closed' }), aSession({ id: 'other', byday: ['MO'] })] },
    person: CHRISTMAS, at: DECEMBER, lands: ['time'],
  },
  { why: 'open on Christmas Day, and says so', resource: { freshness: fresh, schedules: [aSession({ byday: ['TH'], dtstart: '2025-12-25', until: '2025-12-25' })] }, person: CHRISTMAS, at: DECEMBER, lands: 'match' },
  { why: 'we have no calendar of holidays for that place: any day may be one', resource: { region: 'FR', schedules: [aSession({ holidays: 'check' })] }, person: { times: TUESDAY_MORNING }, lands: 'ask' },
  {
    why: 'the library is open all day, and a session in it begins at the same moment', person: { times: [free('2 13:00-15:00')] },
    resource: { schedules: [aSession({ id: 'a' }), aSession({ id: 'b', kind: 'opening_hours', closes_at: '17:00' })] }, lands: 'match',
  },
  { why: 'a rule that cannot be worked out is not past: nobody knows when it meets', resource: { schedules: [aSession({ interval: 2 })] }, person: {}, lands: 'match' },
  { why: 'a rule that cannot be worked out, and a time is asked for', resource: { schedules: [aSession({ interval: 2 })] }, person: { times: TUESDAY_MORNING }, lands: 'ask' },
  { why: 'a time zone this machine has never heard of is not past either', resource: { timezone: 'Mars/Olympus' }, person: { times: TUESDAY_MORNING }, lands: 'ask' },
];

describe('does it meet when the person can', () => {
  it.each(CASES)('$why', ({ resource, person, at, lands }) => {
    expect(verdict(aResource(resource), person, at === undefined ? {} : { at })).toEqual(lands);
  });

  it('a resource closed on a holiday is shown with its next real date', () => {
    const thursdays = aResource({ freshness: fresh, schedules: [aSession({ byday: ['TH'], holidays: 'closed' })] });
    const at = Date.parse('2025-12-19T09:00:00Z');
    expect(onlyResult(answer([thursdays], {}, { at })).next.map((o) => o.date)).toEqual(['2026-01-08', '2026-01-15', '2026-01-22']);
  });
});

describe('windows that touch are one stretch of free time', () => {
  const free = (...windows: [weekday: number, from: number, to: number][]) => windows.map(([weekday, from, to]) => ({ weekday, from, to }));
  const session = (weekday: number, opens_at: string, closes_at: string) => ({ schedule_id: 's', kind: 'session' as const, date: '2026-03-04', weekday, opens_at, closes_at, starts_at: 0, ends_at: null, check: null });
  it.each([
    { why: 'free in the morning and in the afternoon, it runs over midday', date: session(3, '11:00', '13:00'), windows: free([3, 480, 720], [3, 720, 1020]), is: true },
    { why: 'a gap of a minute is a gap', date: session(3, '11:00', '13:00'), windows: free([3, 480, 719], [3, 720, 1020]), is: false },
    { why: 'into the night and on into the next day', date: session(5, '23:00', '01:00'), windows: free([5, 1200, 1440], [6, 0, 120]), is: true },
    { why: 'Sunday night into Monday: the week is a ring', date: session(7, '23:00', '01:00'), windows: free([7, 1200, 1440], [1, 0, 120]), is: true },
    { why: 'free all week, over Sunday midnight', date: session(7, '23:00', '01:00'), windows: free(...[1, 2, 3, 4, 5, 6, 7].map((d): [number, number, number] => [d, 0, 1440])), is: true },
  ])('$why', ({ date, windows, is }) => expect(fits(date, windows)).toBe(is));
});

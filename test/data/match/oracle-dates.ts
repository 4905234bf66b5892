import type { ResourceCore, Schedule } from '../../../data/shapes/resource.ts';
import { holidayOn } from '../../../data/vocabulary/holidays.ts';

/** One real date as the oracle sees it. Times are minutes after the midnight that begins `weekday`; `closes` may pass 1440. */
export interface Meeting {
  schedule: string;
  kind: 'session' | 'opening_hours';
  date: string;
  weekday: number;
  opens: number;
  closes: number | null;
  /** Epoch milliseconds. */
  starts: number;
  check: 'holiday' | 'holiday_unknown' | null;
}

const MINUTE = 60_000;
const DAY = 86_400_000;

/**
 * The dates of the resource that have not ended at `from` and start before `to`, in order: each day is looked at, one after
 * the other, and asked whether the rule falls on it. After `enough` (also epoch milliseconds) the first three will do.
 * Only the zones of ZONES are known here; any other is nobody's.
 */
export function meetings(resource: Pick<ResourceCore, 'schedules' | 'timezone' | 'region'>, from: number, enough: number, to: number): Meeting[] {
  const zone = zoneOf(resource);
  if (zone === null) return [];
  const found = resource.schedules.flatMap((schedule) => meetingsOf(schedule, zone, resource.region, from, enough, to));
  return found.sort((a, b) => a.starts - b.starts || a.opens - b.opens || (a.schedule < b.schedule ? -1 : 1));
}

/** Can nobody say on which days it falls? Then it is a question, not a past date. */
export function unworkable(schedule: Schedule, resource: Pick<ResourceCore, 'timezone'>): boolean {
  const { freq, interval, byday, bymonthday, dtstart, count } = schedule;
  if (resource.timezone !== null && !(resource.timezone in ZONES)) return true;
  if (freq === null) return dtstart === null;
  if (dtstart === null && (interval > 1 || count !== null)) return true;
  if (freq === 'WEEKLY') return bymonthday.length > 0 || byday.some((day) => day.length > 2) || (byday.length === 0 && dtstart === null);
  return byday.length === 0 && bymonthday.length === 0;
}

function meetingsOf(schedule: Schedule, zone: Zone, region: string | null, from: number, enough: number, to: number): Meeting[] {
  const found: Meeting[] = [];
  const first = Math.floor(from / DAY) - 3;
  const last = Math.floor(to / DAY) + 2;
  const rule = new Set(ruleDays(schedule, first, last));
  const excepted = new Set(schedule.exceptions.map((e) => e.date));
  for (let day = first; day <= last; day += 1) {
    const date = calendarDay(day).text;
    if (!rule.has(day) && !excepted.has(date)) continue;
    if (found.length >= 3 && day * DAY > enough + 2 * DAY) break;
    if ((schedule.valid_from !== null && date < schedule.valid_from) || (schedule.valid_to !== null && date > schedule.valid_to)) continue;
    const said = excepted.has(date) ? schedule.exceptions.filter((e) => e.date === date) : [];
    if (said.some((e) => e.kind === 'cancelled')) continue;
    const change = said.at(-1);
    const opens = minutes(change?.opens_at ?? schedule.opens_at);
    // A new opening time without a closing time leaves the end unsaid.
    const closesAt = change === undefined ? schedule.closes_at : change.opens_at === null ? change.closes_at ?? schedule.closes_at : change.closes_at;
    const closes = closesAt === null ? null : minutes(closesAt) > opens ? minutes(closesAt) : minutes(closesAt) + 1440;
    let check: Meeting['check'] = null;
    if (change === undefined && schedule.holidays !== 'open') {
      const known = holidayOn(region, date);
      if (known === 'unknown') check = 'holiday_unknown';
      else if (known !== 'none') {
        if (schedule.holidays === 'closed') continue;
        check = 'holiday';
      }
    }
    const starts = instant(zone, day, opens);
    let ends = closes === null ? null : instant(zone, day, closes);
    if (ends !== null && ends <= starts) ends = starts + (closes! - opens) * MINUTE;
    if (starts >= to || (ends === null ? starts < from : ends <= from)) continue;
    found.push({ schedule: schedule.id, kind: schedule.kind, date, weekday: calendarDay(day).weekday, opens, closes, starts, check });
  }
  return found;
}

/** Day by day from the first date there is, so that a count is simply counted. */
function ruleDays(schedule: Schedule, first: number, last: number): number[] {
  if (unworkable(schedule, { timezone: null })) return [];
  const start = schedule.dtstart === null ? null : dayNumber(schedule.dtstart);
  const until = schedule.until === null ? last : Math.min(last, dayNumber(schedule.until));
  if (schedule.freq === null) return start !== null && start <= until ? [start] : [];
  const days: number[] = [];
  const begin = start !== null && (schedule.count !== null || start > first) ? start : first;
  for (let day = begin; day <= until && days.length < (schedule.count ?? Infinity); day += 1) {
    if (schedule.freq === 'WEEKLY' ? fallsInWeek(schedule, day, start) : fallsInMonth(schedule, day, start)) days.push(day);
  }
  return days;
}

const NAMES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

function fallsInWeek(schedule: Schedule, day: number, start: number | null): boolean {
  const name = (d: number) => NAMES[calendarDay(d).weekday - 1]!;
  if (!(schedule.byday.length === 0 ? [name(start!)] : schedule.byday).includes(name(day))) return false;
  if (schedule.interval === 1) return true;
  const firstOfWeek = (d: number): number => (name(d) === schedule.wkst ? d : firstOfWeek(d - 1));
  return ((firstOfWeek(day) - firstOfWeek(start!)) / 7) % schedule.interval === 0;
}

function fallsInMonth(schedule: Schedule, day: number, start: number | null): boolean {
  const today = calendarDay(day);
  if (schedule.interval > 1) {
    const begin = calendarDay(start!);
    if (((today.year - begin.year) * 12 + today.month - begin.month) % schedule.interval !== 0) return false;
  }
  const { bymonthday, byday } = schedule;
  const fromEnd = today.date - today.length - 1;
  if (bymonthday.length > 0 && !bymonthday.includes(today.date) && !bymonthday.includes(fromEnd)) return false;
  if (byday.length === 0) return true;
  const name = NAMES[today.weekday - 1]!;
  return byday.some((text) => {
    if (!text.endsWith(name)) return false;
    if (text.length === 2) return true;
    const all = Array.from({ length: today.length }, (_, i) => i + 1).filter((date) => (date - today.date) % 7 === 0);
    const ordinal = Number(text.slice(0, -2));
    return all.at(ordinal > 0 ? ordinal - 1 : ordinal) === today.date;
  });
}

interface CalendarDay { text: string; year: number; month: number; date: number; weekday: number; length: number }
const calendar = new Map<number, CalendarDay>();

function calendarDay(day: number): CalendarDay {
  let known = calendar.get(day);
  if (known === undefined) {
    const d = new Date(day * DAY);
    const [year, month] = [d.getUTCFullYear(), d.getUTCMonth() + 1];
    known = { text: d.toISOString().slice(0, 10), year, month, date: d.getUTCDate(), weekday: d.getUTCDay() || 7, length: new Date(Date.UTC(year, month, 0)).getUTCDate() };
    calendar.set(day, known);
  }
  return known;
}

const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY;
const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Minutes east of Greenwich in winter, and when summer time (one hour more) begins and ends in a year, in UTC. */
interface Zone { winter: number; summer: ((year: number) => [number, number]) | null }

/** Written out from the law of each place: nothing here asks the machine's own tables. */
const ZONES: Readonly<Record<string, Zone>> = {
  'Europe/London': { winter: 0, summer: (year) => [sunday(year, 3, -1) + 60 * MINUTE, sunday(year, 10, -1) + 60 * MINUTE] },
  'America/New_York': { winter: -300, summer: (year) => [sunday(year, 3, 2) + 420 * MINUTE, sunday(year, 11, 1) + 360 * MINUTE] },
  'Asia/Kolkata': { winter: 330, summer: null },
};

const zoneOf = ({ timezone }: Pick<ResourceCore, 'timezone'>): Zone | null => (timezone === null ? null : ZONES[timezone] ?? null);

function sunday(year: number, month: number, nth: number): number {
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const sundays = Array.from({ length }, (_, i) => Date.UTC(year, month - 1, i + 1)).filter((time) => new Date(time).getUTCDay() === 0);
  return sundays.at(nth > 0 ? nth - 1 : nth)!;
}

/** A time that comes twice is the first; one that never comes is reckoned with winter time, which holds before the gap. */
function instant(zone: Zone, day: number, minute: number): number {
  const wall = day * DAY + minute * MINUTE;
  if (zone.summer !== null) {
    const inSummer = wall - (zone.winter + 60) * MINUTE;
    const [begins, ends] = summerOf(zone, calendarDay(Math.floor(inSummer / DAY)).year);
    if (inSummer >= begins && inSummer < ends) return inSummer;
  }
  return wall - zone.winter * MINUTE;
}

const summers = new Map<Zone, Map<number, [number, number]>>();

function summerOf(zone: Zone, year: number): [number, number] {
  const known = summers.get(zone) ?? new Map<number, [number, number]>();
  summers.set(zone, known);
  if (!known.has(year)) known.set(year, zone.summer!(year));
  return known.get(year)!;
}

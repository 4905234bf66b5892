import type { Schedule } from '../shapes/resource.ts';
import { loadHoursLibrary, type HoursLibrary } from './opening-hours-library.ts';
import { askForYear, DAY_MINUTES, type Stretch, type Year } from './opening-hours-year.ts';

interface OpeningHoursPlace {
  latitude: number;
  longitude: number;
  timezone: string;
  /** ISO 3166 code of the public-holiday calendar ("GB-WLS"), or null. */
  region: string | null;
  /** The day from which the hours are wanted, "2026-11-22". */
  from: string;
}

export interface ReadHours {
  /** The hours of a week like any other, when every week is. */
  schedules: Omit<Schedule, 'id'>[];
  /** The value itself, whenever it says more than the schedules do. */
  text: string | null;
  /** Why nobody can work the value out, in a sentence for the person who imports it. */
  problem: string | null;
}

/**
 * Turns the value of an OpenStreetMap `opening_hours` tag into weekly schedules, if it means the same in each of the
 * 53 weeks from `from`. Public holidays are `open` or `closed` only where the value says so and the region's calendar
 * is known; else they are to be checked. Everything else stays text: seasons, the sun, remarks, "by appointment",
 * school holidays, and places that are never open. The hours are the place's own wall-clock time, so of the place only
 * `region` matters. Throws only when `from` is not a day.
 */
export function schedulesFromOpeningHours(value: string, { region, from }: OpeningHoursPlace): ReadHours {
  if (Number.isNaN(Date.parse(from))) throw new RangeError(`“${from}” is not a day. Write it like 2026-11-22.`); // The library would never come to an end.
  const key = JSON.stringify([value, region, from]);
  let read = alreadyRead.get(key);
  if (read === undefined) {
    if (alreadyRead.size >= 10_000) alreadyRead.clear();
    alreadyRead.set(key, (read = readHours(value.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim(), region, from)));
  }
  return structuredClone(read);
}

/** A town has the same value on many doors, and reading one takes about 10 ms. */
const alreadyRead = new Map<string, ReadHours>();
let library: HoursLibrary | null = null;

/** OpenStreetMap's own limit for a value. */
const LONGEST = 255;
/** Whose holidays are used to read a value when nobody knows the holidays where it is. Nothing is then said of them. */
const ANY_REGION = 'GB-ENG';

function readHours(text: string, region: string | null, from: string): ReadHours {
  const asText = { schedules: [], text, problem: null };
  if (text === '') return { ...asText, text: null };
  if (text.length > LONGEST) return { ...asText, text: `${text.slice(0, LONGEST - 1)}…`, problem: `The opening hours have ${text.length} characters, and ${LONGEST} are allowed. Ask the place, and put the hours in by hand.` };
  if (/"|\bSH\b/.test(text)) return asText; // Remarks, and school holidays, whose days the library knows for few countries.

  library ??= loadHoursLibrary();
  const calendar = region !== null && library.hasHolidays(region) ? region : null;
  const year = askForYear(text, calendar ?? ANY_REGION, from, library);
  if (year === 'not by the clock') return asText;
  if ('understood' in year) {
    const where = year.understood !== '' && text.startsWith(year.understood) ? `; the trouble is at the end of “${year.understood}”` : '';
    return { ...asText, problem: `The opening hours “${text}” are not written as OpenStreetMap agreed${where}. Ask the place, and put the hours in by hand.` };
  }
  const week = usualWeek(year);
  if (week === null || week.every((day) => day.length === 0)) return asText;
  const holidays = year.isHoliday === null ? 'not said' : calendar === null ? 'something else' : onHolidays(year, week);
  return {
    schedules: weekly(week, holidays === 'open' || holidays === 'closed' ? holidays : 'check'),
    text: holidays === 'something else' ? text : null,
    problem: null,
  };
}

/** The week that all weeks are like, holidays aside; null when they are not alike. */
function usualWeek({ days, isHoliday }: Year): Stretch[][] | null {
  const counted = [...days.keys()].slice(7, -7).filter((day) => isHoliday?.[day] !== true);
  const week = Array.from({ length: 7 }, (_, weekday) => days[counted.find((day) => day % 7 === weekday)!]!);
  return counted.every((day) => isSame(days[day]!, week[day % 7]!)) ? week : null;
}

function onHolidays({ days, isHoliday, holidayRule }: Year, week: readonly Stretch[][]): 'open' | 'closed' | 'something else' {
  const holidays = [...days.keys()].filter((day) => isHoliday?.[day] === true);
  if (holidays.every((day) => days[day]!.length === 0)) return 'closed';
  return holidayRule === 'final' && holidays.every((day) => isSame(days[day]!, week[day % 7]!)) ? 'open' : 'something else';
}

function isSame(a: readonly Stretch[], b: readonly Stretch[]): boolean {
  return a.length === b.length && a.every(({ opens, closes }, i) => opens === b[i]!.opens && closes === b[i]!.closes);
}

/** One schedule for each pair of times, with the days that have it. */
function weekly(week: readonly Stretch[][], holidays: Schedule['holidays']): ReadHours['schedules'] {
  const schedules = new Map<string, ReadHours['schedules'][number]>();
  for (const [weekday, stretches] of week.entries()) {
    for (const { opens, closes } of stretches) {
      const schedule = schedules.get(`${opens}-${closes}`) ?? {
        kind: 'opening_hours', freq: 'WEEKLY', interval: 1, byday: [], bymonthday: [], dtstart: null, until: null, count: null, wkst: 'MO', valid_from: null, valid_to: null,
        opens_at: clock(opens), closes_at: closes === null ? null : clock(closes), holidays, exceptions: [], description: null,
      };
      schedule.byday.push(BYDAY[weekday]!);
      schedules.set(`${opens}-${closes}`, schedule);
    }
  }
  return [...schedules.values()];
}

const BYDAY = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** "24:00" is the midnight that ends the day; after it the clock starts again. */
function clock(minutes: number): string {
  const ofDay = minutes > DAY_MINUTES ? minutes - DAY_MINUTES : minutes;
  return `${String(Math.floor(ofDay / 60)).padStart(2, '0')}:${String(ofDay % 60).padStart(2, '0')}`;
}

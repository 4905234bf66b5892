import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { compileFunction } from 'node:vm';

/** What we use of the library `opening_hours`. Its dates are wall-clock times: read and made with the UTC functions. */
export interface WrittenHours {
  getIterator(from: Date): { getDate(): Date; getState(): boolean; getUnknown(): boolean; getComment(): string | undefined; getMatchingRule(): number | undefined; advance(limit: Date): boolean };
  getPublicHolidayContext(day: Date): { isHoliday: boolean };
  getStructuredWarnings(): { type: string }[];
  /** The value in the library's spelling, or one rule of it. */
  prettifyValue(options?: { rule_index: number | undefined }): string;
}

export interface HoursLibrary {
  /** Understands one value for the holidays of a region ("GB-WLS"), or throws a string. */
  read(value: string, region: string): WrittenHours;
  /** Whether it has a list of public holidays for a region. */
  hasHolidays(region: string): boolean;
  /** A date on the library's clock. */
  at(time: number): Date;
}

/** Thrown while reading hours that follow the sun. */
export class FollowsTheSun extends Error {}

/**
 * Loads the library (LGPL-3.0, unmodified, for imports only) onto a clock of its own. It asks `Date` for local
 * time, so in a process elsewhere an opening at 01:30 would move on the night the clocks change; given a `Date`
 * whose local time is UTC, its answers are the same in every process, and no setting of the process is touched.
 * The sun is left out: what follows it is never the same week after week.
 */
export function loadHoursLibrary(): HoursLibrary {
  const filename = createRequire(import.meta.url).resolve('opening_hours');
  const run = compileFunction(readFileSync(filename, 'utf8'), ['module', 'exports', 'require', 'Date', 'console'], { filename });
  const module: { exports: unknown } = { exports: {} };
  const sun = { getTimes: () => { throw new FollowsTheSun(); } };
  const quiet = { error() {}, warn() {}, log() {} }; // It also throws what it prints.
  const DateWithoutZone = createDateWithoutZone();
  run(module, module.exports, () => sun, DateWithoutZone, quiet);
  const OpeningHours = module.exports as new (value: string, place: object, options: object) => WrittenHours;
  const read = (value: string, region: string): WrittenHours => {
    const address = { country_code: region.slice(0, 2).toLowerCase(), 'ISO3166-2-lvl4': region };
    // Without a place it would take the sun to rise at six every day.
    return new OpeningHours(value, { lat: '0', lon: '0', address }, { tag_key: 'opening_hours', locale: 'en' });
  };
  const lists = new Map<string, boolean>();
  const hasHolidays = (region: string): boolean => {
    try {
      if (!lists.has(region)) lists.set(region, read('PH off', region) !== null);
    } catch {
      lists.set(region, false);
    }
    return lists.get(region) === true;
  };
  return { read, hasHolidays, at: (time) => new DateWithoutZone(time) };
}

/** A Date whose local time is UTC. */
function createDateWithoutZone(): new (time: number) => Date {
  class DateWithoutZone extends Date {
    constructor(first: number | Date = Date.now(), month?: number, day = 1, hours = 0, minutes = 0) {
      super(month === undefined ? first : Date.UTC(Number(first), month, day, hours, minutes));
    }
  }
  for (const name of Object.getOwnPropertyNames(Date.prototype)) {
    const inUtc = Object.getOwnPropertyDescriptor(Date.prototype, name.replace(/^[gs]et/, '$&UTC'));
    if (inUtc !== undefined && /^[gs]et/.test(name)) Object.defineProperty(DateWithoutZone.prototype, name, inUtc);
  }
  return DateWithoutZone;
}

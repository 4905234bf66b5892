import { GB } from './holidays/gb.ts';
import { IE } from './holidays/ie.ts';
import { MT } from './holidays/mt.ts';
import { US } from './holidays/us.ts';

/** One country's public holidays. `days`: regions, spaced, to lines of "name: date date …". */
export interface HolidayTable {
  /** First and last day about which the table knows everything. */
  readonly covers: readonly [from: string, to: string];
  readonly days: Readonly<Record<string, string>>;
}

interface RegionDays {
  readonly covers: HolidayTable['covers'];
  readonly names: Map<string, string>;
}

/** Days by region: ISO 3166 codes as in `Resource.region`. */
const REGIONS = byRegion([GB, IE, MT, US]);

/**
 * The public holiday on a local date ("2026-12-25") in a region ("GB-WLS"): its name, `none`, or `unknown` where we have no
 * table for the region or the day lies outside what its table covers.
 */
export function holidayOn(region: string | null, date: string): { holiday: string } | 'none' | 'unknown' {
  const days = region === null ? undefined : REGIONS.get(region);
  if (days === undefined || date < days.covers[0] || date > days.covers[1]) return 'unknown';
  const holiday = days.names.get(date);
  return holiday === undefined ? 'none' : { holiday };
}

function byRegion(tables: readonly HolidayTable[]): Map<string, RegionDays> {
  const regions = new Map<string, RegionDays>();
  for (const { covers, days } of tables) {
    for (const [codes, lines] of Object.entries(days)) {
      for (const code of codes.split(' ')) {
        const { names } = regions.get(code) ?? { names: new Map<string, string>() };
        for (const line of lines.trim().split('\n')) {
          const [name = '', dates = ''] = line.split(': ');
          for (const date of dates.split(' ')) names.set(date, name);
        }
        regions.set(code, { covers, names });
      }
    }
  }
  return regions;
}

import { fromDay } from '../../data/calendar/day.ts';
import { isZone, wallOf } from '../../data/calendar/zone.ts';

/** The date ("2026-11-25") at a moment, epoch milliseconds, where the clocks of this zone hang; in UTC where nobody knows which. */
export function dateAt(at: number, timezone: string | null): string {
  return fromDay(wallOf(at, timezone !== null && isZone(timezone) ? timezone : 'UTC').day);
}

/** "Thursday 5 March", with the year where it is another than today's. The date is the place's own: no time zone moves it. */
export function dayInFull(locale: string, date: string, today: string): string {
  return written(locale, date, { weekday: 'long', ...DAY_AND_MONTH, ...(date.slice(0, 4) === today.slice(0, 4) ? {} : YEAR) });
}

/** "3 March 2026": when something was checked, or a season ends. */
export const dateInFull = (locale: string, date: string): string => written(locale, date, { ...DAY_AND_MONTH, ...YEAR });

const DAY_AND_MONTH = { day: 'numeric', month: 'long' } as const;
const YEAR = { year: 'numeric' } as const;

/** The language's own order, without commas inside a date: they would fall among those of the sentence. */
function written(locale: string, date: string, options: Intl.DateTimeFormatOptions): string {
  return formatOf(locale, options)
    .formatToParts(Date.parse(`${date}T00:00:00Z`))
    .map(({ type, value }) => (type === 'literal' && /^,? +$/.test(value) ? ' ' : value))
    .join('');
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making one takes longer than all else on a page, and a page writes many dates alike. */
function formatOf(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${Object.keys(options).join()}`;
  let format = formats.get(key);
  if (format === undefined) formats.set(key, (format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })));
  return format;
}

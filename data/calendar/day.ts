/**
 * The number of a calendar date: whole days since 1970-01-01, with no time zone anywhere.
 * Promises `fromDay(toDay(date)) === date`. Throws a RangeError for anything but a real date written "2026-11-25".
 */
export function toDay(date: string): number {
  const day = numberOf(date);
  if (day === null) throw new RangeError(`"${date}" is not a calendar date. Write a real one as year-month-day, such as 2026-11-25.`);
  return day;
}

/** Whether the text is a real calendar date, years 0001 to 9999: "2026-02-28" is, "2026-02-30" is not. */
export function isDate(text: string): boolean {
  return numberOf(text) !== null;
}

/** The date of a day number, as "2026-11-25". Throws a RangeError outside the years 0001 to 9999. */
export function fromDay(day: number): string {
  let text = written.get(day);
  if (text === undefined) {
    if (written.size >= 5000) written.clear();
    written.set(day, (text = write(day)));
  }
  return text;
}

/** The ISO weekday of a day number: 1 is Monday, 7 is Sunday. 1970-01-01 was a Thursday. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** The parts of a day number: month 1–12, date 1–31 (days_to_civil of Howard Hinnant, chrono-Compatible Low-Level Date Algorithms). */
export function partsOf(day: number): { year: number; month: number; date: number } {
  const sinceMarch0 = day + TO_MARCH_0000;
  const era = Math.floor(sinceMarch0 / ERA);
  const dayOfEra = sinceMarch0 - era * ERA;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    date: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  };
}

/** The day number of a year, a month 1–12 and a date (days_from_civil, same source). A date past the month's end runs into the next month. */
export function dayOfParts(year: number, month: number, date: number): number {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + date - 1;
  return era * ERA + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - TO_MARCH_0000;
}

/** Minutes after midnight of a wall-clock time: "00:00" is 0, "24:00" is 1440. Throws a RangeError for anything else. */
export function toMinutes(time: string): number {
  const parts = /^(\d\d):(\d\d)$/.exec(time);
  const minutes = parts === null ? NaN : Number(parts[1]) * 60 + Number(parts[2]);
  if (parts === null || Number(parts[2]) > 59 || minutes > 1440) {
    throw new RangeError(`"${time}" is not a time of day. Write hours and minutes, from 00:00 to 24:00.`);
  }
  return minutes;
}

/** Four hundred Gregorian years, in days. */
const ERA = 146_097;
/** Days from 0000-03-01, where the arithmetic starts its years, to 1970-01-01. */
const TO_MARCH_0000 = 719_468;
const FIRST = dayOfParts(1, 1, 1);
const LAST = dayOfParts(9999, 12, 31);

/** Thousands of resources meet on the same few hundred dates: each is written once and the text shared. */
const written = new Map<number, string>();

function write(day: number): string {
  if (!Number.isInteger(day) || day < FIRST || day > LAST) {
    throw new RangeError(`${day} is not the number of a day. Give whole days since 1970-01-01, in the years 0001 to 9999.`);
  }
  const { year, month, date } = partsOf(day);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

function numberOf(date: string): number | null {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date);
  if (parts === null) return null;
  const [year, month, dayOfMonth] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  if (year < 1 || month < 1 || month > 12 || dayOfMonth < 1) return null;
  const day = dayOfParts(year, month, dayOfMonth);
  return partsOf(day).month === month ? day : null;
}

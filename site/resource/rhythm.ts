import { readByday } from '../../data/calendar/recurrence.ts';
import type { Schedule } from '../../data/shapes/resource.ts';
import type { WordKey } from '../i18n/en.ts';
import type { Language } from '../i18n/language.ts';
import { say } from '../i18n/words.ts';
import { timeWords, weekdayWords } from '../finder/speak.ts';
import { dateInFull } from './days.ts';

/**
 * How a schedule repeats, in a short sentence: "Every Wednesday, 2pm to 4pm". `null` where it does not repeat, or in a way
 * that no short sentence tells; its real dates are shown anyway.
 */
export function rhythmWords(language: Language, schedule: Schedule, today: string): string | null {
  const days = daysWords(language, schedule);
  if (days === null) return null;
  const sentence = say(language, 'resource.rhythm', { days, times: spanWords(language, schedule.opens_at, schedule.closes_at) });
  const limits = [seasonWords(language, schedule, today), schedule.description].filter((part) => part !== null && part !== '');
  return [sentence, ...limits].join(' ');
}

/** From when to when: "2pm to 4pm", "from 2pm" where nobody has said when it ends, "all day". */
export function spanWords(language: Language, opens_at: string, closes_at: string | null): string {
  const from = timeWords(language, opens_at);
  if (closes_at === null) return say(language, 'resource.from', { from });
  if (opens_at === '00:00' && closes_at === '24:00') return say(language, 'resource.all_day');
  return say(language, 'resource.from_to', { from, to: timeWords(language, closes_at) });
}

function daysWords(language: Language, { freq, interval, byday, bymonthday, dtstart, kind }: Schedule): string | null {
  if (freq === null) return null;
  const days = byday.length === 0 && bymonthday.length === 0 && dtstart !== null && freq === 'WEEKLY' ? null : byday.map(readByday);
  if (days === null || (days.length > 0 && bymonthday.length > 0)) return null;
  if (freq === 'WEEKLY' || (interval === 1 && days.length > 0 && days.every(({ ordinal }) => ordinal === 0))) {
    const weekdays = days.map(({ weekday }) => weekday);
    const names = weekdaysWords(language, weekdays);
    if (interval > 1) return say(language, 'resource.every_weeks', { count: interval, days: names });
    if (weekdays.length === 7) return say(language, 'resource.every_day');
    return say(language, kind === 'opening_hours' ? 'resource.open_on' : 'resource.every', { days: names });
  }
  const parts = days.length > 0 ? days.map((day) => nthWords(language, day)) : bymonthday.map((date) => dateWords(language, date));
  if (parts.some((part) => part === null)) return null;
  const list = new Intl.ListFormat(language.locale).format(parts.filter((part) => part !== null));
  return say(language, interval === 1 ? 'resource.each_month' : 'resource.every_months', { count: interval, days: list });
}

/** "Monday to Friday" where three or more follow one another, else "Monday and Wednesday". */
function weekdaysWords({ locale, ...language }: Language, days: readonly number[]): string {
  const sorted = [...new Set(days)].sort((a, b) => a - b);
  const [first, last] = [sorted[0]!, sorted.at(-1)!];
  const name = (day: number): string => weekdayWords(locale, day);
  if (sorted.length > 2 && last - first === sorted.length - 1) return say({ locale, words: language.words }, 'resource.days_from_to', { from: name(first), to: name(last) });
  return new Intl.ListFormat(locale).format(sorted.map(name));
}

const NTH: Readonly<Record<number, WordKey>> = {
  1: 'resource.nth1', 2: 'resource.nth2', 3: 'resource.nth3', 4: 'resource.nth4', 5: 'resource.nth5', [-1]: 'resource.nth_last', [-2]: 'resource.nth_second_last',
};

function nthWords(language: Language, { ordinal, weekday }: { ordinal: number; weekday: number }): string | null {
  const nth = NTH[ordinal];
  return nth === undefined ? null : say(language, nth, { day: weekdayWords(language.locale, weekday) });
}

function dateWords(language: Language, date: number): string | null {
  if (date === -1) return say(language, 'resource.last_day');
  return date < 1 ? null : say(language, 'resource.day_of_month', { day: date });
}

/** When it begins, where that is still to come, and when it ends. */
function seasonWords({ locale, words }: Language, { valid_from, valid_to, dtstart, until }: Schedule, today: string): string | null {
  const starts = [valid_from, dtstart].filter((date) => date !== null && date > today).sort().at(-1) ?? null;
  const ends = [valid_to, until].filter((date) => date !== null).sort()[0] ?? null;
  const [from, to] = [starts, ends].map((date) => (date === null ? '' : dateInFull(locale, date)));
  if (starts !== null && ends !== null) return say({ locale, words }, 'resource.season', { from: from!, to: to! });
  if (starts !== null) return say({ locale, words }, 'resource.starting', { from: from! });
  return ends === null ? null : say({ locale, words }, 'resource.until', { to: to! });
}

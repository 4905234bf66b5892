import { toDay, weekdayOf } from '../../data/calendar/day.ts';
import { readByday } from '../../data/calendar/recurrence.ts';
import type { Schedule } from '../../data/shapes/resource.ts';
import type { WordKey } from '../i18n/en.ts';
import type { Language } from '../i18n/language.ts';
import { say } from '../i18n/words.ts';
import { timeWords, weekdayWords } from '../finder/speak.ts';
import { dateInFull } from './days.ts';
import { ended } from './ended.ts';

/**
 * How the schedules repeat, in short sentences: "Every Wednesday, 2pm to 4pm." What has ended by `today` is left out, and of
 * the seasons of one rhythm the one it is in, or comes first, is told. What no short sentence tells has its real dates.
 */
export function rhythmSentences(language: Language, schedules: readonly Schedule[], today: string): string[] {
  const lasting = schedules.filter(({ valid_to, until }) => ![valid_to, until].some((end) => end !== null && end < today));
  const rhythms = Map.groupBy(lasting, (schedule) => {
    const days = daysWords(language, schedule);
    return days === null ? null : say(language, 'resource.rhythm', { days, times: spanWords(language, schedule.opens_at, schedule.closes_at) });
  });
  return [...rhythms].flatMap(([sentence, seasons]) => {
    if (sentence === null) return [];
    const [first, second] = seasons.map((schedule) => ({ schedule, begins: beginning(schedule) ?? '' })).sort((a, b) => (a.begins < b.begins ? -1 : 1));
    const again = second === undefined || second.begins <= today ? null : say(language, 'resource.again', { from: dateInFull(language.locale, second.begins) });
    const notes = [...new Set(seasons.map(({ description }) => description))].filter((text): text is string => text !== null && text !== '').map(ended);
    return [[sentence, seasonWords(language, first!.schedule, today), again, ...notes].filter((part) => part !== null).join(' ')];
  });
}

/** From when to when: "2pm to 4pm", "from 2pm" where nobody has said when it ends, "all day". */
export function spanWords(language: Language, opens_at: string, closes_at: string | null): string {
  const from = timeWords(language, opens_at);
  if (closes_at === null) return say(language, 'resource.from', { from });
  if (opens_at === '00:00' && closes_at === '24:00') return say(language, 'resource.all_day');
  return say(language, 'resource.from_to', { from, to: timeWords(language, closes_at) });
}

function daysWords(language: Language, schedule: Schedule): string | null {
  const { freq, interval, bymonthday, kind } = schedule;
  const days = ruleDays(schedule);
  if (freq === null || (days.length === 0) === (bymonthday.length === 0)) return null;
  if (days.length > 0 && days.every(({ ordinal }) => ordinal === 0) && (freq === 'WEEKLY' || interval === 1)) {
    const weekdays = days.map(({ weekday }) => weekday);
    const names = weekdaysWords(language, weekdays);
    if (interval > 1) return say(language, interval === 2 ? 'resource.every_two_weeks' : 'resource.every_weeks', { count: interval, days: names });
    if (new Set(weekdays).size === 7) return say(language, 'resource.every_day');
    return say(language, kind === 'opening_hours' ? 'resource.open_on' : 'resource.every', { days: names });
  }
  if (freq === 'WEEKLY') return null;
  const parts = days.length > 0 ? days.map((day) => nthWords(language, day)) : bymonthday.map((date) => dateWords(language, date));
  if (parts.some((part) => part === null)) return null;
  const list = new Intl.ListFormat(language.locale).format(parts.filter((part) => part !== null));
  return interval === 1 ? say(language, 'resource.each_month', { days: list }) : say(language, 'resource.every_months', { count: interval, days: list });
}

/** The weekdays of the rule; a weekly one that names none falls on that of its first date (RFC 5545 §3.3.10). */
function ruleDays({ freq, byday, bymonthday, dtstart }: Schedule): ReturnType<typeof readByday>[] {
  if (freq === 'WEEKLY' && byday.length === 0 && bymonthday.length === 0 && dtstart !== null) return [{ ordinal: 0, weekday: weekdayOf(toDay(dtstart)) }];
  return byday.map(readByday);
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
function seasonWords(language: Language, schedule: Schedule, today: string): string | null {
  const first = beginning(schedule);
  const [from, to] = [first !== null && first > today ? first : null, [schedule.valid_to, schedule.until].filter((date) => date !== null).sort()[0] ?? null]
    .map((date) => (date === null ? null : dateInFull(language.locale, date)));
  if (from != null && to != null) return say(language, 'resource.season', { from, to });
  if (from != null) return say(language, 'resource.starting', { from });
  return to == null ? null : say(language, 'resource.until', { to });
}

/** The first day on which it can be on, or `null` where it always could. */
const beginning = ({ valid_from, dtstart }: Schedule): string | null => [valid_from, dtstart].filter((date) => date !== null).sort().at(-1) ?? null;

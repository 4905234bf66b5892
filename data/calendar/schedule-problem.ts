import type { Schedule } from '../shapes/resource.ts';
import { isDate, toDay } from './day.ts';
import { readByday, ruleDays } from './recurrence.ts';

/**
 * What is wrong with a schedule, in one sentence that says what to do, or `null`. Nothing wrong means: its rule falls on at
 * least one date of its season, before any exception. For importers and editors, who ask before they save.
 */
export function scheduleProblem(schedule: Schedule): string | null {
  return dateProblem(schedule) ?? ruleProblem(schedule) ?? timesProblem(schedule) ?? noDateProblem(schedule);
}

function dateProblem(schedule: Schedule): string | null {
  const dates: [string, string | null][] = [
    ...(['dtstart', 'until', 'valid_from', 'valid_to'] as const).map((field): [string, string | null] => [field, schedule[field]]),
    ...schedule.exceptions.map(({ date }): [string, string] => ['exceptions', date]),
  ];
  const wrong = dates.find(([, date]) => date !== null && !isDate(date));
  return wrong === undefined ? null : `The date "${wrong[1]}" in ${wrong[0]} is not in the calendar: write a real one, such as 2026-11-25.`;
}

function ruleProblem(schedule: Schedule): string | null {
  const { freq, interval, byday, bymonthday, dtstart, count } = schedule;
  const ordinal = byday.find((day) => readByday(day).ordinal !== 0);
  if (freq === null) {
    if (dtstart === null) return 'A single date needs its date: set dtstart, or say how it repeats in freq.';
    if (byday.length > 0 || bymonthday.length > 0 || interval > 1 || (count ?? 1) > 1) {
      return 'This says how it repeats, but freq says it is a single date: set freq to WEEKLY or MONTHLY, or clear byday, bymonthday, interval and count.';
    }
    return null;
  }
  if (freq === 'WEEKLY') {
    if (bymonthday.length > 0) return 'A weekly schedule cannot fall on days of the month: set freq to MONTHLY, or clear bymonthday.';
    if (ordinal !== undefined) return `"${ordinal}" picks one week of a month, so freq must be MONTHLY; for every week write "${ordinal.slice(-2)}".`;
    if (byday.length === 0 && dtstart === null) return 'A weekly schedule needs its weekday: set byday, or the first date in dtstart.';
  }
  if (freq === 'MONTHLY') {
    if (byday.length === 0 && bymonthday.length === 0) {
      return 'A monthly schedule needs its day: set byday (such as "1TU", the first Tuesday) or bymonthday (such as 15).';
    }
    if (bymonthday.includes(0)) return 'A month has no day 0: count from 1, or from the end with -1, in bymonthday.';
  }
  if (interval > 1 && dtstart === null) {
    return `Every ${interval} ${freq === 'WEEKLY' ? 'weeks' : 'months'}, but from when? Set the first date in dtstart.`;
  }
  if (count !== null && dtstart === null) return `${count} times, but from when? Set the first date in dtstart, or clear count.`;
  return null;
}

function timesProblem(schedule: Schedule): string | null {
  const times = [{ where: '', ...schedule }, ...schedule.exceptions.filter(({ kind }) => kind === 'changed').map((change) => ({ where: ` on ${change.date}`, ...change }))];
  for (const { where, opens_at, closes_at } of times) {
    if (opens_at === '24:00') return `It cannot open at 24:00${where}: write 00:00 of the next day.`;
    if (opens_at !== null && opens_at === closes_at) {
      return `It opens and closes at ${opens_at}${where}: for all day write 00:00 to 24:00; if nobody knows the end, leave closes_at empty.`;
    }
    if (opens_at === null && closes_at === null) return `The change${where} does not say the new time: give opens_at, closes_at or both, or cancel the date.`;
  }
  const dates = schedule.exceptions.map(({ date }) => date);
  const twice = dates.find((date, i) => dates.indexOf(date) !== i);
  return twice === undefined ? null : `There are two exceptions for ${twice}: keep one.`;
}

function noDateProblem(schedule: Schedule): string | null {
  const { dtstart, until, valid_from, valid_to } = schedule;
  if (dtstart !== null && until !== null && until < dtstart) return `It ends on ${until}, before it starts on ${dtstart}: swap them or correct one (until, dtstart).`;
  if (valid_from !== null && valid_to !== null && valid_to < valid_from) {
    return `The season ends on ${valid_to}, before it starts on ${valid_from}: swap them or correct one (valid_to, valid_from).`;
  }
  const from = Math.max(...[dtstart, valid_from].filter((date) => date !== null).map(toDay));
  const to = Math.min(...[until, valid_to].filter((date) => date !== null).map(toDay));
  const first = Number.isFinite(from) ? from : Number.isFinite(to) ? to - CYCLE : 0;
  const last = Math.min(to, first + CYCLE);
  if (ruleDays(schedule, first, last).next().done !== true) return null;
  return 'No date fits all of this: the days it repeats on never come between its first and last dates. Correct byday, bymonthday, interval or the dates.';
}

/** 400 years, after which the Gregorian calendar repeats, weekdays and all. A first date later than that is no schedule. */
const CYCLE = 146_097;

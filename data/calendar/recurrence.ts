import type { Schedule } from '../shapes/resource.ts';
import { dayOfParts, partsOf, toDay, weekdayOf } from './day.ts';

export type Rule = Pick<Schedule, 'freq' | 'interval' | 'byday' | 'bymonthday' | 'dtstart' | 'until' | 'count' | 'wkst'>;

/**
 * The days (days since 1970-01-01) from `first` to `last`, both included, on which the rule falls, in order: RFC 5545 §3.3.10,
 * before any exception. It jumps to `first` rather than walking there. `count` counts from `dtstart`.
 * A rule that cannot be worked out gives no day: `scheduleProblem` says why. Throws a RangeError for a date that is not real.
 */
export function ruleDays(rule: Rule, first: number, last: number): IteratorObject<number> {
  const start = rule.dtstart === null ? null : toDay(rule.dtstart);
  const from = start === null ? first : Math.max(first, start);
  const to = rule.until === null ? last : Math.min(last, toDay(rule.until));
  if (start === null && (rule.interval > 1 || rule.count !== null)) return [].values();
  if (rule.freq === 'WEEKLY') return weeklyDays(rule, start, from, to);
  if (rule.freq === 'MONTHLY') return monthlyDays(rule, start, from, to);
  return start !== null && from <= start && start <= to ? [start].values() : [].values();
}

/** Can any day be worked out from the rule at all? If not, nobody knows when it meets: that is a question, not a no. */
export function isWorkable({ freq, interval, byday, bymonthday, dtstart, count }: Rule): boolean {
  if (freq === null) return dtstart !== null;
  if (dtstart === null && (interval > 1 || count !== null)) return false;
  if (freq === 'WEEKLY') return bymonthday.length === 0 && byday.every((day) => readByday(day).ordinal === 0) && (byday.length > 0 || dtstart !== null);
  return byday.length > 0 || bymonthday.length > 0;
}

/** The parts of "TU" (ordinal 0: every one), "1TU", "-1FR" (the last one). */
export function readByday(text: string): { ordinal: number; weekday: number } {
  return { ordinal: Number(text.slice(0, -2)), weekday: WEEKDAYS.indexOf(text.slice(-2)) + 1 };
}

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

function* weeklyDays(rule: Rule, start: number | null, from: number, to: number): Generator<number, void> {
  const days = rule.byday.map(readByday);
  if (rule.bymonthday.length > 0 || days.some((day) => day.ordinal !== 0)) return;
  const weekdays = days.length === 0 && start !== null ? [weekdayOf(start)] : days.map((day) => day.weekday);
  const { weekday: firstOfWeek } = readByday(rule.wkst);
  const afterFirst = (weekday: number) => (weekday - firstOfWeek + 7) % 7;
  const weekOf = (day: number) => day - afterFirst(weekdayOf(day));
  const places = [...new Set(weekdays.map(afterFirst))].sort((a, b) => a - b);

  const step = 7 * rule.interval;
  const anchor = weekOf(start ?? from);
  const weeksIn = Math.floor((weekOf(from) - anchor) / step);
  const beforeStart = start === null ? 0 : places.filter((place) => anchor + place < start).length;
  let nth = weeksIn * places.length - beforeStart;
  for (let week = anchor + weeksIn * step; week <= to; week += step) {
    for (const place of places) {
      const day = week + place;
      nth += 1;
      if (day > to || (rule.count !== null && nth > rule.count)) return;
      if (day >= from) yield day;
    }
  }
}

function* monthlyDays(rule: Rule, start: number | null, from: number, to: number): Generator<number, void> {
  if (rule.byday.length === 0 && rule.bymonthday.length === 0) return;
  const datesOf = datesInMonths(rule);
  const anchor = monthOf(start ?? from);
  // How many dates a stretch of months has differs (31st, 5th Friday), so a count has to be counted; it ends at the count.
  const jump = rule.count === null ? Math.floor((monthOf(from) - anchor) / rule.interval) * rule.interval : 0;
  let nth = 0;
  for (let month = anchor + jump; ; month += rule.interval) {
    const first = firstDayOf(month);
    if (first > to) return;
    for (const date of datesOf(weekdayOf(first), firstDayOf(month + 1) - first)) {
      const day = first + date - 1;
      if (start !== null && day < start) continue;
      nth += 1;
      if (day > to || (rule.count !== null && nth > rule.count)) return;
      if (day >= from) yield day;
    }
  }
}

/** There are 28 kinds of month (7 first weekdays × 4 lengths); the dates of each are worked out once. */
function datesInMonths(rule: Rule): (firstWeekday: number, length: number) => number[] {
  const days = rule.byday.map(readByday);
  const known = new Map<number, number[]>();
  return (firstWeekday, length) => {
    const kind = length * 8 + firstWeekday;
    let dates = known.get(kind);
    if (dates === undefined) {
      dates = [];
      for (let date = 1; date <= length; date += 1) {
        const fromEnd = date - length - 1;
        const weekday = ((firstWeekday + date - 2) % 7) + 1;
        const nth = Math.ceil(date / 7);
        const nthFromEnd = Math.floor(fromEnd / 7);
        const byDate = rule.bymonthday.length === 0 || rule.bymonthday.includes(date) || rule.bymonthday.includes(fromEnd);
        const byDay = days.length === 0
          || days.some((day) => day.weekday === weekday && (day.ordinal === 0 || day.ordinal === nth || day.ordinal === nthFromEnd));
        if (byDate && byDay) dates.push(date);
      }
      known.set(kind, dates);
    }
    return dates;
  };
}

/** Months since the year 0. */
function monthOf(day: number): number {
  const { year, month } = partsOf(day);
  return year * 12 + month - 1;
}

function firstDayOf(month: number): number {
  return dayOfParts(Math.floor(month / 12), (month % 12) + 1, 1);
}

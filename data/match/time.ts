import type { Occurrence } from '../shapes/answer.ts';
import type { Window } from '../shapes/person.ts';

const DAY = 1440;
const WEEK = 7 * DAY;
/** Dropping in for less than this is not worth the way (matching.md §5). Minutes. */
const WORTH_GOING = 60;

/**
 * Can the person go on this date in one of these windows? A session must lie inside the window; opening hours must
 * overlap it by an hour, or by all there is of either. A window without length asks about that moment.
 */
export function fits(occurrence: Occurrence, windows: readonly Window[]): boolean {
  return windows.some((window) => fitsWindow(occurrence, window));
}

/** The share of the windows, 0–1, that at least one of the dates fits. */
export function shareOfWindows(occurrences: readonly Occurrence[], windows: readonly Window[]): number {
  if (windows.length === 0) return 0;
  return windows.filter((window) => occurrences.some((o) => fitsWindow(o, window))).length / windows.length;
}

function fitsWindow(occurrence: Occurrence, window: Window): boolean {
  const start = (occurrence.weekday - 1) * DAY + minutesOf(occurrence.opens_at);
  const end = occurrence.closes_at === null ? null : start + lasting(occurrence.opens_at, occurrence.closes_at);
  const from = (window.weekday - 1) * DAY + window.from;
  const to = (window.weekday - 1) * DAY + window.to;
  // A night out on Sunday goes on into Monday: the week is a ring.
  return [0, WEEK].some((turn) => fitsStretch(occurrence.kind, start, end, from + turn, to + turn));
}

function fitsStretch(kind: Occurrence['kind'], start: number, end: number | null, from: number, to: number): boolean {
  if (from === to) return start <= from && from < (end ?? start + 1);
  if (kind === 'session') return start >= from && (end ?? start) <= to;
  const close = end ?? start + WORTH_GOING;
  return Math.min(close, to) - Math.max(start, from) >= Math.min(WORTH_GOING, to - from, close - start);
}

function lasting(opens: string, closes: string): number {
  const minutes = minutesOf(closes) - minutesOf(opens);
  return minutes > 0 ? minutes : minutes + DAY;
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

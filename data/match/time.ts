import type { Occurrence } from '../shapes/answer.ts';
import type { Window } from '../shapes/person.ts';

const DAY = 1440;
const WEEK = 7 * DAY;
/** Dropping in for less than this is not worth the way (matching.md §5). Minutes. */
const WORTH_GOING = 60;

/** A stretch of the week in minutes from Monday 00:00. It may run past the end: the week is a ring. */
interface Stretch {
  from: number;
  to: number;
}

/**
 * Can the person go on this date in one of these windows? Windows that touch are one stretch. A session must lie inside a
 * stretch; opening hours must overlap it by an hour, or for as long as they last. A window without length asks about that moment.
 */
export function fits(occurrence: Occurrence, windows: readonly Window[]): boolean {
  return stretchesOf(windows).some((stretch) => fitsStretch(occurrence, stretch));
}

/** The share of the stretches of free time, 0–1, that at least one of the dates fits. */
export function shareOfWindows(occurrences: readonly Occurrence[], windows: readonly Window[]): number {
  const stretches = stretchesOf(windows);
  return stretches.length === 0 ? 0 : stretches.filter((stretch) => occurrences.some((o) => fitsStretch(o, stretch))).length / stretches.length;
}

/** One person's windows are asked about for every date of every resource. */
const known = new WeakMap<readonly Window[], readonly Stretch[]>();

function stretchesOf(windows: readonly Window[]): readonly Stretch[] {
  let stretches = known.get(windows);
  if (stretches === undefined) known.set(windows, (stretches = join(windows)));
  return stretches;
}

function join(windows: readonly Window[]): Stretch[] {
  const all = windows.map(({ weekday, from, to }) => ({ from: (weekday - 1) * DAY + from, to: (weekday - 1) * DAY + to })).sort((a, b) => a.from - b.from || a.to - b.to);
  const moments = [...new Set(all.filter((s) => s.from === s.to).map((s) => s.from % WEEK))].map((moment) => ({ from: moment, to: moment }));
  const joined: Stretch[] = [];
  for (const { from, to } of all.filter((s) => s.from < s.to)) {
    const last = joined.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else joined.push({ from, to });
  }
  const [first, last] = [joined[0], joined.at(-1)];
  if (first !== undefined && last !== undefined && first.from === 0 && last.to === WEEK) {
    last.to += first.to;
    if (first !== last) joined.shift();
  }
  return [...moments, ...joined];
}

function fitsStretch({ kind, weekday, opens_at, closes_at }: Occurrence, { from, to }: Stretch): boolean {
  const opens = (weekday - 1) * DAY + minutesOf(opens_at);
  // An end that nobody has said: a session takes a while, however short; a place is open for as long as a visit takes.
  const lasts = closes_at !== null ? lasting(opens_at, closes_at) : kind === 'session' || from === to ? 1 : WORTH_GOING;
  return [-WEEK, 0, WEEK].some((turn) => {
    const [start, end] = [opens + turn, opens + turn + lasts];
    if (from === to) return start <= from && from < end;
    if (kind === 'session') return start >= from && end <= to;
    return Math.min(end, to) - Math.max(start, from) >= Math.min(WORTH_GOING, lasts);
  });
}

function lasting(opens: string, closes: string): number {
  const minutes = minutesOf(closes) - minutesOf(opens);
  return minutes > 0 ? minutes : minutes + DAY;
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

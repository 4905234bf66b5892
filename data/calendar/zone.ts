import { dayOfParts } from './day.ts';

/**
 * The instant, in epoch milliseconds, of a wall-clock time: `minutes` after midnight of `day` (days since 1970-01-01).
 * A time the clocks skip is taken with the offset from before the gap; a time that comes twice is the first (RFC 5545 §3.3.5).
 * Throws a RangeError for a time zone this machine does not know.
 */
export function instantOf(day: number, minutes: number, timeZone: string): number {
  const zone = zoneOf(timeZone);
  const wall = day * DAY + minutes * MINUTE;
  const steady = steadyOffset(zone, Math.floor(wall / DAY));
  if (steady !== null) return wall - steady;
  const before = offsetAt(zone, wall - DAY);
  const after = offsetAt(zone, wall + DAY);
  const onlyAfterTheChange = offsetAt(zone, wall - before) !== before && offsetAt(zone, wall - after) === after;
  return wall - (onlyAfterTheChange ? after : before);
}

/**
 * What the clock on the wall says at an instant: the day (days since 1970-01-01) and the whole minutes after its midnight, 0–1439.
 * Throws a RangeError for a time zone this machine does not know, or an instant that is not a time.
 */
export function wallOf(instant: number, timeZone: string): { day: number; minutes: number } {
  const wall = instant + offsetAt(zoneOf(timeZone), instant);
  const day = Math.floor(wall / DAY);
  return { day, minutes: Math.floor((wall - day * DAY) / MINUTE) };
}

/** Whether this machine knows a time zone of that IANA name. A bare offset such as "+01:00" is not a name: it knows no summer time. */
export function isZone(name: string): boolean {
  return findZone(name) !== null;
}

const MINUTE = 60_000;
const DAY = 86_400_000;

/** A time zone and what has been read from it so far. Offsets are milliseconds east of UTC. */
type Zone = {
  clock: Intl.DateTimeFormat;
  /** UTC day → offset at its midnight. */
  midnights: Map<number, number>;
  /** UTC day in which the offset changes → the instant of the change. */
  changes: Map<number, number>;
  /** Local day → the one offset that holds all day and on both sides of it, or `null` where a change is near. */
  steady: Map<number, number | null>;
};

/** Intl objects are slow to make and offsets slow to read, so each is made and read once. `null`: asked for, and not a zone. */
const zones = new Map<string, Zone | null>();

function zoneOf(name: string): Zone {
  const zone = findZone(name);
  if (zone === null) throw new RangeError(`"${name}" is not a time zone this machine knows. Use an IANA name, such as Europe/London.`);
  return zone;
}

function findZone(name: string): Zone | null {
  let zone = zones.get(name);
  if (zone === undefined) zones.set(name, (zone = readZone(name)));
  return zone;
}

function readZone(name: string): Zone | null {
  if (!/^[A-Za-z]/.test(name)) return null;
  try {
    const clock = new Intl.DateTimeFormat('en-US', {
      timeZone: name, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23',
      year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
    });
    return { clock, midnights: new Map(), changes: new Map(), steady: new Map() };
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function steadyOffset(zone: Zone, day: number): number | null {
  let offset = zone.steady.get(day);
  if (offset === undefined) {
    const first = midnightOffset(zone, day - 1);
    offset = [day, day + 1, day + 2].every((next) => midnightOffset(zone, next) === first) ? first : null;
    zone.steady.set(day, offset);
  }
  return offset;
}

/** In the IANA data (2026c) no zone changes its offset twice within three days, so a UTC day that starts and ends alike is alike throughout. */
function offsetAt(zone: Zone, instant: number): number {
  const day = Math.floor(instant / DAY);
  const before = midnightOffset(zone, day);
  const after = midnightOffset(zone, day + 1);
  return before === after || instant < changeIn(zone, day, before) ? before : after;
}

function changeIn(zone: Zone, day: number, before: number): number {
  let change = zone.changes.get(day);
  if (change === undefined) {
    let [same, changed] = [day * DAY, (day + 1) * DAY];
    while (changed - same > 1000) {
      const middle = Math.floor((same + changed) / 2000) * 1000;
      if (readOffset(zone, middle) === before) same = middle;
      else changed = middle;
    }
    zone.changes.set(day, (change = changed));
  }
  return change;
}

function midnightOffset(zone: Zone, day: number): number {
  let offset = zone.midnights.get(day);
  if (offset === undefined) zone.midnights.set(day, (offset = readOffset(zone, day * DAY)));
  return offset;
}

function readOffset(zone: Zone, instant: number): number {
  if (!(Math.abs(instant) <= 8.64e15)) throw new RangeError(`${instant} is not a time. Give milliseconds since 1970-01-01T00:00Z.`);
  const read: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of zone.clock.formatToParts(instant)) read[type] = Number(value);
  const { year = NaN, month = NaN, day = NaN, hour = NaN, minute = NaN, second = NaN } = read;
  return dayOfParts(year, month, day) * DAY + hour * 3_600_000 + minute * MINUTE + second * 1000 - instant;
}

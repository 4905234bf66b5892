import type { Distance } from '../shapes/answer.ts';
import type { Person } from '../shapes/person.ts';
import type { ResourceCore } from '../shapes/resource.ts';

type Point = { latitude: number; longitude: number };

/** Metres a minute on the way, door to door, for each way of travelling. Waiting is in the figure for buses and trains. */
const SPEED: Record<NonNullable<Person['travel']>['mode'], number> = { walk: 75, wheel: 70, transit: 200, car: 450, lift: 450 };
/** Streets are longer than the straight line (matching.md §5). */
const DETOUR = 1.3;
/** With a place and no limit, nothing further than this is near. Metres. */
const NEARBY = 25_000;
/** How far a hidden door may be from the middle of its area. Metres. */
export const AREA_SIZE = 3000;
const EARTH = 6_371_008.8;

/** Great-circle distance in metres. */
export function metresBetween(a: Point, b: Point): number {
  const rad = Math.PI / 180;
  const h = Math.sin(((b.latitude - a.latitude) * rad) / 2) ** 2 + Math.cos(a.latitude * rad) * Math.cos(b.latitude * rad) * Math.sin(((b.longitude - a.longitude) * rad) / 2) ** 2;
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** The longest straight line, in metres, the person is ready to go. */
export function limitMetres(person: Person): number {
  const { travel } = person;
  if (travel === null) return NEARBY;
  const byTime = travel.max_minutes === null ? Infinity : (travel.max_minutes * SPEED[travel.mode]) / DETOUR;
  const limit = Math.min(byTime, travel.max_metres ?? Infinity);
  return limit === Infinity ? NEARBY : limit;
}

/** Where a resource is for reckoning: its published point and how far off the truth may be; `null` where that is nowhere. */
export function knownPoint(resource: ResourceCore): (Point & { within: number }) | null {
  const { place } = resource;
  if (place === null) return null;
  if (place.point !== null) return { latitude: place.point.latitude, longitude: place.point.longitude, within: place.point.radius_m };
  return place.area === null ? null : { latitude: place.area.latitude, longitude: place.area.longitude, within: AREA_SIZE };
}

/** How far it is for this person, with the method named; `null` where the person gave no place. */
export function distanceTo(resource: ResourceCore, person: Person): Distance | null {
  if (person.place === null) return null;
  if (resource.place === null) return { metres: null, minutes: null, method: 'online' };
  const point = resource.place.point;
  if (point === null) return { metres: null, minutes: null, method: 'unknown' };
  const metres = metresBetween(person.place, point);
  const minutes = person.travel === null ? null : Math.round((metres * DETOUR) / SPEED[person.travel.mode]);
  return { metres: Math.round(metres), minutes, method: 'straight_line' };
}

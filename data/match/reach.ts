import type { Person } from '../shapes/person.ts';
import type { ResourceCore } from '../shapes/resource.ts';
import { AREA_SIZE, knownPoint, limitMetres, metresBetween } from './distance.ts';

/** "A bit further" means twice as far: what `whatIf.travel` counts. */
const FURTHER = 2;

/**
 * How far from the person's place, in metres, anything can matter to the answer, counts of "a bit further" included.
 * `null`: everywhere. A browser loads the shards within it; the answer is then the same as over everything.
 */
export function reachMetres(person: Person): number | null {
  return person.place === null ? null : limitMetres(person) * FURTHER + AREA_SIZE;
}

/** Is the resource part of the question at all? What is online or nowhere in particular always is. */
export function withinReach(resource: ResourceCore, person: Person): boolean {
  if (person.place === null) return true;
  const point = knownPoint(resource);
  return point === null || metresBetween(person.place, point) - point.within <= limitMetres(person) * FURTHER;
}

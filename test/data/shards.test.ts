import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { NOBODY } from '../../data/match/nobody.ts';
import { match } from '../../data/match/match.ts';
import { reachMetres } from '../../data/match/reach.ts';
import { cellsWithin } from '../../data/read-shard.ts';
import type { Person } from '../../data/shapes/person.ts';
import type { Place, ResourceCore } from '../../data/shapes/resource.ts';
import { cutCells } from '../../data/shards.ts';

/** As plain as a resource can be, somewhere. */
function at(n: number, place: Place | null): ResourceCore {
  return {
    id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`, organization: { id: `o${n}`, is_faith: false }, kind: 'group', status: 'active', categories: ['chess'], place,
    timezone: 'Europe/London', region: null, schedules: [], hours_text: null, facts: {}, spaces: 'unknown', freshness: { checked_on: null, checked_by: null, imported_from: null, imported_on: null },
  };
}
const exact = (latitude: number, longitude: number): Place => ({ visibility: 'full', point: { latitude, longitude, radius_m: 0 }, area: null });
const hidden = (latitude: number, longitude: number): Place => ({ visibility: 'hidden', point: null, area: { slug: 'a', name: 'A', latitude, longitude } });
const square = (latitude: number, longitude: number): Place => ({ visibility: 'area', point: { latitude, longitude, radius_m: 788 }, area: null });

const latitude = fc.double({ min: -90, max: 90, noNaN: true });
const longitude = fc.double({ min: -180, max: 180, noNaN: true });
/** Anywhere, and often in one town, across the date line, or near a pole. */
const spot = fc.oneof(
  fc.tuple(latitude, longitude),
  fc.tuple(fc.double({ min: 51.5, max: 51.7, noNaN: true }), fc.double({ min: -3.2, max: -2.8, noNaN: true })),
  fc.tuple(fc.double({ min: -17.1, max: -16.9, noNaN: true }), fc.oneof(fc.double({ min: 179.9, max: 180, noNaN: true }), fc.double({ min: -180, max: -179.9, noNaN: true }))),
  fc.tuple(fc.double({ min: 89.5, max: 90, noNaN: true }), longitude),
);
const place = fc.oneof({ weight: 4, arbitrary: spot.map(([a, o]) => exact(a, o)) }, spot.map(([a, o]) => hidden(a, o)), spot.map(([a, o]) => square(a, o)), fc.constant(null), fc.constant<Place>({ visibility: 'hidden', point: null, area: null }));
const town = fc.array(place, { maxLength: 60 }).map((places) => places.map((p, n) => at(n, p)));

test('every resource is in exactly one cell, no cell is too full, and the order of the input does not matter', () => {
  fc.assert(fc.property(town, fc.integer({ min: 1, max: 20 }), (resources, most) => {
    const cells = cutCells(resources, most);
    expect(cells.flatMap((c) => c.resources.map((r) => r.id)).sort()).toEqual(resources.map((r) => r.id).sort());
    // Unless its points lie too close to be cut apart: within one two-to-the-20th of the world.
    for (const { bounds, resources: inside } of cells) {
      if (bounds !== null && (bounds[2] - bounds[0] > 180 / 2 ** 20 || bounds[3] - bounds[1] > 360 / 2 ** 20)) expect(inside.length).toBeLessThanOrEqual(most);
    }
    expect(new Set(cells.map((c) => c.id)).size).toBe(cells.length);
    expect(cutCells(resources.toReversed(), most)).toEqual(cells);
  }));
});

test('what is online or nowhere in particular is one cell without bounds', () => {
  const [cell, ...others] = cutCells([at(1, null), at(2, { visibility: 'hidden', point: null, area: null }), at(3, null)], 1);
  expect(cell).toMatchObject({ bounds: null, resources: [{ id: at(1, null).id }, { id: at(2, null).id }, { id: at(3, null).id }] });
  expect(others).toEqual([]);
});

test('one more resource changes the cell it is in, and cuts no other', () => {
  const west = Array.from({ length: 6 }, (_, n) => at(n, exact(51 + n / 10, -3)));
  const east = Array.from({ length: 6 }, (_, n) => at(100 + n, exact(36 + n / 10, 14)));
  const before = new Map(cutCells([...west, ...east], 7).map((c) => [c.id, c]));
  const after = new Map(cutCells([...west, ...east, at(50, exact(51.05, -3))], 7).map((c) => [c.id, c]));
  expect([...after.keys()]).toEqual([...before.keys()]);
  expect([...after].filter(([id, cell]) => JSON.stringify(cell) !== JSON.stringify(before.get(id))).map(([, cell]) => cell.resources.length)).toEqual([7]);
});

test('doors too close to part stay together rather than being cut for ever', () => {
  expect(cutCells(Array.from({ length: 30 }, (_, n) => at(n, exact(51.5, -3))), 5)).toHaveLength(1);
});

test('matching over the cells within reach is matching over everything', () => {
  const travel = fc.oneof(fc.constant(null), fc.record<NonNullable<Person['travel']>>({ mode: fc.constantFrom('walk', 'wheel', 'transit', 'car', 'lift'), max_minutes: fc.option(fc.integer({ min: 1, max: 240 })), max_metres: fc.option(fc.integer({ min: 50, max: 100_000 })) }));
  fc.assert(fc.property(town, spot, travel, ([...resources], [lat, lon], way) => {
    const person: Person = { ...NOBODY, place: { latitude: lat, longitude: lon }, travel: way };
    const within = cellsWithin(cutCells(resources, 3), person.place, reachMetres(person)).flatMap((c) => c.resources);
    const question = { person, at: Date.parse('2026-11-25T10:00:00Z'), words: null };
    expect(match({ ...question, resources: within })).toEqual(match({ ...question, resources }));
  }), { numRuns: 200 });
});

test('whatever lies within reach is in a cell that is loaded, in every direction and anywhere on the globe', () => {
  const rad = Math.PI / 180;
  fc.assert(fc.property(spot, fc.double({ min: 1000, max: 400_000, noNaN: true }), fc.double({ min: 0, max: 360, noNaN: true }), ([lat, lon], metres, bearing) => {
    // The point at that distance and bearing (the direct problem on a sphere), a metre inside, as sines near a pole are no finer.
    const far = (metres - 1) / 6_371_008.8;
    const sin = Math.sin(lat * rad) * Math.cos(far) + Math.cos(lat * rad) * Math.sin(far) * Math.cos(bearing * rad);
    const turned = lon + Math.atan2(Math.sin(bearing * rad) * Math.sin(far) * Math.cos(lat * rad), Math.cos(far) - Math.sin(lat * rad) * sin) / rad;
    const [y, x] = [Math.asin(Math.max(-1, Math.min(1, sin))) / rad, ((turned + 540) % 360) - 180];
    const bounds: [number, number, number, number] = [y, x, y, x];
    expect(cellsWithin([{ bounds }], { latitude: lat, longitude: lon }, metres)).toEqual([{ bounds }]);
  }), { numRuns: 2000 });
});

test('a browser loads its own town and not the next country', () => {
  const cells = cutCells([...Array.from({ length: 9 }, (_, n) => at(n, exact(51.58 + n / 1000, -2.99))), ...Array.from({ length: 9 }, (_, n) => at(100 + n, exact(35.9 + n / 1000, 14.4))), at(200, null)], 10);
  const near = cellsWithin(cells, { latitude: 51.6, longitude: -3 }, 25_000);
  expect(near.map((c) => c.resources.length)).toEqual([9, 1]);
  expect(cellsWithin(cells, null, 25_000)).toEqual(cells);
  expect(cellsWithin(cells, { latitude: 51.6, longitude: -3 }, null)).toEqual(cells);
});

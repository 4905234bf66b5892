import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pointInArea, type Position, type Ring } from '../../../data/formats/point-in-area.ts';

/** How often the ring goes round the point: another way of asking than the crossings that are tested. */
function windings([x, y]: Position, ring: Ring): number {
  let turned = 0;
  for (const [i, [x1, y1]] of ring.entries()) {
    const [x2, y2] = ring[(i + 1) % ring.length]!;
    const angle = Math.atan2(y2 - y, x2 - x) - Math.atan2(y1 - y, x1 - x);
    turned += Math.atan2(Math.sin(angle), Math.cos(angle));
  }
  return Math.abs(Math.round(turned / (2 * Math.PI)));
}

/** Inside, and not on an edge: so are the points a hair away on all sides. */
const isInside = ([x, y]: Position, outside: Ring, holes: readonly Ring[] = []) =>
  [[x, y - 1e-9], [x, y + 1e-9], [x - 1e-9, y], [x + 1e-9, y]].every(([east, north]) => windings([east!, north!], outside) === 1 && holes.every((hole) => windings([east!, north!], hole) === 0));

/** Corners in steps of 0.0001°, about ten metres, near Newport. */
const ring = (...corners: [number, number][]): Ring => corners.map(([x, y]) => [-3 + x * 1e-4, 51.5 + y * 1e-4]);
const box = (west: number, south: number, east: number, north: number): Ring => ring([west, south], [east, south], [east, north], [west, north]);

describe('the point is inside', () => {
  const rows: [why: string, outside: Ring, holes: Ring[]][] = [
    ['a hall', box(0, 0, 4, 2), []],
    ['a hall whose outline repeats its first corner, as OpenStreetMap does', [...box(0, 0, 4, 2), box(0, 0, 4, 2)[0]!], []],
    ['a hall drawn the other way round', box(0, 0, 4, 2).toReversed(), []],
    ['a lopsided lot', ring([0, 0], [9, 1], [5, 3], [1, 8]), []],
    ['a U, whose middle is the yard', ring([0, 0], [9, 0], [9, 9], [8, 9], [8, 1], [1, 1], [1, 9], [0, 9]), []],
    ['a U on its side', ring([0, 0], [9, 0], [9, 1], [1, 1], [1, 8], [9, 8], [9, 9], [0, 9]), []],
    ['an L', ring([0, 0], [9, 0], [9, 1], [1, 1], [1, 9], [0, 9]), []],
    ['a ring round a courtyard', box(0, 0, 9, 9), [box(1, 1, 8, 8)]],
    ['a ring round a courtyard whose edge passes through the middle', box(0, 0, 8, 8), [box(2, 4, 6, 7)]],
    ['the same, with the courtyard to the south', box(0, 0, 8, 8), [box(2, 1, 6, 4)]],
    ['the same, to the west and the east', box(0, 0, 9, 8), [box(1, 2, 4.5, 6), box(4.5, 2, 8, 6)]],
    ['a courtyard that touches the wall', box(0, 0, 8, 8), [ring([4, 0], [7, 5], [1, 5])]],
    ['two courtyards', box(0, 0, 9, 3), [box(1, 1, 3, 2), box(4, 0.5, 8, 2.5)]],
    ['a star with many corners on one height', ring([0, 0], [2, 4], [0, 4], [3, 5], [4, 9], [5, 5], [8, 4], [6, 4], [8, 0], [4, 3]), []],
    ['a thin strip', ring([0, 0], [90, 0.01], [90, 0.02], [0, 0.01]), []],
    ['a room of one metre', box(0, 0, 0.1, 0.1), []],
  ];
  it.each(rows)('%s', (_why, outside, holes) => {
    for (const rings of [[outside, ...holes], [...holes, outside]]) {
      const point = pointInArea(rings);
      expect(point).not.toBeNull();
      expect(isInside(point!, outside, holes)).toBe(true);
    }
  });

  it('the middle itself, where the middle is inside', () => {
    const [x, y] = pointInArea([box(0, 0, 4, 2)])!;
    expect([x, y]).toEqual([expect.closeTo(-2.9998, 9), expect.closeTo(51.5001, 9)]);
  });

  it('the largest of several parts', () => {
    const point = pointInArea([box(0, 0, 1, 1), box(5, 5, 9, 9), box(20, 0, 22, 2)])!;
    expect(isInside(point, box(5, 5, 9, 9))).toBe(true);
  });

  it('an island in the lake of an island', () => {
    const [outside, lake, island] = [box(0, 0, 20, 20), box(2, 2, 18, 18), box(9, 9, 11, 11)];
    const point = pointInArea([lake, island, outside])!;
    expect(isInside(point, outside, [lake]) || isInside(point, island)).toBe(true);
  });

  it('any star with any hole, however its corners lie', () => {
    const star = (most: number, least: number) => fc.array(fc.double({ min: least, max: most, noNaN: true }), { minLength: 3, maxLength: 40 });
    // The hole stays within the smallest radius that every outline covers.
    const shape = fc.record({ outside: star(50, 20), hole: fc.option(star(8, 0.5)), yard: fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }) });
    const around = (radii: number[], at: number): Ring => ring(...radii.map((r, i): [number, number] => [r * Math.cos(at + (2 * Math.PI * i) / radii.length), r * Math.sin(at + (2 * Math.PI * i) / radii.length)]));
    const isAlwaysInside = fc.property(shape, ({ outside, hole, yard }) => {
      const outline = around(outside, 0);
      const holes = hole === null ? [] : [around(hole, yard)];
      return isInside(pointInArea([outline, ...holes])!, outline, holes);
    });
    expect(fc.check(isAlwaysInside, { seed: 7, numRuns: 500 })).toMatchObject({ failed: false, counterexample: null });
  });
});

describe('there is no inside', () => {
  const rows: [why: string, rings: Ring[]][] = [
    ['nothing', []],
    ['an outline of nothing', [[]]],
    ['there and back', [ring([0, 0], [5, 5], [0, 0])]],
    ['one corner four times', [ring([1, 1], [1, 1], [1, 1], [1, 1])]],
    ['a line', [ring([0, 0], [1, 1], [2, 2], [3, 3])]],
    ['an outline that is also its hole', [box(0, 0, 2, 2), box(0, 0, 2, 2)]],
  ];
  it.each(rows)('%s', (_why, rings) => expect(pointInArea(rings)).toBeNull());
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clipLine, joinLines, lineLength, straightAt } from '../../../site/finder/map/lines.ts';
import type { Box, Line } from '../../../site/finder/map/lines.ts';

const BOX: Box = [0, 0, 100, 100];

describe('cutting a line at the edges of a box', () => {
  it.each<[string, Line, Line[]]>([
    ['wholly inside stays as it is', [10, 10, 20, 20, 30, 10], [[10, 10, 20, 20, 30, 10]]],
    ['wholly outside is gone', [-10, -10, -20, 50], []],
    ['straight through is cut at both edges', [-50, 50, 150, 50], [[0, 50, 100, 50]]],
    ['out and in again is two pieces', [50, 50, 150, 50, 150, 60, 50, 60], [[50, 50, 100, 50], [100, 60, 50, 60]]],
    ['past a corner without touching is gone', [-10, 80, 20, 150], []],
    ['along an edge is inside', [0, 10, 0, 90], [[0, 10, 0, 90]]],
    ['outside beside an edge is gone', [-1, 10, -1, 90], []],
  ])('%s', (_, line, pieces) => expect(clipLine(line, BOX)).toEqual(pieces));

  it('keeps just the part inside (against walking along the line)', () => {
    const point = fc.tuple(fc.integer({ min: -150, max: 250 }), fc.integer({ min: -150, max: 250 }));
    fc.assert(
      fc.property(fc.array(point, { minLength: 2, maxLength: 6 }), (points) => {
        const line = points.flat();
        const pieces = clipLine(line, BOX);
        for (const piece of pieces) for (const at of piece) expect(at >= -1e-9 && at <= 100 + 1e-9).toBe(true);
        let inside = 0;
        for (let i = 0; i + 3 < line.length; i += 2) {
          const [dx, dy] = [line[i + 2]! - line[i]!, line[i + 3]! - line[i + 1]!];
          const steps = 2000;
          for (let s = 0; s < steps; s++) {
            const [x, y] = [line[i]! + (dx * (s + 0.5)) / steps, line[i + 1]! + (dy * (s + 0.5)) / steps];
            if (x >= 0 && x <= 100 && y >= 0 && y <= 100) inside += Math.hypot(dx, dy) / steps;
          }
        }
        expect(pieces.reduce((sum, piece) => sum + lineLength(piece), 0)).toBeCloseTo(inside, -0.5);
      }),
      { seed: 4, numRuns: 100 },
    );
  });
});

describe('joining the pieces of a street', () => {
  it.each<[string, Line[], number]>([
    ['end to end, in any direction', [[0, 0, 10, 0], [20, 0, 10, 0], [20, 0, 30, 0]], 1],
    ['with a small gap', [[0, 0, 10, 0], [11, 1, 20, 0]], 1],
    ['not over a large gap', [[0, 0, 10, 0], [15, 0, 20, 0]], 2],
    ['at a fork, the straighter one', [[0, 0, 10, 0], [10, 0, 20, 1], [10, 0, 12, 9]], 2],
    ['one alone', [[0, 0, 10, 0]], 1],
    ['none', [], 0],
  ])('%s', (_, pieces, count) => expect(joinLines(pieces, 2)).toHaveLength(count));

  it('goes on with the straighter at a fork', () => {
    const [long] = joinLines([[10, 0, 12, 9], [0, 0, 10, 0], [10, 0, 20, 1]], 2);
    expect([long!.slice(0, 2), long!.slice(-2)].sort()).toEqual([[0, 0], [20, 1]]);
  });

  it('is the same whichever of equal pieces comes first', () => {
    // A junction where two go on at the same angle.
    const [a, b, c] = [[0, 0, 10, 0], [10, 0, 10, 10], [10, 0, 10, -10]] as const;
    const all = [[a, b, c], [a, c, b], [b, a, c], [b, c, a], [c, a, b], [c, b, a]].map((pieces) => joinLines(pieces, 1));
    for (const joined of all) expect(joined).toEqual(all[0]);
  });

  it('puts a street together again, however it was cut, turned and shuffled', () => {
    const point = fc.tuple(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 0, max: 999 }));
    fc.assert(
      fc.property(fc.uniqueArray(point, { minLength: 3, maxLength: 9, selector: String }), fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }), fc.nat(), (points, turns, shuffle) => {
        const pieces = points.slice(1).map((to, i): Line => (turns[i] ? [...to, ...points[i]!] : [...points[i]!, ...to]));
        pieces.push(...pieces.splice(0, shuffle % pieces.length));
        const joined = joinLines(pieces, 0);
        expect(joined).toHaveLength(1);
        expect([points.flat().join(), [...points].reverse().flat().join()]).toContain(joined[0]!.join());
        expect(joinLines([...pieces].reverse(), 0)).toEqual(joined);
      }),
      { seed: 4, numRuns: 200 },
    );
  });
});

describe('finding room for words on a line', () => {
  it.each<[string, Line, number, number, { x: number; y: number; angle: number } | null]>([
    ['a straight line', [0, 0, 100, 0], 50, 40, { x: 50, y: 0, angle: 0 }],
    ['a line drawn backwards is written forwards', [100, 0, 0, 0], 50, 40, { x: 50, y: 0, angle: 0 }],
    ['downwards', [0, 0, 0, 100], 50, 40, { x: 0, y: 50, angle: Math.PI / 2 }],
    ['upwards is read downwards, never on its head', [0, 100, 0, 0], 50, 40, { x: 0, y: 50, angle: Math.PI / 2 }],
    ['over a joint that does not bend', [0, 0, 30, 0, 100, 0], 40, 60, { x: 40, y: 0, angle: 0 }],
    ['round a corner', [0, 0, 50, 0, 50, 50], 50, 40, null],
    ['beyond the end', [0, 0, 100, 0], 90, 40, null],
    ['before the beginning', [0, 0, 100, 0], 10, 40, null],
  ])('%s', (_, line, middle, length, spot) => expect(straightAt(line, middle, length, 3)).toEqual(spot));
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bunch, fan } from '../../../site/finder/map/bunch.ts';
import type { Spot } from '../../../site/finder/map/bunch.ts';
import { say } from '../../../site/finder/map/words.ts';

const spots = (...at: [number, number][]): Spot<number>[] => at.map(([x, y], thing) => ({ x, y, thing }));

describe('places close together', () => {
  it.each<[string, Spot<number>[], number[][]]>([
    ['far apart stay apart', spots([0, 0], [100, 0]), [[0], [1]]],
    ['close together are one, where the first of the list is', spots([0, 0], [30, 0]), [[0, 1]]],
    ['exactly the spacing apart stay apart', spots([0, 0], [64, 0]), [[0], [1]]],
    ['join the nearest, not the last', spots([0, 0], [100, 0], [40, 0]), [[0, 2], [1]]],
    ['in one house are one', spots([5, 5], [5, 5], [5, 5]), [[0, 1, 2]]],
    ['join the nearest, not the first', spots([0, 0], [100, 0], [60, 0]), [[0], [1, 2]]],
    ['left of and above nothing too', spots([-5, -5], [5, 5]), [[0, 1]]],
    ['none', [], []],
  ])('%s', (_, given, expected) => expect(bunch(given, 64).map(({ things }) => things)).toEqual(expected));

  it('are each in one bunch, bunches are never closer than the spacing, and none is farther than it from its own', () => {
    const at = fc.tuple(fc.integer({ min: -400, max: 400 }), fc.integer({ min: -400, max: 400 }));
    fc.assert(
      fc.property(fc.array(at, { maxLength: 60 }), (places) => {
        const given = spots(...places);
        const bunches = bunch(given, 64);
        expect(bunches.flatMap(({ things }) => things).sort((a, b) => a - b)).toEqual(given.map(({ thing }) => thing));
        for (const one of bunches) {
          for (const other of bunches) if (other !== one) expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThanOrEqual(64);
          for (const thing of one.things) expect(Math.hypot(one.x - given[thing]!.x, one.y - given[thing]!.y)).toBeLessThan(64);
        }
      }),
      { seed: 2, numRuns: 300 },
    );
  });

  it('unfold so that none touches another or the middle', () => {
    for (const count of [1, 2, 5, 6, 7, 19, 60]) {
      const places = fan(count, 64);
      expect(places).toHaveLength(count);
      for (const one of places) {
        expect(Math.hypot(one.x, one.y)).toBeGreaterThanOrEqual(63.999);
        for (const other of places) if (other !== one) expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThanOrEqual(63.999);
      }
    }
  });
});

describe('words', () => {
  it.each([
    ['values go to their places', '{number}: {label}', { number: 3, label: 'Chess' }, '3: Chess'],
    ['a value may stand twice', '{n} or {n}', { n: 2 }, '2 or 2'],
    ['what is in a value is left alone', '{label}', { label: '{number} $& \\' }, '{number} $& \\'],
    ['a place without a value stays seen', '{count} here', {}, '{count} here'],
  ])('%s', (_, words, values, said) => expect(say(words, values)).toBe(said));
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexStreets, type Street } from '../../../data/formats/nearest-street.ts';

const METRE = 180 / (Math.PI * 6_371_008.8); // degrees of latitude

/** A street through points in metres east and north of a place. */
const streetAt = (latitude: number, longitude: number) => (name: string, ...points: [east: number, north: number][]): Street => ({
  name,
  course: points.flatMap(([east, north]) => [longitude + (east * METRE) / Math.cos((latitude * Math.PI) / 180), latitude + north * METRE]),
});

describe.each([
  ['in Newport', 51.588, -2.998],
  ['on the equator and the first meridian, where cells meet', 0, 0],
  ['in the far north', 78.2, 15.6],
  ['in the south', -41.3, 174.8],
])('the nearest street, %s', (_where, latitude, longitude) => {
  const street = streetAt(latitude, longitude);
  const find = (...streets: Street[]) => {
    const found = indexStreets(streets)(latitude, longitude);
    return found === null ? null : `${found.name} ${Math.round(found.metres)}`;
  };
  const rows: [why: string, answer: string | null, ...streets: Street[]][] = [
    ['none at all', null],
    ['the door is in the street', 'High Street 0', street('High Street', [-50, 0], [50, 0])],
    ['the nearer of two', 'Hill Street 20', street('High Street', [30, -50], [30, 50]), street('Hill Street', [-20, 50], [-20, -50])],
    ['nearest by its end', 'Mill Lane 50', street('Mill Lane', [30, 40], [300, 400])],
    ['a long street without a corner near', 'Long Road 100', street('Long Road', [-9000, 100], [9000, 100])],
    ['a long slanting street', 'Slant Road 71', street('Slant Road', [-8000, -7900], [8000, 8100])],
    ['just within 150 metres', 'Far Road 149', street('Far Road', [149, -500], [149, 500])],
    ['just beyond', null, street('Far Road', [151, -500], [151, 500])],
    ['a street with a single point is no street', null, street('Dot', [1, 1])],
    ['a street that stands still', 'Stump 5', street('Stump', [3, 4], [3, 4])],
    ['the middle part of a bent street', 'Bend 10', street('Bend', [-300, 300], [-10, 200], [-10, -200], [300, -300])],
  ];
  it.each(rows)('%s', (_why, answer, ...streets) => expect(find(...streets)).toBe(answer));
});

it('finds what comparing with every street finds', () => {
  const street = streetAt(51.588, -2.998);
  const spot = fc.tuple(fc.integer({ min: -1500, max: 1500 }), fc.integer({ min: -1500, max: 1500 }));
  const agrees = fc.property(fc.array(fc.array(spot, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 12 }), (lines) => {
    const metres = Math.min(
      ...lines.flatMap((line) =>
        line.slice(1).map(([x2, y2], i) => {
          const [x1, y1] = line[i]!;
          // The nearest of many points of the stretch: slow, and hard to get wrong.
          return Math.min(...Array.from({ length: 1001 }, (_, k) => Math.hypot(x1 + ((x2 - x1) * k) / 1000, y1 + ((y2 - y1) * k) / 1000)));
        }),
      ),
    );
    const found = indexStreets(lines.map((line, i) => street(String(i), ...line)))(51.588, -2.998);
    // The slow way is good to two metres, which at the limit decides nothing.
    return metres > 148 && metres < 152 ? true : metres >= 152 ? found === null : found !== null && Math.abs(found.metres - metres) < 2;
  });
  expect(fc.check(agrees, { seed: 11, numRuns: 200 })).toMatchObject({ failed: false, counterexample: null });
});

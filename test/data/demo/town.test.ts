import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { slugOf } from '../../../data/import/slug.ts';
import { demoTown } from '../../../data/demo/index.ts';
import { isZone } from '../../../data/calendar/zone.ts';
import { holidayOn } from '../../../data/vocabulary/holidays.ts';

const { town, places } = demoTown('2026-11-22');
const REAL = new URL('../../../../shared/data/geonames/GB.csv', import.meta.url);

describe('the demo town', () => {
  it('says when it is and which holidays it keeps, since its coordinates would not', () => {
    expect(isZone(town.timezone)).toBe(true);
    expect(holidayOn(town.region, '2026-12-25')).toEqual({ holiday: expect.any(String) as string });
  });

  it('says that it is invented', () => expect(town.notice).toContain('invented'));

  it('has places with slugs of their own, inside its bounds', () => {
    expect(new Set(places.map(({ slug }) => slug)).size).toBe(places.length);
    expect(places.filter(({ slug, name }) => slug !== slugOf(name))).toEqual([]);
    const { south, west, north, east } = town.bounds;
    expect(places.filter((p) => p.latitude < south || p.latitude > north || p.longitude < west || p.longitude > east)).toEqual([]);
  });

  it('has one town, eight or nine parts, villages, and postcodes', () => {
    const count = (kind: string): number => places.filter((p) => p.kind === kind).length;
    expect(count('town')).toBe(1);
    expect([8, 9]).toContain(count('suburb'));
    expect(count('village')).toBeGreaterThanOrEqual(3);
    expect(count('postcode')).toBeGreaterThanOrEqual(30);
    const parts = places.filter(({ kind }) => kind === 'suburb').reduce((sum, { population }) => sum + population!, 0);
    expect(parts).toBe(town.population);
  });

  it('has postcodes that cannot be: there is no area ZZ', () => {
    expect(places.filter(({ kind, name }) => kind === 'postcode' && !/^ZZ[1-9](?: \d[A-Z]{2})?$/.test(name))).toEqual([]);
  });

  it.skipIf(!existsSync(REAL))('bears no name of a real place in Britain (GeoNames; skipped where ../shared/data is absent)', () => {
    const real = new Set(readFileSync(REAL, 'utf8').split('\n').slice(1).flatMap((line) => line.split(',').slice(1, 3)).map((name) => name.toLowerCase()));
    expect(real.has('worthing')).toBe(true);
    expect(places.filter(({ name }) => real.has(name.toLowerCase()))).toEqual([]);
    expect([...real].filter((name) => name.startsWith('zz'))).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { TOWN_DRAWING } from '../../../data/demo/drawing.ts';
import { BRIDGES } from '../../../data/demo/streets.ts';
import { TOWN } from '../../../data/demo/town.ts';
import { enters, isInside, metresBetween } from './geometry.ts';

const { streets, water, parks, places } = TOWN_DRAWING;
const walkable = streets.filter(({ kind }) => kind !== 'rail');

describe('the drawing of the demo town', () => {
  it('has at least 120 streets, each with a name of its own, and at least 6 parks', () => {
    expect(walkable.length).toBeGreaterThanOrEqual(120);
    expect(new Set(streets.map(({ name }) => name)).size).toBe(streets.length);
    expect(parks.length).toBeGreaterThanOrEqual(6);
    expect(new Set(streets.map(({ kind }) => kind))).toEqual(new Set(['main', 'street', 'path', 'rail']));
    for (const name of ['High Street', 'Ring Road North', 'Ring Road East', 'Ring Road South', 'Ring Road West']) expect(streets.map((s) => s.name)).toContain(name);
  });

  it('lets a person walk from any street to any other', () => {
    const reached = new Set([walkable[0]!]);
    for (const street of reached) {
      for (const other of walkable) if (!reached.has(other) && metresBetween(street.line, other.line) < 12) reached.add(other);
    }
    expect(walkable.filter((street) => !reached.has(street)).map(({ name }) => name)).toEqual([]);
  });

  it('crosses water by bridges and nowhere else', () => {
    const wet = streets.filter(({ line }) => water.some((outline) => enters(line, outline))).map(({ name }) => name);
    expect(wet.sort()).toEqual([...BRIDGES, 'Lantern Tram'].sort());
  });

  it('builds no road through a park', () => {
    const roads = streets.filter(({ kind }) => kind === 'main' || kind === 'street');
    expect(roads.filter(({ line }) => parks.some((outline) => enters(line, outline))).map(({ name }) => name)).toEqual([]);
  });

  it('lies where it says it lies, and names its parts on dry land', () => {
    const { south, west, north, east } = TOWN.bounds;
    const outside = walkable.filter(({ line }) => line.some(([x, y]) => x < west || x > east || y < south || y > north));
    expect(outside.map(({ name }) => name)).toEqual([]);
    expect(places.filter((p) => p.kind !== 'town' && water.some((outline) => isInside([p.longitude, p.latitude], outline))).map(({ name }) => name)).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { TOWN_DRAWING } from '../../../data/demo/drawing.ts';
import { drawingSource } from '../../../site/finder/map/drawing.ts';
import type { Scene } from '../../../site/finder/map/schemas.ts';

const source = drawingSource(TOWN_DRAWING);
const cross = TOWN_DRAWING.places.find(({ kind }) => kind === 'town')!;
const world = (longitude: number, latitude: number) => [longitude / 360 + 0.5, 0.5 - Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360)) / (2 * Math.PI)] as const;

/** Every tile of a zoom that the town could be in. */
async function allTiles(z: number): Promise<{ x: number; y: number; scene: Scene }[]> {
  const [cx, cy] = world(cross.longitude, cross.latitude).map((part) => Math.floor(part * 2 ** z)) as [number, number];
  const reach = z < 12 ? 1 : 6;
  const found = [];
  for (let x = cx - reach; x <= cx + reach; x++) for (let y = cy - reach; y <= cy + reach; y++) found.push({ x, y, scene: (await source.scene(z, x, y))! });
  return found;
}

describe('the demo town as a basemap', () => {
  it.each([8, 11, 14])('has every street, park and water somewhere at zoom %i', async (z) => {
    const tiles = await allTiles(z);
    const seen = new Set(tiles.flatMap(({ scene }) => [...scene.shapes.values()].flat().map(({ tags }) => tags['name'])));
    expect(TOWN_DRAWING.streets.filter(({ name }) => !seen.has(name))).toEqual([]);
    const count = (what: 'park' | 'water'): number => Math.max(...tiles.map(({ scene }) => scene.shapes.get(what)?.length ?? 0));
    expect(count('park')).toBeGreaterThan(0);
    expect(count('water')).toBeGreaterThan(0);
    if (z === 8) expect([count('park'), count('water')]).toEqual([TOWN_DRAWING.parks.length, TOWN_DRAWING.water.length]);
  });

  it('names every place of a kind it knows, where it is', async () => {
    const tiles = await allTiles(14);
    for (const { name, longitude, latitude } of TOWN_DRAWING.places) {
      const [x, y] = world(longitude, latitude).map((part) => part * 2 ** 14) as [number, number];
      const tile = tiles.find((candidate) => candidate.x === Math.floor(x) && candidate.y === Math.floor(y))!;
      const point = [...tile.scene.names.values()].flat().find(({ tags, kind }) => kind === 'point' && tags['name'] === name)!;
      expect(point, name).toBeDefined();
      expect(point.points[0]! / 4096).toBeCloseTo(x - Math.floor(x), 3);
      expect(point.points[1]! / 4096).toBeCloseTo(y - Math.floor(y), 3);
    }
  });

  it('draws a street in the same place whichever tile it is in', async () => {
    const street = TOWN_DRAWING.streets[0]!;
    const places = new Set<string>();
    for (const { x, y, scene } of await allTiles(14)) {
      for (const { tags, points } of [...scene.shapes.values()].flat()) {
        if (tags['name'] === street.name) places.add([...points].map((at, i) => at + (i % 2 === 0 ? x : y) * 4096).join());
      }
    }
    expect(places.size).toBe(1);
  });

  it('shows nothing far away', async () => {
    expect(await source.scene(14, 0, 0)).toEqual({ shapes: new Map(), names: new Map() });
  });
});

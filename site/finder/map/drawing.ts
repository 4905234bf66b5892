import type { TownDrawing } from '../../../data/demo/drawing.ts';
import type { What } from './looks.ts';
import type { Feature } from './mvt.ts';
import type { TileSource } from './source.ts';

/** Finest zoom of the archives we read; finer views are drawn from it, larger. Its unit is about half a metre. */
const MAX_ZOOM = 14;
const EXTENT = 4096;

type Street = TownDrawing['streets'][number]['kind'];
const STREETS: Record<Street, { shape: What; name: What | null }> = {
  main: { shape: 'main', name: 'main street' },
  street: { shape: 'street', name: 'side street' },
  path: { shape: 'path', name: 'lane' },
  rail: { shape: 'rail', name: null },
};
const PLACES: Record<string, What> = { city: 'city', town: 'town', village: 'village', neighbourhood: 'district', hamlet: 'hamlet' };

type Position = TownDrawing['water'][number][number];

/** Cuts a small drawn town into tiles, to be shown with the same looks as any other basemap. */
export function drawingSource(drawing: TownDrawing): TileSource {
  return {
    maxZoom: MAX_ZOOM,
    scene: async (z, x, y) => {
      const shapes = new Map<What, Feature[]>();
      const names = new Map<What, Feature[]>();
      const add = (to: Map<What, Feature[]>, what: What, kind: Feature['kind'], parts: readonly (readonly Position[])[], name: string): void => {
        const feature = toFeature(kind, parts, name, z, x, y);
        if (feature !== null) to.set(what, [...(to.get(what) ?? []), feature]);
      };
      for (const outline of drawing.water) add(shapes, 'water', 'polygon', [outline], '');
      for (const outline of drawing.parks) add(shapes, 'park', 'polygon', [outline], '');
      for (const street of drawing.streets) {
        const { shape, name } = STREETS[street.kind];
        add(shapes, shape, 'line', [street.line], street.name);
        if (name !== null) add(names, name, 'line', [street.line], street.name);
      }
      for (const { name, kind, latitude, longitude } of drawing.places) {
        const what = PLACES[kind];
        if (what !== undefined) add(names, what, 'point', [[[longitude, latitude]]], name);
      }
      return { shapes, names };
    },
  };
}

/** The feature in the units of one tile, or `null` if it does not touch it. */
function toFeature(kind: Feature['kind'], parts: readonly (readonly Position[])[], name: string, z: number, x: number, y: number): Feature | null {
  const points: number[] = [];
  const starts: number[] = [];
  for (const part of parts) {
    starts.push(points.length);
    for (const [longitude, latitude] of part) {
      const [east, south] = toWorld(longitude, latitude);
      points.push(Math.round((east * 2 ** z - x) * EXTENT), Math.round((south * 2 ** z - y) * EXTENT));
    }
  }
  starts.push(points.length);
  const along = points.filter((_, i) => i % 2 === 0);
  const down = points.filter((_, i) => i % 2 === 1);
  const box: Feature['box'] = [Math.min(...along), Math.min(...down), Math.max(...along), Math.max(...down)];
  // A little beyond the tile, for the width of lines.
  const margin = EXTENT / 16;
  if (box[2] < -margin || box[3] < -margin || box[0] > EXTENT + margin || box[1] > EXTENT + margin) return null;
  return { kind, tags: { name }, points: Int32Array.from(points), starts, extent: EXTENT, box };
}

/** Web Mercator, the whole world from 0 to 1 (EPSG:3857). */
function toWorld(longitude: number, latitude: number): [east: number, south: number] {
  return [longitude / 360 + 0.5, 0.5 - Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360)) / (2 * Math.PI)];
}

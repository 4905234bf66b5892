import { BasemapError } from './basemap-error.ts';
import { decodeTile } from './mvt.ts';
import { ownTask } from './own-task.ts';
import { openArchive } from './pmtiles.ts';
import { fetchRangeOf } from './range.ts';
import type { Scene } from './schemas.ts';
import { isShown, schemaOf, sortTile } from './schemas.ts';

/** Where the map's tiles come from. Beyond `maxZoom` its tiles are drawn larger. */
export interface TileSource {
  maxZoom: number;
  /** `null` where there is nothing to show. Throws `BasemapError`. */
  scene(z: number, x: number, y: number): Promise<Scene | null>;
}

const SCENES_KEPT = 64;

/**
 * Opens the archive at an address of our own origin. If the file is replaced while the map is open, it is opened
 * again. Throws `BasemapError`.
 */
export async function openArchiveSource(url: string): Promise<TileSource> {
  let opened = await open(url, 'default');
  const read = async (z: number, x: number, y: number): Promise<Scene | null> => {
    const { archive, schema } = opened;
    const bytes = await archive.tile(z, x, y);
    if (bytes === null) return null;
    await ownTask();
    return sortTile(decodeTile(bytes, (layer) => isShown(schema, layer)), schema);
  };
  return {
    maxZoom: opened.archive.maxZoom,
    scene: keep(async (z, x, y) => {
      const before = opened;
      try {
        return await read(z, x, y);
      } catch (error) {
        if (!(error instanceof BasemapError) || error.problem !== 'changed') throw error;
        if (opened === before) opened = await open(url, 'reload');
        return read(z, x, y);
      }
    }),
  };
}

/** A vector tile of zoom z is drawn this many CSS pixels wide, as one of zoom z + 1 would be at 256: fewer, fuller tiles. */
export const TILE_PX = 512;

/** Which tile of a source shows this square of the map, and how many squares fit along its side. */
export function tileBehind(zoom: number, x: number, y: number, maxZoom: number): { z: number; x: number; y: number; over: number } {
  const z = Math.min(Math.max(zoom - 1, 0), maxZoom);
  const over = 2 ** Math.max(zoom - 1 - z, 0);
  return { z, x: Math.floor(x / over), y: Math.floor(y / over), over };
}

async function open(url: string, cache: 'default' | 'reload') {
  const archive = await openArchive(fetchRangeOf(url, location.href, cache));
  return { archive, schema: schemaOf(archive.layers) };
}

/** Keeps the last scenes asked for, so that zooming in, naming and painting again read nothing twice. Failures are not kept. */
function keep(read: TileSource['scene']): TileSource['scene'] {
  const kept = new Map<string, Promise<Scene | null>>();
  return (z, x, y) => {
    const key = `${z}/${x}/${y}`;
    const scene = kept.get(key) ?? read(z, x, y);
    kept.delete(key);
    kept.set(key, scene);
    if (kept.size > SCENES_KEPT) kept.delete(kept.keys().next().value!);
    scene.catch(() => kept.delete(key));
    return scene;
  };
}

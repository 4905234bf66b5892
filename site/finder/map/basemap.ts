import * as L from 'leaflet';
import { BasemapError } from './basemap-error.ts';
import { addNames } from './name-canvas.ts';
import { ownTask } from './own-task.ts';
import { densityNow, paintScene } from './paint.ts';
import type { Palette } from './palette.ts';
import { TILE_PX, tileBehind } from './source.ts';
import type { TileSource } from './source.ts';

export interface Basemap {
  /** Paints everything again, in other colours. */
  repaint(palette: Palette): void;
  remove(): void;
}

/**
 * Draws a basemap under the pins: shapes in Leaflet's tiles, and all names of the view on one canvas above them.
 * `onFault` is told of a tile that could not be drawn; the rest of the map goes on.
 */
export function addBasemap(map: L.Map, source: TileSource, options: { palette: Palette; language: string; onFault: (fault: BasemapError) => void }): Basemap {
  let { palette } = options;
  const createTile = (coords: L.Coords, done: L.DoneCallback): HTMLElement => {
    const canvas = document.createElement('canvas');
    const density = densityNow();
    canvas.width = canvas.height = Math.round(TILE_PX * density);
    const { z, x, y, over } = tileBehind(coords.z, coords.x, coords.y, source.maxZoom);
    const paint = async (): Promise<void> => {
      const scene = await source.scene(z, x, y);
      await ownTask();
      const span = 1 / over;
      paintScene(canvas.getContext('2d', { alpha: false })!, scene, palette, { zoom: coords.z, side: canvas.width, density, left: (coords.x % over) * span, top: (coords.y % over) * span, span });
    };
    paint().then(
      () => done(undefined, canvas),
      (fault: unknown) => {
        options.onFault(fault instanceof BasemapError ? fault : new BasemapError('broken', 'A tile of the basemap could not be drawn.', { cause: fault }));
        done(fault as Error, canvas);
      },
    );
    return canvas;
  };
  const Tiles = L.GridLayer.extend({ createTile }) as unknown as new (options: L.GridLayerOptions) => L.GridLayer;
  const tiles = new Tiles({ tileSize: TILE_PX, keepBuffer: 1, updateWhenZooming: false }).addTo(map);
  const names = addNames(map, source, options.language, () => palette);
  names.update();
  return {
    repaint: (next) => {
      palette = next;
      tiles.redraw();
      names.update();
    },
    remove: () => {
      tiles.remove();
      names.remove();
    },
  };
}

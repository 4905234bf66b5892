import * as L from 'leaflet';
import type { Box } from './lines.ts';
import type { NameLook } from './looks.ts';
import type { Measure, NamedTile, PlacedName } from './names.ts';
import { layNames } from './names.ts';
import { ownTask } from './own-task.ts';
import { densityNow } from './paint.ts';
import type { Palette } from './palette.ts';
import { TILE_PX, tileBehind } from './source.ts';
import type { TileSource } from './source.ts';

/** Names are written this far beyond the view, where tiles are there, so that a short pan shows no bare edge. */
const MARGIN = 0.2;

/** Writes the names of the view on one canvas above the tiles, anew when the map has moved. */
export function addNames(map: L.Map, source: TileSource, language: string, palette: () => Palette) {
  const pane = map.createPane('names');
  pane.style.zIndex = '350'; // Above the tiles, below circles and pins.
  pane.style.pointerEvents = 'none';
  // Names would be stretched while the map zooms, so Leaflet hides them until it has settled.
  const canvas = L.DomUtil.create('canvas', 'leaflet-zoom-hide', pane);
  const context = canvas.getContext('2d')!;
  const font = getComputedStyle(map.getContainer()).fontFamily;
  const fontOf = (size: number, { weight, style }: NameLook): string => `${style ?? 'normal'} ${weight} ${size}px ${font}`;
  const measure = measureWith(fontOf);
  let laid: { key: string; names: PlacedName[] } = { key: '', names: [] };
  let turn = 0;

  const update = async (): Promise<void> => {
    const mine = ++turn;
    const zoom = map.getZoom();
    const view = map.getPixelBounds();
    // Whole squares, so that the same names stand in the same places until another square comes into view.
    const first = view.min!.divideBy(TILE_PX).floor();
    const last = view.max!.divideBy(TILE_PX).ceil().subtract([1, 1]);
    const within: Box = [first.x * TILE_PX, first.y * TILE_PX, (last.x + 1) * TILE_PX, (last.y + 1) * TILE_PX];
    const found = await Promise.all(tilesWithin(first, last, zoom, source));
    await ownTask();
    if (mine !== turn) return;
    const tiles = found.filter((tile) => tile !== null);
    const key = JSON.stringify([zoom, within, tiles.map(({ left, top }) => [left, top])]);
    if (key !== laid.key) laid = { key, names: layNames(tiles, within, zoom, language, measure) };
    write(view);
  };

  function write(view: L.Bounds): void {
    const margin = view.getSize().multiplyBy(MARGIN).round();
    const corner = view.min!.subtract(margin).round();
    const extent = view.getSize().add(margin.multiplyBy(2)).round();
    const density = densityNow();
    canvas.width = Math.round(extent.x * density);
    canvas.height = Math.round(extent.y * density);
    canvas.style.width = `${extent.x}px`;
    canvas.style.height = `${extent.y}px`;
    L.DomUtil.setPosition(canvas, corner.subtract(map.getPixelOrigin()));
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.lineJoin = 'round';
    for (const name of laid.names) {
      const reach = Math.hypot(name.width, name.height);
      const [x, y] = [name.x - corner.x, name.y - corner.y];
      if (x < -reach || y < -reach || x > extent.x + reach || y > extent.y + reach) continue;
      context.setTransform(density, 0, 0, density, x * density, y * density);
      context.rotate(name.angle);
      context.font = fontOf(name.size, name.look);
      writeName(context, name, palette());
    }
  }

  const onMove = (): void => void update();
  const clear = (): void => {
    canvas.width = 0;
  };
  map.on('moveend resize', onMove).on('zoomstart', clear);
  return {
    update: onMove,
    remove: () => {
      turn++;
      map.off('moveend resize', onMove).off('zoomstart', clear);
      pane.remove();
    },
  };
}

/** Measures words once, at one size: letters grow evenly, and measuring is what takes longest. */
function measureWith(fontOf: (size: number, look: NameLook) => string): Measure {
  const context = document.createElement('canvas').getContext('2d')!;
  const widths = new Map<string, number>();
  const measured = 16;
  return (words, size, look) => {
    const font = fontOf(measured, look);
    const key = `${font}\n${words}`;
    let width = widths.get(key);
    if (width === undefined) {
      context.font = font;
      widths.set(key, (width = context.measureText(words).width));
    }
    return (width * size) / measured;
  };
}

/** The tiles behind these squares of the map, each once; `null` for one without names or that cannot be read. */
function tilesWithin(first: L.Point, last: L.Point, zoom: number, source: TileSource): Promise<NamedTile | null>[] {
  const found = new Map<string, Promise<NamedTile | null>>();
  for (let x = first.x; x <= last.x; x++) {
    for (let y = Math.max(first.y, 0); y <= last.y; y++) {
      const behind = tileBehind(zoom, x, y, source.maxZoom);
      const key = `${behind.x}/${behind.y}`;
      if (found.has(key)) continue;
      const side = TILE_PX * behind.over;
      const across = 2 ** behind.z;
      // The world repeats sideways.
      const scene = source.scene(behind.z, ((behind.x % across) + across) % across, behind.y);
      found.set(key, scene.then((shown) => (shown === null ? null : { names: shown.names, left: behind.x * side, top: behind.y * side, side }), () => null));
    }
  }
  return [...found.values()];
}

function writeName(context: CanvasRenderingContext2D, { lines, look, size, width, height }: PlacedName, palette: Palette): void {
  if (look.stands === 'badge') {
    context.fillStyle = palette.halo;
    context.strokeStyle = palette.motorwayEdge;
    context.lineWidth = 1;
    context.beginPath();
    context.roundRect(-width / 2, -height / 2, width, height, 3);
    context.fill();
    context.stroke();
  }
  lines.forEach((line, i) => {
    const y = (i - (lines.length - 1) / 2) * size * 1.2;
    if (look.stands !== 'badge') {
      context.strokeStyle = palette.halo;
      context.lineWidth = Math.max(3, size / 4);
      context.strokeText(line, 0, y);
    }
    context.fillStyle = palette[look.ink];
    context.fillText(line, 0, y);
  });
}

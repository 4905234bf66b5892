import type { Look } from './looks.ts';
import { LOOKS, sizeAt } from './looks.ts';
import type { Feature } from './mvt.ts';
import type { Palette } from './palette.ts';
import type { Scene } from './schemas.ts';

/** Which part of a tile to paint, and how large. */
export interface Frame {
  /** The map's zoom, which decides what is shown and how wide it is. */
  zoom: number;
  /** Side of the square canvas and pixels in a CSS pixel. */
  side: number;
  density: number;
  /** The square's place in the tile, as parts of the tile: a whole tile is `{ left: 0, top: 0, span: 1 }`. */
  left: number;
  top: number;
  span: number;
}

/** Sharper than this no eye can tell, and a tile of four dots a pixel takes 16 MB. */
const MOST_DENSITY = 3;

/** Canvas pixels in a CSS pixel, on the screen that the page is on now. */
export function densityNow(): number {
  return Math.min(window.devicePixelRatio, MOST_DENSITY);
}

/** Points in a path before it is painted. Colours are opaque, so cutting shows nowhere; a path of a whole town takes twice as long. */
const AT_ONCE = 1000;

/** Paints the shapes of a tile, without names, over the whole canvas. */
export function paintScene(context: CanvasRenderingContext2D, scene: Scene | null, palette: Palette, frame: Frame): void {
  context.fillStyle = palette.land;
  context.fillRect(0, 0, frame.side, frame.side);
  if (scene === null) return;
  context.lineJoin = 'round';
  context.lineCap = 'round';
  const shown = LOOKS.filter(({ what, from }) => frame.zoom >= from && scene.shapes.has(what));
  const edged = shown.filter((look: Look) => look.edge !== undefined);
  for (const look of shown as readonly Look[]) {
    // All edges go below all surfaces, so that streets run into each other where they meet.
    if (look === edged[0]) for (const street of edged) draw(street, 'edge');
    draw(look, 'body');
  }

  function draw(look: Look, part: 'edge' | 'body'): void {
    const ink = part === 'edge' ? look.edge : look.line;
    if (ink !== undefined && look.width !== undefined) {
      context.strokeStyle = palette[ink];
      context.lineWidth = (sizeAt(look.width, frame.zoom) + (part === 'edge' ? 2 : 0)) * frame.density;
      context.setLineDash((look.dash ?? []).map((length) => length * frame.density));
    }
    if (look.fill !== undefined) context.fillStyle = palette[look.fill];
    const put = (): void => {
      if (look.fill !== undefined) context.fill();
      if (ink !== undefined) context.stroke();
    };
    let points = 0;
    context.beginPath();
    for (const feature of scene!.shapes.get(look.what as (typeof LOOKS)[number]['what'])!) {
      points += trace(context, feature, frame);
      if (points < AT_ONCE) continue;
      put();
      points = 0;
      context.beginPath();
    }
    if (points > 0) put();
  }
}

/**
 * Adds a feature to the path and tells how many points that took.
 * Rings are closed with `lineTo`: Chromium's `closePath` takes quadratic time on long paths.
 */
function trace(context: CanvasRenderingContext2D, { points, starts, kind, extent, box }: Feature, { side, left, top, span }: Frame): number {
  const scale = side / (extent * span);
  const [dx, dy] = [-left * extent * scale, -top * extent * scale];
  // The widest line is well under 64 px, so nothing farther out can be seen.
  const margin = 64;
  if (box[2] * scale + dx < -margin || box[3] * scale + dy < -margin || box[0] * scale + dx > side + margin || box[1] * scale + dy > side + margin) return 0;
  for (let part = 0; part + 1 < starts.length; part++) {
    const begin = starts[part]!;
    const end = starts[part + 1]!;
    context.moveTo(points[begin]! * scale + dx, points[begin + 1]! * scale + dy);
    for (let i = begin + 2; i < end; i += 2) context.lineTo(points[i]! * scale + dx, points[i + 1]! * scale + dy);
    if (kind === 'polygon') context.lineTo(points[begin]! * scale + dx, points[begin + 1]! * scale + dy);
  }
  return (starts.at(-1)! - starts[0]!) / 2;
}

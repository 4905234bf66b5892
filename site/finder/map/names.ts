import type { Box, Line } from './lines.ts';
import { clipLine, joinLines, lineLength, straightAt } from './lines.ts';
import type { NameLook, What } from './looks.ts';
import { NAME_LOOKS, sizeAt } from './looks.ts';
import type { Feature } from './mvt.ts';
import type { Scene } from './schemas.ts';

/** A name with its place, in pixels. The box is as wide and high as the words, turned by `angle` about its middle. */
export interface PlacedName {
  lines: string[];
  look: NameLook;
  size: number;
  x: number;
  y: number;
  angle: number;
  width: number;
  height: number;
}

/** A tile's names and where on the page the tile is. */
export interface NamedTile {
  names: Scene['names'];
  left: number;
  top: number;
  side: number;
}

/** How wide these words would be. */
export type Measure = (words: string, size: number, look: NameLook) => number;

/** Clear space around a name, and the least distance between two writings of the same name. */
const GAP = 4;
const REPEAT = 380;

/**
 * Chooses which names to write and where, over all tiles at once, so that no tile edge cuts a name and none covers
 * another. The same tiles in any order give the same names.
 */
export function layNames(tiles: readonly NamedTile[], within: Box, zoom: number, language: string, measure: Measure): PlacedName[] {
  const placed: PlacedName[] = [];
  for (const wish of gatherWishes(tiles, within, zoom, language)) {
    const size = Math.round(sizeAt(wish.look.size, zoom) * 2) / 2;
    const lines = wish.look.stands === 'level' ? wrap(wish.text) : [wish.text];
    const width = Math.max(...lines.map((line) => measure(line, size, wish.look)));
    const height = size * 1.2 * lines.length;
    const room = wish.look.stands === 'badge' ? 8 : 0;
    for (const spot of spots(wish, width, size)) {
      const name = { lines, look: wish.look, size, width: width + room, height: height + room / 2, ...spot };
      if (!placed.some((other) => isSame(other, name) || overlap(other, name))) placed.push(name);
    }
  }
  return placed;
}

/** A feature's name in the reader's language, else as it is written there, else in Latin letters. */
export function nameOf(tags: Feature['tags'], language: string): string | null {
  for (const tag of [`name:${language}`, 'name', 'name:latin', 'name:en']) {
    const name = tags[tag];
    if (typeof name === 'string' && name.trim() !== '') return name.trim();
  }
  return null;
}

/** Whether two turned boxes come nearer than the gap: they do unless some side of one separates them. */
export function overlap(a: PlacedName, b: PlacedName): boolean {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const far = (Math.hypot(a.width, a.height) + Math.hypot(b.width, b.height)) / 2 + GAP;
  if (dx * dx + dy * dy > far * far) return false;
  for (const side of [a.angle, a.angle + Math.PI / 2, b.angle, b.angle + Math.PI / 2]) {
    const between = Math.abs(dx * Math.cos(side) + dy * Math.sin(side));
    if (between >= reach(a, side) + reach(b, side) + GAP) return false;
  }
  return true;
}

/** Half of a turned box's shadow on a line that leans by `side`. */
function reach({ width, height, angle }: PlacedName, side: number): number {
  return (width * Math.abs(Math.cos(angle - side)) + height * Math.abs(Math.sin(angle - side))) / 2;
}

function isSame(a: PlacedName, b: PlacedName): boolean {
  return a.look.what === b.look.what && a.lines.join(' ') === b.lines.join(' ') && Math.hypot(a.x - b.x, a.y - b.y) < REPEAT;
}

interface Wish {
  text: string;
  look: NameLook;
  rank: number;
  /** A point is a line of one point. */
  line: Line;
  length: number;
}

function gatherWishes(tiles: readonly NamedTile[], within: Box, zoom: number, language: string): Wish[] {
  const wishes: Wish[] = [];
  const streets = new Map<string, { look: NameLook; text: string; pieces: Line[] }>();
  const looks = NAME_LOOKS.filter((look: NameLook) => zoom >= look.from && zoom <= (look.to ?? 99));
  let unit = 0;
  for (const { names, left, top, side } of tiles) {
    const inside: Box = [Math.max(left, within[0]), Math.max(top, within[1]), Math.min(left + side, within[2]), Math.min(top + side, within[3])];
    for (const look of looks) {
      const numbered = look.what === 'road number';
      for (const feature of names.get(numbered ? 'main street' : (look.what as What)) ?? []) {
        const scale = side / feature.extent;
        const [x0, y0, x1, y1] = [feature.box[0] * scale + left, feature.box[1] * scale + top, feature.box[2] * scale + left, feature.box[3] * scale + top];
        // Tiles overlap a little: what is outside its own belongs to the next.
        if (x1 < inside[0] || y1 < inside[1] || x0 > inside[2] || y0 > inside[3]) continue;
        const text = numbered ? roadNumber(feature.tags) : nameOf(feature.tags, language);
        if (text === null) continue;
        if (feature.kind === 'point') {
          wishes.push({ text, look, rank: rankOf(feature.tags), line: [x0, y0], length: 0 });
          continue;
        }
        unit = Math.max(unit, scale);
        const key = `${look.what}\n${text}`;
        const street: { look: NameLook; text: string; pieces: Line[] } = streets.get(key) ?? { look, text, pieces: [] };
        streets.set(key, street);
        for (const line of partsOf(feature, scale, left, top)) street.pieces.push(...clipLine(line, inside));
      }
    }
  }
  for (const { look, text, pieces } of streets.values()) {
    for (const line of joinLines(pieces, 0.5 + 2 * unit)) wishes.push({ text, look, rank: 0, line, length: lineLength(line) });
  }
  const order = new Map<NameLook, number>(looks.map((look, i) => [look, i]));
  return wishes.sort(
    (a, b) =>
      order.get(a.look)! - order.get(b.look)! ||
      a.rank - b.rank ||
      b.length - a.length ||
      (a.text < b.text ? -1 : a.text > b.text ? 1 : 0) ||
      a.line[1]! - b.line[1]! ||
      a.line[0]! - b.line[0]!,
  );
}

/** Smaller is more important: `rank` of OpenMapTiles, `population_rank` of Protomaps turned round. */
function rankOf(tags: Feature['tags']): number {
  if (typeof tags['rank'] === 'number') return tags['rank'];
  return typeof tags['population_rank'] === 'number' ? -tags['population_rank'] : 99;
}

/** The first of a road's numbers, if it is short enough for a badge. */
function roadNumber(tags: Feature['tags']): string | null {
  const numbers = tags['shield_text'] ?? tags['ref'];
  const first = typeof numbers === 'string' ? numbers.split(';')[0]!.trim() : '';
  return first === '' || first.length > 6 ? null : first;
}

function partsOf({ points, starts }: Feature, scale: number, left: number, top: number): Line[] {
  return starts.slice(1).map((end, part) => Array.from(points.subarray(starts[part], end), (at, i) => at * scale + (i % 2 === 0 ? left : top)));
}

/** Where a name could stand, the best first. */
function* spots({ look, line, length }: Wish, width: number, size: number): Generator<{ x: number; y: number; angle: number }> {
  if (line.length === 2) {
    yield { x: line[0]!, y: line[1]!, angle: 0 };
    return;
  }
  const level = look.stands !== 'along';
  const needed = level ? 1 : width + size;
  const free = length - needed;
  const step = Math.max(size * 2, free / 60);
  // From the middle outwards, to both sides.
  for (let aside = 0; aside <= free / 2; aside += step) {
    for (const middle of aside === 0 ? [0] : [-aside, aside]) {
      const spot = straightAt(line, (free + needed) / 2 + middle, needed, size * 0.3);
      if (spot !== null) yield level ? { ...spot, angle: 0 } : spot;
    }
  }
}

/** Long names stand in two lines, cut at the space nearest to the middle. */
function wrap(text: string): string[] {
  if (text.length < 13) return [text];
  const spaces = [...text.matchAll(/\s+/g)].map(({ index }) => index);
  const [cut] = spaces.sort((a, b) => Math.abs(a - text.length / 2) - Math.abs(b - text.length / 2));
  return cut === undefined ? [text] : [text.slice(0, cut), text.slice(cut).trim()];
}

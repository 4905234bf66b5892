import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Box } from '../../../site/finder/map/lines.ts';
import { clipLine } from '../../../site/finder/map/lines.ts';
import { decodeTile } from '../../../site/finder/map/mvt.ts';
import type { Feature } from '../../../site/finder/map/mvt.ts';
import { layNames, nameOf, overlap } from '../../../site/finder/map/names.ts';
import type { Measure, NamedTile, PlacedName } from '../../../site/finder/map/names.ts';
import { openArchive } from '../../../site/finder/map/pmtiles.ts';
import { schemaOf, sortTile } from '../../../site/finder/map/schemas.ts';
import { CENTRE, NEWPORT, NO_NEWPORT } from './newport.ts';
import { fetchFrom, seeded, writeTile } from './tiny-archive.ts';
import type { TinyFeature } from './tiny-archive.ts';

/** Letters of a common face are a good half as wide as high. */
const measure: Measure = (words, size) => words.length * size * 0.55;
const SCHEMA = schemaOf(['transportation']);

function tile(left: number, top: number, side: number, streets: TinyFeature[], places: TinyFeature[] = []): NamedTile {
  const bytes = writeTile({ transportation_name: streets, place: places });
  return { names: sortTile(decodeTile(bytes, () => true), SCHEMA).names, left, top, side };
}
const street = (name: string, parts: [number, number][][], tags: Record<string, string> = {}): TinyFeature => ({ kind: 'line', parts, tags: { class: 'minor', name, ...tags } });
const place = (name: string, at: [number, number], tags: Record<string, string | number>): TinyFeature => ({ kind: 'point', parts: [[at]], tags: { name, ...tags } });

/** Points all over a name's box: the other way to tell whether two cover each other. */
function dots({ x, y, angle, width, height }: PlacedName): [number, number][] {
  const found: [number, number][] = [];
  for (let along = -0.5; along <= 0.5; along += 0.05) {
    for (let across = -0.5; across <= 0.5; across += 0.125) {
      found.push([x + along * width * Math.cos(angle) - across * height * Math.sin(angle), y + along * width * Math.sin(angle) + across * height * Math.cos(angle)]);
    }
  }
  return found;
}
function covers(name: PlacedName, [px, py]: [number, number]): boolean {
  const [dx, dy] = [px - name.x, py - name.y];
  const along = dx * Math.cos(name.angle) + dy * Math.sin(name.angle);
  const across = dy * Math.cos(name.angle) - dx * Math.sin(name.angle);
  return Math.abs(along) <= name.width / 2 && Math.abs(across) <= name.height / 2;
}
function expectNoneCovered(names: readonly PlacedName[]): void {
  for (const name of names) {
    const around = dots(name);
    for (const other of names) if (other !== name && around.some((dot) => covers(other, dot))) throw new Error(`"${name.lines.join(' ')}" covers "${other.lines.join(' ')}"`);
  }
}

/** The names of a view about as large as a laptop's, with the tiles behind it. */
async function newport(zoom: number): Promise<{ tiles: NamedTile[]; within: Box }> {
  const archive = await openArchive(fetchFrom(NEWPORT!));
  const z = Math.min(zoom - 1, archive.maxZoom);
  const side = 512 * 2 ** (zoom - 1 - z);
  const world = 256 * 2 ** zoom;
  const first = [Math.floor((CENTRE.x * world - 500) / 512), Math.floor((CENTRE.y * world - 350) / 512)] as const;
  const within: Box = [first[0] * 512, first[1] * 512, (first[0] + 3) * 512, (first[1] + 2) * 512];
  const tiles: NamedTile[] = [];
  for (let x = Math.floor(within[0] / side); x * side < within[2]; x++) {
    for (let y = Math.floor(within[1] / side); y * side < within[3]; y++) {
      const bytes = await archive.tile(z, x, y);
      if (bytes !== null) tiles.push({ names: sortTile(decodeTile(bytes, () => true), SCHEMA).names, left: x * side, top: y * side, side });
    }
  }
  return { tiles, within };
}

describe('the names of a view', () => {
  const ALL: Box = [0, 0, 1024, 512];

  it('runs over the edge of a tile without a cut, once', () => {
    // Each half alone is too short for its name, and each tile repeats a little of its neighbour's.
    const tiles = [tile(0, 0, 512, [street('Long Lantern Street', [[[3500, 2000], [4160, 2000]]])]), tile(512, 0, 512, [street('Long Lantern Street', [[[-64, 2000], [700, 2000]]])])];
    const names = layNames(tiles, ALL, 15, 'en', measure);
    expect(names.map(({ lines }) => lines)).toEqual([['Long Lantern Street']]);
    const [{ x, width }] = names as [PlacedName];
    expect(x - width / 2).toBeLessThan(512);
    expect(x + width / 2).toBeGreaterThan(512);
    expect(layNames([tiles[0]!], ALL, 15, 'en', measure)).toEqual([]);
  });

  it('writes a place that two tiles hold only once', () => {
    const twice = [tile(0, 0, 512, [], [place('Weirside', [4100, 2000], { class: 'suburb' })]), tile(512, 0, 512, [], [place('Weirside', [4, 2000], { class: 'suburb' })])];
    expect(layNames(twice, ALL, 13, 'en', measure)).toHaveLength(1);
  });

  it('gives room to the more important first', () => {
    const near = [place('Emberley', [2000, 2000], { class: 'hamlet' }), place('Lanternbridge', [2010, 2010], { class: 'town', rank: 9 }), place('Oldtown', [2020, 2020], { class: 'town', rank: 3 })];
    expect(layNames([tile(0, 0, 512, [], near)], ALL, 14, 'en', measure).map(({ lines }) => lines.join(' '))).toEqual(['Oldtown']);
  });

  it('is the same in any order even where two have equal claims', () => {
    const [a, b] = [place('Ardal', [2000, 2000], { class: 'suburb' }), place('Bryn', [2000, 2000], { class: 'suburb' })];
    const both = [[a, b], [b, a]].map((places) => layNames([tile(0, 0, 512, [], places)], ALL, 14, 'en', measure));
    expect(both[0]).toHaveLength(1);
    expect(both[1]).toEqual(both[0]);
  });

  it('knows when two turned boxes come too near, and when they do not (against dots all over them)', () => {
    const at = fc.integer({ min: 0, max: 200 });
    const box = fc.record({ x: at, y: at, angle: fc.integer({ min: -89, max: 90 }).map((degrees) => (degrees * Math.PI) / 180), width: fc.integer({ min: 20, max: 120 }), height: fc.integer({ min: 10, max: 30 }) });
    const look = { what: 'x', from: 0, stands: 'along', size: [[0, 1]], ink: 'name', weight: 400 } as const;
    const seen = { near: 0, apart: 0 };
    fc.assert(
      fc.property(box, box, (first, second) => {
        const [a, b] = [first, second].map((one): PlacedName => ({ ...one, lines: [], size: 12, look })) as [PlacedName, PlacedName];
        const grown = (name: PlacedName, by: number): PlacedName => ({ ...name, width: name.width + by, height: name.height + by });
        if (dots(a).some((dot) => covers(b, dot)) || dots(b).some((dot) => covers(a, dot))) {
          seen.near++;
          expect(overlap(a, b)).toBe(true);
        }
        // Dots are up to 6 px apart, so nothing between two boxes that stay clear when grown by 14 px.
        const [wide, broad] = [grown(a, 14), grown(b, 14)];
        if (!dots(wide).some((dot) => covers(broad, dot)) && !dots(broad).some((dot) => covers(wide, dot))) {
          seen.apart++;
          expect(overlap(a, b)).toBe(false);
        }
      }),
      { seed: 6, numRuns: 2000 },
    );
    expect(Math.min(seen.near, seen.apart)).toBeGreaterThan(200);
  });

  it.each([
    ['a road number, and its first only', { class: 'primary', ref: 'A48;B4591' }, ['A48', 'Cardiff Road']],
    ['no number that would not fit a badge', { class: 'primary', ref: 'Route de la Mer' }, ['Cardiff Road']],
    ['no number on a side street', { ref: 'C12' }, ['Cardiff Road']],
  ])('writes %s', (_, tags, expected) => {
    const names = layNames([tile(0, 0, 512, [street('Cardiff Road', [[[0, 500], [4096, 600]]], tags)])], ALL, 15, 'en', measure);
    expect(names.map(({ lines }) => lines[0])).toEqual(expected);
  });

  it('writes road numbers from farther away than road names', () => {
    const road = [tile(0, 0, 512, [street('Cardiff Road', [[[0, 500], [4096, 600]]], { class: 'primary', ref: 'A48' })])];
    expect([9, 11, 13].map((zoom) => layNames(road, ALL, zoom, 'en', measure).map(({ lines }) => lines[0]))).toEqual([[], ['A48'], ['A48', 'Cardiff Road']]);
  });

  it('breaks a long place name at a space, and keeps a street in one line', () => {
    const names = layNames([tile(0, 0, 512, [street('Street of Many Words', [[[0, 3500], [4096, 3500]]])], [place('Stow on the Wold Green', [2000, 1000], { class: 'suburb' })])], ALL, 15, 'en', measure);
    expect(names.map(({ lines }) => lines)).toEqual([['Stow on the', 'Wold Green'], ['Street of Many Words']]);
  });

  it.each([
    ['the reader\'s language', 'cy', { name: 'Newport', 'name:cy': 'Casnewydd' }, 'Casnewydd'],
    ['the local name where that is unknown', 'fr', { name: 'Newport', 'name:cy': 'Casnewydd' }, 'Newport'],
    ['the local script', 'en', { name: 'القاهرة', 'name:latin': 'Al Qahira' }, 'القاهرة'],
    ['what the archive has', 'en', { 'name:latin': 'Newport' }, 'Newport'],
    ['nothing for a name of spaces', 'en', { name: '  ' }, null],
    ['nothing for a number', 'en', { name: 7 }, null],
  ])('takes %s', (_, language, tags, name) => expect(nameOf(tags as Feature['tags'], language)).toBe(name));

  it.each([12, 14, 16, 17])('of Newport at zoom %i: none covers another, each is on its own line, in any order the same', async (zoom, ...rest) => {
    const context = rest.at(-1) as unknown as { skip(note: string): void };
    if (NEWPORT === null) return context.skip(NO_NEWPORT);
    const { tiles, within } = await newport(zoom);
    const names = layNames(tiles, within, zoom, 'en', measure);
    expect(names.length).toBeGreaterThan({ 12: 12, 14: 25, 16: 50, 17: 40 }[zoom]!);
    expectNoneCovered(names);

    for (const name of names) {
      if (name.look.stands === 'level' && name.look.what !== 'lake name') continue;
      // Somewhere under the words there must be a line of that name (or number).
      const reach: Box = [name.x - 4, name.y - 4, name.x + 4, name.y + 4];
      const own = tiles.flatMap(({ names: groups, left, top, side }) =>
        [...groups.values()].flat().filter(({ tags }) => Object.values(tags).some((tag) => String(tag).split(';').includes(name.lines.join(' ')))).map((feature) => ({ feature, left, top, scale: side / feature.extent })),
      );
      const hit = own.some(({ feature: { points, starts }, left, top, scale }) =>
        starts.slice(1).some((end, i) => clipLine(Array.from(points.subarray(starts[i], end), (at, k) => at * scale + (k % 2 === 0 ? left : top)), reach).length > 0),
      );
      if (!hit) throw new Error(`"${name.lines.join(' ')}" stands where no line of that name is`);
    }

    const random = seeded(zoom);
    const shuffled = <T>(list: readonly T[]): T[] => list.map((item) => [random(), item] as const).sort((a, b) => a[0] - b[0]).map(([, item]) => item);
    const mixed = shuffled(tiles).map((one) => ({ ...one, names: new Map(shuffled([...one.names]).map(([what, features]) => [what, shuffled(features)])) }));
    expect(layNames(mixed, within, zoom, 'en', measure)).toEqual(names);
  });
});

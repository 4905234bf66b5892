import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createOSMStream } from 'osm-pbf-parser-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OsmTags } from '../../../data/formats/osm-block.ts';
import { collectOsm } from '../../../data/formats/osm-objects.ts';
import { OsmFileError } from '../../../data/formats/osm-pbf.ts';
import { writeTinyPbf, type TinyObject, type TinyOptions } from './tiny-pbf.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'porchlight-objects-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const wanted = (tags: OsmTags) => tags['amenity'] !== undefined;
function collect(objects: TinyObject[], options?: TinyOptions) {
  const path = join(folder, 'extract.osm.pbf');
  writeFileSync(path, writeTinyPbf(objects, options));
  return collectOsm(path, wanted);
}

/** Nodes 1, 2, 3 … in steps of 0.0001° east and north of Newport. */
const nodes = (...spots: [number, number][]): TinyObject[] => spots.map(([x, y], i) => ({ type: 'node', id: i + 1, latitude: 51.5 + y / 1e4, longitude: -3 + x / 1e4 }));
const way = (id: number, refs: number[], tags?: Record<string, string>): TinyObject => ({ type: 'way', id, refs, ...(tags && { tags }) });
const relation = (id: number, members: [type: 'node' | 'way' | 'relation', ref: number, role?: string][], tags: Record<string, string>): TinyObject => ({
  type: 'relation', id, members: members.map(([type, ref, role = '']) => ({ type, ref, role })), tags,
});
/** Where an object is, in those steps. */
const spotOf = ({ latitude, longitude }: { latitude: number; longitude: number }) => [(longitude + 3) * 1e4, (latitude - 51.5) * 1e4].map((steps) => Math.round(steps * 100) / 100);

const CAFE = { amenity: 'cafe' };
const HALL = { amenity: 'community_centre', type: 'multipolygon' };
const SQUARE: [number, number][] = [[0, 0], [4, 0], [4, 2], [0, 2]];
const U: [number, number][] = [[0, 0], [9, 0], [9, 9], [8, 9], [8, 1], [1, 1], [1, 9], [0, 9]];

describe('every object gets a point', () => {
  const rows: [why: string, spot: [number, number] | ((spot: number[]) => boolean), objects: TinyObject[]][] = [
    ['a node is where it is', [3, 2], [{ type: 'node', id: 9, latitude: 51.5002, longitude: -2.9997, tags: CAFE }]],
    ['a building: its middle', [2, 1], [...nodes(...SQUARE), way(1, [1, 2, 3, 4, 1], CAFE)]],
    ['a building like a U: within its walls', ([x, y]) => x! > 0 && x! < 1 || x! > 8 && x! < 9 || y! > 0 && y! < 1, [...nodes(...U), way(1, [1, 2, 3, 4, 5, 6, 7, 8, 1], CAFE)]],
    ['a line: half-way', [2, 0], [...nodes([0, 0], [1, 0], [4, 0]), way(1, [1, 2, 3], CAFE)]],
    ['a closed road that is no area: half-way round', [4, 2], [...nodes(...SQUARE), way(1, [1, 2, 3, 4, 1], { ...CAFE, highway: 'service' })]],
    ['a closed road that is an area', [2, 1], [...nodes(...SQUARE), way(1, [1, 2, 3, 4, 1], { ...CAFE, highway: 'pedestrian', area: 'yes' })]],
    ['a fence that is no area', [4, 2], [...nodes(...SQUARE), way(1, [1, 2, 3, 4, 1], { ...CAFE, barrier: 'fence' })]],
    ['a way that says it is no area', [4, 2], [...nodes(...SQUARE), way(1, [1, 2, 3, 4, 1], { ...CAFE, area: 'no' })]],
    ['a way with one point', [4, 2], [...nodes(...SQUARE), way(1, [3], CAFE)]],
    ['a way whose points are all in one place', [4, 2], [...nodes([4, 2], [4, 2]), way(1, [1, 2], CAFE)]],
    ['a hall with a courtyard, its outline in two lines, one of them backwards', ([x, y]) => x! > 0 && x! < 9 && y! > 0 && y! < 9 && !(x! > 1 && x! < 8 && y! > 1 && y! < 8),
      [...nodes([0, 0], [9, 0], [9, 9], [0, 9], [1, 1], [8, 1], [8, 8], [1, 8]), way(1, [1, 2, 3]), way(2, [1, 4, 3]), way(3, [5, 6, 7, 8, 5]), relation(1, [['way', 1, 'outer'], ['way', 2, 'outer'], ['way', 3, 'inner']], HALL)]],
    ['roles that are wrong or missing', ([x, y]) => x! > 0 && x! < 9 && y! > 0 && y! < 9 && !(x! > 1 && x! < 8 && y! > 1 && y! < 8),
      [...nodes([0, 0], [9, 0], [9, 9], [0, 9], [1, 1], [8, 1], [8, 8], [1, 8]), way(1, [1, 2, 3, 4, 1]), way(3, [5, 6, 7, 8, 5]), relation(1, [['way', 3, 'outer'], ['way', 1]], HALL)]],
    ['two halls that share a corner', ([x, y]) => x! > 4 && x! < 9 && y! > 4 && y! < 9,
      [...nodes([2, 2], [4, 2], [4, 4], [2, 4], [9, 4], [9, 9], [4, 9]), way(1, [3, 1]), way(2, [1, 2, 3]), way(3, [3, 5, 6]), way(4, [6, 7, 3]), way(5, [1, 4, 3]), way(6, [1, 3]), relation(1, [['way', 2], ['way', 3], ['way', 4], ['way', 5]], HALL)]],
    ['a boundary with its town hall', [2, 1], [...nodes(...SQUARE, [90, 90]), way(1, [1, 2, 3, 4, 1]), relation(1, [['way', 1, 'outer'], ['node', 5, 'admin_centre']], { ...CAFE, type: 'boundary' })]],
    ['a site: the middle of its parts, those that are there', [2, 1], [...nodes(...SQUARE), way(1, [1, 2]), relation(1, [['way', 1], ['node', 3], ['node', 99], ['way', 98], ['relation', 97]], { ...CAFE, type: 'site' })]],
  ];
  it.each(rows)('%s', async (_why, spot, objects) => {
    const { objects: found, rejected } = await collect(objects);
    expect(rejected).toEqual([]);
    expect(found).toHaveLength(1);
    if (typeof spot === 'function') expect(spot(spotOf(found[0]!)), `it is at ${spotOf(found[0]!)}`).toBe(true);
    else expect(spotOf(found[0]!)).toEqual(spot);
  });

  it('with its tags, its type and its number, and nothing that is not wanted', async () => {
    const { objects, counts } = await collect([...nodes(...SQUARE), { type: 'node', id: 8, latitude: 1, longitude: 1, tags: { shop: 'yes' } }, way(7, [1, 2, 3, 4, 1], { ...CAFE, name: 'Tŷ Coffi' }), way(8, [1, 2])]);
    expect(objects.map(({ tags, ...object }) => ({ ...object, tags: { ...tags } }))).toEqual([{ type: 'way', id: 7, latitude: expect.closeTo(51.5001, 9), longitude: expect.closeTo(-2.9998, 9), tags: { amenity: 'cafe', name: 'Tŷ Coffi' } }]);
    expect(counts).toEqual({ nodes: 5, ways: 2, relations: 0 });
  });
});

describe('what the file holds only in part is turned away with a reason', () => {
  const rows: [why: string, ref: string, reason: string, objects: TinyObject[]][] = [
    ['a building at the edge of the extract', 'way/1', '2 of its 5 points are not in this file.', [...nodes([0, 0], [4, 0]), way(1, [1, 2, 8, 9, 1], CAFE)]],
    ['a way of nothing', 'way/1', 'It has no points.', [way(1, [], CAFE)]],
    ['a building as flat as a line', 'way/1', 'Its outline encloses nothing.', [...nodes([0, 0], [1, 1], [2, 2]), way(1, [1, 2, 3, 1], CAFE)]],
    ['a hall of which a line is missing', 'relation/1', '1 of the 2 lines of its outline are not in this file.', [...nodes(...SQUARE), way(1, [1, 2, 3]), relation(1, [['way', 1, 'outer'], ['way', 2, 'outer']], HALL)]],
    ['a hall of which points are missing', 'relation/1', '1 of its 5 points are not in this file.', [...nodes([0, 0], [4, 0], [4, 2]), way(1, [1, 2, 3, 4, 1]), relation(1, [['way', 1, 'outer']], HALL)]],
    ['a hall whose outline stays open', 'relation/1', 'Its outline has a gap.', [...nodes(...SQUARE), way(1, [1, 2, 3]), way(2, [3, 4]), relation(1, [['way', 1, 'outer'], ['way', 2, 'outer']], HALL)]],
    ['a hall whose outline is one point', 'relation/1', 'Its outline encloses nothing.', [...nodes([0, 0]), way(1, [1]), relation(1, [['way', 1, 'outer']], HALL)]],
    ['a hall of other things than lines', 'relation/1', 'It has no outline.', [...nodes(...SQUARE), relation(1, [['node', 1, 'label']], HALL)]],
    ['a site somewhere else', 'relation/1', 'None of its parts are in this file.', [relation(1, [['node', 1], ['way', 2]], { ...CAFE, type: 'site' })]],
  ];
  it.each(rows)('%s', async (_why, ref, reason, objects) => {
    const { objects: found, rejected } = await collect(objects);
    expect(found).toEqual([]);
    expect(rejected).toEqual([{ ref, reason }]);
  });
});

describe('the date of the data', () => {
  const edited = Date.UTC(2023, 5, 12, 16) / 1000;
  it('is the file\'s own', async () => expect((await collect(nodes([0, 0]), { replicatedAt: Date.UTC(2023, 5, 14) / 1000, editedAt: edited })).header.dataDate).toBe('2023-06-14'));
  it('else that of the latest edit', async () => expect((await collect(nodes([0, 0]), { editedAt: edited })).header.dataDate).toBe('2023-06-12'));
  it('else nobody knows', async () => expect((await collect(nodes([0, 0]))).header.dataDate).toBeNull());
  it('is no date that cannot be', async () => expect((await collect(nodes([0, 0]), { editedAt: 9e12 })).header.dataDate).toBeNull());
});

it('streets are those with a name that are there, as far as they are in the file', async () => {
  const street = (id: number, refs: number[], tags: Record<string, string>) => way(id, refs, tags);
  const { nearestStreet } = await collect([
    ...nodes([0, 0], [10, 0], [20, 0], [30, 0], [0, 1], [30, 1], [0, 2], [30, 2]),
    street(1, [1, 2, 99, 3, 4], { highway: 'residential', name: 'Bridge Street' }),
    street(2, [5, 6], { highway: 'proposed', name: 'Dream Street' }),
    street(3, [7, 8], { highway: 'service' }),
    street(4, [7, 8], { railway: 'rail', name: 'Great Western' }),
  ]);
  expect(nearestStreet(51.5001, -2.9995)).toEqual({ name: 'Bridge Street', metres: expect.closeTo(11.1, 1) });
  expect(nearestStreet(51.5, -2.9985)!.metres).toBeCloseTo(34.6, 1); // Over the gap, from the nearer end.
  expect(nearestStreet(51.503, -2.9995)).toBeNull();
});

it('progress runs once from nothing to all', async () => {
  const path = join(folder, 'progress.osm.pbf');
  writeFileSync(path, writeTinyPbf([...nodes(...SQUARE), way(1, [1, 2])]));
  const steps: number[] = [];
  await collectOsm(path, wanted, (done, total) => void steps.push(done / total));
  expect(steps).toEqual(steps.toSorted((a, b) => a - b));
  expect(steps).toHaveLength(9);
  expect(steps.at(-1)).toBe(1);
});

it('a broken file is an OsmFileError', async () => {
  await expect(collectOsm(join(folder, 'none.osm.pbf'), wanted)).rejects.toThrow(OsmFileError);
});

const town = (name: string) => new URL(`../../../../shared/data/${name}/${name}.osm.pbf`, import.meta.url).pathname;

describe.each([
  { name: 'newport', counts: { nodes: 256_508, ways: 51_231, relations: 286 }, dataDate: '2023-06-12', incomplete: 23 },
  { name: 'malta', counts: { nodes: 333_684, ways: 56_021, relations: 950 }, dataDate: '2018-08-27', incomplete: 3 },
] as const)('everything with a name or a use in $name', ({ name, counts, dataDate, incomplete }) => {
  const path = town(name);
  const missing = existsSync(path) ? null : 'shared/data is not here';
  const useful = ({ amenity, leisure, building, boundary, place, shop }: OsmTags) => (amenity ?? leisure ?? building ?? boundary ?? place ?? shop) !== undefined;

  it('has a point inside it, or a reason', { timeout: 120_000 }, async ({ skip }) => {
    if (missing !== null) skip(missing);
    const { objects, rejected, header, ...rest } = await collectOsm(path, useful);
    expect([rest.counts, header.dataDate]).toEqual([counts, dataDate]);

    // The same file read by another program.
    const spots = new Map<number, [number, number]>();
    const ways = new Map<number, { refs: number[]; tags: OsmTags }>();
    const all = new Set<string>();
    for await (const item of createOSMStream(path) as AsyncIterable<Record<string, any>>) {
      if (item['type'] === 'node') spots.set(item['id'], [item['lon'], item['lat']]);
      if (item['type'] === 'way') ways.set(item['id'], { refs: item['refs'], tags: item['tags'] ?? {} });
      if (item['type'] !== undefined && item['tags'] !== undefined && useful(item['tags'])) all.add(`${item['type']}/${item['id']}`);
    }
    expect(new Set([...objects.map(({ type, id }) => `${type}/${id}`), ...rejected.map(({ ref }) => ref)])).toEqual(all);
    expect(objects.length + rejected.length).toBe(all.size);
    expect(rejected.filter(({ reason }) => !/^\d+ of the \d+ lines of its outline are not in this file\.$/.test(reason))).toEqual([]);
    expect(rejected).toHaveLength(incomplete);

    let areas = 0;
    const outside: string[] = [];
    for (const { type, id, latitude, longitude, tags } of objects) {
      const way = type === 'way' ? ways.get(id)! : null;
      if (way === null || way.refs[0] !== way.refs.at(-1) || tags['highway'] !== undefined || tags['barrier'] !== undefined || tags['area'] === 'no') continue;
      areas++;
      if (turns([longitude, latitude], way.refs.map((ref) => spots.get(ref)!)) % 2 === 0) outside.push(`way/${id}`);
    }
    expect(outside).toEqual([]);
    expect(areas).toBeGreaterThan(15_000);
  });

  it('is in a street people know', async ({ skip }) => {
    if (missing !== null) skip(missing);
    const { objects, nearestStreet } = await collectOsm(path, ({ amenity }) => amenity === 'cafe' || amenity === 'library');
    const named = objects.filter(({ latitude, longitude }) => nearestStreet(latitude, longitude) !== null);
    expect(named.length / objects.length).toBeGreaterThan(0.9);
    // Where a place says its street itself, it is mostly the nearest.
    const own = objects.filter(({ tags }) => tags['addr:street'] !== undefined);
    const right = own.filter(({ tags, latitude, longitude }) => nearestStreet(latitude, longitude)?.name === tags['addr:street']);
    expect(right.length / own.length).toBeGreaterThan(0.5);
  });
});

/** How often a line goes round a point. */
function turns([x, y]: [number, number], line: readonly [number, number][]): number {
  let turned = 0;
  for (let i = 1; i < line.length; i++) {
    const angle = Math.atan2(line[i]![1] - y, line[i]![0] - x) - Math.atan2(line[i - 1]![1] - y, line[i - 1]![0] - x);
    turned += Math.atan2(Math.sin(angle), Math.cos(angle));
  }
  return Math.abs(Math.round(turned / (2 * Math.PI)));
}

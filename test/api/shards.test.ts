import { readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { createIndex } from '../../api/directory-index.ts';
import { createLog } from '../../api/log.ts';
import { GRACE, createShards } from '../../api/shards.ts';
import { loadDemoIfEmpty } from '../../data/import/demo.ts';
import { cardOf, coreOf } from '../../data/resource.ts';
import * as schema from '../../data/schema/directory.ts';
import { Manifest } from '../../data/shapes/shards.ts';
import { TOWN, folder, id, nameAreas, porch } from './porch.ts';

type House = ReturnType<typeof porch>;
const NO_MAP = { BASEMAP: null, TILE_URL: null };
const manifestOf = async ({ app }: House): Promise<Manifest> => Manifest.parse(await (await app.request('/shards/manifest.json')).json());
const load = async ({ app }: House, file: string, encoding?: string): Promise<Response> => app.request(`/shards/${file}`, { headers: encoding === undefined ? {} : { 'Accept-Encoding': encoding } });
const rename = ({ change }: House, from: string, to: string): void => change((w) => { w.put(schema.service, { ...w.get(schema.service, { name: from })!, name: to }); });
const files = (manifest: Manifest): string[] => [manifest.places, ...manifest.cells.flatMap((c) => Object.values(c.parts))].map((p) => p.file);

test('the files together are what is published, part by part in the same order', async () => {
  const house = porch(TOWN);
  nameAreas(house.change, { chess: 'newport' });
  const manifest = await manifestOf(house);
  expect(manifest).toMatchObject({ version: 1, seq: house.index.latest().seq, total: 7 });
  const published = [...house.index.latest().resources.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const parts = async (part: 'core' | 'cards' | 'text'): Promise<{ id: string }[]> => (await Promise.all(manifest.cells.map(async (c) => (await (await load(house, c.parts[part].file)).json()) as { id: string }[]))).flat();
  const sorted = (list: { id: string }[]): { id: string }[] => [...list].sort((a, b) => (a.id < b.id ? -1 : 1));
  expect(sorted(await parts('core'))).toEqual(published.map(coreOf));
  expect(sorted(await parts('cards'))).toEqual(published.map(cardOf));
  expect((await parts('text')).map((t) => t.id)).toEqual((await parts('core')).map((c) => c.id));
  expect(JSON.stringify(await parts('text'))).toContain('singing');
  expect(manifest.cells.map((c) => c.count).reduce((a, b) => a + b)).toBe(7);
  expect(await (await load(house, manifest.places.file)).json()).toContainEqual(['newport', 'Newport', 'city', 51.5877, -2.9984]);
});

test.each([
  ['br', 'br'], ['gzip, deflate, br, zstd', 'br'], ['gzip', 'gzip'], ['br;q=0, gzip', 'gzip'], ['BR', 'br'], ['deflate', null], ['', null], ['*', null], ['identity', null], ['br;q=0', null],
] as const)('a file for who takes "%s" comes as %s, the same inside, to be kept for ever', async (takes, comes) => {
  const house = porch(TOWN);
  const { core } = (await manifestOf(house)).cells[0]!.parts;
  const response = await load(house, core.file, takes);
  expect(response.headers.get('content-encoding')).toBe(comes);
  expect(response.headers.get('vary')).toBe('Accept-Encoding');
  expect(response.headers.get('content-type')).toBe('application/json');
  expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  const sent = Buffer.from(await response.arrayBuffer());
  const plain = comes === 'br' ? brotliDecompressSync(sent) : comes === 'gzip' ? gunzipSync(sent) : sent;
  expect(plain.length).toBe(core.bytes);
  if (comes === 'br') expect(sent.length).toBe(core.brotli);
  expect(plain.equals(Buffer.from(await (await load(house, core.file)).arrayBuffer()))).toBe(true);
});

test('editing one resource changes the parts that say it, of its own cell, and nothing else', async () => {
  const house = porch(TOWN);
  const before = await manifestOf(house);
  rename(house, 'Evening chat', 'Late chat');
  const after = await manifestOf(house);
  const changed = after.cells.flatMap((cell, i) => (['core', 'cards', 'text'] as const).filter((part) => cell.parts[part].file !== before.cells[i]!.parts[part].file).map((part) => `${cell.id} ${part}`));
  expect(changed).toEqual(['nowhere cards', 'nowhere text']);
  expect(after.places).toEqual(before.places);
  expect(after.seq).toBeGreaterThan(before.seq);
});

test('an edit and its undoing give the very same files', async () => {
  const house = porch(TOWN);
  const before = await manifestOf(house);
  rename(house, 'Chess club', 'Chess and tea');
  expect(files(await manifestOf(house))).not.toEqual(files(before));
  rename(house, 'Chess and tea', 'Chess club');
  expect(files(await manifestOf(house))).toEqual(files(before));
});

test('an edit is in the next manifest; many who ask at once wait for one making', async () => {
  const house = porch(TOWN);
  await manifestOf(house);
  rename(house, 'Chess club', 'Chess and tea');
  const written = new Set(readdirSync(house.shardFolder));
  const all = await Promise.all(Array.from({ length: 8 }, () => house.shards.manifest()));
  for (const one of all) expect(one).toBe(all[0]);
  expect(all[0]!.seq).toBe(house.index.latest().seq);
  // Two parts that changed, in three encodings each, and no half-written leftovers.
  expect(readdirSync(house.shardFolder).filter((name) => !written.has(name))).toHaveLength(6);
});

test('a file of an older manifest stays for the grace, then goes', async () => {
  const house = porch(TOWN);
  const old = (await manifestOf(house)).cells[0]!.parts.cards.file;
  rename(house, 'Chess club', 'One');
  const kept = files(await manifestOf(house));
  expect((await load(house, old)).status).toBe(200);
  house.clock.at += GRACE - 1;
  rename(house, 'One', 'Two');
  await manifestOf(house);
  expect((await load(house, old)).status).toBe(200);
  house.clock.at += 1;
  rename(house, 'Two', 'Three');
  const last = await manifestOf(house);
  const gone = await load(house, old);
  expect(gone.status).toBe(404);
  expect(await gone.json()).toMatchObject({ error: { todo: expect.stringContaining('manifest') } });
  for (const file of [...kept, ...files(last)]) expect((await load(house, file)).status).toBe(200);
});

test('what is not ours is not given out, in the folder or beside it', async () => {
  const house = porch(TOWN);
  await manifestOf(house);
  for (const path of ['notes.json', '../directory.json']) writeFileSync(join(house.shardFolder, path), '[]');
  for (const path of ['notes.json', '..%2Fdirectory.json', '%2e%2e%2fdirectory.json']) expect((await load(house, path)).status).toBe(404);
});

test('what is not ours in the folder is left alone; what a stopped run left half written is not', async () => {
  const house = porch(TOWN);
  await manifestOf(house);
  const mine = join(house.shardFolder, 'notes.txt');
  const half = join(house.shardFolder, `core-0123456789abcdef.json.br.${crypto.randomUUID()}.part`);
  for (const path of [mine, half]) writeFileSync(path, 'x');
  rename(house, 'Chess club', 'One');
  await manifestOf(house);
  house.clock.at += GRACE;
  rename(house, 'One', 'Two');
  await manifestOf(house);
  const left = readdirSync(house.shardFolder);
  expect(left).toContain('notes.txt');
  expect(left.filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('a second start makes nothing again', async () => {
  const house = porch(TOWN);
  const first = await manifestOf(house);
  const names = readdirSync(house.shardFolder);
  for (const name of names) utimesSync(join(house.shardFolder, name), 1, 1);
  const second = createShards({ folder: house.shardFolder, index: createIndex(house.directory), log: createLog('silent'), now: Date.now, settings: NO_MAP });
  expect(await second.manifest()).toEqual(first);
  expect(readdirSync(house.shardFolder)).toEqual(names);
  expect(names.filter((name) => statSync(join(house.shardFolder, name)).mtimeMs !== 1000)).toEqual([]);
});

test('where nothing can be written, the older manifest is still served, and the log says so', async () => {
  const house = porch(TOWN);
  const before = await manifestOf(house);
  rmSync(house.shardFolder, { recursive: true });
  writeFileSync(house.shardFolder, 'a file in the way');
  rename(house, 'Chess club', 'One');
  expect(await manifestOf(house)).toEqual(before);
  expect(house.lines.join('')).toContain('The shards could not be made again.');
  rmSync(house.shardFolder);
  expect((await manifestOf(house)).seq).toBe(house.index.latest().seq);
});

test('where nothing was ever written, asking is an error and the rest still works', async () => {
  const blocked = join(folder(), 'in-the-way');
  writeFileSync(blocked, '');
  const { index, directory } = porch(TOWN);
  const shards = createShards({ folder: blocked, index: createIndex(directory), log: createLog('silent'), now: Date.now, settings: NO_MAP });
  const house = porch(TOWN, { shards, index });
  expect((await house.app.request('/shards/manifest.json')).status).toBe(500);
  expect((await house.app.request(`/api/resources/${id('chess')}`)).status).toBe(200);
});

test('an empty directory has an empty manifest', async () => {
  expect(await manifestOf(porch())).toMatchObject({ seq: 0, total: 0, cells: [], attribution: [] });
});

test('the credits of every source are in the manifest, without an address that is none', async () => {
  const house = porch(TOWN);
  house.change((w) => { w.put(schema.import_source, { id: 's', kind: 'osm', name: 'Newport', source: 'OpenStreetMap', data_date: null, licence: 'ODbL-1.0', attribution: '© OpenStreetMap contributors', attribution_url: 'https://www.openstreetmap.org/copyright', sha256: '', counts: {} }); w.put(schema.import_source, { id: 't', kind: 'csv', name: 'Clubs', source: 'A list', data_date: null, licence: 'CC0', attribution: 'The clubs', attribution_url: 'javascript:alert(1)', sha256: '', counts: {} }); });
  expect((await manifestOf(house)).attribution).toEqual([{ text: 'The clubs', url: null }, { text: '© OpenStreetMap contributors', url: 'https://www.openstreetmap.org/copyright' }]);
});

test.each([
  ['an archive of our own', { BASEMAP: 'town.pmtiles', TILE_URL: null }, 'pmtiles', '/basemap.pmtiles'],
  ['a raster server', { BASEMAP: null, TILE_URL: 'https://tiles.example.org/{z}/{x}/{y}.png' }, 'raster', 'https://tiles.example.org/{z}/{x}/{y}.png'],
  ['both: our own tells nobody what is looked at', { BASEMAP: 'town.pmtiles', TILE_URL: 'https://tiles.example.org/{z}/{x}/{y}.png' }, 'pmtiles', '/basemap.pmtiles'],
] as const)('the manifest names the basemap: %s', async (_why, settings, kind, url) => {
  const { index } = porch(TOWN);
  const shards = createShards({ folder: join(folder(), 'shards'), index, log: createLog('silent'), now: Date.now, settings });
  expect(Manifest.parse(await shards.manifest()).basemap).toEqual({ kind, url, credits: [{ text: '© OpenStreetMap contributors', url: 'https://www.openstreetmap.org/copyright' }] });
});

test('the invented town brings its own drawing; a real directory brings none', async () => {
  const town = porch();
  loadDemoIfEmpty(town.directory, '2026-11-22T10:00:00Z');
  expect((await manifestOf(town)).basemap).toEqual({ kind: 'drawing', url: '/demo-town.json', credits: [] });
  expect((await manifestOf(porch(TOWN))).basemap).toBeNull();
});

import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { createOSMStream } from 'osm-pbf-parser-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OsmGroup, OsmType } from '../../../data/formats/osm-block.ts';
import { OsmFileError, readOsmPbf, type OsmHeader, type ReadOsmOptions } from '../../../data/formats/osm-pbf.ts';
import { bytes, number, tinyBlob, tinyBlock, writeTinyPbf, type TinyObject, type TinyOptions } from './tiny-pbf.ts';

interface Read {
  header: OsmHeader;
  nodes: { id: number; latitude: number; longitude: number; tags: Record<string, string> }[];
  ways: { id: number; refs: number[]; tags: Record<string, string> }[];
  relations: OsmGroup['relations'];
  newestEdit: number;
}

async function readAll(path: string, options?: ReadOsmOptions): Promise<Read> {
  const all: Omit<Read, 'header'> & { header: OsmHeader | null } = { header: null, nodes: [], ways: [], relations: [], newestEdit: 0 };
  for await (const block of readOsmPbf(path, options)) {
    if (block.kind === 'header') {
      all.header = block.header;
      continue;
    }
    const tags = new Map(block.nodes.tagged.map((tagged) => [tagged.at, tagged.tags]));
    block.nodes.ids.forEach((id, i) => all.nodes.push({ id, latitude: block.nodes.latitudes[i]!, longitude: block.nodes.longitudes[i]!, tags: { ...tags.get(i) } }));
    for (const { id, refs, tags } of block.ways) all.ways.push({ id, refs: [...refs], tags: { ...tags } });
    for (const relation of block.relations) all.relations.push({ ...relation, tags: { ...relation.tags } });
    all.newestEdit = Math.max(all.newestEdit, block.newestEdit ?? 0);
  }
  return { ...all, header: all.header! };
}

/** The fault of a file; a failed test when it reads well or fails in any other way. */
async function faultOf(path: string): Promise<OsmFileError> {
  const fault: unknown = await readAll(path).then(
    () => 'It was read without complaint.',
    (error: unknown) => error,
  );
  expect(fault).toBeInstanceOf(OsmFileError);
  return fault as OsmFileError;
}

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'porchlight-pbf-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** One file, written anew: nothing is read while the next is made. */
function save(content: Buffer | string): string {
  const path = join(folder, 'extract.osm.pbf');
  writeFileSync(path, content);
  return path;
}

const CAFE: TinyObject = { type: 'node', id: 12_345_678_901, latitude: 51.588_123_4, longitude: -2.997_765_4, tags: { amenity: 'cafe', name: 'Tŷ Coffi ☕' } };
const CORNER: TinyObject = { type: 'node', id: -7, latitude: -90, longitude: 180 };
const PLAIN: TinyObject = { type: 'node', id: 3, latitude: 0, longitude: 0 };
const LANE: TinyObject = { type: 'way', id: 9_000_000_000_000, refs: [12_345_678_901, -7, 3, -7], tags: { highway: 'footway' } };
const UNTAGGED_WAY: TinyObject = { type: 'way', id: -2, refs: [] };
const CLUB: TinyObject = {
  type: 'relation',
  id: 5,
  members: [{ type: 'way', ref: 9_000_000_000_000, role: 'outer' }, { type: 'node', ref: -7 }, { type: 'relation', ref: 5, role: 'subarea' }],
  tags: { club: 'chess', constructor: 'yes', ['__proto__']: 'kept' },
};
const TOWN = [CAFE, CORNER, PLAIN, LANE, UNTAGGED_WAY, CLUB];

describe('a small extract comes back as it was written', () => {
  const rows: [why: string, options: TinyOptions][] = [
    ['as most programs write it', {}],
    ['without packing', { packing: 'raw' }],
    ['with one message for each node', { nodes: 'plain' }],
    ['with coarser units and a far corner to count from, both negative and positive', { granularity: 100, latitudeOffset: -51_000_000_000, longitudeOffset: 2_000_000_000 }],
    ['with the finest units', { granularity: 1 }],
    ['with hints on its order, which need no understanding', { requiredFeatures: ['OsmSchema-V0.6', 'DenseNodes', 'Sort.Type_then_ID'] }],
  ];
  it.each(rows)('%s', async (_why, options) => {
    const { nodes, ways, relations } = await readAll(save(writeTinyPbf(TOWN, options)));
    expect([...nodes.map((node) => ({ type: 'node', ...node })), ...ways.map((way) => ({ type: 'way', ...way }))]).toEqual([CAFE, CORNER, PLAIN, LANE, UNTAGGED_WAY].map((object) => ({ tags: {}, ...object })));
    expect(relations).toHaveLength(1);
    expect(relations[0]!.members).toEqual([{ type: 'way', ref: 9_000_000_000_000, role: 'outer' }, { type: 'node', ref: -7, role: '' }, { type: 'relation', ref: 5, role: 'subarea' }]);
  });

  it('keeps words that mean something to JavaScript, and has no others', async () => {
    for await (const block of readOsmPbf(save(writeTinyPbf(TOWN)))) {
      if (block.kind === 'header' || block.relations.length === 0) continue;
      const { tags } = block.relations[0]!;
      expect(Object.entries(tags)).toEqual([['club', 'chess'], ['constructor', 'yes'], ['__proto__', 'kept']]);
      expect(tags['toString']).toBeUndefined();
    }
  });

  it('says where, how old and by whom, or that nobody says', async () => {
    const bbox = { west: -3.1, south: 51.5, east: -2.9, north: 51.7 };
    expect((await readAll(save(writeTinyPbf([], { bbox, replicatedAt: Date.UTC(2023, 5, 12, 20) / 1000 })))).header).toEqual({ bbox, dataDate: '2023-06-12', writtenBy: 'tiny-pbf' });
    expect((await readAll(save(writeTinyPbf([])))).header).toEqual({ bbox: null, dataDate: null, writtenBy: 'tiny-pbf' });
  });

  it.each(['dense', 'plain'] as const)('knows the latest edit (%s nodes)', async (nodes) => {
    const editedAt = Date.UTC(2023, 5, 12, 16, 46, 14) / 1000;
    for (const object of [CAFE, LANE, CLUB]) expect((await readAll(save(writeTinyPbf([object], { editedAt, nodes })))).newestEdit).toBe(editedAt * 1000);
    expect((await readAll(save(writeTinyPbf(TOWN)))).newestEdit).toBe(0);
  });

  it('reads only the types asked for', async () => {
    const path = save(writeTinyPbf(TOWN));
    const count = async (types: OsmType[]) => {
      const { nodes, ways, relations } = await readAll(path, { types });
      return [nodes.length, ways.length, relations.length];
    };
    expect(await count(['node'])).toEqual([3, 0, 0]);
    expect(await count(['way', 'relation'])).toEqual([0, 2, 1]);
    expect(await count([])).toEqual([0, 0, 0]);
  });

  it('tells how far it is, and stops when told to', async () => {
    const file = writeTinyPbf(TOWN);
    const steps: number[] = [];
    await readAll(save(file), { onProgress: (read, total) => void (expect(total).toBe(file.length), steps.push(read)) });
    expect(steps).toHaveLength(4);
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
    expect(steps.at(-1)).toBe(file.length);
    const controller = new AbortController();
    const reason = new Error('The person closed the page.');
    await expect(readAll(save(file), { signal: controller.signal, onProgress: () => controller.abort(reason) })).rejects.toBe(reason);
  });
});

const HEADER = writeTinyPbf([]);
const data = (blob: Buffer) => Buffer.concat([HEADER, tinyBlock('OSMData', blob)]);
const block = (...parts: Buffer[]) => data(tinyBlob(Buffer.concat(parts)));
const words = (...list: string[]) => bytes(1, Buffer.concat(list.map((text) => bytes(1, text))));
const DENSE = (...parts: Buffer[]) => bytes(2, bytes(2, Buffer.concat(parts)));

describe('a file that is no good gets a sentence that says what, where, and what to do', () => {
  const files: [why: string, content: Buffer | string, message: RegExp, offset?: number][] = [
    ['an empty file', '', /is empty\. Download it again/],
    ['a PNG picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), /a PNG picture.*Choose a file whose name ends in \.osm\.pbf/],
    ['a JPEG picture', Buffer.from('ffd8ffe000104a46', 'hex'), /a JPEG picture/],
    ['a PDF', '%PDF-1.7\n', /a PDF/],
    ['an extract that is packed once more', gzipSync(HEADER), /a gzip file.*unpack it first/],
    ['a zip file', Buffer.from('504b0304140000000800', 'hex'), /a zip file.*unpack it first/],
    ['a bzip2 file', Buffer.from('425a683931415926', 'hex'), /a bzip2 file/],
    ['OpenStreetMap as XML', '<?xml version="1.0"?><osm version="0.6">', /an XML file.*osmium cat/],
    ['OpenStreetMap as XML, with a byte order mark', '\ufeff\n<osm version="0.6">', /an XML file/],
    ['OpenStreetMap as o5m', Buffer.from('ffe0046f356d32', 'hex'), /an o5m file.*osmium cat/],
    ['an error page saved instead of the extract', '<!DOCTYPE html><title>404</title>', /a web page, perhaps because the download went wrong/],
    ['words', 'These are opening hours.\n', /a text file/],
    ['two letters', 'hi', /a text file/],
    ['random bytes', Buffer.from('9f03c5e1770a88d2', 'hex'), /at byte 0 .*may not be an OpenStreetMap extract/],
    ['a length that is cut', HEADER.subarray(0, 3), /stops in the middle of a length/],
    ['a second length that is cut', Buffer.concat([HEADER, HEADER.subarray(0, 2)]), /stops in the middle of a length/, HEADER.length],
    ['the header of a block that is cut', Buffer.concat([HEADER, HEADER.subarray(0, 9)]), /stops in the middle of the header of a block/, HEADER.length],
    ['a block that is cut', writeTinyPbf(TOWN).subarray(0, -1), /stops in the middle of a block/],
    ['data without a header', writeTinyPbf(TOWN).subarray(HEADER.length), /has no header/],
    ['two extracts in one file', Buffer.concat([HEADER, HEADER]), /another file begins here\. Import the files one by one/, HEADER.length],
    ['a block of an unknown kind', Buffer.concat([HEADER, tinyBlock('OSMDatb', tinyBlob(Buffer.alloc(0)))]), /unknown kind "OSMDatb"/, HEADER.length],
    ['a block header over the limit of 64 KiB', Buffer.concat([HEADER, Buffer.from([0, 1, 0, 1])]), /65537 bytes, and 65536 are allowed/, HEADER.length],
    ['a blob over the limit of 32 MiB', Buffer.concat([HEADER, tinyBlock('OSMData', Buffer.alloc(0), 33_554_433)]), /33554433 bytes, and 33554432 are allowed/, HEADER.length],
    ['a blob of negative length', Buffer.concat([HEADER, tinyBlock('OSMData', Buffer.alloc(0), -1)]), /does not say how long/, HEADER.length],
    ['a block with nothing in it', data(Buffer.alloc(0)), /has no data/, HEADER.length],
    ['packed data that do not say how large they are', data(tinyBlob(Buffer.alloc(5)).subarray(2)), /does not say how large/, HEADER.length],
    ['packed data that are larger than they say', data(tinyBlob(Buffer.alloc(5_000_000), {}, 300)), /holds more than the 300 bytes/, HEADER.length],
    ['packed data that are smaller than they say', data(tinyBlob(Buffer.alloc(100), {}, 300)), /holds 100 bytes and is said to hold 300/, HEADER.length],
    ['packed data a little larger than they say, under the least room zlib takes', data(tinyBlob(Buffer.alloc(40), {}, 30)), /holds 40 bytes and is said to hold 30/, HEADER.length],
    ['packed data that say they are over the limit', data(tinyBlob(Buffer.alloc(5), {}, 33_554_433)), /33554433 bytes, and 33554432 are allowed/, HEADER.length],
    ['packed data that are damaged', data(Buffer.concat([number(2, 9), bytes(3, 'not packed')])), /packed data are damaged/, HEADER.length],
    ['packed data that are cut', data(Buffer.concat([number(2, 99), bytes(3, Buffer.from('789c63', 'hex'))])), /packed data are damaged/, HEADER.length],
    ['lzma, which nobody unpacks here', data(bytes(4, 'x')), /packed with lzma.*osmium cat/, HEADER.length],
    ['bzip2, which nobody unpacks here', data(bytes(5, 'x')), /packed with bzip2.*osmium cat/, HEADER.length],
    ['lz4, which nobody unpacks here', data(bytes(6, 'x')), /packed with lz4.*osmium cat/, HEADER.length],
    ['zstd, which nobody unpacks here', data(bytes(7, 'x')), /packed with zstd.*osmium cat/, HEADER.length],
    ['the history of the map', writeTinyPbf([], { requiredFeatures: ['OsmSchema-V0.6', 'HistoricalInformation'] }), /history of the map.*Choose an ordinary extract/],
    ['a feature from the future', writeTinyPbf([], { requiredFeatures: ['OsmSchema-V0.7'] }), /needs "OsmSchema-V0\.7", which this reader does not know/],
    ['a node north of the North Pole', writeTinyPbf([PLAIN, { type: 'node', id: 123, latitude: 90.000_000_1, longitude: 0 }]), /node 123 is at latitude 90\.0000001, longitude 0, which is not on Earth/, HEADER.length],
    ['a node beyond the date line', writeTinyPbf([{ type: 'node', id: 123, latitude: 0, longitude: -180.5 }], { nodes: 'plain' }), /node 123 is at latitude 0, longitude -180\.5, which is not on Earth/, HEADER.length],
    ['coordinates in steps of nothing', block(number(17, 0), DENSE(bytes(1, '\x02'), bytes(8, '\x02'), bytes(9, '\x02'))), /coordinates are in steps of 0/],
    ['a tag whose word is not in the list', block(words('', 'a'), bytes(2, bytes(3, Buffer.concat([number(1, 1), bytes(2, '\x01'), bytes(3, '\x02')])))), /asks for word 2 of a list of 2/],
    ['a tag whose word has a negative number', block(words('', 'a'), bytes(2, bytes(3, Buffer.concat([number(1, 1), bytes(2, '\x01'), bytes(3, Buffer.from('ffffffffffffffffff01', 'hex'))])))), /asks for word -1 of a list of 2/],
    ['a tag, and no words at all', block(bytes(2, bytes(3, Buffer.concat([number(1, 1), bytes(2, '\x01'), bytes(3, '\x01')])))), /has no words/],
    ['a key without a value', block(words('', 'a'), bytes(2, bytes(3, Buffer.concat([number(1, 1), bytes(2, '\x01')])))), /1 keys have 0 values/],
    ['more latitudes than nodes', block(words(''), DENSE(bytes(1, '\x02'), bytes(8, '\x02\x02'), bytes(9, '\x02'))), /1 nodes have 2 latitudes and 1 longitudes/],
    ['tags of nodes that stop after a key', block(words('', 'a'), DENSE(bytes(1, '\x02'), bytes(8, '\x02'), bytes(9, '\x02'), bytes(10, '\x01'))), /tags of the nodes stop in the middle/],
    ['tags for a node too many', block(words('', 'a'), DENSE(bytes(1, '\x02'), bytes(8, '\x02'), bytes(9, '\x02'), bytes(10, '\x00\x01\x01\x00'))), /tags for more nodes than there are/],
    ['a member without a role', block(words(''), bytes(2, bytes(4, Buffer.concat([number(1, 8), bytes(9, '\x02'), bytes(10, '\x00')])))), /relation 8 has 1 members, 0 roles and 1 types/],
    ['a member of a fourth type', block(words(''), bytes(2, bytes(4, Buffer.concat([number(1, 8), bytes(8, '\x00'), bytes(9, '\x02'), bytes(10, '\x03')])))), /relation 8 has a member of the unknown type 3/],
    ['a number that is cut', block(bytes(2, bytes(3, bytes(8, Buffer.from('ff', 'hex'))))), /a number is cut short/],
    ['a number too large to be counted exactly', block(words(''), bytes(2, bytes(3, number(1, 2n ** 53n)))), /9007199254740992 is too large/],
    ['differences that add up to a number too large', block(words(''), bytes(2, bytes(3, bytes(8, Buffer.from('feffffffffffff1ffeffffffffffff1f', 'hex'))))), /is too large/],
    ['a number of more than ten bytes', block(Buffer.from('88ffffffffffffffffffff01', 'hex')), /longer than ten bytes/],
    ['a part longer than what it is in', block(Buffer.from([0x0a, 0x7f])), /longer than what it is in/],
    ['a field with the number 0', block(Buffer.from([0x00, 0x00])), /number 0/],
    ['a field written in a way that does not exist', block(Buffer.from([0x27, 0x00])), /unknown way 7/],
    ['a number where words are due', block(number(1, 5)), /should be a length with bytes/],
    ['words where a number is due', block(bytes(17, 'x')), /should be a number/],
  ];
  it.each(files)('%s', async (_why, content, message, offset = 0) => {
    const path = save(content);
    const fault = await faultOf(path);
    expect(fault.message).toMatch(message);
    expect(fault.message.startsWith(`${path}: `)).toBe(true);
expect(fault.message).toMatch(/\. (?:Choose|Download|Import|Pack) .*\.$/);
    if (offset > 0) expect([fault.offset, fault.message]).toEqual([offset, expect.stringContaining(`at byte ${offset} `)]);
  });

  it('a file that is not there', async () => expect((await faultOf(join(folder, 'none.osm.pbf'))).message).toMatch(/no such file\. Check the name/));
  it('a folder', async () => expect((await faultOf(folder)).message).toMatch(/a folder\. Name the \.osm\.pbf file in it/));
  it('a name with a hole in it', async () => expect((await faultOf('\0')).message).toMatch(/could not be opened \(ERR_INVALID_ARG_VALUE\)/));
  it.skipIf(process.platform === 'win32')('a pipe nobody writes to', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    expect((await faultOf(pipe)).message).toMatch(/not an ordinary file/);
  });
});

/** Numbers that are the same every time (mulberry32), so that a red test can be run again. */
function seeded(seed: number): (below: number) => number {
  return (below) => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

/** Reads to the end or to an `OsmFileError`; anything else, or a node off the Earth, fails the test. */
async function survives(path: string): Promise<OsmFileError | null> {
  try {
    for (const { latitude, longitude } of (await readAll(path)).nodes) {
      if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) expect.fail(`A node came through at ${latitude}, ${longitude}.`);
    }
    return null;
  } catch (error) {
    expect(error).toBeInstanceOf(OsmFileError);
    return error as OsmFileError;
  }
}

describe('damage', () => {
  it('any single bit of a small unpacked file may flip', { timeout: 120_000 }, async () => {
    const file = writeTinyPbf([CAFE, LANE, CLUB], { packing: 'raw', editedAt: 1_686_588_374 });
    let refused = 0;
    for (let bit = 0; bit < file.length * 8; bit++) {
      const damaged = Buffer.from(file);
      damaged[bit >> 3]! ^= 1 << (bit & 7);
      if ((await survives(save(damaged))) !== null) refused++;
    }
    expect(refused).toBeGreaterThan(file.length); // Of the eight bits of a byte, at least one on average.
  });

  it('a small file may be cut anywhere, and only a cut between blocks goes unseen', async () => {
    const file = writeTinyPbf(TOWN);
    const unseen: number[] = [];
    for (let length = 0; length <= file.length; length++) if ((await survives(save(file.subarray(0, length)))) === null) unseen.push(length);
    expect(unseen).toHaveLength(4);
    expect([unseen[0], unseen[3]]).toEqual([HEADER.length, file.length]);
  });
});

const town = (name: string) => new URL(`../../../../shared/data/${name}/${name}.osm.pbf`, import.meta.url).pathname;
const REAL = [
  { name: 'newport', path: town('newport'), counts: { node: 256_508, way: 51_231, relation: 286 }, newest: '2023-06-12T16:46:14.000Z', dataDate: null },
  { name: 'malta', path: town('malta'), counts: { node: 333_684, way: 56_021, relation: 950 }, newest: '2018-08-27T16:55:59.000Z', dataDate: '2018-08-27' },
];

/** Where each block of a whole file starts. */
async function blockStarts(path: string): Promise<number[]> {
  const starts = [0];
  for await (const _ of readOsmPbf(path, { types: [], onProgress: (read) => void starts.push(read) }));
  return starts;
}

describe.each(REAL)('the real extract of $name', ({ path, counts, newest, dataDate }) => {
  const missing = existsSync(path) ? null : 'shared/data is not here';

  it('is read in less than 2 seconds of computing', async ({ skip }) => {
    if (missing !== null) skip(missing);
    const started = process.cpuUsage();
    const seen = { node: 0, way: 0, relation: 0 };
    for await (const block of readOsmPbf(path)) {
      if (block.kind === 'header') continue;
      seen.node += block.nodes.ids.length;
      seen.way += block.ways.length;
      seen.relation += block.relations.length;
    }
    expect(seen).toEqual(counts);
    const { user, system } = process.cpuUsage(started); // By the clock it depends on what else the machine does.
    expect((user + system) / 1e6).toBeLessThan(2);
  });

  it('is the same for osm-pbf-parser-node: every id, tag, coordinate, node of a way, member of a relation', async ({ skip }) => {
    if (missing !== null) skip(missing);
    const ours = await readAll(path);
    const differences: unknown[] = [];
    const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
    const at = { node: 0, way: 0, relation: 0 };
    for await (const object of createOSMStream(path) as AsyncIterable<Record<string, any>>) {
      if (object['type'] === undefined) continue; // The header.
      const tags = object['tags'] ?? {};
      const type = object['type'] as OsmType;
      const i = at[type]++;
      if (type === 'node') {
        const node = ours.nodes[i];
        const close = node !== undefined && Math.abs(node.latitude - object['lat']) < 1e-9 && Math.abs(node.longitude - object['lon']) < 1e-9;
        if (!close || node.id !== object['id'] || !same(node.tags, tags)) differences.push([node, object]);
      } else if (type === 'way') {
        if (!same(ours.ways[i], { id: object['id'], refs: object['refs'], tags })) differences.push([ours.ways[i], object]);
      } else if (!same(ours.relations[i], { id: object['id'], members: object['members'], tags })) differences.push([ours.relations[i], object]);
    }
    expect(differences).toEqual([]);
    expect(at).toEqual(counts);
    expect([ours.nodes.length, ours.ways.length, ours.relations.length]).toEqual(Object.values(counts));
    expect([new Date(ours.newestEdit).toISOString(), ours.header.dataDate]).toEqual([newest, dataDate]);
  });
});

describe('the real extract of Newport, damaged', () => {
  const { path } = REAL[0]!;
  const missing = existsSync(path) ? null : 'shared/data is not here';

  /** The damaged block alone behind the header: the whole blocks before it are read as ever, which the tests above show. */
  async function damageIn(times: number, seed: number, damage: (part: Buffer, at: number) => Buffer) {
    const file = readFileSync(path);
    const starts = await blockStarts(path);
    const header = file.subarray(0, starts[1]);
    const random = seeded(seed);
    const outcomes: { at: number; framing: boolean; fault: OsmFileError | null }[] = [];
    for (let i = 0; i < times; i++) {
      const at = random(file.length);
      const block = starts.findLastIndex((start) => start <= at);
      const start = starts[block]!;
      const part = damage(Buffer.from(file.subarray(start, starts[block + 1])), at - start);
      outcomes.push({ at, framing: at - start < 40, fault: await survives(save(block === 0 ? Buffer.concat([part, file.subarray(starts[1])]) : Buffer.concat([header, part]))) });
    }
    return outcomes;
  }

  it('cut at 200 places: never read as whole', { timeout: 120_000 }, async ({ skip }) => {
    if (missing !== null) skip(missing);
    for (const { at, fault } of await damageIn(200, 20_230_612, (part, cut) => part.subarray(0, Math.max(cut, 1)))) {
      expect(fault?.message, `cut at byte ${at}`).toMatch(/stops in the middle of/);
    }
  });

  it('one byte changed at 300 places: refused inside packed data, and anywhere else read or refused', { timeout: 120_000 }, async ({ skip }) => {
    if (missing !== null) skip(missing);
    const random = seeded(1);
    const outcomes = await damageIn(300, 19_270_317, (part, at) => {
      part[at]! ^= 1 + random(255);
      return part;
    });
    expect(outcomes.filter(({ fault, framing }) => fault === null && !framing)).toEqual([]);
  });
});

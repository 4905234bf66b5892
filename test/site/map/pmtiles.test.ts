import { gzipSync } from 'node:zlib';
import { PMTiles, zxyToTileId } from 'pmtiles';
import { describe, expect, it } from 'vitest';
import { BasemapError } from '../../../site/finder/map/basemap-error.ts';
import { decodeTile } from '../../../site/finder/map/mvt.ts';
import { openArchive, tileId } from '../../../site/finder/map/pmtiles.ts';
import type { FetchRange } from '../../../site/finder/map/pmtiles.ts';
import { NEWPORT, NO_NEWPORT } from './newport.ts';
import { fetchFrom, seeded, writeArchive } from './tiny-archive.ts';
import type { TinyTile } from './tiny-archive.ts';

/** The whole of zooms 0 to 4, but one quarter; many tiles are alike, so that runs occur. */
const TILES: TinyTile[] = [];
for (let z = 0; z <= 4; z++) {
  for (let x = 0; x < 2 ** z; x++) {
    for (let y = 0; y < 2 ** z; y++) {
      if (z === 4 && x < 8 && y < 8) continue;
      TILES.push({ z, x, y, layers: { water: [{ kind: 'polygon', parts: [[[0, 0], [4096, 0], [4096, (x % 3) * 99 + 1]]], tags: { class: 'lake' } }] } });
    }
  }
}

/** The same archive, read by the library. */
const library = (bytes: Uint8Array): PMTiles => new PMTiles({ getKey: () => 'test', getBytes: async (offset, length) => ({ data: await fetchFrom(bytes)(offset, length) }) });

function countIn(asked: number[], bytes: Uint8Array): FetchRange {
  return (offset, length) => {
    asked.push(offset);
    return fetchFrom(bytes)(offset, length);
  };
}

async function expectLikeLibrary(bytes: Uint8Array, places: readonly { z: number; x: number; y: number }[]): Promise<number> {
  const archive = await openArchive(fetchFrom(bytes));
  const peer = library(bytes);
  expect(archive.maxZoom).toBe((await peer.getHeader()).maxZoom);
  let found = 0;
  for (const { z, x, y } of places) {
    const ours = await archive.tile(z, x, y);
    const theirs = await peer.getZxy(z, x, y);
    if (theirs !== undefined) found++;
    expect(ours === null ? null : Buffer.from(ours), `${z}/${x}/${y}`).toEqual(theirs === undefined ? null : Buffer.from(theirs.data));
  }
  return found;
}

describe('an archive', () => {
  it.each([
    ['packed, all in the root directory', {}],
    ['not packed', { packed: 'none' as const }],
    ['with leaf directories', { leafSize: 7 }],
    ['with leaf directories, not packed', { leafSize: 20, packed: 'none' as const }],
  ])('gives the same tiles as the library: %s', async (_, options) => {
    const places = TILES.concat([{ z: 4, x: 0, y: 0, layers: {} }, { z: 4, x: 7, y: 7, layers: {} }, { z: 5, x: 3, y: 3, layers: {} }]);
    expect(await expectLikeLibrary(writeArchive(TILES, options), places)).toBe(TILES.length);
  });

  it('gives the same tiles as the library: all of Newport, and where there is nothing', async (context) => {
    if (NEWPORT === null) return context.skip(NO_NEWPORT);
    const places = [];
    for (let z = 0; z <= 15; z++) {
      const [west, east] = [-3.2, -2.75].map((longitude) => Math.floor((longitude / 360 + 0.5) * 2 ** z)) as [number, number];
      const [north, south] = [51.7, 51.48].map((latitude) => Math.floor((0.5 - Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360)) / (2 * Math.PI)) * 2 ** z)) as [number, number];
      for (let x = west; x <= east; x++) for (let y = north; y <= south; y++) places.push({ z, x, y });
    }
    expect(places.length).toBeGreaterThan(600);
    expect(await expectLikeLibrary(NEWPORT, places)).toBe(179);
  });

  it('numbers tiles as the library does', () => {
    const random = seeded(1);
    for (let i = 0; i < 5000; i++) {
      const z = i % 27;
      const [x, y] = [Math.floor(random() * 2 ** z), Math.floor(random() * 2 ** z)];
      expect(tileId(z, x, y), `${z}/${x}/${y}`).toBe(zxyToTileId(z, x, y));
    }
  });

  it('tells its layers', async () => {
    expect((await openArchive(fetchFrom(writeArchive(TILES)))).layers).toEqual(['water']);
  });

  it('asks for a small archive in one go', async () => {
    const asked: number[] = [];
    const archive = await openArchive(countIn(asked, writeArchive(TILES, { leafSize: 400 })));
    expect(await archive.tile(4, 15, 15)).not.toBeNull();
    expect(asked).toEqual([0]);
  });

  it('reads a directory once, and again after a failure', async () => {
    // The root stays in front; all else moves back, out of the first 16 KiB.
    const near = writeArchive(TILES, { leafSize: 400 });
    const view = new DataView(near.buffer);
    const rootEnd = Number(view.getBigUint64(8, true) + view.getBigUint64(16, true));
    for (const at of [24, 40, 56]) view.setBigUint64(at, view.getBigUint64(at, true) + 20_000n, true);
    const far = Buffer.concat([near.subarray(0, rootEnd), Buffer.alloc(20_000), near.subarray(rootEnd)]);
    const asked: number[] = [];
    let line: 'up' | 'down' = 'up';
    const archive = await openArchive(async (offset, length) => {
      if (line === 'down') throw new BasemapError('unreachable', 'Not now.');
      return countIn(asked, far)(offset, length);
    });
    expect(asked).toHaveLength(2); // the beginning and the metadata
    line = 'down';
    await expect(archive.tile(4, 15, 15)).rejects.toThrow('Not now.');
    line = 'up';
    expect(await archive.tile(4, 15, 15)).not.toBeNull();
    expect(asked).toHaveLength(4); // the leaf and the tile
    expect(await archive.tile(4, 15, 14)).not.toBeNull();
    expect(asked).toHaveLength(5); // only the tile
  });
});

describe('a file that is not as it should be', () => {
  it.each([
    ['is empty', new Uint8Array(), 'broken', 'does not begin with the word PMTiles'],
    ['is a page that says sorry', Buffer.from('<!doctype html><title>Not found</title>'), 'broken', 'does not begin with the word PMTiles'],
    ['ends in its header', writeArchive(TILES).subarray(0, 90), 'broken', 'ends inside its header'],
    ['is of version 2', writeArchive(TILES, { header: [[7, 2]] }), 'unsupported', 'version 2, and only version 3 is read'],
    ['holds pictures', writeArchive(TILES, { header: [[99, 2]] }), 'unsupported', 'holds PNG tiles'],
    ['has directories packed with brotli', writeArchive(TILES, { header: [[97, 3]] }), 'unsupported', 'packed with brotli'],
    ['has tiles packed with zstd', writeArchive(TILES, { header: [[98, 4]] }), 'unsupported', 'packed with zstd'],
    ['does not say how it is packed', writeArchive(TILES, { header: [[98, 0]] }), 'unsupported', 'packed with something it does not name'],
    ['says it is not packed and is', writeArchive(TILES, { header: [[97, 1]] }), 'broken', 'The basemap is broken'],
    ['does not list its layers', writeArchive(TILES, { metadata: { name: 'x' } }), 'broken', 'metadata does not list its layers'],
    ['has a root directory far inside', writeArchive(TILES, { header: [[10, 2]] }), 'broken', 'root directory is not in its first 16 KiB'],
    ['names a part larger than any file', writeArchive(TILES, { header: [[47, 255]] }), 'broken', 'larger than any file'],
  ] as const)('is refused in words when it %s', async (_, bytes, problem, words) => {
    const fault: unknown = await openArchive(fetchFrom(bytes)).then(() => null, (error: unknown) => error);
    expect(fault).toBeInstanceOf(BasemapError);
    expect((fault as BasemapError).problem).toBe(problem);
    expect((fault as BasemapError).message).toContain(words);
    expect((fault as BasemapError).message).toMatch(/^The basemap .+\. [A-Z].+\.$/);
  });

  it('is refused when its directories lead in a circle', async () => {
    // A leaf that is the only leaf and points at itself.
    const bytes = writeArchive([{ z: 0, x: 0, y: 0, layers: { water: [] } }], { packed: 'none', leafSize: 1 });
    const view = new DataView(bytes.buffer);
    const [root, leaf] = [Number(view.getBigUint64(8, true)), Number(view.getBigUint64(40, true))];
    bytes.copyWithin(leaf, root, root + 5);
    await expect((await openArchive(fetchFrom(bytes))).tile(0, 0, 0)).rejects.toThrow('lead in a circle');
  });

  it.each([
    ['is longer than any tile', [1, 0, 1, 0x80, 0x80, 0x80, 0x80, 0x10, 1], 'points outside the file'],
    ['lies behind the last tile', [1, 0, 1, 5, 0x80, 0x80, 0x80, 0x80, 0x10], 'points outside the file'],
    ['has no length', [1, 0, 1, 0, 1], 'has an empty entry'],
    ['is one of billions', [0x80, 0x80, 0x80, 0x80, 0x10], 'has no room for them'],
    ['follows nothing', [1, 0, 1, 5, 0], 'first entry follows another'],
  ])('is refused, and nothing more of it asked for, when an entry %s', async (_, directory, words) => {
    const near = Buffer.from(writeArchive([{ z: 0, x: 0, y: 0, layers: { water: [] } }], { packed: 'none' }));
    const root = near.length;
    near.writeBigUInt64LE(BigInt(root), 8);
    near.writeBigUInt64LE(BigInt(directory.length), 16);
    const asked: number[] = [];
    const reading = openArchive(countIn(asked, Buffer.concat([near, Buffer.from(directory)]))).then((archive) => archive.tile(0, 0, 0));
    await expect(reading).rejects.toThrow(BasemapError);
    await expect(reading).rejects.toThrow(words);
    expect(asked).toEqual([0]);
  });

  it('is refused when a part of it unpacks to gigabytes', async () => {
    const bomb = gzipSync(Buffer.alloc(40 * 2 ** 20));
    const bytes = Buffer.concat([writeArchive(TILES), bomb]);
    bytes.writeBigUInt64LE(BigInt(bytes.length - bomb.length), 24);
    bytes.writeBigUInt64LE(BigInt(bomb.length), 32);
    await expect(openArchive(fetchFrom(bytes))).rejects.toThrow('unpacks to more than any tile can be');
  });

  const damaged = [...Array.from({ length: 100 }, (_, seed) => ['cut', seed] as const), ...Array.from({ length: 100 }, (_, seed) => ['flip', seed] as const)];
  it('never hangs and never fails otherwise, however it is cut or flipped (seeded)', async () => {
    const whole = [writeArchive(TILES), writeArchive(TILES, { leafSize: 9 }), writeArchive(TILES, { leafSize: 9, packed: 'none' })];
    if (NEWPORT !== null) whole.push(new Uint8Array(NEWPORT.subarray(0, 300_000)));
    const seen = { fine: 0, broken: 0, unsupported: 0 };
    for (const [harm, seed] of damaged) {
      for (const file of whole) {
        const random = seeded(seed * 7919 + file.length);
        const bytes = harm === 'cut' ? file.slice(0, Math.floor(random() * file.length)) : file.slice();
        // Half of the flips hit the header and the directories, where most can go wrong.
        const reach = seed % 2 === 0 ? Math.min(700, bytes.length) : bytes.length;
        if (harm === 'flip') for (let i = 0; i < 3; i++) bytes[Math.floor(random() * reach)]! ^= 1 << Math.floor(random() * 8);
        try {
          const archive = await openArchive(fetchFrom(bytes));
          for (const { z, x, y } of [...TILES.filter((_, i) => i % 29 === seed % 29), { z: 12, x: 2013, y: 1360 }, { z: 14, x: 8055, y: 5442 }]) {
            const tile = await archive.tile(z, x, y);
            if (tile !== null) decodeTile(tile, () => true);
          }
          seen.fine++;
        } catch (fault) {
          if (!(fault instanceof BasemapError)) throw new Error(`${harm} ${seed} of a file of ${file.length} bytes`, { cause: fault });
          expect(['broken', 'unsupported']).toContain(fault.problem);
          seen[fault.problem as 'broken']++;
        }
      }
    }
    // The harm was real: most damage is noticed, and some files stay whole where they were read.
    expect(seen.broken).toBeGreaterThan(250);
    expect(seen.fine).toBeGreaterThan(20);
  });
});

import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, readdir, rename, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { cardOf, coreOf, textOf } from '../data/resource.ts';
import { cutCells } from '../data/shards.ts';
import type { Resource } from '../data/shapes/resource.ts';
import type { Basemap, Manifest, PlaceRow, ShardCell, ShardPart } from '../data/shapes/shards.ts';
import { everydayNames } from './directory-index.ts';
import type { Index, Snapshot } from './directory-index.ts';
import type { Settings } from './env.ts';
import type { Log } from './log.ts';

/** How long a file that no manifest names any more stays for those who still hold the older one. Milliseconds. */
export const GRACE = 3_600_000;
/** How long somebody waits for a manifest that is being made while an older one can be had. Milliseconds. */
const PATIENCE = 1000;

/** How a file may be sent, the smallest first, and the end of its name on disk. */
export const ENCODINGS = { br: '.br', gzip: '.gz', identity: '' } as const;
export type Encoding = keyof typeof ENCODINGS;

const NAME = /^(?:core|cards|text|places)-[0-9a-f]{16}\.json$/;

/** The directory as files for browsers (design.md §4). */
export interface Shards {
  /** What there is to load now. Writes what changed first; on a slow disk it may be the state of a moment ago. */
  manifest(): Promise<Manifest>;
  /** A file's bytes as stored under this encoding, or `null` if there is no such file. */
  file(name: string, encoding: Encoding): Promise<Uint8Array<ArrayBuffer> | null>;
}

/** Keeps the files in `folder` in step with the index. `now` gives epoch milliseconds. */
export function createShards({ folder, index, log, now, settings }: { folder: string; index: Index; log: Log; now: () => number; settings: Pick<Settings, 'BASEMAP' | 'TILE_URL'> }): Shards {
  let done: Manifest | null = null;
  let building: Promise<Manifest> | null = null;
  let known = new Map<string, { resources: readonly Resource[]; cell: ShardCell }>();
  const unnamedSince = new Map<string, number>();

  async function build(published: Snapshot): Promise<Manifest> {
    await mkdir(folder, { recursive: true });
    const cells: ShardCell[] = [];
    const fresh: typeof known = new Map();
    for (const { id, bounds, resources } of cutCells([...published.resources.values()])) {
      const before = known.get(id);
      // The index keeps the very object of what did not change.
      const same = before !== undefined && before.resources.length === resources.length && before.resources.every((r, i) => r === resources[i]);
      const cell = same ? before.cell : { id, bounds, count: resources.length, parts: await writeParts(folder, resources) };
      fresh.set(id, { resources, cell });
      cells.push(cell);
    }
    const places = await writePart(folder, 'places', published.places.map(({ slug, name, kind, latitude, longitude }): PlaceRow => [slug, name, kind, latitude, longitude]));
    const manifest: Manifest = { version: 1, seq: published.seq, total: published.resources.size, cells, places, attribution: [...published.credits], basemap: basemapOf(settings, published) };
    [known, done] = [fresh, manifest];
    await sweep(folder, manifest, unnamedSince, now());
    return manifest;
  }

  /** One at a time. A making that began before the change asked for is waited out, and one more is made. */
  async function upTo(seq: number): Promise<Manifest> {
    building ??= build(index.latest()).finally(() => { building = null; });
    const made = await building;
    return made.seq >= seq ? made : upTo(seq);
  }

  return {
    async manifest() {
      const { seq } = index.latest();
      if (done?.seq === seq) return done;
      const making = upTo(seq);
      if (done === null) return making;
      const older = done;
      const failed = making.catch((error: unknown) => {
        log.fault(error, 'The shards could not be made again. The older ones are still served.', 'shards');
        return older;
      });
      return Promise.race([failed, new Promise<Manifest>((resolve) => { setTimeout(resolve, PATIENCE, older).unref(); })]);
    },
    async file(name, encoding) {
      if (!NAME.test(name)) return null;
      return readFile(join(folder, name + ENCODINGS[encoding])).catch(ifMissing(null));
    },
  };
}

/** Every basemap we can read is drawn from OpenStreetMap, and so is nearly every raster server's. */
const OSM = { text: '© OpenStreetMap contributors', url: 'https://www.openstreetmap.org/copyright' };

/** A basemap of our own comes first: it tells nobody what is looked at. Only the invented town brings one with it. */
function basemapOf({ BASEMAP, TILE_URL }: Pick<Settings, 'BASEMAP' | 'TILE_URL'>, { invented }: Snapshot): Basemap | null {
  if (BASEMAP !== null) return { kind: 'pmtiles', url: '/basemap.pmtiles', credits: [OSM] };
  if (TILE_URL !== null) return { kind: 'raster', url: TILE_URL, credits: [OSM] };
  return invented === null ? null : { kind: 'drawing', url: '/demo-town.json', credits: [] };
}

async function writeParts(folder: string, resources: readonly Resource[]): Promise<ShardCell['parts']> {
  return {
    core: await writePart(folder, 'core', resources.map(coreOf)),
    cards: await writePart(folder, 'cards', resources.map(cardOf)),
    text: await writePart(folder, 'text', resources.map((r) => textOf(r, everydayNames))),
  };
}

/** Writes a part under the hash of its content, in every encoding; what is there already is left alone. */
async function writePart(folder: string, kind: string, content: unknown): Promise<ShardPart> {
  const bytes = Buffer.from(JSON.stringify(content));
  const file = `${kind}-${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}.json`;
  const path = (encoding: Encoding): string => join(folder, file + ENCODINGS[encoding]);
  for (const encoding of ['br', 'gzip', 'identity'] as const) {
    if ((await sizeOf(path(encoding))) === null) await writeWhole(path(encoding), await PACK[encoding](bytes));
  }
  return { file, bytes: bytes.length, brotli: (await sizeOf(path('br')))! };
}

const brotli = promisify(brotliCompress);
const PACK: Record<Encoding, (bytes: Buffer) => Promise<Buffer>> = {
  br: (bytes) => brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: qualityFor(bytes.length), [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length, [constants.BROTLI_PARAM_LGWIN]: 24 } }),
  gzip: promisify(gzip),
  identity: async (bytes) => bytes,
};

/** The best that does not keep a busy machine for long: 11 takes about 2 s a megabyte, 9 a tenth of it. */
const qualityFor = (bytes: number): number => (bytes < 256 * 1024 ? 11 : bytes < 1024 * 1024 ? 10 : 9);

/** A reader sees the whole file or none, also after the power fails: the name comes last. */
async function writeWhole(path: string, bytes: Buffer): Promise<void> {
  const aside = `${path}.${randomUUID()}.part`;
  const handle = await open(aside, 'wx');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } catch (error) {
    await unlink(aside);
    throw error;
  } finally {
    await handle.close();
  }
  await rename(aside, path);
}

/** Takes away what no manifest has named for longer than the grace, and what a stopped run left half written. */
async function sweep(folder: string, manifest: Manifest, unnamedSince: Map<string, number>, now: number): Promise<void> {
  const named = new Set([manifest.places, ...manifest.cells.flatMap((cell) => Object.values(cell.parts))].map((part) => part.file));
  for (const name of await readdir(folder)) {
    const [, file = null] = /^([a-z]+-[0-9a-f]{16}\.json)(?:\.br|\.gz)?(?:\.[0-9a-f-]{36}\.part)?$/.exec(name) ?? [];
    if (file === null) continue;
    if (named.has(file) && !name.endsWith('.part')) {
      unnamedSince.delete(name);
      continue;
    }
    const since = unnamedSince.get(name) ?? now;
    unnamedSince.set(name, since);
    if (now - since < GRACE) continue;
    await unlink(join(folder, name)).catch(ifMissing(undefined));
    unnamedSince.delete(name);
  }
}

const sizeOf = (path: string): Promise<number | null> => stat(path).then((s) => s.size, ifMissing(null));

/** Another process may have been quicker; anything else is a real failure. */
const ifMissing = <T>(instead: T) => (error: unknown): T => {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return instead;
  throw error;
};

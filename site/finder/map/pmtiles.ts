import { openMessage, readInteger } from '../../../data/formats/protobuf.ts';
import { BasemapError, broken } from './basemap-error.ts';

/**
 * Part of the archive, from `offset`. Fewer bytes than asked for means that the file ends there.
 * Whatever it throws reaches whoever asked for the tile, so it should throw `BasemapError`.
 */
export type FetchRange = (offset: number, length: number) => Promise<ArrayBuffer>;

/** An open archive of vector tiles. */
export interface Archive {
  /** The finest zoom it has; closer views are drawn from it, larger. */
  maxZoom: number;
  /** Names of the layers its tiles may hold, as its metadata tells them. */
  layers: string[];
  /** One tile, unpacked, or `null` where the archive has none. Throws `BasemapError`. */
  tile(z: number, x: number, y: number): Promise<Uint8Array | null>;
}

/** The spec puts the header and the whole root directory in the first 16 KiB, so that one request opens an archive. */
const FIRST_BYTES = 16_384;
const HEADER_BYTES = 127;
/** Far above what a real file holds; they keep a broken one from filling the memory. */
const MOST_TILE_BYTES = 4 * 2 ** 20;
const MOST_DIRECTORY_BYTES = 16 * 2 ** 20;
const MOST_UNPACKED_BYTES = 32 * 2 ** 20;
const DIRECTORIES_KEPT = 64;
/** Root, leaf, leaf of a leaf: the spec advises one level of leaves, and no writer makes three. */
const MOST_LEVELS = 4;

const PACKINGS = ['unknown', 'none', 'gzip', 'brotli', 'zstd'];
const TILE_KINDS = ['unknown', 'MVT', 'PNG', 'JPEG', 'WebP', 'AVIF', 'MapLibre'];

/**
 * Opens a PMTiles archive, version 3, of MVT tiles (github.com/protomaps/PMTiles, spec/v3).
 * Directories are read when a tile first needs them, and kept. Throws `BasemapError`, never anything else.
 */
export async function openArchive(fetchRange: FetchRange): Promise<Archive> {
  const first = await fetchRange(0, FIRST_BYTES);
  const header = parseHeader(first);
  const read = async ({ offset, length }: Span): Promise<Uint8Array<ArrayBuffer>> => {
    if (offset + length <= first.byteLength) return new Uint8Array(first, offset, length);
    const bytes = new Uint8Array(await fetchRange(offset, length));
    return bytes.length < length ? broken(`it ends after ${offset + bytes.length} bytes, and a part of it should reach to ${offset + length}`) : bytes.subarray(0, length);
  };
  const readDirectory = async (span: Span): Promise<Directory> => parseDirectory(await unpack(await read(span), header.directoryPacking));

  const root = await readDirectory(header.root);
  const layers = layersOf(await unpack(await read(header.metadata), header.directoryPacking));
  const leaves = new Map<number, Promise<Directory>>();
  const leaf = (span: Span): Promise<Directory> => {
    const known = leaves.get(span.offset);
    if (known !== undefined) return known;
    if (leaves.size >= DIRECTORIES_KEPT) leaves.delete(leaves.keys().next().value!);
    const directory = readDirectory(span);
    leaves.set(span.offset, directory);
    directory.catch(() => leaves.delete(span.offset));
    return directory;
  };

  return {
    maxZoom: header.maxZoom,
    layers,
    tile: async (z, x, y) => {
      const id = tileId(z, x, y);
      let directory = root;
      for (let level = 0; level < MOST_LEVELS; level++) {
        const entry = lastUpTo(directory, id);
        if (entry === null) return null;
        const run = directory.runs[entry]!;
        const span = { offset: directory.offsets[entry]!, length: directory.lengths[entry]! };
        if (run > 0) return id < directory.ids[entry]! + run ? unpack(await read(within(header.tiles, span, MOST_TILE_BYTES)), header.tilePacking) : null;
        directory = await leaf(within(header.leaves, span, MOST_DIRECTORY_BYTES));
      }
      return broken('its directories lead in a circle');
    },
  };
}

/** A tile's place in the order of an archive: all of zoom 0, then all of zoom 1 along a Hilbert curve, and so on. */
export function tileId(z: number, x: number, y: number): number {
  let id = (4 ** z - 1) / 3;
  for (let side = 2 ** (z - 1); side >= 1; side /= 2) {
    const right = (x & side) === 0 ? 0 : 1;
    const down = (y & side) === 0 ? 0 : 1;
    id += side * side * ((3 * right) ^ down);
    x &= side - 1;
    y &= side - 1;
    if (down === 0) [x, y] = right === 1 ? [side - 1 - y, side - 1 - x] : [y, x];
  }
  return id;
}

interface Span {
  offset: number;
  length: number;
}

/** `runs` is 0 where the entry leads to a leaf directory. */
interface Directory {
  ids: Float64Array;
  runs: Float64Array;
  lengths: Float64Array;
  offsets: Float64Array;
}

type Packing = 'none' | 'gzip';

function parseHeader(first: ArrayBuffer) {
  const view = new DataView(first);
  const magic = new TextDecoder('latin1').decode(new Uint8Array(first, 0, Math.min(7, first.byteLength)));
  if (magic !== 'PMTiles') broken('it does not begin with the word PMTiles');
  if (first.byteLength < HEADER_BYTES) broken('it ends inside its header');
  const version = view.getUint8(7);
  if (version !== 3) throw new BasemapError('unsupported', `The basemap is a PMTiles file of version ${version}, and only version 3 is read. Convert the file to version 3.`);
  const kind = view.getUint8(99);
  if (kind !== 1) throw new BasemapError('unsupported', `The basemap holds ${TILE_KINDS[kind] ?? 'unknown'} tiles, and only MVT (vector) tiles are drawn. Give a file with vector tiles.`);
  const span = (at: number, most: number): Span => {
    const [offset, length] = [view.getBigUint64(at, true), view.getBigUint64(at + 8, true)];
    return offset + length > Number.MAX_SAFE_INTEGER || length > most ? broken('its header names a part that is larger than any file') : { offset: Number(offset), length: Number(length) };
  };
  const root = span(8, MOST_DIRECTORY_BYTES);
  if (root.offset + root.length > first.byteLength) broken('its root directory is not in its first 16 KiB');
  return {
    root,
    metadata: span(24, MOST_DIRECTORY_BYTES),
    leaves: span(40, Number.MAX_SAFE_INTEGER),
    tiles: span(56, Number.MAX_SAFE_INTEGER),
    directoryPacking: packing(view.getUint8(97)),
    tilePacking: packing(view.getUint8(98)),
    // The spec numbers tiles up to zoom 31; numbers are exact here up to 26.
    maxZoom: Math.min(view.getUint8(101), 26),
  };
}

function packing(code: number): Packing {
  const name = PACKINGS[code] ?? 'unknown';
  if (name === 'none' || name === 'gzip') return name;
  throw new BasemapError('unsupported', `The basemap is packed with ${name === 'unknown' ? 'something it does not name' : name}, which browsers cannot unpack. Make the file with gzip.`);
}

function parseDirectory(bytes: Uint8Array): Directory {
  const message = openMessage(bytes, broken);
  const count = readInteger(message);
  if (count < 1 || count * 4 > bytes.length) broken(`a directory says it has ${count} entries and has no room for them`);
  const column = (value: (written: number, i: number) => number): Float64Array => {
    const values = new Float64Array(count);
    for (let i = 0; i < count; i++) values[i] = value(readInteger(message), i);
    return values;
  };
  let id = 0;
  const ids = column((step) => (id += step));
  const runs = column((run) => run);
  const lengths = column((length) => (length > 0 ? length : broken('a directory has an empty entry')));
  // An offset of 0 means "right after the entry before".
  const offsets = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const written = readInteger(message);
    offsets[i] = written > 0 ? written - 1 : i > 0 ? offsets[i - 1]! + lengths[i - 1]! : broken('its first entry follows another');
  }
  return { ids, runs, lengths, offsets };
}

/** The last entry whose id is not above `id`. */
function lastUpTo({ ids }: Directory, id: number): number | null {
  let [low, high] = [0, ids.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ids[middle]! <= id) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? null : low - 1;
}

/** A part's place in the file, given its place in the section it belongs to. */
function within(section: Span, part: Span, most: number): Span {
  if (part.offset < 0 || part.length > most || part.offset + part.length > section.length) broken('a directory points outside the file');
  return { offset: section.offset + part.offset, length: part.length };
}

function layersOf(metadata: Uint8Array): string[] {
  try {
    const { vector_layers } = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(metadata)) as { vector_layers: { id: string }[] };
    return vector_layers.map(({ id }) => String(id));
  } catch (cause) {
    return broken('its metadata does not list its layers', cause);
  }
}

async function unpack(bytes: Uint8Array<ArrayBuffer>, packed: Packing): Promise<Uint8Array<ArrayBuffer>> {
  if (packed === 'none') return bytes;
  // Read by hand: Safari's streams are not async iterable.
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  const parts: BlobPart[] = [];
  let length = 0;
  while (length <= MOST_UNPACKED_BYTES) {
    const { done, value } = await reader.read().catch((cause: unknown) => broken('a part of it cannot be unpacked', cause));
    if (done) return new Uint8Array(await new Blob(parts).arrayBuffer());
    length += value.length;
    parts.push(value);
  }
  await reader.cancel();
  return broken('a part of it unpacks to more than any tile can be');
}

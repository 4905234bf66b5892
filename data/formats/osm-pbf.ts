import { open, stat, type FileHandle } from 'node:fs/promises';
import { promisify } from 'node:util';
import { inflate } from 'node:zlib';
import { decodeOsmBlock, type OsmGroup, type OsmType } from './osm-block.ts';
import { nextField, openMessage, readBytes, readInteger, readMessage, readZigzagInteger, skip, type Message } from './protobuf.ts';

export interface OsmHeader {
  /** Degrees; null when the file does not say. Can be wider than the data when relations were completed. */
  bbox: { west: number; south: number; east: number; north: number } | null;
  /** ISO 8601 day the data were taken from OpenStreetMap (`osmosis_replication_timestamp`); null when the file does not say. */
  dataDate: string | null;
  writtenBy: string | null;
}

/** The header comes first and once; then groups of objects, in the order of the file. */
export type OsmBlock = { kind: 'header'; header: OsmHeader } | ({ kind: 'group' } & OsmGroup);

export interface ReadOsmOptions {
  /** Only these types are decoded; all, when not given. */
  types?: readonly OsmType[];
  /** Called after every block of the file. */
  onProgress?: (bytesRead: number, totalBytes: number) => void;
  /** Stops the reading between two blocks, with the signal's own reason. */
  signal?: AbortSignal;
}

/** Why an OpenStreetMap file cannot be read: sentences that name the file, the byte, and what to do. */
export class OsmFileError extends Error {
  override name = 'OsmFileError';
  readonly file: string;
  /** The byte where the trouble begins, counted from 0. */
  readonly offset: number;

  constructor(file: string, offset: number, sentences: string) {
    super(`${file}: ${sentences}`);
    this.file = file;
    this.offset = offset;
  }
}

/**
 * Reads an OpenStreetMap extract (wiki.openstreetmap.org/wiki/PBF_Format) block by block; memory holds one block,
 * however large the file. Every fault is an `OsmFileError`. A file cut exactly between two blocks cannot be told
 * from a whole one: compare the counts with those of the import before.
 */
export async function* readOsmPbf(path: string, { types = ['node', 'way', 'relation'], onProgress, signal }: ReadOsmOptions = {}): AsyncGenerator<OsmBlock> {
  const wanted = new Set(types);
  const { handle, size } = await openFile(path);
  try {
    for (let offset = 0; offset < size; ) {
      signal?.throwIfAborted();
      const fail = breakAt(path, offset);
      const block = await readBlock(handle, { path, offset, size, fail });
      if (block.type === 'OSMHeader') {
        if (offset > 0) fail('another file begins here', 'Import the files one by one, or merge them with "osmium merge".');
        yield { kind: 'header', header: decodeHeader(await unpack(block.blob, fail), path, fail) };
      } else if (block.type === 'OSMData') {
        if (offset === 0) fail('the file has no header');
        for (const group of decodeOsmBlock(await unpack(block.blob, fail), wanted, fail)) yield { kind: 'group', ...group };
      } else {
        // The format lets readers pass over unknown blocks, but none are in use, and one wrong letter would lose thousands of places unseen.
        fail(`it is of the unknown kind ${JSON.stringify(block.type)}`);
      }
      offset = block.end;
      onProgress?.(offset, size);
    }
  } finally {
    await handle.close();
  }
}

const MAX_BLOB_HEADER = 64 * 1024;
const MAX_BLOB = 32 * 1024 * 1024;
const KNOWN_FEATURES = /^(?:OsmSchema-V0\.6|DenseNodes|Sort\..*)$/;
const PACKINGS: Record<number, string> = { 4: 'lzma', 5: 'bzip2', 6: 'lz4', 7: 'zstd' };
const unzip = promisify(inflate);

type Fail = (what: string, todo?: string) => never;

function breakAt(path: string, offset: number): Fail {
  return (what, todo = 'Download the file again, or choose another one.') => {
    throw new OsmFileError(path, offset, `The part that starts at byte ${offset} cannot be used: ${what}. ${todo}`);
  };
}

async function openFile(path: string): Promise<{ handle: FileHandle; size: number }> {
  const refuse = (sentences: string): never => {
    throw new OsmFileError(path, 0, sentences);
  };
  const explain = (error: NodeJS.ErrnoException): never => {
    if (error.code === 'ENOENT') return refuse('There is no such file. Check the name and the folder.');
    if (error.code === 'EACCES') return refuse('You may not read this file. Ask its owner, or copy it to a folder of your own.');
    return refuse(`The file could not be opened (${error.code}). Check the name and the folder.`);
  };
  const found = await stat(path).catch(explain);
  if (found.isDirectory()) return refuse('This is a folder. Name the .osm.pbf file in it.');
  if (!found.isFile()) return refuse('This is not an ordinary file. Save the extract to a file first.'); // Opening a pipe could wait for ever.
  if (found.size === 0) return refuse('The file is empty. Download it again.');
  return { handle: await open(path).catch(explain), size: found.size };
}

interface Place {
  path: string;
  offset: number;
  size: number;
  fail: Fail;
}

/** Reads one block as it is in the file: the length of its header, the header, and the blob it announces. */
async function readBlock(handle: FileHandle, place: Place): Promise<{ type: string; blob: Uint8Array; end: number }> {
  const { path, offset, size, fail } = place;
  const read = async (at: number, length: number, what: string): Promise<Buffer> => {
    const cut = () => fail(`the file stops in the middle of ${what}`);
    if (at + length > size) return cut();
    const bytes = Buffer.allocUnsafe(length);
    for (let done = 0; done < length; ) {
      const { bytesRead } = await handle.read(bytes, done, length - done, at + done).catch((error: NodeJS.ErrnoException) => fail(`the disk gave the error ${error.code}`));
      if (bytesRead === 0) return cut(); // Somebody is shortening the file right now.
      done += bytesRead;
    }
    return bytes;
  };

  if (offset === 0) {
    const other = otherFile((await read(0, Math.min(size, 64), 'its first bytes')).toString('latin1'));
    if (other !== null) throw new OsmFileError(path, 0, `This is not an OpenStreetMap extract but ${other}. Choose a file whose name ends in .osm.pbf.`);
  }
  const headerLength = (await read(offset, 4, 'a length')).readUInt32BE();
  if (headerLength > MAX_BLOB_HEADER) fail(`it says that its header has ${headerLength} bytes, and ${MAX_BLOB_HEADER} are allowed. It may not be an OpenStreetMap extract (.osm.pbf)`);
  const message = openMessage(await read(offset + 4, headerLength, 'the header of a block'), fail);
  let type = '';
  let blobLength = -1;
  for (let field; (field = nextField(message)) !== 0; ) {
    if (field === 1) type = text(readBytes(message));
    else if (field === 3) blobLength = readInteger(message);
    else skip(message);
  }
  if (blobLength < 0) fail('it does not say how long it is');
  if (blobLength > MAX_BLOB) fail(`it has ${blobLength} bytes, and ${MAX_BLOB} are allowed`);
  const start = offset + 4 + headerLength;
  return { type, blob: await read(start, blobLength, 'a block'), end: start + blobLength };
}

/** What people choose by mistake, by how it begins (bytes as Latin-1). */
const OTHER_FILES: readonly (readonly [start: string, what: string])[] = [
  ['\x89PNG', 'a PNG picture'],
  ['\xff\xd8\xff', 'a JPEG picture'],
  ['%PDF', 'a PDF'],
  ['\x1f\x8b', 'a gzip file, which may have the extract inside: unpack it first'],
  ['BZh', 'a bzip2 file, which may have the extract inside: unpack it first'],
  ['PK', 'a zip file, which may have the extract inside: unpack it first'],
  ['<!doctype html', 'a web page, perhaps because the download went wrong'],
  ['<html', 'a web page, perhaps because the download went wrong'],
  ['<?xml', 'an XML file: turn it into one with "osmium cat file.osm -o file.osm.pbf"'],
  ['<osm', 'an XML file: turn it into one with "osmium cat file.osm -o file.osm.pbf"'],
  ['\xff\xe0\x04o5m', 'an o5m file: turn it into one with "osmium cat file.o5m -o file.osm.pbf"'],
];

function otherFile(start: string): string | null {
  const plain = start.replace(/^\xef\xbb\xbf/, '').trimStart().toLowerCase();
  const known = OTHER_FILES.find(([signature]) => plain.startsWith(signature.toLowerCase()));
  return known?.[1] ?? (/^[\t\n\r\x20-\x7e\x80-\xff]*$/.test(start) ? 'a text file' : null);
}

async function unpack(blob: Uint8Array, fail: Fail): Promise<Uint8Array> {
  const message = openMessage(blob, fail);
  let raw: Uint8Array | null = null;
  let packed: Uint8Array | null = null;
  let size: number | null = null;
  for (let field; (field = nextField(message)) !== 0; ) {
    const packing = PACKINGS[field];
    if (field === 1) raw = readBytes(message);
    else if (field === 2) size = readInteger(message);
    else if (field === 3) packed = readBytes(message);
    else if (packing !== undefined) fail(`it is packed with ${packing}, which cannot be unpacked here`, 'Pack it anew with "osmium cat file.osm.pbf -o new.osm.pbf".');
    else skip(message);
  }
  if (raw !== null) return raw;
  if (packed === null) return fail('it has no data');
  if (size === null) return fail('it does not say how large its data are');
  if (size < 0 || size > MAX_BLOB) return fail(`its data are said to have ${size} bytes, and ${MAX_BLOB} are allowed`);
  const room = Math.max(size, 64); // What zlib needs at least.
  const data = await unzip(packed, { chunkSize: room, maxOutputLength: room }).catch((error: NodeJS.ErrnoException) =>
    fail(error.code === 'ERR_BUFFER_TOO_LARGE' ? `it holds more than the ${size} bytes it is said to hold` : `its packed data are damaged (${error.code})`),
  );
  return data.length === size ? data : fail(`it holds ${data.length} bytes and is said to hold ${size}`);
}

function decodeHeader(bytes: Uint8Array, path: string, fail: Fail): OsmHeader {
  const message = openMessage(bytes, fail);
  const header: OsmHeader = { bbox: null, dataDate: null, writtenBy: null };
  for (let field; (field = nextField(message)) !== 0; ) {
    if (field === 1) header.bbox = decodeBox(readMessage(message));
    else if (field === 4) checkFeature(text(readBytes(message)), path);
    else if (field === 16) header.writtenBy = text(readBytes(message));
    else if (field === 32) header.dataDate = isoDay(readInteger(message) * 1000);
    else skip(message);
  }
  return header;
}

function checkFeature(feature: string, path: string): void {
  if (KNOWN_FEATURES.test(feature)) return;
  const why = feature === 'HistoricalInformation' ? 'It holds the history of the map, with things that are no longer there.' : `It needs ${JSON.stringify(feature)}, which this reader does not know.`;
  throw new OsmFileError(path, 0, `${why} Choose an ordinary extract of today's map.`);
}

function decodeBox(message: Message): OsmHeader['bbox'] {
  const box = { west: 0, east: 0, north: 0, south: 0 };
  const sides = [undefined, 'west', 'east', 'north', 'south'] as const;
  for (let field; (field = nextField(message)) !== 0; ) {
    const side = sides[field];
    if (side === undefined) skip(message);
    else box[side] = readZigzagInteger(message) / 1e9;
  }
  return box;
}

/** The UTC day of an instant in epoch milliseconds; null when it is none, or before OpenStreetMap (2004). */
export function isoDay(time: number): string | null {
  return time >= Date.UTC(2004) && time < Date.UTC(10_000) ? new Date(time).toISOString().slice(0, 10) : null;
}

function text(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

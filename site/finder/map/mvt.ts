import type { Message } from '../../../data/formats/protobuf.ts';
import { nextField, openMessage, readBytes, readInteger, readMessage, readZigzagInteger, skip } from '../../../data/formats/protobuf.ts';
import { broken } from './basemap-error.ts';

type Tag = string | number | boolean;

/** One thing on the map: points, lines, or the rings of polygons. */
export interface Feature {
  kind: 'point' | 'line' | 'polygon';
  tags: Readonly<Record<string, Tag>>;
  /** x, y, x, y …, in units of which a tile is `extent` wide; y grows downwards. Features of a layer share one array. */
  points: Int32Array;
  /** Where in `points` each point, line or ring begins, and then where the last one ends. A ring's first point is not repeated. */
  starts: readonly number[];
  extent: number;
  /** Left, top, right, bottom. */
  box: readonly [number, number, number, number];
}

/** Layer name → its features, in the order of the file. */
export type Tile = ReadonlyMap<string, Feature[]>;

/**
 * Decodes a vector tile (github.com/mapbox/vector-tile-spec, 2.1), only the layers that are `wanted`.
 * Features without a known geometry type are left out. Throws `BasemapError`, never anything else.
 */
export function decodeTile(bytes: Uint8Array, wanted: (layer: string) => boolean): Tile {
  const tile = new Map<string, Feature[]>();
  const message = openMessage(bytes, broken);
  for (let field = nextField(message); field !== 0; field = nextField(message)) {
    if (field === 3) decodeLayer(readMessage(message), wanted, tile);
    else skip(message);
  }
  return tile;
}

const KINDS = [null, 'point', 'line', 'polygon'] as const;
const UTF8 = new TextDecoder();

function decodeLayer(layer: Message, wanted: (layer: string) => boolean, tile: Map<string, Feature[]>): void {
  const start = layer.at;
  let name: string | null = null;
  let extent = 4096;
  const keys: string[] = [];
  const values: Tag[] = [];
  const drafts: Message[] = [];
  for (let field = nextField(layer); field !== 0; field = nextField(layer)) {
    if (field === 1) {
      name = UTF8.decode(readBytes(layer));
      if (!wanted(name)) return;
    } else if (field === 2) drafts.push(readMessage(layer));
    else if (field === 3) keys.push(UTF8.decode(readBytes(layer)));
    else if (field === 4) values.push(decodeValue(readMessage(layer)));
    else if (field === 5) extent = readInteger(layer);
    else skip(layer);
  }
  if (name === null) return broken('a layer of a tile has no name');
  if (extent < 1) broken('a layer of a tile has no width');
  // A number takes a byte or more, so all numbers of a layer fit. One array for all of them: there are ten thousand features in a tile.
  const room: Room = { points: new Int32Array(layer.end - start), used: 0, numbers: new Uint32Array(layer.end - start) };
  const features = tile.get(name) ?? [];
  for (const draft of drafts) {
    const feature = decodeFeature(draft, keys, values, extent, room);
    if (feature !== null) features.push(feature);
  }
  tile.set(name, features);
}

function decodeValue(value: Message): Tag {
  let tag: Tag = '';
  for (let field = nextField(value); field !== 0; field = nextField(value)) {
    if (field === 1) tag = UTF8.decode(readBytes(value));
    else if (field === 2) tag = fixed(value, 4).getFloat32(0, true);
    else if (field === 3) tag = fixed(value, 8).getFloat64(0, true);
    else if (field === 4 || field === 5) tag = readInteger(value);
    else if (field === 6) tag = readZigzagInteger(value);
    else if (field === 7) tag = readInteger(value) !== 0;
    else skip(value);
  }
  return tag;
}

function fixed(message: Message, width: 4 | 8): DataView {
  if (message.wire !== (width === 4 ? 5 : 1)) broken('a fraction in a tile is written in the wrong way');
  const start = message.at;
  skip(message);
  return new DataView(message.bytes.buffer, message.bytes.byteOffset + start, width);
}

/** Where the numbers of a layer are put while it is decoded. */
interface Room {
  points: Int32Array;
  used: number;
  /** The numbers of the field being read. */
  numbers: Uint32Array;
}

function decodeFeature(draft: Message, keys: string[], values: Tag[], extent: number, room: Room): Feature | null {
  const tags: Record<string, Tag> = {};
  let kind: Feature['kind'] | null = null;
  let shape: Pick<Feature, 'starts' | 'box'> | null = null;
  for (let field = nextField(draft); field !== 0; field = nextField(draft)) {
    if (field === 2) {
      const count = unpack(readMessage(draft), room.numbers);
      for (let i = 0; i + 1 < count; i += 2) {
        const [key, value] = [keys[room.numbers[i]!], values[room.numbers[i + 1]!]];
        if (key === undefined || value === undefined) broken('a tile uses a word it does not list');
        else tags[key] = value;
      }
    } else if (field === 3) kind = KINDS[readInteger(draft)] ?? null;
    else if (field === 4) shape = decodeGeometry(unpack(readMessage(draft), room.numbers), room);
    else skip(draft);
  }
  return kind === null || shape === null || shape.starts.length < 2 ? null : { kind, tags, extent, points: room.points, ...shape };
}

/** Commands and steps (spec §4.3) to points. 1 moves and begins a part, 2 draws on, 7 closes, which every ring does anyway. */
function decodeGeometry(count: number, room: Room): Pick<Feature, 'starts' | 'box'> {
  const { points, numbers } = room;
  const starts: number[] = [];
  let [length, x, y] = [room.used, 0, 0];
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < count; ) {
    const command = numbers[i]! & 7;
    const times = numbers[i]! >>> 3;
    i++;
    if (command === 7) continue;
    if (command !== 1 && command !== 2) broken(`a tile draws with the unknown command ${command}`);
    if (i + times * 2 > count || (command === 2 && starts.length === 0)) broken('a line in a tile is cut short');
    for (let n = 0; n < times; n++, i += 2) {
      x += unzigzag(numbers[i]!);
      y += unzigzag(numbers[i + 1]!);
      if (command === 1) starts.push(length);
      points[length++] = x;
      points[length++] = y;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      if (y > bottom) bottom = y;
    }
  }
  starts.push(length);
  room.used = length;
  return { starts, box: [left, top, right, bottom] };
}

/** Reads a packed field of uint32 values, and tells how many there are. */
function unpack({ bytes, at, end }: Message, into: Uint32Array): number {
  let count = 0;
  while (at < end) {
    let byte = bytes[at++]!;
    let value = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      if (at === end || shift > 28) broken('a number in a tile is cut short');
      byte = bytes[at++]!;
      value |= (byte & 127) << shift;
    }
    into[count++] = value;
  }
  return count;
}

function unzigzag(written: number): number {
  return (written >>> 1) ^ -(written & 1);
}

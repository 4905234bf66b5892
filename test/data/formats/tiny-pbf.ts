import { deflateSync } from 'node:zlib';

export type TinyObject =
  | { type: 'node'; id: number; latitude: number; longitude: number; tags?: Record<string, string> }
  | { type: 'way'; id: number; refs: number[]; tags?: Record<string, string> }
  | { type: 'relation'; id: number; members: { type: 'node' | 'way' | 'relation'; ref: number; role?: string }[]; tags?: Record<string, string> };

export interface TinyOptions {
  /** How blocks are packed. */
  packing?: 'zlib' | 'raw';
  /** How nodes are written. */
  nodes?: 'dense' | 'plain';
  requiredFeatures?: string[];
  /** Epoch seconds. */
  replicatedAt?: number;
  /** Epoch seconds of every object's last edit. */
  editedAt?: number;
  bbox?: { west: number; south: number; east: number; north: number };
  /** Nanodegrees: in one unit of a coordinate, and added to all latitudes and longitudes. */
  granularity?: number;
  latitudeOffset?: number;
  longitudeOffset?: number;
}

/**
 * A small OpenStreetMap extract (.osm.pbf) with these objects in their order, written for tests only and not with
 * our reader's code, so that the two can disagree. Each type that follows another starts a new block.
 */
export function writeTinyPbf(objects: readonly TinyObject[], options: TinyOptions = {}): Buffer {
  const blocks = [tinyBlock('OSMHeader', tinyBlob(headerBlock(options), options))];
  for (let from = 0, to = 0; from < objects.length; from = to) {
    while (objects[to]?.type === objects[from]!.type) to++;
    blocks.push(tinyBlock('OSMData', tinyBlob(dataBlock(objects.slice(from, to), options), options)));
  }
  return Buffer.concat(blocks);
}

/** One block of the file around a finished blob: its length, its header, the blob. */
export function tinyBlock(type: string, blob: Buffer, datasize = blob.length): Buffer {
  const header = Buffer.concat([bytes(1, type), number(3, datasize)]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(header.length);
  return Buffer.concat([length, header, blob]);
}

/** A blob; `rawSize` may lie about what is inside. */
export function tinyBlob(data: Buffer, { packing = 'zlib' }: TinyOptions = {}, rawSize = data.length): Buffer {
  return packing === 'raw' ? bytes(1, data) : Buffer.concat([number(2, rawSize), bytes(3, deflateSync(data))]);
}

/** A length-delimited field. */
export function bytes(field: number, value: string | Buffer): Buffer {
  const content = Buffer.from(value as string);
  return Buffer.concat([varint(BigInt(field * 8 + 2)), varint(BigInt(content.length)), content]);
}

/** A number field; negative numbers take ten bytes, as int64 does. */
export function number(field: number, value: number | bigint): Buffer {
  return Buffer.concat([varint(BigInt(field * 8)), varint(BigInt.asUintN(64, BigInt(value)))]);
}

const zigzag = (value: number): bigint => BigInt.asUintN(64, (BigInt(value) << 1n) ^ (BigInt(value) >> 63n));
const packed = (field: number, values: readonly (number | bigint)[]): Buffer => bytes(field, Buffer.concat(values.map((value) => varint(BigInt(value)))));
const deltas = (values: readonly number[]): bigint[] => values.map((value, i) => zigzag(value - (values[i - 1] ?? 0)));

function varint(value: bigint): Buffer {
  const out: number[] = [];
  for (; value > 127n; value >>= 7n) out.push(Number(value & 127n) | 128);
  return Buffer.from([...out, Number(value)]);
}

function headerBlock({ requiredFeatures = ['OsmSchema-V0.6', 'DenseNodes'], replicatedAt, bbox }: TinyOptions): Buffer {
  const nano = (degrees: number): bigint => zigzag(Math.round(degrees * 1e9));
  return Buffer.concat([
    bbox === undefined ? Buffer.alloc(0) : bytes(1, Buffer.concat([number(1, nano(bbox.west)), number(2, nano(bbox.east)), number(3, nano(bbox.north)), number(4, nano(bbox.south))])),
    ...requiredFeatures.map((feature) => bytes(4, feature)),
    bytes(16, 'tiny-pbf'),
    replicatedAt === undefined ? Buffer.alloc(0) : number(32, replicatedAt),
  ]);
}

function dataBlock(objects: readonly TinyObject[], options: TinyOptions): Buffer {
  const { nodes: how = 'dense', granularity = 100, latitudeOffset = 0, longitudeOffset = 0, editedAt } = options;
  const words = [''];
  const word = (text: string): number => {
    if (!words.includes(text, 1)) words.push(text);
    return words.indexOf(text, 1);
  };
  const keys = ({ tags = {} }: TinyObject) => packed(2, Object.keys(tags).map(word));
  const values = ({ tags = {} }: TinyObject) => packed(3, Object.values(tags).map(word));
  const edit = editedAt === undefined ? Buffer.alloc(0) : bytes(4, number(2, editedAt));
  const latitude = (node: { latitude: number }) => Math.round((node.latitude * 1e9 - latitudeOffset) / granularity);
  const longitude = (node: { longitude: number }) => Math.round((node.longitude * 1e9 - longitudeOffset) / granularity);

  const nodes = objects.filter((object) => object.type === 'node');
  const dense = bytes(
    2,
    Buffer.concat([
      packed(1, deltas(nodes.map((node) => node.id))),
      editedAt === undefined ? Buffer.alloc(0) : bytes(5, packed(2, deltas(nodes.map(() => editedAt)))),
      packed(8, deltas(nodes.map(latitude))),
      packed(9, deltas(nodes.map(longitude))),
      nodes.some(({ tags = {} }) => Object.keys(tags).length > 0) ? packed(10, nodes.flatMap(({ tags = {} }) => [...Object.entries(tags).flatMap(([key, value]) => [word(key), word(value)]), 0])) : Buffer.alloc(0),
    ]),
  );
  const group = objects.map((object) => {
    if (object.type === 'node') return how === 'dense' ? Buffer.alloc(0) : bytes(1, Buffer.concat([number(1, zigzag(object.id)), keys(object), values(object), edit, number(8, zigzag(latitude(object))), number(9, zigzag(longitude(object)))]));
    if (object.type === 'way') return bytes(3, Buffer.concat([number(1, object.id), keys(object), values(object), edit, packed(8, deltas(object.refs))]));
    const types = object.members.map((member) => ['node', 'way', 'relation'].indexOf(member.type));
    return bytes(4, Buffer.concat([number(1, object.id), keys(object), values(object), edit, packed(8, object.members.map(({ role = '' }) => word(role))), packed(9, deltas(object.members.map((member) => member.ref))), packed(10, types)]));
  });
  return Buffer.concat([
    bytes(2, Buffer.concat([how === 'dense' && nodes.length > 0 ? dense : Buffer.alloc(0), ...group])),
    number(17, granularity),
    number(19, latitudeOffset),
    number(20, longitudeOffset),
    // Last, although most writers put it first: a reader may not rely on order.
    bytes(1, Buffer.concat(words.map((text) => bytes(1, text)))),
  ]);
}

import { gzipSync } from 'node:zlib';
import { PbfWriter } from 'pbf';
import { zxyToTileId } from 'pmtiles';
import type { FetchRange } from '../../../site/finder/map/pmtiles.ts';

/** A feature to write: `parts` are points, lines or rings in tile units. */
export interface TinyFeature {
  kind: 'point' | 'line' | 'polygon';
  parts: [number, number][][];
  tags?: Record<string, string | number | boolean>;
}

export interface TinyTile {
  z: number;
  x: number;
  y: number;
  layers: Record<string, TinyFeature[]>;
}

export interface TinyOptions {
  packed?: 'gzip' | 'none';
  /** Entries in a leaf directory; without it everything is in the root. */
  leafSize?: number;
  /** Bytes of the header to set afterwards: [offset, value]. */
  header?: [number, number][];
  metadata?: unknown;
}

/** Writes a PMTiles archive with the encoder of another library and our own reading of the specification. */
export function writeArchive(tiles: readonly TinyTile[], { packed = 'gzip', leafSize, header = [], metadata }: TinyOptions = {}): Uint8Array<ArrayBuffer> {
  const pack = (bytes: Uint8Array): Uint8Array => (packed === 'gzip' ? gzipSync(bytes) : bytes);
  const contents: Uint8Array[] = [];
  const entries: Entry[] = [];
  let end = 0;
  for (const { id, bytes } of tiles.map(({ z, x, y, layers }) => ({ id: zxyToTileId(z, x, y), bytes: pack(writeTile(layers)) })).sort((a, b) => a.id - b.id)) {
    const last = entries.at(-1);
    if (last !== undefined && last.id + last.run === id && Buffer.compare(bytes, contents.at(-1)!) === 0) {
      last.run += 1;
      continue;
    }
    entries.push({ id, run: 1, offset: end, length: bytes.length });
    contents.push(bytes);
    end += bytes.length;
  }

  const leafBytes: Uint8Array[] = [];
  let root = entries;
  if (leafSize !== undefined) {
    root = [];
    for (let i = 0, at = 0; i < entries.length; i += leafSize) {
      const leaf = pack(writeDirectory(entries.slice(i, i + leafSize)));
      root.push({ id: entries[i]!.id, run: 0, offset: at, length: leaf.length });
      leafBytes.push(leaf);
      at += leaf.length;
    }
  }
  const names = [...new Set(tiles.flatMap(({ layers }) => Object.keys(layers)))];
  const sections = [pack(writeDirectory(root)), pack(Buffer.from(JSON.stringify(metadata ?? { vector_layers: names.map((id) => ({ id, fields: {} })) }))), Buffer.concat(leafBytes), Buffer.concat(contents)];
  const head = Buffer.alloc(127);
  head.write('PMTiles');
  head.writeUInt8(3, 7);
  let at = head.length;
  sections.forEach((section, i) => {
    head.writeBigUInt64LE(BigInt(at), 8 + i * 16);
    head.writeBigUInt64LE(BigInt(section.length), 16 + i * 16);
    at += section.length;
  });
  const packing = packed === 'gzip' ? 2 : 1;
  const zooms = tiles.map(({ z }) => z);
  for (const [offset, value] of [[97, packing], [98, packing], [99, 1], [100, Math.min(...zooms)], [101, Math.max(...zooms)], ...header] as const) head.writeUInt8(value, offset);
  head.writeInt32LE(-3.15e7, 102);
  head.writeInt32LE(51.5e7, 106);
  head.writeInt32LE(-2.8e7, 110);
  head.writeInt32LE(51.68e7, 114);
  return new Uint8Array(Buffer.concat([head, ...sections]));
}

/** A vector tile. */
export function writeTile(layers: TinyTile['layers']): Uint8Array {
  const pbf = new PbfWriter();
  for (const [name, features] of Object.entries(layers)) pbf.writeMessage(3, writeLayer, { name, features });
  return pbf.finish();
}

/** Reads parts of these bytes, as a server would. */
export function fetchFrom(bytes: Uint8Array): FetchRange {
  return async (offset, length) => new Uint8Array(bytes.slice(offset, offset + length)).buffer;
}

/** The same numbers every time (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Entry {
  id: number;
  run: number;
  offset: number;
  length: number;
}

function writeDirectory(entries: Entry[]): Uint8Array {
  const pbf = new PbfWriter();
  pbf.writeVarint(entries.length);
  entries.forEach(({ id }, i) => pbf.writeVarint(i === 0 ? id : id - entries[i - 1]!.id));
  for (const { run } of entries) pbf.writeVarint(run);
  for (const { length } of entries) pbf.writeVarint(length);
  entries.forEach(({ offset }, i) => pbf.writeVarint(i > 0 && offset === entries[i - 1]!.offset + entries[i - 1]!.length ? 0 : offset + 1));
  return pbf.finish();
}

function writeLayer({ name, features }: { name: string; features: TinyFeature[] }, pbf: PbfWriter): void {
  const keys: string[] = [];
  const values: (string | number | boolean)[] = [];
  const indexOf = <T>(list: T[], item: T): number => (list.includes(item) ? list.indexOf(item) : list.push(item) - 1);
  pbf.writeVarintField(15, 2);
  pbf.writeStringField(1, name);
  for (const { kind, parts, tags = {} } of features) {
    const pairs = Object.entries(tags).flatMap(([key, value]) => [indexOf(keys, key), indexOf(values, value)]);
    pbf.writeMessage(2, (_: null, feature: PbfWriter) => {
      feature.writePackedVarint(2, pairs);
      feature.writeVarintField(3, { point: 1, line: 2, polygon: 3 }[kind]);
      feature.writePackedVarint(4, commandsOf(kind, parts));
    }, null);
  }
  for (const key of keys) pbf.writeStringField(3, key);
  for (const value of values) pbf.writeMessage(4, writeValue, value);
  pbf.writeVarintField(5, 4096);
}

function writeValue(value: string | number | boolean, pbf: PbfWriter): void {
  if (typeof value === 'string') pbf.writeStringField(1, value);
  else if (typeof value === 'boolean') pbf.writeBooleanField(7, value);
  else if (!Number.isInteger(value)) pbf.writeDoubleField(3, value);
  else if (value < 0) pbf.writeSVarintField(6, value);
  else pbf.writeVarintField(5, value);
}

function commandsOf(kind: TinyFeature['kind'], parts: [number, number][][]): number[] {
  const commands: number[] = [];
  let [x, y] = [0, 0];
  const step = ([toX, toY]: [number, number]): void => {
    for (const by of [toX - x, toY - y]) commands.push(((by << 1) ^ (by >> 31)) >>> 0);
    [x, y] = [toX, toY];
  };
  if (kind === 'point') commands.push((parts.flat().length << 3) | 1);
  for (const part of parts) {
    if (kind === 'point') {
      part.forEach(step);
      continue;
    }
    commands.push((1 << 3) | 1);
    step(part[0]!);
    commands.push(((part.length - 1) << 3) | 2);
    part.slice(1).forEach(step);
    if (kind === 'polygon') commands.push((1 << 3) | 7);
  }
  return commands;
}

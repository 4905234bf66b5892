import type { OsmRelation, OsmTags, OsmType, OsmWay } from './osm-block.ts';
import { indexStreets, type Street } from './nearest-street.ts';
import { isoDay, readOsmPbf, type OsmBlock, type OsmHeader } from './osm-pbf.ts';
import { pointInArea, type Position } from './point-in-area.ts';

/** Something on the map, and one point for it: WGS 84 degrees. */
export interface OsmObject {
  type: OsmType;
  id: number;
  tags: OsmTags;
  latitude: number;
  longitude: number;
}

export interface OsmCollection {
  /** When the file does not say its date, `dataDate` is the day of the latest edit in it. */
  header: OsmHeader;
  /** The wanted objects in the order of the file's types: nodes, ways, relations. */
  objects: OsmObject[];
  /** Wanted objects that the file holds only in part, or that have no place. `ref` is "way/123". */
  rejected: { ref: string; reason: string }[];
  /** Of the whole file. */
  counts: { nodes: number; ways: number; relations: number };
  /** The nearest street with a name within 150 m. */
  nearestStreet: (latitude: number, longitude: number) => { name: string; metres: number } | null;
}

/**
 * Collects the objects of an OpenStreetMap extract whose tags are `wanted`, with a point for each: a closed way or
 * a multipolygon gets a point inside it, a line the middle of its length, any other relation the middle of the
 * members there are. The file is read three times (relations, ways, nodes), because each tells what to keep of the
 * next; memory grows with what is wanted and with the streets, not with the file. Throws `OsmFileError`.
 */
export async function collectOsm(path: string, wanted: (tags: OsmTags) => boolean, onProgress?: (bytesRead: number, totalBytes: number) => void): Promise<OsmCollection> {
  let header: OsmHeader = { bbox: null, dataDate: null, writtenBy: null };
  let newestEdit = 0; // 0: nobody says; isoDay makes it null.
  const counts = { nodes: 0, ways: 0, relations: 0 };
  const pass = async (number: 0 | 1 | 2, type: OsmType, use: (group: Extract<OsmBlock, { kind: 'group' }>) => void): Promise<void> => {
    for await (const block of readOsmPbf(path, { types: [type], onProgress: (read, total) => onProgress?.(number * total + read, 3 * total) })) {
      if (block.kind === 'header') header = block.header;
      else {
        newestEdit = Math.max(newestEdit, block.newestEdit ?? 0);
        use(block);
      }
    }
  };

  const relations: OsmRelation[] = [];
  const lines = new Map<number, Float64Array | null>(); // The ways the relations are made of; null until seen.
  const corners: ArrayLike<number>[] = []; // The nodes whose places are needed, in pieces: a country has more than a Set can hold.
  await pass(0, 'relation', (group) => {
    counts.relations += group.relations.length;
    for (const relation of group.relations) {
      if (!wanted(relation.tags)) continue;
      relations.push(relation);
      for (const { type, ref } of relation.members) if (type === 'way') lines.set(ref, null);
      corners.push(relation.members.filter((member) => member.type === 'node').map((member) => member.ref));
    }
  });

  const ways: OsmWay[] = [];
  const streets: { name: string; refs: Float64Array }[] = [];
  await pass(1, 'way', (group) => {
    counts.ways += group.ways.length;
    for (const way of group.ways) {
      const isWanted = wanted(way.tags);
      const name = streetName(way.tags);
      if (isWanted) ways.push(way);
      if (name !== null) streets.push({ name, refs: way.refs });
      if (lines.has(way.id)) lines.set(way.id, way.refs);
      if (isWanted || name !== null || lines.has(way.id)) corners.push(way.refs);
    }
  });

  const objects: OsmObject[] = [];
  const rejected: OsmCollection['rejected'] = [];
  const places = createPlaces(corners);
  await pass(2, 'node', ({ nodes }) => {
    counts.nodes += nodes.ids.length;
    nodes.ids.forEach((id, i) => places.put(id, nodes.longitudes[i]!, nodes.latitudes[i]!));
    for (const { at, tags } of nodes.tagged) {
      if (wanted(tags)) objects.push({ type: 'node', id: nodes.ids[at]!, tags, latitude: nodes.latitudes[at]!, longitude: nodes.longitudes[at]! });
    }
  });

  const keep = (type: OsmType, { id, tags }: { id: number; tags: OsmTags }, found: Position | string): void => {
    if (typeof found === 'string') rejected.push({ ref: `${type}/${id}`, reason: found });
    else objects.push({ type, id, tags, longitude: found[0], latitude: found[1] });
  };
  for (const way of ways) keep('way', way, pointOfWay(way, places));
  for (const relation of relations) keep('relation', relation, pointOfRelation(relation, lines, places));
  return {
    header: { ...header, dataDate: header.dataDate ?? isoDay(newestEdit) },
    objects,
    rejected,
    counts,
    nearestStreet: indexStreets(streets.flatMap(({ name, refs }) => courses(name, refs, places))),
  };
}

/** Values of `highway` that have names but are no streets to find one's way by, or not yet. */
const NO_STREETS = /^(?:proposed|construction|platform|services|rest_area|elevator|corridor)$/;

function streetName(tags: OsmTags): string | null {
  const { highway, name } = tags;
  return highway === undefined || NO_STREETS.test(highway) || name === undefined || name.trim() === '' ? null : name;
}

/** The parts of a street that are in the file. */
function courses(name: string, refs: Float64Array, places: Places): Street[] {
  const parts: number[][] = [[]];
  for (const ref of refs) {
    const place = places.get(ref);
    if (place === null) parts.push([]);
    else parts.at(-1)!.push(...place);
  }
  return parts.filter((part) => part.length >= 4).map((part) => ({ name, course: Float64Array.from(part) }));
}

/** A point, or why there is none. */
function pointOfWay({ refs, tags }: OsmWay, places: Places): Position | string {
  if (refs.length === 0) return 'It has no points.';
  const positions = placed([...refs], places);
  if (typeof positions === 'string') return positions;
  const isClosed = refs.length >= 4 && refs[0] === refs.at(-1);
  return isClosed && isArea(tags) ? (pointInArea([positions]) ?? 'Its outline encloses nothing.') : middleOf(positions);
}

/** Closed roads and fences are round trips unless they say otherwise (wiki.openstreetmap.org/wiki/Key:area). */
function isArea({ area, highway, barrier }: OsmTags): boolean {
  return area !== 'no' && (area === 'yes' || (highway === undefined && barrier === undefined));
}

function pointOfRelation({ members, tags }: OsmRelation, lines: ReadonlyMap<number, Float64Array | null>, places: Places): Position | string {
  const kind = tags['type'];
  if (kind !== 'multipolygon' && kind !== 'boundary') {
    const refs = members.flatMap(({ type, ref }) => (type === 'node' ? [ref] : type === 'way' ? [...(lines.get(ref) ?? [])] : []));
    const present = refs.map(places.get).filter((place) => place !== null);
    return present.length === 0 ? 'None of its parts are in this file.' : middleOfBox(present);
  }
  const outline = members.filter(({ type, role }) => type === 'way' && OUTLINE_ROLES.test(role)).map(({ ref }) => lines.get(ref) ?? null);
  const known = outline.filter((line) => line !== null);
  if (outline.length === 0) return 'It has no outline.';
  if (known.length < outline.length) return `${outline.length - known.length} of the ${outline.length} lines of its outline are not in this file.`;
  const rings = joinRings(known);
  if (rings === null) return 'Its outline has a gap.';
  const outlines = rings.map((ring) => placed(ring, places));
  return outlines.find((outline) => typeof outline === 'string') ?? pointInArea(outlines.filter((outline) => typeof outline !== 'string')) ?? 'Its outline encloses nothing.';
}

/** Which ring is outside and which is a hole is seen from where they lie; roles are often wrong. */
const OUTLINE_ROLES = /^(?:|outer|inner|outline|enclave|exclave)$/;

/** Joins lines end to end into closed rings of node ids; null when some do not close. */
function joinRings(lines: readonly Float64Array[]): number[][] | null {
  const ends = new Map<number, Set<Float64Array>>();
  const loose = new Set(lines.filter((line) => line.length > 1));
  for (const line of loose) {
    for (const end of [line[0]!, line.at(-1)!]) ends.set(end, (ends.get(end) ?? new Set()).add(line));
  }
  const rings: number[][] = [];
  for (const first of loose) {
    const ring: number[] = [];
    // Where three lines or more meet any will do: all ways of closing them enclose the same area (even-odd).
    for (let line: Float64Array | undefined = first; line !== undefined && (ring.length < 2 || ring[0] !== ring.at(-1)); [line] = ends.get(ring.at(-1)!)!) {
      loose.delete(line);
      for (const end of [line[0]!, line.at(-1)!]) ends.get(end)!.delete(line);
      ring.push(...(ring.length === 0 || line[0] === ring.at(-1) ? line : line.toReversed()));
    }
    if (ring[0] !== ring.at(-1)) return null;
    rings.push(ring);
  }
  return rings;
}

/** The positions of these nodes, or a sentence when some are not in the file. */
function placed(refs: readonly number[], places: Places): Position[] | string {
  const positions = refs.map(places.get).filter((place) => place !== null);
  return positions.length === refs.length ? positions : `${refs.length - positions.length} of its ${refs.length} points are not in this file.`;
}

/** Half-way along a line. */
function middleOf(line: readonly Position[]): Position {
  const narrowing = Math.cos(((line[0]?.[1] ?? 0) * Math.PI) / 180);
  const lengths = line.slice(1).map(([x, y], i) => Math.hypot((x - line[i]![0]) * narrowing, y - line[i]![1]));
  let left = lengths.reduce((a, b) => a + b, 0) / 2;
  for (const [i, length] of lengths.entries()) {
    if (left <= length && length > 0) {
      const [[x1, y1], [x2, y2]] = [line[i]!, line[i + 1]!];
      return [x1 + (left / length) * (x2 - x1), y1 + (left / length) * (y2 - y1)];
    }
    left -= length;
  }
  return line[0]!; // All its points are in one place.
}

function middleOfBox(positions: readonly Position[]): Position {
  const box = { west: 180, east: -180, south: 90, north: -90 };
  for (const [x, y] of positions) {
    box.west = Math.min(box.west, x);
    box.east = Math.max(box.east, x);
    box.south = Math.min(box.south, y);
    box.north = Math.max(box.north, y);
  }
  return [(box.west + box.east) / 2, (box.south + box.north) / 2];
}

interface Places {
  /** Remembers where a node is, if it was asked for. */
  put(id: number, longitude: number, latitude: number): void;
  get(id: number): Position | null;
}

/** Where the nodes named in `pieces` are: 16 bytes each, in OpenStreetMap's own unit of a ten-millionth of a degree. */
function createPlaces(pieces: readonly ArrayLike<number>[]): Places {
  const all = new Float64Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let end = 0;
  for (const piece of pieces) {
    all.set(piece, end);
    end += piece.length;
  }
  const ids = all.sort().filter((id, i) => id !== all[i - 1]);
  const longitudes = new Int32Array(ids.length).fill(UNKNOWN);
  const latitudes = new Int32Array(ids.length);
  const find = (id: number): number => {
    let from = 0;
    for (let to = ids.length; from < to; ) {
      const middle = (from + to) >>> 1;
      if (ids[middle]! < id) from = middle + 1;
      else to = middle;
    }
    return ids[from] === id ? from : -1;
  };
  return {
    put(id, longitude, latitude) {
      const at = find(id);
      if (at < 0) return;
      longitudes[at] = Math.round(longitude * 1e7);
      latitudes[at] = Math.round(latitude * 1e7);
    },
    get(id) {
      const at = find(id);
      return at < 0 || longitudes[at] === UNKNOWN ? null : [longitudes[at]! / 1e7, latitudes[at]! / 1e7];
    },
  };
}

const UNKNOWN = 2 ** 31 - 1;

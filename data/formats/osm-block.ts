import { nextField, openMessage, readBytes, readInteger, readMessage, readPacked, readPackedDeltas, readZigzagInteger, skip, type Message } from './protobuf.ts';

const OSM_TYPES = ['node', 'way', 'relation'] as const;
export type OsmType = (typeof OSM_TYPES)[number];

/** Has no prototype: a key such as "constructor" is there only when the map says so. */
export type OsmTags = Readonly<Record<string, string>>;

/** Side by side, because most nodes are only corners of ways and have no tags. WGS 84 degrees. */
interface OsmNodes {
  ids: Float64Array;
  latitudes: Float64Array;
  longitudes: Float64Array;
  /** The nodes that have tags; `at` is their place in the arrays. */
  tagged: { at: number; tags: OsmTags }[];
}
export interface OsmWay {
  id: number;
  /** Ids of its nodes, in order. */
  refs: Float64Array;
  tags: OsmTags;
}
export interface OsmRelation {
  id: number;
  members: { type: OsmType; ref: number; role: string }[];
  tags: OsmTags;
}

/** What one group of a data block holds, in most files all of one type. */
export interface OsmGroup {
  nodes: OsmNodes;
  ways: OsmWay[];
  relations: OsmRelation[];
  /** Epoch milliseconds of the latest edit in the group, or null when the file leaves edits out. */
  newestEdit: number | null;
}

/**
 * Decodes one uncompressed data block (`PrimitiveBlock`, wiki.openstreetmap.org/wiki/PBF_Format), group by group.
 * Types not in `types` are left out, unread. `fail` is called for anything that does not add up, and for a node
 * that is not on Earth.
 */
export function* decodeOsmBlock(bytes: Uint8Array, types: ReadonlySet<OsmType>, fail: Message['fail']): Generator<OsmGroup> {
  const message = openMessage(bytes, fail);
  const block: Block = { types, string: () => fail('it has no words'), granularity: 100, latitudeOffset: 0, longitudeOffset: 0, dateGranularity: 1000 };
  const groups: Message[] = []; // They wait, because the scale is written after them.
  for (let field; (field = nextField(message)) !== 0; ) {
    if (field === 1) block.string = decodeStrings(readMessage(message));
    else if (field === 2) groups.push(readMessage(message));
    else if (field === 17) block.granularity = readInteger(message);
    else if (field === 18) block.dateGranularity = readInteger(message);
    else if (field === 19) block.latitudeOffset = readInteger(message);
    else if (field === 20) block.longitudeOffset = readInteger(message);
    else skip(message);
  }
  if (block.granularity <= 0) fail(`its coordinates are in steps of ${block.granularity}`); // All would be one place.
  for (const group of groups) yield decodeGroup(group, block);
}

interface Block {
  types: ReadonlySet<OsmType>;
  string: (index: number) => string;
  /** Nanodegrees in one unit of a coordinate, and nanodegrees to add. */
  granularity: number;
  latitudeOffset: number;
  longitudeOffset: number;
  /** Milliseconds in one unit of a date. */
  dateGranularity: number;
}

const GROUP_FIELDS: readonly (OsmType | undefined)[] = [undefined, 'node', 'node', 'way', 'relation'];
const NO_NUMBERS: Float64Array = new Float64Array();
const NO_TAGS: OsmTags = Object.freeze(Object.create(null) as Record<string, string>);

function decodeGroup(message: Message, block: Block): OsmGroup {
  const group: OsmGroup = { nodes: { ids: NO_NUMBERS, latitudes: NO_NUMBERS, longitudes: NO_NUMBERS, tagged: [] }, ways: [], relations: [], newestEdit: null };
  const plain: { id: number; latitude: number; longitude: number; tags: OsmTags }[] = [];
  for (let field; (field = nextField(message)) !== 0; ) {
    const type = GROUP_FIELDS[field];
    if (type === undefined || !block.types.has(type)) skip(message);
    else if (field === 1) plain.push(decodePlainNode(readMessage(message), block, group));
    else if (field === 2) group.nodes = decodeDenseNodes(readMessage(message), block, group);
    else if (field === 3) group.ways.push(decodeWay(readMessage(message), block, group));
    else group.relations.push(decodeRelation(readMessage(message), block, group));
  }
  if (plain.length > 0) {
    if (group.nodes.ids.length > 0) message.fail('a group mixes two ways of writing nodes');
    group.nodes = {
      ids: Float64Array.from(plain, (node) => node.id),
      latitudes: Float64Array.from(plain, (node) => node.latitude),
      longitudes: Float64Array.from(plain, (node) => node.longitude),
      tagged: plain.flatMap(({ tags }, at) => (tags === NO_TAGS ? [] : [{ at, tags }])),
    };
  }
  placeOnEarth(group.nodes, block, message);
  return group;
}

function decodeDenseNodes(message: Message, block: Block, group: OsmGroup): OsmNodes {
  const nodes: OsmNodes = { ids: NO_NUMBERS, latitudes: NO_NUMBERS, longitudes: NO_NUMBERS, tagged: [] };
  let words = NO_NUMBERS;
  for (let field; (field = nextField(message)) !== 0; ) {
    if (field === 1) nodes.ids = readPackedDeltas(message);
    else if (field === 5) noteDenseEdits(readMessage(message), block, group);
    else if (field === 8) nodes.latitudes = readPackedDeltas(message);
    else if (field === 9) nodes.longitudes = readPackedDeltas(message);
    else if (field === 10) words = readPacked(message);
    else skip(message);
  }
  const { ids, latitudes, longitudes, tagged } = nodes;
  if (latitudes.length !== ids.length || longitudes.length !== ids.length) {
    message.fail(`${ids.length} nodes have ${latitudes.length} latitudes and ${longitudes.length} longitudes`);
  }
  // `words` holds the tags of all nodes in one row: key, value, key, value, and a 0 after each node.
  for (let at = 0, node = 0; at < words.length; at++, node++) {
    const start = at;
    while (words[at] !== 0) if ((at += 2) >= words.length) message.fail('the tags of the nodes stop in the middle');
    if (node >= ids.length) message.fail('there are tags for more nodes than there are');
    if (at > start) tagged.push({ at: node, tags: makeTags((at - start) / 2, (i) => [words[start + 2 * i]!, words[start + 2 * i + 1]!], block) });
  }
  return nodes;
}

function decodePlainNode(message: Message, block: Block, group: OsmGroup) {
  const node = { id: 0, latitude: 0, longitude: 0, tags: NO_TAGS };
  readEntity(message, block, group, node, (field) => {
    if (field === 1) node.id = readZigzagInteger(message);
    else if (field === 8) node.latitude = readZigzagInteger(message);
    else if (field === 9) node.longitude = readZigzagInteger(message);
    else skip(message);
  });
  return node;
}

function decodeWay(message: Message, block: Block, group: OsmGroup): OsmWay {
  const way: OsmWay = { id: 0, refs: NO_NUMBERS, tags: NO_TAGS };
  readEntity(message, block, group, way, (field) => {
    if (field === 1) way.id = readInteger(message);
    else if (field === 8) way.refs = readPackedDeltas(message);
    else skip(message);
  });
  return way;
}

function decodeRelation(message: Message, block: Block, group: OsmGroup): OsmRelation {
  const relation: OsmRelation = { id: 0, members: [], tags: NO_TAGS };
  let roles = NO_NUMBERS;
  let refs = NO_NUMBERS;
  let types = NO_NUMBERS;
  readEntity(message, block, group, relation, (field) => {
    if (field === 1) relation.id = readInteger(message);
    else if (field === 8) roles = readPacked(message);
    else if (field === 9) refs = readPackedDeltas(message);
    else if (field === 10) types = readPacked(message);
    else skip(message);
  });
  if (roles.length !== refs.length || types.length !== refs.length) message.fail(`relation ${relation.id} has ${refs.length} members, ${roles.length} roles and ${types.length} types`);
  for (let i = 0; i < refs.length; i++) {
    const type = OSM_TYPES[types[i]!] ?? message.fail(`relation ${relation.id} has a member of the unknown type ${types[i]}`);
    relation.members.push({ type, ref: refs[i]!, role: block.string(roles[i]!) });
  }
  return relation;
}

/** Reads what plain nodes, ways and relations share (tags in fields 2 and 3, the edit in 4) and leaves the rest to `readOwn`. */
function readEntity(message: Message, block: Block, group: OsmGroup, entity: { tags: OsmTags }, readOwn: (field: number) => void): void {
  let keys = NO_NUMBERS;
  let values = NO_NUMBERS;
  for (let field; (field = nextField(message)) !== 0; ) {
    if (field === 2) keys = readPacked(message);
    else if (field === 3) values = readPacked(message);
    else if (field === 4) noteEdit(readMessage(message), block, group);
    else readOwn(field);
  }
  if (keys.length !== values.length) message.fail(`${keys.length} keys have ${values.length} values`);
  if (keys.length > 0) entity.tags = makeTags(keys.length, (i) => [keys[i]!, values[i]!], block);
}

function makeTags(count: number, pair: (i: number) => [key: number, value: number], block: Block): OsmTags {
  const tags = Object.create(null) as Record<string, string>;
  for (let i = 0; i < count; i++) {
    const [key, value] = pair(i);
    tags[block.string(key)] = block.string(value);
  }
  return tags;
}

/** The string table; most of its words are never asked for, so each is decoded when it first is. */
function decodeStrings(message: Message): Block['string'] {
  const raw: Uint8Array[] = [];
  for (let field; (field = nextField(message)) !== 0; ) {
    if (field === 1) raw.push(readBytes(message));
    else skip(message);
  }
  const known: string[] = [];
  const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
  return (index) => (known[index] ??= utf8.decode(raw[index] ?? message.fail(`it asks for word ${index} of a list of ${raw.length}`)));
}

/** Turns units into degrees: whole nanodegrees divided once, so that 51.5881234 is exactly that. */
function placeOnEarth(nodes: OsmNodes, block: Block, message: Message): void {
  const { ids, latitudes, longitudes } = nodes;
  const { granularity, latitudeOffset, longitudeOffset } = block;
  for (let i = 0; i < ids.length; i++) {
    const latitude = (latitudeOffset + granularity * latitudes[i]!) / 1e9;
    const longitude = (longitudeOffset + granularity * longitudes[i]!) / 1e9;
    if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
      message.fail(`node ${ids[i]} is at latitude ${latitude}, longitude ${longitude}, which is not on Earth`);
    }
    latitudes[i] = latitude;
    longitudes[i] = longitude;
  }
}

function noteEdit(message: Message, block: Block, group: OsmGroup): void {
  for (let field; (field = nextField(message)) !== 0; ) {
    if (field === 2) keepNewest(group, readInteger(message) * block.dateGranularity);
    else skip(message);
  }
}

function noteDenseEdits(message: Message, block: Block, group: OsmGroup): void {
  for (let field; (field = nextField(message)) !== 0; ) {
    if (field === 2) for (const time of readPackedDeltas(message)) keepNewest(group, time * block.dateGranularity);
    else skip(message);
  }
}

function keepNewest(group: OsmGroup, time: number): void {
  if (time > 0 && time > (group.newestEdit ?? 0)) group.newestEdit = time;
}

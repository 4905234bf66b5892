import { BasemapError } from './basemap-error.ts';
import type { What } from './looks.ts';
import type { Feature, Tile } from './mvt.ts';

/** Features of one kind that have, for every tag of `where`, one of its values. */
interface Clause {
  is: What;
  kind: Feature['kind'];
  where?: Readonly<Record<string, readonly (string | number | boolean)[]>>;
}

/** Layer → what its features are; the first clause that fits decides, and a feature that fits none is not shown. */
interface Schema {
  shapes: Readonly<Record<string, readonly Clause[]>>;
  names: Readonly<Record<string, readonly Clause[]>>;
}

/** A tile, sorted into what we know how to show. */
export interface Scene {
  shapes: ReadonlyMap<What, Feature[]>;
  names: ReadonlyMap<What, Feature[]>;
}

/** openmaptiles.org/schema, 3.x, and what Tilemaker makes of it. */
const OPENMAPTILES: Schema = {
  shapes: {
    landcover: [
      { is: 'field', kind: 'polygon', where: { class: ['farmland'] } },
      { is: 'park', kind: 'polygon', where: { subclass: ['park', 'recreation_ground', 'village_green', 'garden'] } },
      { is: 'grass', kind: 'polygon', where: { class: ['grass'] } },
      { is: 'wood', kind: 'polygon', where: { class: ['wood', 'forest'] } },
      { is: 'sand', kind: 'polygon', where: { class: ['sand'] } },
      { is: 'tide', kind: 'polygon', where: { subclass: ['tidalflat'] } },
      { is: 'marsh', kind: 'polygon', where: { class: ['wetland'] } },
    ],
    landuse: [
      { is: 'built', kind: 'polygon', where: { class: ['residential', 'suburb', 'quarter', 'neighbourhood'] } },
      { is: 'civic', kind: 'polygon', where: { class: ['school', 'university', 'college', 'kindergarten', 'hospital', 'library'] } },
      { is: 'works', kind: 'polygon', where: { class: ['industrial', 'commercial', 'retail', 'railway', 'bus_station', 'quarry', 'garages', 'military'] } },
      { is: 'park', kind: 'polygon', where: { class: ['cemetery', 'pitch', 'playground', 'track', 'stadium', 'zoo', 'theme_park'] } },
    ],
    park: [{ is: 'park', kind: 'polygon', where: { class: ['public_park', 'park'] } }],
    water: [{ is: 'water', kind: 'polygon' }],
    waterway: [
      { is: 'river', kind: 'line', where: { class: ['river', 'canal'] } },
      { is: 'stream', kind: 'line', where: { class: ['stream', 'drain', 'ditch'] } },
    ],
    building: [{ is: 'building', kind: 'polygon' }],
    transportation: [
      { is: 'tunnel', kind: 'line', where: { brunnel: ['tunnel'], class: ['motorway', 'trunk', 'primary', 'secondary', 'tertiary', 'minor', 'service', 'path', 'rail'] } },
      { is: 'motorway', kind: 'line', where: { class: ['motorway'] } },
      { is: 'main', kind: 'line', where: { class: ['trunk', 'primary', 'secondary'] } },
      { is: 'local', kind: 'line', where: { class: ['tertiary'] } },
      { is: 'street', kind: 'line', where: { class: ['minor', 'busway', 'bus_guideway', 'raceway'] } },
      { is: 'service', kind: 'line', where: { class: ['service'] } },
      { is: 'track', kind: 'line', where: { class: ['track'] } },
      { is: 'path', kind: 'line', where: { class: ['path'] } },
      { is: 'rail', kind: 'line', where: { class: ['rail', 'transit'] } },
      { is: 'pier', kind: 'line', where: { class: ['pier'] } },
    ],
    boundary: [{ is: 'boundary', kind: 'line', where: { admin_level: [2, 3, 4] } }],
  },
  names: {
    place: [
      { is: 'country', kind: 'point', where: { class: ['country'] } },
      { is: 'region', kind: 'point', where: { class: ['state', 'province'] } },
      { is: 'city', kind: 'point', where: { class: ['city'] } },
      { is: 'town', kind: 'point', where: { class: ['town'] } },
      { is: 'village', kind: 'point', where: { class: ['village'] } },
      { is: 'district', kind: 'point', where: { class: ['suburb', 'quarter', 'borough'] } },
      { is: 'hamlet', kind: 'point', where: { class: ['hamlet', 'neighbourhood', 'isolated_dwelling', 'island'] } },
    ],
    transportation_name: [
      { is: 'main street', kind: 'line', where: { class: ['motorway', 'trunk', 'primary', 'secondary', 'tertiary'] } },
      { is: 'side street', kind: 'line', where: { class: ['minor', 'busway', 'bus_guideway'] } },
      { is: 'lane', kind: 'line', where: { class: ['service', 'track', 'path'] } },
    ],
    water_name: [
      { is: 'river name', kind: 'line', where: { class: ['river', 'canal', 'lake', 'bay', 'sea', 'ocean'] } },
      { is: 'lake name', kind: 'point', where: { class: ['lake', 'bay', 'sea', 'ocean'] } },
    ],
    waterway: [{ is: 'river name', kind: 'line', where: { class: ['river', 'canal'] } }],
    park: [{ is: 'park name', kind: 'point' }],
  },
};

/** docs.protomaps.com/basemaps/layers, version 4. */
const PROTOMAPS_STREETS: readonly Clause[] = [
  { is: 'main street', kind: 'line', where: { kind: ['highway', 'major_road'] } },
  { is: 'side street', kind: 'line', where: { kind: ['minor_road'] } },
  { is: 'lane', kind: 'line', where: { kind: ['path', 'other'] } },
];
const PROTOMAPS: Schema = {
  shapes: {
    earth: [{ is: 'land', kind: 'polygon' }],
    landcover: [
      { is: 'field', kind: 'polygon', where: { kind: ['farmland'] } },
      { is: 'built', kind: 'polygon', where: { kind: ['urban_area'] } },
      { is: 'grass', kind: 'polygon', where: { kind: ['grassland', 'scrub'] } },
      { is: 'wood', kind: 'polygon', where: { kind: ['forest'] } },
    ],
    landuse: [
      { is: 'field', kind: 'polygon', where: { kind: ['farmland', 'farmyard', 'orchard'] } },
      { is: 'built', kind: 'polygon', where: { kind: ['residential'] } },
      { is: 'works', kind: 'polygon', where: { kind: ['industrial', 'commercial', 'retail', 'railway', 'military', 'airfield', 'naval_base', 'aerodrome', 'platform'] } },
      { is: 'civic', kind: 'polygon', where: { kind: ['school', 'university', 'college', 'kindergarten', 'hospital', 'pedestrian'] } },
      { is: 'park', kind: 'polygon', where: { kind: ['park', 'garden', 'recreation_ground', 'village_green', 'cemetery', 'pitch', 'playground', 'golf_course', 'dog_park', 'zoo', 'stadium', 'allotments'] } },
      { is: 'grass', kind: 'polygon', where: { kind: ['grass', 'grassland', 'meadow', 'scrub'] } },
      { is: 'wood', kind: 'polygon', where: { kind: ['wood', 'forest'] } },
      { is: 'sand', kind: 'polygon', where: { kind: ['sand', 'beach'] } },
      { is: 'marsh', kind: 'polygon', where: { kind: ['wetland'] } },
    ],
    water: [
      { is: 'water', kind: 'polygon' },
      { is: 'river', kind: 'line', where: { kind: ['river', 'canal'] } },
      { is: 'stream', kind: 'line', where: { kind: ['stream', 'drain', 'ditch'] } },
    ],
    buildings: [{ is: 'building', kind: 'polygon' }],
    roads: [
      { is: 'tunnel', kind: 'line', where: { is_tunnel: [true, 1] } },
      { is: 'motorway', kind: 'line', where: { kind: ['highway'] } },
      { is: 'main', kind: 'line', where: { kind: ['major_road'], kind_detail: ['trunk', 'primary', 'secondary', 'trunk_link', 'primary_link', 'secondary_link'] } },
      { is: 'local', kind: 'line', where: { kind: ['major_road'] } },
      { is: 'service', kind: 'line', where: { kind: ['minor_road'], kind_detail: ['service'] } },
      { is: 'street', kind: 'line', where: { kind: ['minor_road'] } },
      { is: 'track', kind: 'line', where: { kind: ['path'], kind_detail: ['track'] } },
      { is: 'path', kind: 'line', where: { kind: ['path'] } },
      { is: 'rail', kind: 'line', where: { kind: ['rail'] } },
      { is: 'pier', kind: 'line', where: { kind_detail: ['pier'] } },
    ],
    boundaries: [{ is: 'boundary', kind: 'line', where: { kind: ['country', 'region'] } }],
  },
  names: {
    places: [
      { is: 'country', kind: 'point', where: { kind: ['country'] } },
      { is: 'region', kind: 'point', where: { kind: ['region'] } },
      { is: 'city', kind: 'point', where: { kind_detail: ['city'] } },
      { is: 'town', kind: 'point', where: { kind_detail: ['town'] } },
      { is: 'village', kind: 'point', where: { kind_detail: ['village'] } },
      { is: 'district', kind: 'point', where: { kind_detail: ['suburb', 'quarter', 'borough'] } },
      { is: 'hamlet', kind: 'point', where: { kind: ['locality', 'neighbourhood', 'macrohood'] } },
    ],
    roads: PROTOMAPS_STREETS,
    water: [
      { is: 'river name', kind: 'line', where: { kind: ['river', 'canal'] } },
      { is: 'lake name', kind: 'point' },
    ],
  },
};

/** The schema whose tiles have these layers, or a `BasemapError` that names the two we know. */
export function schemaOf(layers: readonly string[]): Schema {
  if (layers.includes('transportation')) return OPENMAPTILES;
  if (layers.includes('roads')) return PROTOMAPS;
  throw new BasemapError('unsupported', `The basemap's layers are ${layers.join(', ') || 'not named'}. Give a file in the OpenMapTiles or the Protomaps schema.`);
}

/** Whether a layer has anything we show. */
export function isShown(schema: Schema, layer: string): boolean {
  return Object.hasOwn(schema.shapes, layer) || Object.hasOwn(schema.names, layer);
}

/** Sorts a tile's features into what we know how to show. */
export function sortTile(tile: Tile, schema: Schema): Scene {
  return { shapes: sortLayers(tile, schema.shapes), names: sortLayers(tile, schema.names) };
}

function sortLayers(tile: Tile, layers: Schema['shapes']): Map<What, Feature[]> {
  const sorted = new Map<What, Feature[]>();
  for (const [layer, clauses] of Object.entries(layers)) {
    for (const feature of tile.get(layer) ?? []) {
      const clause = clauses.find((candidate) => fits(feature, candidate));
      if (clause === undefined) continue;
      const known = sorted.get(clause.is);
      if (known === undefined) sorted.set(clause.is, [feature]);
      else known.push(feature);
    }
  }
  return sorted;
}

function fits(feature: Feature, { kind, where }: Clause): boolean {
  if (feature.kind !== kind) return false;
  for (const tag in where) {
    const value = feature.tags[tag];
    if (value === undefined || !where[tag]!.includes(value)) return false;
  }
  return true;
}

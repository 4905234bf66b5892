import * as z from 'zod';

/** One file of a shard. `file` has the hash of its content in its name, so it may be kept for ever; sizes are in bytes. */
const ShardPart = z.strictObject({ file: z.string(), bytes: z.number().int(), brotli: z.number().int() });
export type ShardPart = z.infer<typeof ShardPart>;

/** A cell of the map with the resources in it; `id` is its place in the quadtree and stays while the cell is not cut. */
const ShardCell = z.strictObject({
  id: z.string(),
  /** South, west, north, east of the points in it, in degrees. `null`: what is online or nowhere in particular; always load it. */
  bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
  count: z.number().int(),
  /** `core`: ResourceCore[]; `cards`: ResourceCard[]; `text`: ResourceText[]. All in the same order. */
  parts: z.strictObject({ core: ShardPart, cards: ShardPart, text: ShardPart }),
});
export type ShardCell = z.infer<typeof ShardCell>;

const Credit = z.strictObject({ text: z.string(), url: z.string().nullable() });

/**
 * What a map's pins stand on: an archive of our own, the drawing of the invented town, or pictures from the raster
 * server that `url` names, which sees every view. `url` is of our own origin for the first two.
 */
const Basemap = z.strictObject({ kind: z.enum(['pmtiles', 'drawing', 'raster']), url: z.string(), credits: z.array(Credit) });
export type Basemap = z.infer<typeof Basemap>;

/** What there is to load, of one moment. */
export const Manifest = z.strictObject({
  version: z.literal(1),
  /** The change-log number this is the state after. */
  seq: z.number().int(),
  total: z.number().int(),
  cells: z.array(ShardCell),
  /** The gazetteer: PlaceRow[]. */
  places: ShardPart,
  /** Credit lines that must be shown with the data. */
  attribution: z.array(Credit),
  /** `null`: maps have no streets. */
  basemap: Basemap.nullable(),
});
export type Manifest = z.infer<typeof Manifest>;

/** A named place, as short as it goes: slug, name, kind, latitude, longitude. */
export const PlaceRow = z.tuple([z.string(), z.string(), z.string(), z.number(), z.number()]);
export type PlaceRow = z.infer<typeof PlaceRow>;

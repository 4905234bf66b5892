import type { Palette } from './palette.ts';

/** What can be on the map, in our own words. A schema says which of a tile's features are which (schemas.ts). */
export type What = (typeof LOOKS)[number]['what'] | (typeof NAME_LOOKS)[number]['what'];

/** [zoom, pixels] pairs: between two the size grows evenly in proportion, outside it stays. */
export type Sizes = readonly (readonly [zoom: number, pixels: number])[];

/** How a shape is painted. `fill` paints polygons; `line` paints lines as wide as `width`, on an `edge` that is wider by 1 px a side. */
export interface Look {
  what: string;
  from: number;
  fill?: keyof Palette;
  line?: keyof Palette;
  edge?: keyof Palette;
  width?: Sizes;
  dash?: readonly number[];
}

/** How a name is written. The first in the list has the first choice of room. */
export interface NameLook {
  what: string;
  from: number;
  to?: number;
  /** `along`: on its line. `level`: upright, on its point or once in a while on its line. `badge`: upright in a box. */
  stands: 'along' | 'level' | 'badge';
  size: Sizes;
  ink: keyof Palette;
  weight: 400 | 600;
  style?: 'italic';
}

/** Painted in this order, the ground first. Edges of buildings are most of the work of a tile, and show only from near. */
export const LOOKS = [
  { what: 'land', from: 0, fill: 'land' },
  { what: 'field', from: 8, fill: 'field' },
  { what: 'built', from: 8, fill: 'built' },
  { what: 'works', from: 10, fill: 'works' },
  { what: 'civic', from: 11, fill: 'civic' },
  { what: 'grass', from: 9, fill: 'grass' },
  { what: 'park', from: 8, fill: 'park' },
  { what: 'wood', from: 8, fill: 'wood' },
  { what: 'sand', from: 9, fill: 'sand' },
  { what: 'marsh', from: 9, fill: 'marsh' },
  { what: 'tide', from: 8, fill: 'tide' },
  { what: 'stream', from: 13, line: 'water', width: [[13, 0.6], [18, 4]] },
  { what: 'river', from: 8, line: 'water', width: [[8, 0.8], [12, 1.6], [18, 10]] },
  { what: 'water', from: 0, fill: 'water' },
  { what: 'building', from: 14, fill: 'building' },
  { what: 'building', from: 16, line: 'buildingEdge', width: [[16, 0.5], [18, 1]] },
  { what: 'tunnel', from: 13, line: 'streetEdge', width: [[13, 1], [18, 3]], dash: [3, 3] },
  { what: 'pier', from: 13, line: 'streetEdge', width: [[13, 1.5], [18, 6]] },
  { what: 'path', from: 15, line: 'path', width: [[15, 0.8], [18, 1.8]], dash: [3, 2] },
  { what: 'track', from: 14, line: 'path', width: [[14, 0.6], [18, 2]], dash: [6, 2] },
  { what: 'rail', from: 10, line: 'rail', width: [[10, 0.7], [14, 1.2], [18, 2.4]] },
  { what: 'service', from: 14, line: 'street', edge: 'streetEdge', width: [[14, 0.7], [16, 2.6], [18, 8]] },
  { what: 'street', from: 12, line: 'street', edge: 'streetEdge', width: [[12, 0.6], [14, 2.2], [16, 6], [18, 17]] },
  { what: 'local', from: 11, line: 'street', edge: 'streetEdge', width: [[11, 1], [14, 3.4], [16, 8], [18, 20]] },
  { what: 'main', from: 8, line: 'main', edge: 'mainEdge', width: [[8, 0.8], [11, 1.8], [14, 4.6], [16, 9.5], [18, 23]] },
  { what: 'motorway', from: 5, line: 'motorway', edge: 'motorwayEdge', width: [[5, 0.8], [9, 1.8], [11, 2.8], [14, 5.6], [16, 10.5], [18, 26]] },
  { what: 'boundary', from: 0, line: 'boundary', width: [[4, 0.7], [14, 1.6]], dash: [6, 4] },
] as const satisfies readonly Look[];

/** Written in this order: who comes first gets the room. */
export const NAME_LOOKS = [
  { what: 'country', from: 2, to: 7, stands: 'level', size: [[2, 11], [7, 17]], ink: 'name', weight: 600 },
  { what: 'region', from: 5, to: 9, stands: 'level', size: [[5, 10], [9, 14]], ink: 'quietName', weight: 600 },
  { what: 'city', from: 4, to: 14, stands: 'level', size: [[4, 12], [10, 16], [14, 21]], ink: 'name', weight: 600 },
  { what: 'town', from: 8, to: 15, stands: 'level', size: [[8, 12], [14, 18]], ink: 'name', weight: 600 },
  { what: 'village', from: 11, to: 16, stands: 'level', size: [[11, 12], [16, 16]], ink: 'name', weight: 400 },
  { what: 'district', from: 12, to: 16, stands: 'level', size: [[12, 12], [16, 16]], ink: 'quietName', weight: 600 },
  { what: 'road number', from: 10, stands: 'badge', size: [[10, 10], [16, 12]], ink: 'name', weight: 600 },
  { what: 'main street', from: 13, stands: 'along', size: [[13, 11], [16, 13], [18, 15]], ink: 'name', weight: 400 },
  { what: 'side street', from: 14, stands: 'along', size: [[14, 11], [16, 12], [18, 15]], ink: 'name', weight: 400 },
  { what: 'river name', from: 12, stands: 'along', size: [[12, 12], [18, 16]], ink: 'waterName', weight: 400, style: 'italic' },
  { what: 'lake name', from: 13, stands: 'level', size: [[13, 11], [18, 15]], ink: 'waterName', weight: 400, style: 'italic' },
  { what: 'park name', from: 13, stands: 'level', size: [[13, 11], [18, 14]], ink: 'parkName', weight: 400 },
  { what: 'hamlet', from: 13, to: 17, stands: 'level', size: [[13, 11], [17, 14]], ink: 'quietName', weight: 400 },
  { what: 'lane', from: 16, stands: 'along', size: [[16, 11], [18, 13]], ink: 'quietName', weight: 400 },
] as const satisfies readonly NameLook[];

/** The size at a zoom, in CSS pixels. */
export function sizeAt(sizes: Sizes, zoom: number): number {
  const after = sizes.findIndex(([stop]) => stop >= zoom);
  if (after === 0) return sizes[0]![1];
  if (after === -1) return sizes.at(-1)![1];
  const [[z0, from], [z1, to]] = [sizes[after - 1]!, sizes[after]!];
  return from * (to / from) ** ((zoom - z0) / (z1 - z0));
}

import type { Position } from './grid.ts';
import { toPosition } from './grid.ts';
import { PARKS, WATER } from './land.ts';
import { STREETS } from './streets.ts';
import { PLACES } from './town.ts';

/** What a map of the town is painted from. Lines and outlines are `[longitude, latitude]`; an outline is closed by its reader. */
export interface TownDrawing {
  water: Position[][];
  parks: Position[][];
  streets: { name: string; line: Position[]; kind: 'main' | 'street' | 'path' | 'rail' }[];
  places: { name: string; latitude: number; longitude: number; kind: string }[];
}

/** The map of the demo town. */
export const TOWN_DRAWING: TownDrawing = {
  water: Object.values(WATER).map((outline) => outline.map(toPosition)),
  parks: Object.values(PARKS).map((outline) => outline.map(toPosition)),
  streets: STREETS.map(({ name, line, kind }) => ({ name, kind, line: line.map(toPosition) })),
  // What the gazetteer calls a suburb, a map of this size letters as a neighbourhood.
  places: PLACES.filter(({ kind }) => kind !== 'postcode').map(({ name, latitude, longitude, kind }) => ({ name, latitude, longitude, kind: kind === 'suburb' ? 'neighbourhood' : kind })),
};

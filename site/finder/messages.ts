import type { Answer } from '../../data/shapes/answer.ts';
import type { Person } from '../../data/shapes/person.ts';
import type { Basemap } from '../../data/shapes/shards.ts';
import type { Entry } from './entry.ts';
import type { NamedPlace } from './places.ts';

export const SORTS = ['best', 'near', 'soon'] as const;
export type Sort = (typeof SORTS)[number];
export type Group = 'match' | 'ask';

/** What the page asks its worker. It stays on the device. */
export interface Question {
  readonly person: Person;
  /** The moment asked about, epoch milliseconds. */
  readonly at: number;
  readonly sort: Sort;
  /** How many cards of each group. */
  readonly take: Readonly<Record<Group, number>>;
}

/** One result on the map: published points only, never an exact door that is not told. */
export interface Pin {
  readonly id: string;
  readonly group: Group;
  /** Its place in the list, both groups counted through. */
  readonly number: number;
  readonly label: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly radius_m: number;
}

/** A part of the earth, in degrees. */
export interface Area {
  readonly south: number;
  readonly west: number;
  readonly north: number;
  readonly east: number;
}

/** What list and map show. */
export interface Found {
  readonly entries: Readonly<Record<Group, readonly Entry[]>>;
  readonly totals: Answer['totals'];
  /** Every result that has a published point, in the order of the list. */
  readonly pins: readonly Pin[];
  readonly excluded: Answer['excluded'];
  readonly whatIf: Answer['whatIf'];
  /** How many each value of each facet would give. */
  readonly facets: Answer['facets'];
  /** Which part of the directory was looked at. */
  readonly extent: 'near' | 'all' | 'online_only';
  /** Resources in the whole directory. */
  readonly directory: number;
  readonly credits: readonly { readonly text: string; readonly url: string | null }[];
  /** What a map of the results opens on: all of them; the whole directory where none is in one place. `null`: nothing is. */
  readonly area: Area | null;
  readonly basemap: Basemap | null;
}

export type Request =
  | { readonly id: number; readonly want: 'find'; readonly question: Question }
  | { readonly id: number; readonly want: 'places'; readonly text: string };

export type Reply = { readonly id: number; readonly found: Found | readonly NamedPlace[] } | { readonly id: number; readonly failed: true };

import { fold } from '../../data/match/fold.ts';
import type { PlaceRow } from '../../data/shapes/shards.ts';

/** A named place of the gazetteer. */
export interface NamedPlace {
  readonly name: string;
  readonly kind: string;
  readonly latitude: number;
  readonly longitude: number;
}

/** The gazetteer with its names made comparable. */
export type PlaceIndex = readonly { readonly place: NamedPlace; readonly slug: string; readonly name: string; readonly squashed: string }[];

/** Names are compared without accents, capitals and spaces, so "CF10 1" finds "cf101". */
export function placeIndex(rows: readonly PlaceRow[]): PlaceIndex {
  return rows.map(([slug, name, kind, latitude, longitude]) => {
    const words = fold(name);
    return { place: { name, kind, latitude, longitude }, slug, name: words.join(' '), squashed: words.join('') };
  });
}

/**
 * The places a person may mean, likeliest first: the name itself, names that begin so, names with a later word that
 * begins so. Where there is none, the longest name that what was typed begins with ("NP20 4AB" means "NP20").
 */
export function findPlaces(index: PlaceIndex, typed: string, limit: number): NamedPlace[] {
  const words = fold(typed);
  if (words.length === 0) return [];
  const [name, squashed] = [words.join(' '), words.join('')];
  const begun = index.flatMap((known) => {
    const rank = likeness(known, name, squashed);
    return rank === null ? [] : [{ known, rank }];
  });
  if (begun.length === 0) return longestBeginning(index, words, squashed).slice(0, limit);
  return begun
    .sort((a, b) => a.rank - b.rank || a.known.name.length - b.known.name.length || compare(a.known.name, b.known.name) || compare(a.known.slug, b.known.slug))
    .slice(0, limit)
    .map(({ known }) => known.place);
}

function likeness(known: PlaceIndex[number], name: string, squashed: string): number | null {
  // The name itself is the shortest that begins so, and comes first by that.
  if (known.name.startsWith(name)) return 0;
  if (known.squashed.startsWith(squashed)) return 1;
  return known.name.includes(` ${name}`) ? 2 : null;
}

function longestBeginning(index: PlaceIndex, words: readonly string[], squashed: string): NamedPlace[] {
  // A postcode runs on; a name ends where a word ends.
  const begins = (known: PlaceIndex[number]): boolean => (/\d/.test(known.squashed) ? squashed.startsWith(known.squashed) : words.join(' ').startsWith(`${known.name} `));
  const found = index.filter((known) => known.squashed !== '' && begins(known));
  const longest = Math.max(0, ...found.map((known) => known.squashed.length));
  return found.filter((known) => known.squashed.length === longest).map(({ place }) => place);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

import type { SiteLocals } from '../../api/site.ts';
import { fold } from '../../data/match/fold.ts';
import { categoryOf } from '../../data/vocabulary/categories.ts';
import { NOTHING, askFrom, dropRule, fieldsOf } from '../finder/ask.ts';
import type { Ask, Field, Spot } from '../finder/ask.ts';
import { SORTS } from '../finder/messages.ts';
import type { Group, Sort } from '../finder/messages.ts';
import { findPlaces, placeIndex } from '../finder/places.ts';
import type { PlaceIndex } from '../finder/places.ts';
import { PAGE, START } from '../finder/store.ts';

type Place = ReturnType<SiteLocals['index']['latest']>['places'][number];

/** What keeps a form from being answered, as the key of what is said about it. */
export type Problem = 'results.not_read' | 'results.age' | 'results.words' | 'place.none' | 'place.many';

/** A posted form, read. */
export interface Posted {
  readonly ask: Ask;
  /** The area's slug or, where it was not found, what was typed. `''` for none. */
  readonly area: string;
  readonly sort: Sort;
  readonly take: Readonly<Record<Group, number>>;
  readonly problem: Problem | null;
  /** Places the typed name may mean, where there is more than one. */
  readonly choices: readonly Place[];
  /** The group of which more was asked for. */
  readonly more: Group | null;
}

/** Fields of the form beside those of the question itself. The last four are buttons: what they change is changed here. */
const OTHERS: readonly string[] = ['area', 'sort', 'take_match', 'take_ask', 'unask', 'clear', 'drop', 'more'];
const MOST_PLACES = 8;

/**
 * Reads a posted form. `chips` gives the question without each of the things asked for, in the order of their buttons.
 * Nothing is guessed: a field or a value that the form does not have is a problem, and then nothing is answered.
 */
export function readPosted(fields: readonly Field[], places: readonly Place[], chips: (ask: Ask) => readonly { readonly without: Ask }[]): Posted {
  const one = (name: string): string => fields.find(([n]) => n === name)?.[1].trim() ?? '';
  const { place, slug, choices, problem: where } = placeMeant(one('area'), places);
  const asked = askFrom(fields, place);
  const [sort, unask, drop, more] = [SORTS.find((s) => s === one('sort')), one('unask'), one('drop'), GROUPS.find((g) => g === one('more')) ?? null];
  const take = { match: takeOf(one('take_match')), ask: takeOf(one('take_ask')) };
  const problem = problemIn(fields, asked)
    ?? (sort === undefined && one('sort') !== '' || (more === null && one('more') !== '') || take.match === null || take.ask === null ? 'results.not_read' : where);

  const pressed = fields.some(([name]) => name === 'clear') ? NOTHING : unask !== '' ? chips(asked)[Number(unask)]?.without : drop !== '' ? dropRule(asked, drop) : asked;
  const ask = pressed ?? asked;
  return {
    ask,
    area: ask.place === null && where === null ? '' : slug,
    // Without a place nothing is nearest.
    sort: sort === undefined || (sort === 'near' && ask.place === null) ? START.sort : sort,
    take: more === null ? START.take : { match: take.match ?? PAGE, ask: take.ask ?? PAGE, [more]: (take[more] ?? PAGE) + PAGE },
    problem, choices, more,
  };
}

const GROUPS = ['match', 'ask'] as const satisfies readonly Group[];

/** How many are shown already: a whole number of pages. */
const takeOf = (text: string): number | null => (text === '' ? PAGE : /^\d{1,6}$/.test(text) && Number(text) % PAGE === 0 ? Math.max(PAGE, Number(text)) : null);

/** Everything sent must come back out of what was understood. */
function problemIn(fields: readonly Field[], ask: Ask): Problem | null {
  const understood = fieldsOf(ask);
  const lost = fields.filter(([name, value]) => !OTHERS.includes(name) && value.trim() !== '' && !(name === 'mode' && value === NOTHING.mode)
    && !understood.some(([n, v]) => n === name && v === value.trim()));
  if (ask.kind !== null && categoryOf(ask.kind) === undefined) return 'results.not_read';
  if (lost.length === 0) return null;
  if (lost.every(([name]) => name === 'age')) return 'results.age';
  return lost.every(([name]) => name === 'words') ? 'results.words' : 'results.not_read';
}

interface Meant { place: Spot | null; slug: string; choices: readonly Place[]; problem: Problem | null }

/** The one place that a slug or a typed name means. The name is looked up here and forgotten. */
function placeMeant(area: string, places: readonly Place[]): Meant {
  if (area === '') return { place: null, slug: '', choices: [], problem: null };
  const slug = places.find((place) => place.slug === area);
  const found = slug === undefined ? placesNamed(area, places) : [slug];
  const meant = found.length === 1 ? found : found.filter(({ name }) => fold(name).join() === fold(area).join());
  if (meant.length === 1) return { place: { name: meant[0]!.name, latitude: meant[0]!.latitude, longitude: meant[0]!.longitude }, slug: meant[0]!.slug, choices: [], problem: null };
  return { place: null, slug: area, choices: found, problem: found.length === 0 ? 'place.none' : 'place.many' };
}

function placesNamed(typed: string, places: readonly Place[]): Place[] {
  let index = indexes.get(places);
  if (index === undefined) indexes.set(places, (index = placeIndex(places.map(({ slug, name, kind, latitude, longitude }) => [slug, name, kind, latitude, longitude]))));
  return findPlaces(index, typed.slice(0, 100), MOST_PLACES).flatMap((found) => places.find((p) => p.name === found.name && p.latitude === found.latitude && p.longitude === found.longitude) ?? []);
}

/** A gazetteer made comparable, for as long as it is in use. */
const indexes = new WeakMap<readonly Place[], PlaceIndex>();

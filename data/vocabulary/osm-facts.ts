import type { AgeScope, Fact } from '../shapes/resource.ts';
import type { AttributeKey } from './attributes.ts';
import { SIGN_TAGS } from './fact-sentences.ts';
import { categoriesOf } from './osm-categories.ts';
import type { OsmTags } from './osm-categories.ts';

interface OsmFact {
  readonly key: Exclude<AttributeKey, 'travel'>;
  readonly value: Fact['value'];
  readonly note: string | null;
}

/** What tags tell us: a fact, a sentence about what could not be read, both, or nothing. */
interface Reading {
  readonly fact: Omit<OsmFact, 'key'> | null;
  readonly odd: string | null;
}

const NOTE_LENGTH = 140;
const NOTHING: Reading = { fact: null, odd: null };
const said = (value: Fact['value'], note: string | null = null): Reading => ({ fact: { value, note }, odd: null });
const odd = (key: string, value: string, wanted: string): Reading => ({ fact: null, odd: `OpenStreetMap says ${key}=${value}, which we cannot read. ${wanted}` });
const disagree = (...tags: string[]): Reading => ({ fact: null, odd: `OpenStreetMap says ${tags.join(' and ')}. Ask which is right.` });

/**
 * Which tags tell of which attribute (access-vocabulary.md §2, column "OSM"; https://wiki.openstreetmap.org/wiki/Key:wheelchair).
 * Not read, because they would only be guesses: `kerb` and `tactile_paving` (the street, not the door), `lit` (outdoors),
 * `dog` (pets, not assistance animals), `religion` (the building, not the group), and a toilet from `wheelchair=yes`.
 */
const READERS: Readonly<Partial<Record<OsmFact['key'], (tags: OsmTags) => Reading>>> = {
  step_free_entrance: entrance,
  step_free_room: (tags) => grade('wheelchair', tags),
  accessible_toilet: (tags) => grade('toilets:wheelchair', tags),
  door_effort: door,
  seating,
  parking_close: parking,
  hearing_support: hearing,
  sign_languages: (tags) => languages(tags, (tag) => isSign(tag)),
  info_formats: (tags) => (tags['tactile_writing'] === 'braille' || tags['tactile_writing:braille'] === 'yes' ? said(['braille']) : NOTHING),
  languages: (tags) => languages(tags, (tag) => !isSign(tag)),
  how_to_join: joining,
  mh_labelled: (tags) => (list(tags['social_facility:for']).includes('mental_health') ? said('mental_health_group') : NOTHING),
  gender_scope: gender,
  age_scope: ages,
  cost,
};

/**
 * What OpenStreetMap tags say of the 40 attributes. A tag that is missing says nothing, so its attribute stays unknown.
 * `odd` holds a sentence for every value that could not be read; it was ignored. Source and date are the importer's to add.
 */
export function osmFacts(tags: OsmTags): { facts: OsmFact[]; odd: string[] } {
  const facts: OsmFact[] = [];
  const sentences = new Set<string>();
  for (const [key, read] of Object.entries(READERS) as [OsmFact['key'], (tags: OsmTags) => Reading][]) {
    const { fact, odd: sentence } = read(tags);
    if (sentence !== null) sentences.add(sentence);
    if (fact !== null) facts.push({ key, value: fact.value, note: fact.note?.slice(0, NOTE_LENGTH) ?? null });
  }
  return { facts, odd: [...sentences] };
}

const list = (value: string | undefined): string[] => (value ?? '').split(';').map((word) => word.trim().toLowerCase());

/** yes and designated → yes; limited keeps its own words or says whose word it is. */
function grade(key: string, tags: OsmTags): Reading {
  const value = tags[key];
  const description = tags[`${key}:description:en`] ?? tags[`${key}:description`] ?? null;
  switch (value) {
    case undefined:
    case 'unknown':
      return NOTHING;
    case 'yes':
    case 'designated':
      return said('yes', description);
    case 'no':
      return said('no', description);
    case 'limited':
      return said('limited', description === null ? 'OSM: limited' : `OSM: limited. ${description}`);
    default:
      return odd(key, value, 'Use yes, limited, no or designated.');
  }
}

/** `step_count` decides only what `wheelchair` leaves open; where the two disagree nobody knows. */
function entrance(tags: OsmTags): Reading {
  const wheelchair = grade('wheelchair', tags);
  const steps = tags['step_count'];
  const hasRamp = tags['ramp:wheelchair'] === 'yes' || tags['ramp'] === 'yes';
  if (steps === undefined) return wheelchair.fact === null && wheelchair.odd === null && tags['ramp:wheelchair'] === 'yes' ? said('yes') : wheelchair;
  if (!/^\d{1,3}$/.test(steps)) return { fact: wheelchair.fact, odd: odd('step_count', steps, 'Use a whole number.').odd };
  const count = Number(steps);
  if (wheelchair.fact?.value === 'yes' && count > 1 && !hasRamp) return disagree(`wheelchair=${tags['wheelchair']}`, `step_count=${steps} with no ramp`);
  if (wheelchair.fact !== null || wheelchair.odd !== null || count === 1 || (count > 1 && hasRamp)) return wheelchair;
  return said(count === 0 ? 'yes' : 'no');
}

/** A door that does not open by itself may still be easy, so "no" says nothing. */
function door({ automatic_door: automatic }: OsmTags): Reading {
  if (automatic === undefined || automatic === 'no') return NOTHING;
  if (['yes', 'button', 'motion', 'floor', 'continuous', 'slowdown_button'].includes(automatic)) return said('automatic');
  return odd('automatic_door', automatic, 'Use yes, no, button, motion, floor, continuous or slowdown_button.');
}

function seating({ indoor_seating: indoor, outdoor_seating: outdoor, bench }: OsmTags): Reading {
  if (indoor === 'yes' || bench === 'yes') return said('some_seating');
  return indoor === 'no' && (outdoor === undefined || outdoor === 'no') ? said('none') : NOTHING;
}

/** Marked spaces are near the door by their nature; having none of them does not mean a car cannot stop. */
function parking(tags: OsmTags): Reading {
  const spaces = tags['capacity:disabled'];
  if (tags['parking_space'] === 'disabled' || spaces === 'yes') return said('yes', 'OSM: marked accessible spaces');
  if (spaces === undefined || spaces === 'no' || spaces === '0') return NOTHING;
  if (!/^\d{1,4}$/.test(spaces)) return odd('capacity:disabled', spaces, 'Use yes, no or a whole number.');
  return said('yes', `OSM: ${spaces} marked accessible ${Number(spaces) === 1 ? 'space' : 'spaces'}`);
}

function hearing({ hearing_loop: loop }: OsmTags): Reading {
  switch (loop) {
    case undefined:
    case 'unknown':
      return NOTHING;
    case 'yes':
      return said('loop');
    case 'limited':
      return said('loop', 'OSM: limited');
    case 'no':
      return said('none', 'OSM: no hearing loop');
    default:
      return odd('hearing_loop', loop, 'Use yes, limited or no.');
  }
}

const isSign = (tag: string) => (SIGN_TAGS as readonly string[]).includes(tag);

function languages(tags: OsmTags, wanted: (tag: string) => boolean): Reading {
  const spoken = Object.entries(tags).flatMap(([key, value]) => {
    const tag = /^language:([a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?)$/.exec(key)?.[1];
    return tag !== undefined && wanted(tag) && ['yes', 'main', 'only', 'designated'].includes(value) ? [tag] : [];
  });
  return spoken.length === 0 ? NOTHING : said(spoken.sort());
}

/** "yes" only means that booking is possible, so it does not say whether people may turn up. */
function joining({ reservation, club, access }: OsmTags): Reading {
  if (club !== undefined && access === 'private') return said('members_only');
  switch (reservation) {
    case undefined:
    case 'yes':
      return NOTHING;
    case 'required':
      return said('book_ahead');
    case 'recommended':
      return said('book_ahead', 'OSM: booking is recommended');
    case 'no':
      return said('drop_in');
    case 'members_only':
      return said('members_only');
    default:
      return odd('reservation', reservation, 'Use yes, no, required, recommended or members_only.');
  }
}

/**
 * `male` and `female` may also be about toilets, showers or where people pray; they are about the group only on
 * something listed that is neither a place of worship nor tagged with such rooms.
 */
function gender(tags: OsmTags): Reading {
  const { male, female, unisex } = tags;
  const aboutRooms = Object.keys(tags).some((key) => /^(?:toilets|shower|changing)/.test(key));
  if (aboutRooms || tags['amenity'] === 'place_of_worship' || categoriesOf(tags).length === 0) return NOTHING;
  if (unisex === 'yes' || (male === 'yes' && female === 'yes')) return said('everyone');
  if (unisex !== undefined && unisex !== 'no') return odd('unisex', unisex, 'Use yes or no.');
  if (female === 'yes' || female === 'only') return said('women');
  return male === 'yes' || male === 'only' ? said('men') : NOTHING;
}

function ages({ min_age: min, max_age: max }: OsmTags): Reading {
  const [lowest, highest] = [min, max].map((age) => (age === undefined ? null : /^\d{1,3}$/.test(age) && Number(age) <= 120 ? Number(age) : undefined));
  if (lowest === undefined) return odd('min_age', `${min}`, 'Use a whole number of years.');
  if (highest === undefined) return odd('max_age', `${max}`, 'Use a whole number of years.');
  if (lowest !== null && highest !== null && lowest > highest) return disagree(`min_age=${min}`, `max_age=${max}`);
  const scope: AgeScope = { min: lowest, max: highest, children_may_come: 'unknown', under18_safeguarding: 'unknown' };
  return lowest === null && highest === null ? NOTHING : said(scope);
}

const SYMBOLS: Readonly<Record<string, string>> = { '£': 'GBP', '€': 'EUR' };
/** "2.50 GBP", "€3", "1.00_GBP/hour": one amount, its currency, and what it is per. */
const PRICE = /^(?<before>[£€])?\s*(?<amount>\d+(?:\.\d{1,2})?)(?:[\s_]*(?<after>[£€]|[A-Z]{3}))?(?:[\s_]*\/[\s_]*(?<per>\w+))?$/;

function cost({ fee, charge }: OsmTags): Reading {
  const stated = charge ?? (fee !== undefined && !['yes', 'no', 'donation', 'unknown', '0'].includes(fee) ? fee : undefined);
  const price = stated === undefined ? null : priceOf(stated);
  const unread = stated !== undefined && price === null ? odd(charge === undefined ? 'fee' : 'charge', stated, 'Use an amount and a currency, such as 2.50 GBP.').odd : null;
  const free = fee === 'no' || fee === '0';
  if (free && price !== null && price.amount > 0) return disagree(`fee=${fee}`, `charge=${charge}`);
  if (free || price?.amount === 0) return { ...said(costOf('free', null)), odd: unread };
  if (fee === 'donation') return { ...said(costOf('donation', price)), odd: unread };
  if (fee !== 'yes' && price === null) return { fact: null, odd: unread };
  return { ...said(costOf('paid', price), price?.per === undefined ? null : `OSM: ${stated}`), odd: unread };
}

interface Price { readonly amount: number; readonly currency: string; readonly per: string | undefined }

function priceOf(text: string): Price | null {
  const { before, amount, after, per } = PRICE.exec(text.trim())?.groups ?? {};
  const written = before ?? after ?? '';
  const currency = SYMBOLS[written] ?? written;
  return amount === undefined || !Intl.supportedValuesOf('currency').includes(currency) ? null : { amount: Number(amount), currency, per };
}

const costOf = (kind: 'free' | 'donation' | 'paid', price: Price | null): Fact['value'] => ({
  kind, amount: price?.amount ?? null, currency: price?.currency ?? null, first_free: false, concession: false, hidden_costs: null,
});

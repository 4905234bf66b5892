import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import lookUpZone from '@photostructure/tz-lookup';
import { schedulesFromOpeningHours } from '../formats/opening-hours.ts';
import { collectOsm } from '../formats/osm-objects.ts';
import type { OsmObject } from '../formats/osm-objects.ts';
import type { Listing } from '../listing.ts';
import { categoriesOf } from '../vocabulary/osm-categories.ts';
import { osmFacts } from '../vocabulary/osm-facts.ts';
import { CATEGORY_WORDS } from '../vocabulary/category-words.en.ts';
import { isWithin } from '../vocabulary/categories.ts';
import type { Batch, ListedPlace, Rejected } from './batch.ts';
import { cleanLine, cleanText, dayOf, emailAddress, LONGEST_NAME, phoneNumber, webAddress } from './clean.ts';
import { agreeOnOrganizations } from './organizations.ts';

/** Countries with one public-holiday calendar, by the time zone only they use. Elsewhere the importer is told. */
const REGION_OF_ZONE: Record<string, string> = { 'Europe/Malta': 'MT', 'Europe/Dublin': 'IE' };

const PLACE_KINDS: Record<string, ListedPlace['kind']> = {
  city: 'city', town: 'town', village: 'village', suburb: 'suburb', borough: 'suburb', quarter: 'suburb', neighbourhood: 'neighbourhood', hamlet: 'hamlet',
};

export interface OsmOptions {
  /** ISO 3166 code of the public-holiday calendar ("GB-WLS"), or null: then holidays are a question. */
  region: string | null;
  /** The local date from which opening hours are read. */
  today: string;
  onProgress(what: string, done: number, total: number): void;
}

/** Reads an OpenStreetMap extract into a batch. Throws `OsmFileError` with a sentence where the file is not whole. */
export async function readOsm(path: string, options: OsmOptions): Promise<Batch> {
  const wanted = (tags: Record<string, string>): boolean => categoriesOf(tags).length > 0 || isNamedPlace(tags);
  const extract = await collectOsm(path, wanted, (done, total) => options.onProgress('Reading', done, total));
  const listings: Listing[] = [];
  const rejected: Rejected[] = [...extract.rejected];
  const places: ListedPlace[] = [];
  const objects = extract.objects.toSorted((a, b) => (a.type === b.type ? a.id - b.id : a.type < b.type ? -1 : 1));
  for (const [done, object] of objects.entries()) {
    if (isNamedPlace(object.tags)) places.push(placeOf(object));
    if (categoriesOf(object.tags).length > 0) {
      const listing = listingOf(object, extract.nearestStreet, options);
      if ('reason' in listing) rejected.push(listing);
      else listings.push(listing);
    }
    options.onProgress('Sorting', done + 1, objects.length);
  }
  agreeOnOrganizations(listings);
  return {
    kind: 'osm', name: basename(path).replace(/\.osm\.pbf$|\.pbf$/, ''), namespace: 'osm',
    source: 'OpenStreetMap', data_date: extract.header.dataDate,
    licence: 'ODbL-1.0', attribution: '© OpenStreetMap contributors', attribution_url: 'https://www.openstreetmap.org/copyright',
    sha256: await fileHash(path), listings, places, rejected,
  };
}

const isNamedPlace = (tags: Record<string, string>): boolean => tags['place'] !== undefined && tags['place'] in PLACE_KINDS && cleanLine(tags['name']) !== null;

function placeOf({ type, id, tags, latitude, longitude }: OsmObject): ListedPlace {
  const population = Number(tags['population']);
  return {
    key: `${type}/${id}`, name: cleanLine(tags['name'])!, kind: PLACE_KINDS[tags['place']!]!, latitude, longitude,
    population: Number.isInteger(population) && population > 0 ? population : null,
  };
}

function listingOf(object: OsmObject, nearestStreet: (latitude: number, longitude: number) => { name: string } | null, options: OsmOptions): Listing | Rejected {
  const { tags, latitude, longitude } = object;
  const ref = `${object.type}/${object.id}`;
  const categories = categoriesOf(tags);
  const name = cleanLine(tags['name']) ?? nameByStreet(categories[0]!, nearestStreet(latitude, longitude)?.name ?? null);
  if (name === null) return { ref, reason: 'It has no name, and no street with a name is near enough to call it by.' };
  if (name.length > LONGEST_NAME) return { ref, reason: `Its name is longer than ${LONGEST_NAME} characters.` };
  const timezone = lookUpZone(latitude, longitude);
  const region = options.region ?? REGION_OF_ZONE[timezone] ?? null;
  const hours = tags['opening_hours'] === undefined ? null : schedulesFromOpeningHours(tags['opening_hours'], { latitude, longitude, timezone, region, from: options.today });
  const operator = cleanLine(tags['operator']);
  const description = cleanText(tags['description:en'] ?? tags['description']);
  const facts = osmFacts(tags).facts;
  return {
    key: ref,
    organization: {
      key: operator === null ? ref : `operator/${operator}`, name: operator ?? name, description: operator ?? name,
      website: operator === null ? webAddress(first(tags, 'website', 'contact:website', 'url')) : null,
      faith_host: tags['amenity'] === 'place_of_worship' || tags['religion'] !== undefined ? 'yes' : 'no',
    },
    service: {
      name, summary: description !== null && description.length <= 80 ? description : null, description,
      kind: tags['club'] !== undefined || categories.some((c) => isWithin(c, 'peer_support')) ? 'group' : 'place',
      categories, status: 'active', alert: null, url: webAddress(first(tags, 'website', 'contact:website', 'url')), email: emailAddress(first(tags, 'email', 'contact:email')),
      application_process: null, wait_time: null, spaces: 'unknown', inclusion_statement: null, co_led_by: [], lang: languageOf(tags),
    },
    location: {
      key: ref, type: 'physical', name, latitude, longitude, visibility: 'full', timezone, region, transportation: null,
      address: addressOf(tags), external: { type: 'OpenStreetMap', id: ref },
    },
    schedules: hours?.schedules ?? [],
    hours_text: hours?.text ?? null,
    facts, travel: null,
    phones: phones(tags), contact: null,
    source: 'imported_osm', checked_on: dayOf(tags['check_date'] ?? tags['survey:date'] ?? ''),
  };
}

/** "Garden, near Bridge Street" */
function nameByStreet(category: string, street: string | null): string | null {
  return street === null ? null : `${CATEGORY_WORDS[category]!.label}, near ${street}`;
}

/** The first value there is under these keys; OpenStreetMap parts several by semicolons. */
const first = (tags: Record<string, string>, ...keys: string[]): string | undefined => keys.map((key) => tags[key]).find((value) => value !== undefined)?.split(';')[0];

function phones(tags: Record<string, string>): Listing['phones'] {
  const numbers = (tags['phone'] ?? tags['contact:phone'] ?? '').split(';').map(phoneNumber).filter((n) => n !== null);
  return [...new Set(numbers)].map((number) => ({ number, description: null }));
}

/** What HSDS insists on and the tags do not say is left empty. */
function addressOf(tags: Record<string, string>): Listing['location']['address'] {
  const street = cleanLine(tags['addr:street'] ?? tags['addr:place']);
  if (street === null) return null;
  const house = cleanLine(tags['addr:housenumber'] ?? tags['addr:housename']);
  return {
    address_1: house === null ? street : `${house} ${street}`, city: cleanLine(tags['addr:city']) ?? '', state_province: cleanLine(tags['addr:state']) ?? '',
    postal_code: cleanLine(tags['addr:postcode']) ?? '', country: cleanLine(tags['addr:country']) ?? '',
  };
}

/** The language of the name, where a `name:xx` says the same; "und" (not said) otherwise. */
function languageOf(tags: Record<string, string>): string {
  const same = Object.keys(tags).find((key) => /^name:[a-z]{2,3}$/.test(key) && tags[key] === tags['name']);
  return same?.slice(5) ?? 'und';
}

function fileHash(path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const hash = createHash('sha256');
    createReadStream(path).on('data', (chunk) => hash.update(chunk)).on('end', () => resolve(hash.digest('hex'))).on('error', reject);
  });
}

import { basename } from 'node:path';
import { LARGEST_TABLE, LONGEST_RECORD } from '../formats/table-limits.ts';
import { openTable } from '../formats/table.ts';
import { firstLine } from '../formats/utf8.ts';
import { likeness, wordsOf } from './alike.ts';
import { listOf } from './cells.ts';
import { slugOf } from './slug.ts';

/** What people call the columns that we can read, likeliest first. */
const COLUMN_NAMES: Readonly<Record<string, readonly string[]>> = {
  key: ['id', 'key', 'uuid', 'reference', 'ref', 'slug', 'record number'],
  name: ['name', 'title', 'service name', 'group name', 'activity', 'venue', 'location name'],
  organization: ['organization', 'organisation', 'agency', 'provider', 'charity', 'host', 'operator', 'run by', 'organization name'],
  summary: ['summary', 'short description', 'short desc', 'tagline'],
  description: ['description', 'details', 'about', 'notes', 'long description', 'what we do'],
  latitude: ['latitude', 'lat', 'y'],
  longitude: ['longitude', 'lon', 'lng', 'long', 'x'],
  place: ['building', 'venue name', 'location', 'place'],
  street: ['street', 'address', 'address 1', 'address line 1', 'street address'],
  city: ['city', 'town', 'locality', 'post town'],
  state: ['state', 'county', 'region', 'state province'],
  postcode: ['postcode', 'postal code', 'zip', 'zip code'],
  country: ['country', 'country code'],
  website: ['website', 'url', 'web', 'web site', 'link', 'homepage', 'urls'],
  email: ['email', 'e-mail', 'email address', 'contact email'],
  hours_text: ['hours', 'times', 'when', 'schedule', 'opening times', 'days and times'],
  opening_hours: ['opening hours', 'osm opening hours'],
  eligibility: ['eligibility', 'who for', 'who can come', 'audience'],
  application: ['application', 'how to apply', 'how to join', 'referral process', 'access process', 'booking'],
  wait: ['wait', 'wait time', 'waiting list'],
  transportation: ['transportation', 'transport', 'getting here', 'directions', 'public transport'],
  checked_on: ['checked on', 'last checked', 'verified', 'last verified', 'last updated', 'updated'],
};
const TABLE_NAMES: Readonly<Record<string, readonly string[]>> = {
  categories: ['categories', 'category', 'type', 'types', 'kind', 'keywords', 'tags', 'activity type', 'service type', 'topics'],
  languages: ['languages', 'language', 'languages spoken'],
  accessibility: ['accessibility', 'access', 'accessible', 'wheelchair', 'wheelchair access', 'disabled access', 'facilities'],
  cost: ['cost', 'costs', 'fee', 'fees', 'price', 'charge', 'charges'],
};
const PHONE_NAMES: readonly string[] = ['phone', 'phones', 'telephone', 'tel', 'phone number', 'contact number', 'mobile'];
/** Less alike than this is chance. */
const LIKE_ENOUGH = 0.75;
/** The most words of a column put into a draft. */
const MOST_WORDS = 60;
const SEPARATORS = [',', ';', '\t', '|'] as const;

/**
 * Drafts MAP.json from the header of a CSV or NDJSON file: columns by the likeness of their names, and the words found
 * in those that need a table, for a person to say what each means. What nobody can guess is left empty to be filled in.
 */
export async function suggestMap(path: string, onProgress: (done: number, total: number) => void): Promise<string> {
  const limits = { longestLine: LONGEST_RECORD, largestFile: LARGEST_TABLE };
  const start = await firstLine(path, limits);
  const separator = SEPARATORS.map((mark) => ({ mark, count: start.split(mark).length })).reduce((best, next) => (next.count > best.count ? next : best)).mark;
  const table = await openTable(path, { separator, quotes: 'double', header: null, onProgress });
  const counts = new Map<string, Map<string, number>>();
  for await (const row of table.rows) {
    for (const column of table.columns()) for (const word of listOf(row, column)) {
      const words = counts.get(column) ?? new Map<string, number>();
      // Past what a table would hold, a column is free text.
      if (word !== null && (words.has(word) || words.size <= MOST_WORDS * 40)) counts.set(column, words.set(word, (words.get(word) ?? 0) + 1));
    }
  }
  const found = bestColumns(table.columns().filter((column) => column !== ''));
  const words = (setting: string, otherwise: string | null = null): object => {
    const column = found.get(setting);
    if (column === undefined) return { columns: [], table: {}, otherwise };
    const { split, known } = wordsIn(counts.get(column) ?? new Map<string, number>());
    return { columns: [column], split, table: Object.fromEntries(known.map((word) => [word, null])), otherwise };
  };
  return `${JSON.stringify({
    name: slugOf(basename(path).replace(/\.\w+$/, '')), source: '', licence: '', attribution: '', attribution_url: null, data_date: null,
    ...(table.form === 'csv' && { separator }), lang: 'und', timezone: null, region: null, bounds: null, nothing: [],
    columns: {
      ...Object.fromEntries(Object.keys(COLUMN_NAMES).map((setting) => [setting, found.get(setting) ?? (setting === 'key' || setting === 'name' ? '' : null)])),
      phones: found.has('phones') ? [{ number: found.get('phones') }] : [],
    },
    categories: words('categories'), kind: { otherwise: 'group' }, visibility: { otherwise: 'full' }, languages: words('languages'),
    facts: { accessibility: words('accessibility'), cost: words('cost') },
  }, null, 2)}\n`;
}

/** Gives every setting the column most like one of its names; no column serves two. */
function bestColumns(columns: readonly string[]): Map<string, string> {
  const settings = Object.entries({ ...COLUMN_NAMES, ...TABLE_NAMES, phones: PHONE_NAMES });
  const pairs = settings.flatMap(([setting, names]) => columns.map((column) => ({ setting, column, like: Math.max(...names.map((name, at) => likenessOf(column, name) - at / 1000)) })));
  const found = new Map<string, string>();
  const taken = new Set<string>();
  for (const { setting, column, like } of pairs.sort((a, b) => b.like - a.like)) {
    if (like < LIKE_ENOUGH || found.has(setting) || taken.has(column)) continue;
    found.set(setting, column);
    taken.add(column);
  }
  return found;
}

/** "address.street" is as much a street as "street" is, but for a little. */
function likenessOf(column: string, name: string): number {
  const last = column.split('.').findLast((part) => part !== '*') ?? column;
  const wanted = wordsOf(name).join(' ');
  const isWithin = ` ${wordsOf(column).join(' ')} `.includes(` ${wanted} `);
  return Math.max(likeness(column, name), likeness(last, name) - 0.05, isWithin && wanted.length > 2 ? 0.8 : 0);
}

/** The commonest words of a column, and what parts several in one cell, if anything does. */
function wordsIn(counts: ReadonlyMap<string, number>): { split: string | null; known: string[] } {
  const cells = [...counts];
  const split = [';', '|'].find((mark) => cells.filter(([cell]) => cell.includes(mark)).length > cells.length / 10) ?? null;
  const words = new Map<string, number>();
  for (const [cell, count] of cells) for (const part of split === null ? [cell] : cell.split(split)) {
    const word = part.trim();
    if (word !== '') words.set(word, (words.get(word) ?? 0) + count);
  }
  return { split, known: [...words].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, MOST_WORDS).map(([word]) => word) };
}

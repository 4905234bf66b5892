import { basename } from 'node:path';
import lookUpZone from '@photostructure/tz-lookup';
import { schedulesFromOpeningHours } from '../formats/opening-hours.ts';
import { openTable } from '../formats/table.ts';
import type { Table, TableRow } from '../formats/table.ts';
import { TextFileError } from '../formats/utf8.ts';
import type { ListedFact, Listing } from '../listing.ts';
import { isWithin } from '../vocabulary/categories.ts';
import { namesFaith } from '../vocabulary/faith-names.ts';
import { nearest } from './alike.ts';
import type { Batch, Rejected } from './batch.ts';
import { listOf, textOf, wordReader } from './cells.ts';
import { LONGEST_NAME, cleanText, dayOf, emailAddress, phoneNumber, webAddress } from './clean.ts';
import { agreeing, languageFacts } from './facts.ts';
import { columnsOf, readMapping } from './mapping.ts';
import type { Mapping } from './mapping.ts';
import { agreeOnOrganizations } from './organizations.ts';
import { numberOf, pointProblem } from './point.ts';
import { createTally } from './tally.ts';
import type { Tally } from './tally.ts';

const LONGEST_HOURS = 1000;
const LONGEST_SUMMARY = 80;
/** The most careful first: where words disagree, the first of these counts. */
const VISIBILITIES = ['hidden', 'area', 'full'] as const;

export interface CsvOptions {
  /** The local date from which opening hours are read; nobody can have checked after it. */
  today: string;
  onProgress(what: string, done: number, total: number): void;
}

/**
 * Reads a CSV or NDJSON file by a mapping into a batch. Throws `TextFileError` with a sentence where the file is not
 * sound or the mapping names a column it has not; a row that cannot be listed is left out, with its line and why.
 */
export async function readCsv(path: string, mapPath: string, options: CsvOptions): Promise<Batch> {
  const mapping = await readMapping(mapPath);
  const tally = createTally();
  const read = rowReader(mapping, options.today, tally);
  const table = await openTable(path, { separator: mapping.separator, quotes: 'double', header: null, onProgress: (done, total) => options.onProgress('Reading', done, total) });
  try {
    const { listings, rejected } = await readRows(table, read, columnsOf(mapping), (unknown) => unknownSentences(path, mapPath, mapping, table, unknown));
    return {
      kind: 'csv', name: mapping.name, namespace: `csv:${mapping.name}`, source: mapping.source, data_date: mapping.data_date,
      licence: mapping.licence, attribution: mapping.attribution, attribution_url: mapping.attribution_url,
      sha256: table.sha256(), listings, places: [], rejected, notes: tally.sentences(),
    };
  } finally {
    await table.close();
  }
}

/** A column, and the setting of the mapping that names it. */
type Named = ReturnType<typeof columnsOf>[number];

async function readRows(table: Table, read: (row: TableRow) => Listing | Rejected, named: readonly Named[], sayUnknown: (unknown: readonly Named[]) => string): Promise<Pick<Batch, 'listings' | 'rejected'>> {
  // The header of a CSV is known before its first row; the paths of NDJSON only after the last.
  const unmet = new Map(named.map((use) => [use.column, use]));
  if (table.form === 'csv') for (const column of table.columns()) unmet.delete(column);
  if (table.form === 'csv' && unmet.size > 0) throw new TextFileError(sayUnknown([...unmet.values()]));
  const lines = new Map<string, number>();
  const listings: Listing[] = [];
  const rejected: Rejected[] = [];
  for await (const row of table.rows) {
    for (const column of unmet.keys()) if (row.at(column) !== undefined) unmet.delete(column);
    const listing = read(row);
    const before = 'reason' in listing ? undefined : lines.get(listing.key);
    if ('reason' in listing) rejected.push(listing);
    else if (before !== undefined) rejected.push({ ref: `line ${row.line}`, reason: `It has the same key as line ${before}: “${listing.key}”. Only the first was taken.` });
    else {
      lines.set(listing.key, row.line);
      listings.push(listing);
    }
  }
  if (unmet.size > 0) throw new TextFileError(sayUnknown([...unmet.values()]));
  agreeOnOrganizations(listings);
  return { listings, rejected };
}

function unknownSentences(path: string, mapPath: string, { separator }: Mapping, table: Table, unknown: readonly Named[]): string {
  const columns = table.columns();
  const sentences = unknown.map(({ setting, column }) => {
    const like = nearest(column, columns);
    return `${basename(mapPath)}, ${setting}: ${basename(path)} has no column “${column}”.${like.length === 0 ? '' : ` Nearest are ${like.map((name) => `“${name}”`).join(', ')}.`}`;
  });
  if (table.form === 'csv' && columns.length === 1) sentences.push(`The whole header is one column, “${columns[0]!.slice(0, 60)}”. If something else than “${separator}” parts its values, say so with "separator".`);
  return sentences.join('\n');
}

function rowReader(mapping: Mapping, today: string, tally: Tally): (row: TableRow) => Listing | Rejected {
  const { columns } = mapping;
  const categoriesOf = wordReader('categories', mapping.categories, tally);
  const kindOf = wordReader('kind', mapping.kind, tally);
  const visibilityOf = wordReader('visibility', mapping.visibility, tally);
  const languagesOf = wordReader('languages', mapping.languages, tally);
  const factReaders = Object.entries(mapping.facts).map(([name, words]) => wordReader<ListedFact[]>(`facts.${name}`, words, tally));
  const nothing = new Set(mapping.nothing.map((text) => text.trim().toLowerCase()));
  const text = (row: TableRow, column: string | null): string | null => {
    const found = textOf(row, column);
    return found === null || nothing.has(found.toLowerCase()) ? null : found;
  };
  /** The text made into something better; where that fails it is counted, and nobody knows. */
  const made = <T>(row: TableRow, column: string | null, make: (text: string) => T | null, wanted: string): T | null => {
    const found = text(row, column);
    const value = found === null ? null : make(found);
    if (found !== null && value === null) tally.add(found, `in “${column}” is not ${wanted}.`);
    return value;
  };
  const day = (found: string): string | null => { const date = dayOf(found); return date === null || date > today ? null : date; };

  return (row) => {
    const reject = (reason: string): Rejected => ({ ref: `line ${row.line}`, reason });
    const key = [columns.key].flat().map((column) => textOf(row, column)).join(' / ');
    if ([columns.key].flat().every((column) => textOf(row, column) === null)) return reject(`It has nothing in ${quoted([columns.key].flat())}, by which the next edition would know it.`);
    if (key.length > LONGEST_NAME) return reject(`Its key is longer than ${LONGEST_NAME} characters.`);
    const name = text(row, columns.name);
    if (name === null) return reject(`It has no name in “${columns.name}”.`);
    if (name.length > LONGEST_NAME) return reject(`Its name is longer than ${LONGEST_NAME} characters.`);
    const categories = [...new Set(categoriesOf(row).flat())];
    if (categories.length === 0) return reject(`It has no kind of activity: no word in ${quoted(mapping.categories.columns)} has a meaning in categories.table.`);
    const facts = agreeing([...factReaders.flatMap((read) => read(row).flat()), ...languageFacts(languagesOf(row))], tally);
    const isAway = facts.some((f) => f.key === 'attendance_mode' && (f.value === 'online' || f.value === 'phone'));
    const point = isAway ? null : pointOf(row);
    if (point !== null && 'reason' in point) return point;
    const timezone = mapping.timezone ?? (point === null ? null : lookUpZone(point.latitude, point.longitude));
    const openingHours = text(row, columns.opening_hours);
    const hours = openingHours === null ? null : schedulesFromOpeningHours(openingHours, { latitude: point?.latitude ?? 0, longitude: point?.longitude ?? 0, timezone: timezone ?? 'UTC', region: mapping.region, from: today });
    if (hours !== null && hours.problem !== null) tally.add(openingHours!, `in “${columns.opening_hours}” is not written as OpenStreetMap writes hours. It is shown as it is.`);
    const organization = text(row, columns.organization) ?? name;
    const summary = text(row, columns.summary);
    const description = cleanText(text(row, columns.description) ?? summary);
    return {
      key,
      organization: {
        key: `organization/${organization}`, name: cleanText(organization, LONGEST_NAME)!, description: cleanText(organization, LONGEST_NAME)!, website: null,
        faith_host: namesFaith(organization) || categories.some((code) => isWithin(code, 'faith')) ? 'yes' : 'no',
      },
      service: {
        name, summary: summary !== null && summary.length <= LONGEST_SUMMARY ? summary : null, description,
        kind: kindOf(row)[0]!, categories, status: 'active', alert: null,
        url: made(row, columns.website, webAddress, 'a web address'), email: made(row, columns.email, emailAddress, 'an e-mail address'),
        application_process: cleanText(text(row, columns.application)), wait_time: cleanText(text(row, columns.wait), LONGEST_NAME), spaces: 'unknown',
        inclusion_statement: cleanText(text(row, columns.eligibility)), co_led_by: [], lang: mapping.lang,
      },
      location: {
        key, type: isAway ? 'virtual' : 'physical', name: isAway ? null : cleanText(text(row, columns.place), LONGEST_NAME), latitude: point?.latitude ?? null, longitude: point?.longitude ?? null,
        visibility: VISIBILITIES.find((careful) => visibilityOf(row).includes(careful)) ?? 'full',
        timezone, region: mapping.region, transportation: cleanText(text(row, columns.transportation)),
        address: isAway ? null : addressOf(row), external: null,
      },
      schedules: hours?.schedules ?? [],
      hours_text: hours?.text ?? cleanText(text(row, columns.hours_text), LONGEST_HOURS),
      facts, travel: null, phones: phonesOf(row), contact: null,
      source: 'imported_feed', checked_on: made(row, columns.checked_on, day, `a day up to ${today}, written like that`),
    };

    function pointOf(from: TableRow): { latitude: number; longitude: number } | Rejected {
      const [south, west] = [text(from, columns.latitude), text(from, columns.longitude)];
      if (south === null || west === null) return reject('It has no latitude and longitude, so nobody could find it on a map. Look its address up, or say in a table that it is online or by phone (attendance_mode).');
      const [latitude, longitude] = [numberOf(south), numberOf(west)];
      if (latitude === null || longitude === null) return reject(`“${latitude === null ? south : west}” in “${latitude === null ? columns.latitude : columns.longitude}” is not a number. Write it like 51.5881.`);
      const problem = pointProblem(latitude, longitude, mapping.bounds);
      return problem === null ? { latitude, longitude } : reject(problem);
    }
  };

  /** What HSDS insists on and the row does not say is left empty. */
  function addressOf(row: TableRow): Listing['location']['address'] {
    const street = text(row, columns.street);
    const part = (column: string | null): string => text(row, column) ?? '';
    return street === null ? null : { address_1: street, city: part(columns.city), state_province: part(columns.state), postal_code: part(columns.postcode), country: part(columns.country) };
  }

  function phonesOf(row: TableRow): Listing['phones'] {
    const phones = new Map<string, string | null>();
    for (const { number: column, description } of columns.phones) {
      const notes = description === null ? [] : listOf(row, description);
      for (const [at, found] of listOf(row, column).entries()) {
        if (found === null || nothing.has(found.toLowerCase())) continue;
        const number = phoneNumber(found);
        if (number === null) tally.add(found, `in “${column}” is not a telephone number.`);
        else if (!phones.has(number)) phones.set(number, cleanText(notes[at], LONGEST_NAME));
      }
    }
    return [...phones].map(([number, description]) => ({ number, description }));
  }
}

const quoted = (columns: readonly string[]): string => (columns.length === 0 ? 'any column' : columns.map((column) => `“${column}”`).join(' or '));

import { basename } from 'node:path';
import { LARGEST_TABLE, LONGEST_RECORD } from '../formats/table-limits.ts';
import { openTable } from '../formats/table.ts';
import type { TableRow } from '../formats/table.ts';
import { TextFileError, firstLine } from '../formats/utf8.ts';
import type { Batch, ListedPlace, Rejected } from './batch.ts';
import { LONGEST_NAME, cleanLine } from './clean.ts';
import { numberOf, pointProblem } from './point.ts';

/** The columns of GeoNames' own files, which have no header (https://download.geonames.org/export/zip/readme.txt). */
const ORIGINAL = ['country_code', 'zipcode', 'place', 'state', 'state_code', 'province', 'province_code', 'community', 'community_code', 'latitude', 'longitude', 'accuracy'] as const;
/** What must be in the header of a CSV made from them. */
const WANTED = ['country_code', 'zipcode', 'place', 'latitude', 'longitude'] as const;

export interface GeonamesOptions {
  onProgress(what: string, done: number, total: number): void;
}

/** A postal code and the middle of all its places; `east` is longitude, counted on past 180° from the first place. */
interface Code {
  name: string;
  place: string;
  country: string;
  latitudes: number;
  east: number;
  first: number;
  places: number;
}

/**
 * Reads GeoNames postal codes into a batch of names for the place box: the original tab-separated file, or a CSV of it
 * with a header. A code with several places is one name, in their middle. Throws `TextFileError` as `openTable` does.
 */
export async function readGeonames(path: string, options: GeonamesOptions): Promise<Batch> {
  const start = await firstLine(path, { longestLine: LONGEST_RECORD, largestFile: LARGEST_TABLE });
  const isOriginal = /^[A-Z]{2}\t/.test(start);
  if (isOriginal && start.split('\t').length !== ORIGINAL.length) {
    throw new TextFileError(`${basename(path)}, line 1: a row of GeoNames postal codes has ${ORIGINAL.length} values with tabs between, and this has ${start.split('\t').length}. Take the file for postal codes, not the one for places.`);
  }
  const table = await openTable(path, {
    ...(isOriginal ? { separator: '\t', quotes: 'none', header: ORIGINAL } : { separator: ',', quotes: 'double', header: null }),
    onProgress: (done, total) => options.onProgress('Reading', done, total),
  });
  const missing = WANTED.filter((column) => !table.columns().includes(column));
  if (missing.length > 0) {
    await table.close();
    throw new TextFileError(`${basename(path)}, line 1: this is no file of GeoNames postal codes. It has no ${missing.map((column) => `“${column}”`).join(', ')}.`);
  }
  const codes = new Map<string, Code>();
  const rejected: Rejected[] = [];
  for await (const row of table.rows) {
    const reason = addRow(codes, row);
    if (reason !== null) rejected.push({ ref: `line ${row.line}`, reason });
  }
  return {
    kind: 'geonames', name: basename(path).replace(/\.\w+$/, ''), namespace: 'geonames', source: 'GeoNames', data_date: null,
    licence: 'CC-BY-4.0', attribution: 'Postal codes: GeoNames, CC BY 4.0', attribution_url: 'https://www.geonames.org/',
    sha256: table.sha256(), listings: [], places: [...codes].map(([key, code]) => placeOf(key, code)), rejected,
  };
}

/** Adds one row to its code, or says why it cannot be. */
function addRow(codes: Map<string, Code>, row: TableRow): string | null {
  const [country, name, place, latitude, longitude] = WANTED.map((column) => cleanLine(row.at(column) as string));
  if (name === null || name === undefined || name.length > 20) return 'It has no postal code of up to 20 characters.';
  if (country === null || country === undefined || !/^[A-Z]{2}$/.test(country)) return 'It has no country of two letters, such as GB.';
  const [y, x] = [numberOf(latitude ?? ''), numberOf(longitude ?? '')];
  if (y === null || x === null) return `The latitude or longitude of ${name} is not a number.`;
  const problem = pointProblem(y, x, null);
  if (problem !== null) return problem;
  const key = `${country}/${name}`;
  const known = codes.get(key);
  if (known === undefined) codes.set(key, { name, place: place?.slice(0, LONGEST_NAME) ?? '', country, latitudes: y, east: 0, first: x, places: 1 });
  else {
    known.latitudes += y;
    known.east += wrapped(x - known.first);
    known.places += 1;
  }
  return null;
}

function placeOf(key: string, { name, place, country, latitudes, east, first, places }: Code): ListedPlace {
  return {
    // The place box knows "NP20 4AB" by its beginning, so the name is the code and nothing else.
    key, name, kind: 'postcode', latitude: degrees(latitudes / places), longitude: degrees(wrapped(first + east / places)), population: null,
    full_name: `${name} ${place === '' ? country : place}`,
  };
}

/** The same direction between -180° and 180°: 179° and -179° are two degrees apart. */
const wrapped = (longitude: number): number => (longitude > 180 ? longitude - 360 : longitude < -180 ? longitude + 360 : longitude);
/** GeoNames has four decimals, about 10 m. A mean of them needs no more than one in addition. */
const degrees = (value: number): number => Math.round(value * 1e5) / 1e5;

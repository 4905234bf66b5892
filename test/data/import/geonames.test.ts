import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openDirectory } from '../../../data/db.ts';
import type { Directory } from '../../../data/db.ts';
import { readPlaces } from '../../../data/directory.ts';
import { TextFileError } from '../../../data/formats/utf8.ts';
import { importBatch } from '../../../data/import/batch.ts';
import type { Batch } from '../../../data/import/batch.ts';
import { readGeonames } from '../../../data/import/geonames.ts';
import type { PlaceRow } from '../../../data/shapes/shards.ts';
import { findPlaces, placeIndex } from '../../../site/finder/places.ts';
import { ABSENT, sharedData } from '../../shared-data.ts';
import { rowsOf } from '../../tables.ts';

const folder = mkdtempSync(join(tmpdir(), 'porchlight-geonames-'));
const OPTIONS = { onProgress: () => {} };
const AT = { at: '2026-11-22T10:00:00Z', dryRun: false, onProgress: () => {} };
const HEADER = 'country_code,zipcode,place,state,state_code,province,province_code,community,community_code,latitude,longitude\n';

function empty(): Directory {
  const directory = openDirectory(':memory:');
  onTestFinished(() => directory.close());
  return directory;
}
function read(content: string, name = 'GB.csv'): Promise<Batch> {
  const path = join(folder, name);
  writeFileSync(path, content);
  return readGeonames(path, OPTIONS);
}
const found = (directory: Directory, typed: string): string[] =>
  findPlaces(placeIndex(readPlaces(directory).map(({ slug, name, kind, latitude, longitude }): PlaceRow => [slug, name, kind, latitude, longitude])), typed, 5).map((place) => place.name);

describe('postal codes', () => {
  const CSV = `${HEADER}GB,NP20,Newport,Wales,WLS,,,,,51.5877,-2.9984\nGB,NP20,Duffryn,Wales,WLS,,,,,51.5577,-3.0184\nGB,CF10,"Cardiff, centre",Wales,WLS,,,,,51.4805,-3.1774\n`;

  test('are one place each, in the middle of their places', async () => {
    const { places, rejected, listings } = await read(CSV);
    expect(places).toEqual([
      { key: 'GB/NP20', name: 'NP20', full_name: 'NP20 Newport', kind: 'postcode', latitude: 51.5727, longitude: -3.0084, population: null },
      { key: 'GB/CF10', name: 'CF10', full_name: 'CF10 Cardiff, centre', kind: 'postcode', latitude: 51.4805, longitude: -3.1774, population: null },
    ]);
    expect([rejected, listings]).toEqual([[], []]);
  });

  test('are the same from GeoNames\' own file, where a quotation mark is a letter', async () => {
    const original = `${CSV.split('\n').slice(1, -2).map((row) => `${row.replaceAll(',', '\t')}\t4\n`).join('')}GB\tCF10\t"Cardiff\tWales\tWLS\t\t\t\t\t51.4805\t-3.1774\t4\n`;
    const [csv, tsv] = [await read(CSV), await read(original, 'GB.txt')];
    expect(tsv.places).toEqual([csv.places[0], { ...csv.places[1], full_name: 'CF10 "Cardiff' }]);
  });

  test('on both sides of 180° lie between, not on the far side of the earth', async () => {
    const { places } = await read(`${HEADER}FJ,X1,Taveuni,,,,,,,-16.8,179.9\nFJ,X1,Rabi,,,,,,,-16.4,-179.7\n`);
    expect(places[0]).toMatchObject({ latitude: -16.6, longitude: -179.9 });
  });

  test('are what the place box finds, whole or with what follows', async () => {
    const directory = empty();
    importBatch(directory, await read(CSV), AT);
    expect(['NP20', 'np20 4ab', 'NP204AB', 'cf'].map((typed) => found(directory, typed))).toEqual([['NP20'], ['NP20'], ['NP20'], ['CF10']]);
    expect(readPlaces(directory).map((p) => p.slug)).toEqual(['cf10-cardiff-centre', 'np20-newport']);
    expect(directory.raw.prepare('SELECT source, licence, attribution FROM import_source').all()).toEqual([{ source: 'GeoNames', licence: 'CC-BY-4.0', attribution: 'Postal codes: GeoNames, CC BY 4.0' }]);
  });

  test('a second run and a dry run change no row, and what is interrupted leaves nothing', async () => {
    const directory = empty();
    const before = rowsOf(directory);
    const batch = await read(CSV);
    expect(importBatch(directory, batch, { ...AT, dryRun: true }).places.created).toBe(2);
    expect(() => importBatch(directory, batch, { ...AT, onProgress: (done) => { if (done === 1) throw new Error('stopped'); } })).toThrow('stopped');
    expect(rowsOf(directory)).toEqual(before);
    importBatch(directory, batch, AT);
    const after = rowsOf(directory);
    expect(importBatch(directory, batch, { ...AT, at: '2027-01-01T00:00:00Z' }).places).toEqual({ created: 0, changed: 0, same: 2 });
    expect(rowsOf(directory)).toEqual(after);
  });

  test.each<[why: string, row: string, says: string]>([
    ['no code', 'GB,,Newport,,,,,,,51.5,-3', 'It has no postal code of up to 20 characters.'],
    ['no country', ',NP20,Newport,,,,,,,51.5,-3', 'It has no country of two letters, such as GB.'],
    ['no point', 'GB,NP20,Newport,,,,,,,,', 'The latitude or longitude of NP20 is not a number.'],
    ['off the earth', 'GB,NP20,Newport,,,,,,,-3,181', 'Latitude -3 and longitude 181 are not on the earth.'],
    ['in the sea', 'GB,NP20,Newport,,,,,,,0,0', 'They usually stand for "nobody knows".'],
  ])('a row with %s is left out with its line', async (_why, row, says) => {
    const batch = await read(`${HEADER}${row}\nGB,CF10,Cardiff,,,,,,,51.48,-3.18\n`);
    expect(batch.places.map((p) => p.name)).toEqual(['CF10']);
    expect(batch.rejected).toEqual([{ ref: 'line 2', reason: expect.stringContaining(says) as string }]);
  });

  test.each<[why: string, content: string, says: string]>([
    ['another CSV', 'id,name\n1,x\n', 'GB.csv, line 1: this is no file of GeoNames postal codes. It has no “country_code”, “zipcode”, “place”, “latitude”, “longitude”.'],
    ['GeoNames\' file of places', 'AD\t3038999\tSoldeu\n', 'GB.csv, line 1: a row of GeoNames postal codes has 12 values with tabs between, and this has 3.'],
    ['a file cut short', `${HEADER}GB,NP20,New`, 'GB.csv, line 2: the row has 3 values and the header 11'],
    ['nothing', '', 'GB.csv is empty.'],
  ])('%s is refused', async (_why, content, says) => {
    await expect(read(content)).rejects.toThrow(TextFileError);
    await expect(read(content)).rejects.toThrow(says);
  });
});

const FILES = [['GB', 3002, 27_450], ['US', 41_488, 41_490]] as const;
describe.each(FILES)('%s', (country, codes, rows) => {
  const path = sharedData(`geonames/${country}.csv`);
  test.skipIf(path === null)(`has ${codes} codes in ${rows} rows, all on the earth${path === null ? ` (${ABSENT})` : ''}`, async () => {
    const lines: number[] = [];
    const batch = await readGeonames(path!, { onProgress: (_what, done, total) => lines.push(done / total) });
    expect(batch.places.length).toBe(codes);
    expect(batch.rejected).toEqual([]);
    expect(lines.at(-1)).toBe(1);
    expect(new Set(batch.places.map((p) => p.key)).size).toBe(codes);
  });
});

const BRITAIN = sharedData('geonames/GB.csv');
test.skipIf(BRITAIN === null)(`every British code goes into the gazetteer once${BRITAIN === null ? ` (${ABSENT})` : ''}`, async () => {
  const directory = empty();
  const batch = await readGeonames(BRITAIN!, OPTIONS);
  expect(importBatch(directory, batch, AT).places).toEqual({ created: 3002, changed: 0, same: 0 });
  const before = rowsOf(directory);
  expect(importBatch(directory, batch, AT).places).toEqual({ created: 0, changed: 0, same: 3002 });
  expect(rowsOf(directory)).toEqual(before);
  expect(found(directory, 'NP20 4AB')).toEqual(['NP20']);
  expect(readPlaces(directory).find((p) => p.name === 'NP20')).toMatchObject({ latitude: 51.5877, longitude: -2.9984 });
});

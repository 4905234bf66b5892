import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openDirectory } from '../../../data/db.ts';
import type { Directory } from '../../../data/db.ts';
import { lastChange, readResource } from '../../../data/directory.ts';
import { TextFileError } from '../../../data/formats/utf8.ts';
import { importBatch } from '../../../data/import/batch.ts';
import type { Batch, Report } from '../../../data/import/batch.ts';
import { readCsv } from '../../../data/import/csv.ts';
import { suggestMap } from '../../../data/import/suggest-map.ts';
import { resourceId } from '../../../data/put-listing.ts';
import * as schema from '../../../data/schema/directory.ts';
import { write } from '../../../data/write.ts';
import { ABSENT, sharedData } from '../../shared-data.ts';
import { rowsOf } from '../../tables.ts';

const folder = mkdtempSync(join(tmpdir(), 'porchlight-csv-'));
const OPTIONS = { today: '2026-11-22', onProgress: () => {} };
const AT = { at: '2026-11-22T10:00:00Z', dryRun: false, onProgress: () => {} };
const put = (directory: Directory, batch: Batch, more: Partial<Parameters<typeof importBatch>[2]> = {}): Report => importBatch(directory, batch, { ...AT, ...more });

/** A directory in memory, for one test. */
function empty(): Directory {
  const directory = openDirectory(':memory:');
  onTestFinished(() => directory.close());
  return directory;
}
function save(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const HEADER = 'id,name,type,lat,lon,access\n';
const CHESS = '1,Chess club,chess,51.5881,-2.9985,\n';
const MAP = {
  name: 'clubs', source: 'Clubs of Newport', licence: 'CC0-1.0', attribution: 'Clubs of Newport',
  columns: { key: 'id', name: 'name', latitude: 'lat', longitude: 'lon' },
  categories: { columns: ['type'], split: ';', table: { Chess: ['chess'], 'Book group': ['book_group'] } },
  facts: { accessibility: { columns: ['access'], split: ';', table: { 'No steps': [{ key: 'step_free_entrance', value: 'yes' }], Steps: [{ key: 'step_free_entrance', value: 'no' }], Wifi: null } } },
} as const;
const mapFile = (map: unknown = MAP): string => save('clubs.map.json', typeof map === 'string' ? map : JSON.stringify(map));
const read = (content: string | Buffer, map: unknown = MAP, name = 'clubs.csv'): Promise<Batch> => readCsv(save(name, content), mapFile(map), OPTIONS);
const withMap = (more: object): object => ({ ...structuredClone(MAP), ...more });
const utf16 = (text: string, mark: number[]): Buffer => Buffer.concat([Buffer.from(mark), mark[0] === 0xfe ? Buffer.from(text, 'utf16le').swap16() : Buffer.from(text, 'utf16le')]);

describe('a file that cannot be trusted is refused whole, with a sentence', () => {
  test.each<[why: string, content: string | Buffer, says: string]>([
    ['a quote that is never closed', `${HEADER}${CHESS}2,"Book club,chess,51.5,-3,\n3,Other,chess,51.5,-3,\n`, 'clubs.csv, line 3, field “name”: a quotation mark opens here and is never closed. Close it; one that belongs to the text is doubled ("").'],
    ['a quote inside a value', `${HEADER}2,Chess "fun" club,chess,51.5,-3,\n`, 'clubs.csv, line 2, field “name”: a quotation mark stands in the middle of a value. Put the whole value in quotation marks and double those inside ("").'],
    ['text after a closing quote', `${HEADER}${CHESS}2,"Chess" club,chess,51.5,-3,\n`, 'clubs.csv, line 3, field “name”: a quotation mark stands in the middle of a value.'],
    ['a row as long as a book', `${HEADER}2,"${'x'.repeat(50)}\n${'long line\n'.repeat(7000)}",chess,51.5,-3,\n`, 'clubs.csv, line 2, field “name”: the row is longer than 64 KB.'],
    ['a line as long as a book', `${HEADER}2,${'x'.repeat(70_000)},chess,51.5,-3,\n`, 'clubs.csv, line 2: the line is longer than 64 KB.'],
    ['a NUL', `${HEADER}${CHESS}2,Book\0club,chess,51.5,-3,\n`, 'clubs.csv, line 3, field “name”: there is a NUL (U+0000), which no text has.'],
    ['an escape character', `${HEADER}2,\u001b[31mRed,chess,51.5,-3,\n`, 'clubs.csv, line 2, field “name”: there is a control character (U+001B), which no text has.'],
    ['a carriage return on its own', `${HEADER}2,Chess\rclub,chess,51.5,-3,\n`, 'clubs.csv, line 2, field “name”: there is a control character (U+000D), which no text has.'],
    ['UTF-16 of the little end', utf16(HEADER + CHESS, [0xff, 0xfe]), 'clubs.csv is written in UTF-16. Save it again as UTF-8 (in a spreadsheet: "CSV UTF-8").'],
    ['UTF-16 of the big end', utf16(HEADER + CHESS, [0xfe, 0xff]), 'clubs.csv is written in UTF-16.'],
    ['UTF-16 that does not say so', utf16(HEADER + CHESS, []), 'clubs.csv, line 1: field 1: there is a NUL (U+0000), which no text has. If the file is UTF-16, save it again as UTF-8; else it is damaged.'],
    ['Latin-1', Buffer.from(`${HEADER}${CHESS}2,Café chess,chess,51.5,-3,\n`, 'latin1'), 'clubs.csv, line 3, field “name”: the text near “Caf� chess” is not UTF-8. It may be Latin-1 (Windows-1252). Save the file again as UTF-8.'],
    ['Latin-1 in the header', Buffer.from('id,name,type,lat,lon,accès\n', 'latin1'), 'clubs.csv, line 1: field 6: the text near “acc�s” is not UTF-8.'],
    ['half a letter at the end', Buffer.concat([Buffer.from(`${HEADER}1,Chess,chess,51.5,-3,caf`), Buffer.from([0xc3])]), 'clubs.csv, line 2, field “access”: the text near “caf�” is not UTF-8.'],
    ['a row too long', `${HEADER}${CHESS}2,Book club,chess,51.5,-3,,more\n`, 'clubs.csv, line 3: the row has 7 values and the header 6; the first too many is “more”. A value with a comma in it needs quotation marks.'],
    ['a row too short', `${HEADER}${CHESS}2,Book club,chess\n`, 'clubs.csv, line 3: the row has 3 values and the header 6; field “lat” is the first that is missing.'],
    ['a row too short after a value of three lines', `${HEADER}1,"Chess\nand\nmore",chess,51.5,-3,\n2,Book club\n`, 'clubs.csv, line 5: the row has 2 values'],
    ['two columns of one name', `id,name,type,lat,lon,access,name\n${CHESS}`, 'clubs.csv, line 1: fields 2 and 7 are both called “name”. Give every column a name of its own.'],
    ['two columns of one name, but for a space', `id,name,type,lat,lon,access, name\n${CHESS}`, 'clubs.csv, line 1: fields 2 and 7 are both called “name”.'],
    ['a column called __proto__', `id,name,type,lat,lon,__proto__\n${CHESS}`, 'clubs.csv, line 1: field 6 is called “__proto__”, which cannot be the name of a column.'],
    ['a column called constructor', `constructor,name,type,lat,lon,access\n${CHESS}`, 'clubs.csv, line 1: field 1 is called “constructor”'],
    ['no such column', `id,title,type,lat,lon,access\n${CHESS}`, 'clubs.map.json, columns.name: clubs.csv has no column “name”.'],
    ['a column that is nearly there', `id,name,type,lat,long,acess\n${CHESS}`, 'clubs.map.json, facts.accessibility.columns: clubs.csv has no column “access”. Nearest are “acess”.'],
    ['other separators', HEADER.replaceAll(',', ';'), 'The whole header is one column, “id;name;type;lat;lon;access”. If something else than “,” parts its values, say so with "separator".'],
    ['an empty file', '', 'clubs.csv is empty.'],
    ['an empty first line', `\n${HEADER}${CHESS}`, 'clubs.csv, line 1: the line is empty. It should name the columns.'],
    ['a spreadsheet', Buffer.from('504b0304140000', 'hex'), 'clubs.csv is a zip file or a spreadsheet such as .xlsx.'],
    ['a JSON list', '[{"id": 1}]', 'clubs.csv is one JSON list. Write it as NDJSON'],
    ['JSON cut short', '{"id": 1, "name": "Chess"}\n{"id": 2, "na', 'clubs.csv, line 2: this is not one whole JSON object. NDJSON has one object on every line.'],
    ['a line of NDJSON that is no object', '{"id": 1}\n[1]\n', 'clubs.csv, line 2: this is not one whole JSON object.'],
    ['NDJSON with a field called __proto__', '{"id": 1, "more": {"__proto__": {"name": "x"}}}\n', 'clubs.csv, line 1, field “more.__proto__”: “__proto__” cannot be the name of a field.'],
    ['NDJSON with a NUL', '{"id": 1, "more": ["a\\u0000b"]}\n', 'clubs.csv, line 1, field “more.*”: there is a NUL (U+0000)'],
    ['NDJSON in Latin-1', Buffer.from('{"id": 1, "name": "Café"}\n', 'latin1'), 'clubs.csv, line 1, field “name”: the text near “Caf�” is not UTF-8.'],
    ['NDJSON a hundred levels deep', `{"id": ${'['.repeat(100)}${']'.repeat(100)}}\n`, 'there are more than 12 levels inside one another.'],
    ['NDJSON without a column', '{"id": 1, "nmae": "Chess", "type": "Chess", "lat": 51.5, "lon": -3, "access": null}\n', 'clubs.map.json, columns.name: clubs.csv has no column “name”. Nearest are “nmae”'],
    ['NDJSON with an object for a text', '{"id": 1, "name": {"en": "Chess"}, "type": "Chess", "lat": 51.5, "lon": -3, "access": null}\n', 'Line 1, field “name”: there are several values in it. Name one in the mapping, such as "name.en".'],
  ])('%s', async (_why, content, says) => {
    const directory = empty();
    put(directory, await read(HEADER + CHESS));
    const before = rowsOf(directory);
    const importing = read(content).then((batch) => put(directory, batch));
    await expect(importing).rejects.toThrow(TextFileError);
    await expect(importing).rejects.toThrow(says);
    expect(rowsOf(directory)).toEqual(before);
  });

  test('that is not there, or is a folder', async () => {
    await expect(readCsv(join(folder, 'nowhere.csv'), mapFile(), OPTIONS)).rejects.toThrow('There is no file nowhere.csv there.');
    await expect(readCsv(folder, mapFile(), OPTIONS)).rejects.toThrow('is not a file. Name the file itself.');
  });

  test('whatever bytes are changed, it is read or refused, and nothing else happens', async () => {
    const whole = Buffer.from(`${HEADER}${CHESS}2,"Book, and more",Book group,51.6,-3.1,No steps\n3,"Two\nlines ""here""",Chess;Book group,51.7,-3.2,Steps\n`);
    let [kept, refused] = [0, 0];
    await fc.assert(fc.asyncProperty(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 3 }), async (edits) => {
      const bytes = Buffer.from(whole);
      for (const [at, byte] of edits) bytes[at] = byte;
      try {
        const { listings, rejected } = await read(bytes);
        expect(listings.length + rejected.length).toBeLessThanOrEqual(3);
        kept += 1;
      } catch (error) {
        expect(error).toBeInstanceOf(TextFileError);
        refused += 1;
      }
    }), { numRuns: 200, seed: 20_261_122 });
    expect(Math.min(kept, refused)).toBeGreaterThan(20);
  });
});

describe('a mapping that does not fit is refused, with the setting', () => {
  test.each<[why: string, map: unknown, says: string]>([
    ['it is not JSON', '{"name": ', 'clubs.map.json is not JSON'],
    ['it names no column', withMap({ columns: {} }), 'clubs.map.json names no column. Under "columns" it should name at least those that hold "key" and "name".'],
    ['it has no columns at all', { name: 'clubs' }, 'clubs.map.json names no column.'],
    ['it is a list', [], 'clubs.map.json names no column.'],
    ['no key', withMap({ columns: { name: 'name' } }), 'clubs.map.json, columns.key: is missing.'],
    ['a setting nobody knows', withMap({ columns: { ...MAP.columns, longtitude: 'lon' } }), 'clubs.map.json, columns: nothing is called “longtitude” here.'],
    ['no licence', withMap({ licence: '' }), 'clubs.map.json, licence: is empty. Fill it in.'],
    ['a kind of activity nobody knows', withMap({ categories: { columns: ['type'], table: { Chess: ['ches'] } } }), 'clubs.map.json, categories.table.Chess.0: there is no kind of activity “ches”.'],
    ['a fact that is none', withMap({ facts: { accessibility: { columns: ['access'], table: { Ramp: [{ key: 'step_free_entrance', value: 'ramp' }] } } } }), 'facts.accessibility.table.Ramp.0: step_free_entrance: "ramp" is not one of its values.'],
    ['a fact that needs a note', withMap({ facts: { accessibility: { columns: ['access'], table: { Ramp: [{ key: 'step_free_entrance', value: 'limited' }] } } } }), 'needs a note that says what to expect'],
    ['a word with two meanings', withMap({ categories: { columns: ['type'], table: { Chess: ['chess'], 'CHESS!': ['bridge'] } } }), 'The mapping\'s categories.table has two rows for “CHESS!”'],
    ['a time zone that is none', withMap({ timezone: 'Newport' }), 'clubs.map.json, timezone: is not a time zone.'],
  ])('%s', async (_why, map, says) => {
    await expect(read(HEADER + CHESS, map)).rejects.toThrow(says);
    await expect(read(HEADER + CHESS, map)).rejects.toThrow(TextFileError);
  });
});

describe('a row that cannot be listed is left out with its line, and the rest goes on', () => {
  test.each<[why: string, row: string, says: string]>([
    ['no name', '2, ,chess,51.5,-3,', 'It has no name in “name”.'],
    ['no key', ',Book club,chess,51.5,-3,', 'It has nothing in “id”, by which the next edition would know it.'],
    ['the key of another', '1,Book club,chess,51.5,-3,', 'It has the same key as line 2: “1”. Only the first was taken.'],
    ['no kind of activity', '2,Book club,,51.5,-3,', 'It has no kind of activity: no word in “type” has a meaning in categories.table.'],
    ['a name without end', `2,${'x'.repeat(201)},chess,51.5,-3,`, 'Its name is longer than 200 characters.'],
    ['no point', '2,Book club,chess,,-3,', 'It has no latitude and longitude, so nobody could find it on a map.'],
    ['a point in words', '2,Book club,chess,51°35′N,-3,', '“51°35′N” in “lat” is not a number. Write it like 51.5881.'],
    ['a decimal comma', '2,Book club,chess,"51,5881",-3,', '“51,5881” in “lat” is not a number.'],
    ['off the earth', '2,Book club,chess,91,-3,', 'Latitude 91 and longitude -3 look swapped.'],
    ['off the earth both ways', '2,Book club,chess,91,181,', 'Latitude 91 and longitude 181 are not on the earth.'],
    ['in the Gulf of Guinea', '2,Book club,chess,0,0,', 'They usually stand for "nobody knows".'],
    ['swapped, as the bounds show', '2,Book club,chess,-3,51.5,', 'Latitude -3 and longitude 51.5 look swapped: the other way round they are where this data set is.'],
    ['another country', '2,Book club,chess,35.9,14.5,', 'Latitude 35.9 and longitude 14.5 are far from where this data set is.'],
  ])('%s', async (_why, row, says) => {
    const batch = await read(`${HEADER}${CHESS}\n${row}\n3,Last club,chess,51.6,-3.1,\n,,,,,\n`, withMap({ bounds: [51.3, -3.3, 51.8, -2.7] }));
    expect(batch.listings.map((l) => l.key)).toEqual(['1', '3']);
    expect(batch.rejected).toEqual([{ ref: 'line 4', reason: expect.stringContaining(says) as string }]);
  });
});

describe('what columns and words become', () => {
  test('a byte order mark, CR LF, quotes and accents are as they should be', async () => {
    const { listings, rejected } = await read(`\ufeff${HEADER}1,"Clwb ""Gŵyl"", y dref",chess,51.5,-3,\n`.replaceAll('\n', '\r\n'));
    expect(rejected).toEqual([]);
    expect(listings[0]!.service.name).toBe('Clwb "Gŵyl", y dref');
  });

  test.each([
    ['before a quoted header', `\ufeff"id",name,type,lat,lon,access\n${CHESS}`],
    ['before NDJSON', '\ufeff{"id": 1, "name": "Chess club", "type": "chess", "lat": 51.5881, "lon": -2.9985, "access": null}\n'],
  ])('a byte order mark %s is no part of it', async (_where, content) => {
    const { listings } = await read(content);
    expect(listings.map((l) => [l.key, l.service.name])).toEqual([['1', 'Chess club']]);
  });

  test('an organization is of faith if its name or anything it does is', async () => {
    const { listings } = await read(`${HEADER.trim()},org\n1,Chess,chess,51.5,-3,,Our Friends\n2,Praying,prayer,51.5,-3,,Our Friends\n3,Chess,chess,51.5,-3,,St Mary's Church\n4,Chess,chess,51.5,-3,,The Library\n`, withMap({
      columns: { ...MAP.columns, organization: 'org' }, categories: { columns: ['type'], table: { chess: ['chess'], prayer: ['prayer_group'] } },
    }));
    expect(listings.map((l) => l.organization.faith_host)).toEqual(['yes', 'yes', 'yes', 'no']);
  });

  test('words without a row are counted, words that say nothing are not, and words that disagree leave it open', async () => {
    const { listings, notes } = await read(`${HEADER}1,A,CHESS;Book Group,51.5,-3,Ramp;no steps\n2,B,chess,51.5,-3,ramp ; Wifi\n3,C,chess,51.5,-3,Steps;No steps\n`);
    expect(listings.map((l) => l.service.categories)).toEqual([['chess', 'book_group'], ['chess'], ['chess']]);
    expect(listings.map((l) => l.facts)).toEqual([[{ key: 'step_free_entrance', value: 'yes', note: null }], [], []]);
    expect(notes).toEqual([
      '“Ramp” once has no row in facts.accessibility.table.',
      '“ramp” once has no row in facts.accessibility.table.',
      '“step_free_entrance” once was left open, because a row says two things of it: "no" and "yes".',
    ]);
  });

  test('every setting of a mapping', async () => {
    const header = 'a,b,name,org,short,long,kind,lat,lon,building,street,town,county,pc,land,tel,tel2,web,mail,oh,when,who,how,wait,bus,seen,secret,langs,cost,where,tick\n';
    const row = (key: string, more: Record<string, string> = {}): string => {
      const cells = { a: key, b: 'x', name: `Group ${key}`, org: 'Chapel Friends', short: 'Short words', long: 'Long words', kind: 'Chess', lat: '51.5881', lon: '-2.9985', building: 'The Hall', street: '1 High Street', town: 'Newport', county: 'Gwent', pc: 'NP20 1AA', land: 'GB', tel: '01633 496 0001; ask', tel2: '+44 1632 960 001 ext. 12', web: 'www.example.org', mail: 'a@example.org', oh: 'Mo-Fr 09:00-17:00; PH off', when: 'n/a', who: 'Anybody', how: 'Ring first', wait: 'None', bus: 'Bus 14', seen: '2026-10-01', secret: '', langs: 'Welsh|BSL|English', cost: 'Pay £2', where: 'Room', tick: 'y', ...more };
      return `${Object.values(cells).join(',')}\n`;
    };
    const map = withMap({
      lang: 'cy', region: 'GB-WLS', nothing: ['n/a', 'none'],
      columns: {
        key: ['a', 'b'], name: 'name', organization: 'org', summary: 'short', description: 'long', latitude: 'lat', longitude: 'lon', place: 'building', street: 'street', city: 'town', state: 'county', postcode: 'pc', country: 'land',
        phones: [{ number: 'tel' }, { number: 'tel2', description: 'building' }], website: 'web', email: 'mail', opening_hours: 'oh', hours_text: 'when', eligibility: 'who', application: 'how', wait: 'wait', transportation: 'bus', checked_on: 'seen',
      },
      categories: { columns: ['kind'], table: { Chess: ['chess'] } }, kind: { columns: ['kind'], table: { Chess: 'group' }, otherwise: 'place' },
      visibility: { columns: ['secret'], split: ' ', table: { area: 'area', hidden: 'hidden' }, otherwise: 'full' }, languages: { columns: ['langs'], split: '|', table: { Welsh: 'cy', English: 'en', BSL: 'bfi' } },
      facts: {
        cost: { columns: ['cost'], table: { 'pay £2': [{ key: 'cost', value: { kind: 'low', amount: 2, currency: 'GBP' } }] } },
        where: { columns: ['where'], table: { Room: null, Online: [{ key: 'attendance_mode', value: 'online' }] } },
        tick: { columns: ['tick'], table: { Y: [{ key: 'seating', value: 'some_seating', note: 'A bench.' }], N: [{ key: 'seating', value: 'none' }] } },
      },
    });
    const { listings, rejected, notes } = await read(header + row('1') + row('2', { where: 'Online', lat: '', lon: '', oh: 'whenever', when: 'Mondays', web: 'soon', mail: '-', seen: '2027-01-01', tick: '' }) + row('3', { secret: 'area hidden', oh: '', when: 'Most days' }), map);
    expect(rejected).toEqual([]);
    const [first, online, secret] = listings;
    expect(first).toEqual({
      key: '1 / x',
      organization: { key: 'organization/Chapel Friends', name: 'Chapel Friends', description: 'Chapel Friends', website: null, faith_host: 'yes' },
      service: {
        name: 'Group 1', summary: 'Short words', description: 'Long words', kind: 'group', categories: ['chess'], status: 'active', alert: null, url: 'https://www.example.org', email: 'a@example.org',
        application_process: 'Ring first', wait_time: null, spaces: 'unknown', inclusion_statement: 'Anybody', co_led_by: [], lang: 'cy',
      },
      location: {
        key: '1 / x', type: 'physical', name: 'The Hall', latitude: 51.5881, longitude: -2.9985, visibility: 'full', timezone: 'Europe/London', region: 'GB-WLS', transportation: 'Bus 14',
        address: { address_1: '1 High Street', city: 'Newport', state_province: 'Gwent', postal_code: 'NP20 1AA', country: 'GB' }, external: null,
      },
      schedules: [expect.objectContaining({ kind: 'opening_hours', byday: ['MO', 'TU', 'WE', 'TH', 'FR'], opens_at: '09:00', closes_at: '17:00', holidays: 'closed' })],
      hours_text: null,
      facts: [
        { key: 'cost', value: { kind: 'low', amount: 2, currency: 'GBP', first_free: false, concession: false, hidden_costs: null }, note: null },
        { key: 'seating', value: 'some_seating', note: 'A bench.' },
        { key: 'languages', value: ['cy', 'en'], note: null },
        { key: 'sign_languages', value: ['bfi'], note: null },
      ],
      travel: null, phones: [{ number: '+44 1632 960 001 ext. 12', description: 'The Hall' }], contact: null, source: 'imported_feed', checked_on: '2026-10-01',
    });
    expect(online!.location).toMatchObject({ type: 'virtual', latitude: null, longitude: null, address: null, name: null });
    expect(online).toMatchObject({ schedules: [], hours_text: 'whenever', checked_on: null, service: { url: null, email: null } });
    expect(secret!.location.visibility).toBe('hidden');
    expect(secret!.hours_text).toBe('Most days');
    expect(notes).toEqual(expect.arrayContaining([
      '“01633 496 0001; ask” 3 times in “tel” is not a telephone number.', '“soon” once in “web” is not a web address.', '“-” once in “mail” is not an e-mail address.',
      '“2027-01-01” once in “seen” is not a day up to 2026-11-22, written like that.', '“whenever” once in “oh” is not written as OpenStreetMap writes hours. It is shown as it is.',
    ]));
  });

  test('a hidden address stays hidden when it is published', async () => {
    const directory = empty();
    put(directory, await read(`${HEADER.trim()},street\n${CHESS.trim()},7 Secret Lane\n`, withMap({ columns: { ...MAP.columns, street: 'street' }, visibility: { otherwise: 'hidden' } })));
    const resource = readResource(directory, resourceId('csv:clubs', '1'))!;
    expect(resource).toMatchObject({ name: 'Chess club', address: null, place: { visibility: 'hidden', point: null } });
    expect(JSON.stringify(resource)).not.toMatch(/Secret|51\.58/);
  });

  test('NDJSON is read by path: parts, items, and each item of a list', async () => {
    const line = JSON.stringify({ id: 7, name: 'Chess', where: { point: [-2.9985, 51.5881] }, kinds: [{ words: ['Chess'] }, { words: ['Book group', 'x'] }], phones: [{ number: '01632 960001' }, { number: '01632 960002', for: 'Desk' }], access: ['No steps'] });
    const { listings, notes } = await read(`${line}\n\n`, withMap({
      columns: { key: 'id', name: 'name', latitude: 'where.point.1', longitude: 'where.point.0', phones: [{ number: 'phones.*.number', description: 'phones.*.for' }] },
      categories: { columns: ['kinds.*.words'], table: { Chess: ['chess'], 'Book group': ['book_group'] } },
    }), 'clubs.ndjson');
    expect(listings[0]).toMatchObject({
      key: '7', service: { categories: ['chess', 'book_group'] }, location: { latitude: 51.5881, longitude: -2.9985 },
      phones: [{ number: '01632 960001', description: null }, { number: '01632 960002', description: 'Desk' }], facts: [{ key: 'step_free_entrance', value: 'yes' }],
    });
    expect(notes).toEqual(['“x” once has no row in categories.table.']);
  });
});

describe('writing', () => {
  const CLUBS = `${HEADER}${CHESS}2,Book club,Book group,51.6,-3.1,No steps\n`;

  test('a second run changes no row; the next edition changes what differs, and asks about what is gone', async () => {
    const directory = empty();
    expect(put(directory, await read(CLUBS)).listings).toEqual({ created: 2, changed: 0, same: 0 });
    const before = rowsOf(directory);
    const again = put(directory, await read(CLUBS), { at: '2027-01-01T00:00:00Z' });
    expect(again.listings).toEqual({ created: 0, changed: 0, same: 2 });
    expect(rowsOf(directory)).toEqual(before);
    const next = put(directory, await read(`${HEADER}2,Books and tea,Book group,51.6,-3.1,No steps\n`));
    expect(next).toMatchObject({ listings: { created: 0, changed: 1, same: 0 }, gone: 1 });
    expect(readResource(directory, resourceId('csv:clubs', '1'))).not.toBeNull();
  });

  test('a dry run says the same and changes no row', async () => {
    const directory = empty();
    const before = rowsOf(directory);
    expect(put(directory, await read(CLUBS), { dryRun: true }).listings).toEqual({ created: 2, changed: 0, same: 0 });
    expect(rowsOf(directory)).toEqual(before);
  });

  test('an import that is interrupted in the middle leaves nothing', async () => {
    const directory = empty();
    const before = rowsOf(directory);
    const batch = await read(CLUBS);
    expect(() => put(directory, batch, { onProgress: (done) => { if (done === 1) throw new Error('stopped'); } })).toThrow('stopped');
    expect(rowsOf(directory)).toEqual(before);
  });

  test('a fact that staff checked stays, and the liaison hears what the file says', async () => {
    const directory = empty();
    put(directory, await read(CLUBS));
    const id = resourceId('csv:clubs', '2');
    const seq = lastChange(directory);
    write(directory, { actor: 'staff', at: AT.at }, (w) => {
      const { location_id } = w.get(schema.service_at_location, { id })!;
      w.put(schema.attribute, { ...w.get(schema.attribute, { link_id: location_id, label: 'step_free_entrance' })!, value: 'no' });
      w.put(schema.provenance, { entity: 'location', entity_id: location_id, field: 'step_free_entrance', source: 'staff_visited', checked_on: '2026-11-20', note: 'Two steps.' });
    });
    expect(lastChange(directory)).toBeGreaterThan(seq);
    expect(put(directory, await read(CLUBS)).clashes).toBe(1);
    expect(readResource(directory, id)!.facts.step_free_entrance).toEqual({ value: 'no', source: 'staff_visited', checked_on: '2026-11-20', note: 'Two steps.' });
    const detail = directory.raw.prepare("SELECT detail FROM review_item WHERE kind = 'import_clash'").pluck().all() as string[];
    expect(detail.map((d) => JSON.parse(d) as object)).toEqual([expect.objectContaining({ kept: 'no', offered: 'yes' })]);
  });

  test('two data sets may use the same keys', async () => {
    const directory = empty();
    put(directory, await read(CLUBS));
    expect(put(directory, await read(CLUBS, withMap({ name: 'other-clubs' }))).listings.created).toBe(2);
  });
});

describe('a draft of a mapping', () => {
  const SHEET = 'Ref No;Group Name;Provider;Postcode;Latitude;Longitude;Telephone;Web site;Category;Wheelchair access;Opening times\n'
    + '1;Chess;Library;NP20;51.5;-3;01632 960001;www.example.org;Games|Talk;Yes;Mondays\n2;Books;Library;NP20;51.6;-3.1;;;Reading|Talk;No;Tuesdays\n';

  test('finds columns by their names, and the words that need a meaning', async () => {
    const draft = JSON.parse(await suggestMap(save('Newport groups.csv', SHEET), () => {})) as Record<string, object>;
    expect(draft).toMatchObject({
      name: 'newport-groups', separator: ';', source: '',
      columns: { key: 'Ref No', name: 'Group Name', organization: 'Provider', postcode: 'Postcode', latitude: 'Latitude', longitude: 'Longitude', website: 'Web site', hours_text: 'Opening times', phones: [{ number: 'Telephone' }], city: null },
      categories: { columns: ['Category'], split: '|', table: { Talk: null, Games: null, Reading: null } },
      facts: { accessibility: { columns: ['Wheelchair access'], split: null, table: { Yes: null, No: null } } },
    });
  });

  test('uses no column twice', async () => {
    const draft = JSON.parse(await suggestMap(save('three.csv', 'Name,Type,Description\nChess,Games,Boards are set out\n'), () => {})) as { columns: Record<string, unknown>; categories: object };
    expect(draft.columns).toMatchObject({ name: 'Name', description: 'Description', summary: null, organization: null });
    expect(draft.categories).toMatchObject({ columns: ['Type'] });
  });

  test('is refused until it is filled in, and then imports', async () => {
    const file = save('Newport groups.csv', SHEET);
    const draft = JSON.parse(await suggestMap(file, () => {})) as { categories: { table: Record<string, string[]> } };
    await expect(readCsv(file, mapFile(draft), OPTIONS)).rejects.toThrow('clubs.map.json, source: is empty. Fill it in.');
    draft.categories.table['Games'] = ['board_games'];
    const { listings, rejected } = await readCsv(file, mapFile({ ...draft, source: 'x', licence: 'CC0-1.0', attribution: 'x' }), OPTIONS);
    expect(listings.map((l) => [l.service.name, l.service.categories, l.hours_text])).toEqual([['Chess', ['board_games'], 'Mondays']]);
    expect(rejected.map((r) => r.ref)).toEqual(['line 3']);
  });
});

const SAN_MATEO = sharedData('sanmateo/locations.ndjson');
const SAN_MATEO_MAP = join(import.meta.dirname, '../../fixtures/sanmateo.map.json');

describe.skipIf(SAN_MATEO === null)(`San Mateo County${SAN_MATEO === null ? ` (${ABSENT})` : ''}`, () => {
  const reading = SAN_MATEO === null ? null : readCsv(SAN_MATEO, SAN_MATEO_MAP, OPTIONS);

  test('as many listings and rows left out as there are, each with why', async () => {
    const { listings, rejected, notes } = await reading!;
    expect(listings.length + rejected.length).toBe(1709);
    const why = Object.groupBy(rejected, ({ reason }) => reason.replaceAll(/-?\d+(?:\.\d+)?/g, '#'));
    expect(Object.fromEntries(Object.entries(why).map(([reason, rows]) => [reason, rows!.length]))).toEqual({
      'It has no kind of activity: no word in “kind” or “services.*.keywords” has a meaning in categories.table.': 930,
      'It has no latitude and longitude, so nobody could find it on a map. Look its address up, or say in a table that it is online or by phone (attendance_mode).': 189,
      'Latitude # and longitude # are far from where this data set is.': 11,
    });
    expect(listings.length).toBe(579);
    expect(listings.filter((l) => l.service.categories[0] === 'library').length).toBe(101);
    expect(notes).toContain('“Youth” 213 times has no row in categories.table.');
    expect(notes!.some((note) => note.includes('accessibility'))).toBe(false);
  });

  test('accessibility, languages, costs and hours as the county wrote them', async () => {
    const { listings } = await reading!;
    const count = (key: string, value: unknown = undefined): number => listings.filter((l) => l.facts.some((f) => f.key === key && (value === undefined || JSON.stringify(f.value) === JSON.stringify(value)))).length;
    expect({
      entrance: count('step_free_entrance', 'yes'), toilet: count('accessible_toilet', 'yes'), parking: count('parking_close', 'yes'), signed: count('sign_languages'),
      spanish: listings.filter((l) => l.facts.some((f) => f.key === 'languages' && (f.value as string[]).includes('es'))).length,
      costs: count('cost'), hours: listings.filter((l) => l.hours_text !== null).length, phones: listings.filter((l) => l.phones.length > 0).length,
    }).toEqual({ entrance: 447, toilet: 128, parking: 108, signed: 12, spanish: 270, costs: 115, hours: 352, phones: 575 });
    expect(listings.every((l) => l.schedules.length === 0 && l.location.timezone === 'America/Los_Angeles')).toBe(true);
  });

  test('a park in full, as everybody sees it', async () => {
    const directory = empty();
    put(directory, await reading!);
    const park = readResource(directory, resourceId('csv:sanmateo', '83'))!;
    expect(park).toMatchObject({
      name: 'Pacifica Parks, Beaches and Recreation Department', summary: 'Offers recreational and social activities to persons of all ages.', kind: 'place', lang: 'en',
      categories: ['park', 'community_centre', 'making', 'movement', 'older_people'],
      address: '1810 Francisco Blvd., Pacifica, 94044', place: { visibility: 'full', point: { latitude: 37.635075, longitude: -122.4903422, radius_m: 0 } },
      hours_text: 'Monday, Tuesday, Thursday, 8:30-5; Wednesday, 8:30-7:30; Friday, 8:30-1:30', schedules: [],
      facts: {
        step_free_entrance: { value: 'yes', source: 'imported_feed', checked_on: '2013-11-07', note: 'There is a ramp.' },
        step_free_room: { value: 'yes', source: 'imported_feed', checked_on: '2013-11-07', note: null },
        accessible_toilet: { value: 'yes', source: 'imported_feed', checked_on: '2013-11-07', note: null },
        parking_close: { value: 'yes', source: 'imported_feed', checked_on: '2013-11-07', note: null },
        languages: { value: ['es'], source: 'imported_feed', checked_on: '2013-11-07', note: null },
      },
      inclusion_statement: 'None, but Pacifica residents have priority for some services', application_process: 'Walk in or apply by mail, fax or online.',
      phones: [{ number: '650 738-7381', description: null }], email: null, website: 'http://activenet.active.com/pacifica',
      freshness: { checked_on: null, checked_by: null, imported_from: 'San Mateo County community information', imported_on: '2014-04-23' },
      attribution: [{ text: 'San Mateo County community information, about 2013 (Code for America, ohana-api)', url: 'https://github.com/codeforamerica/ohana-api' }],
    });
    expect(Object.keys(park.facts).length).toBe(5);
    const library = readResource(directory, resourceId('csv:sanmateo', '6'))!;
    expect(library).toMatchObject({
      name: 'San Mateo County Law Library', summary: null, inclusion_statement: null, hours_text: null, categories: ['library'],
      facts: { cost: { value: { kind: 'free', amount: null }, source: 'imported_feed' } },
    });
    expect(library.phones).toEqual(expect.arrayContaining([{ number: '650 363-4160', description: '24-hour recording' }, { number: '650 363-4913', description: 'Reference and Business Assistance' }]));
  });

  test('a dry run and a second run change no row', async () => {
    const directory = empty();
    const before = rowsOf(directory);
    expect(put(directory, await reading!, { dryRun: true }).listings.created).toBe(579);
    expect(rowsOf(directory)).toEqual(before);
    put(directory, await reading!);
    const after = rowsOf(directory);
    const again = put(directory, await readCsv(SAN_MATEO!, SAN_MATEO_MAP, OPTIONS), { at: '2027-01-01T00:00:00Z' });
    expect(again).toMatchObject({ listings: { created: 0, changed: 0, same: 579 }, gone: 0, clashes: 0 });
    expect(rowsOf(directory)).toEqual(after);
  });

  test('a column that is misspelt is told with the nearest there are', async () => {
    const map = JSON.stringify({ ...MAP, columns: { ...MAP.columns, key: 'id', latitude: 'lon_lat.1', longitude: 'lon_lat.0', city: 'adress.city' }, categories: { columns: ['kind'], table: { libraries: ['library'] } }, facts: {} });
    await expect(readCsv(SAN_MATEO!, mapFile(map), OPTIONS)).rejects.toThrow('clubs.map.json, columns.city: locations.ndjson has no column “adress.city”. Nearest are “address.city”');
  });
});


import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { openDirectory } from '../../../data/db.ts';
import type { Directory } from '../../../data/db.ts';
import { readPlaces, readResources } from '../../../data/directory.ts';
import { importBatch } from '../../../data/import/batch.ts';
import type { Batch, Report } from '../../../data/import/batch.ts';
import { readOsm } from '../../../data/import/osm.ts';
import { match } from '../../../data/match/match.ts';
import { coreOf } from '../../../data/resource.ts';
import type { Resource } from '../../../data/shapes/resource.ts';
import { Person } from '../../../data/shapes/person.ts';
import { ABSENT, sharedData } from '../../shared-data.ts';
import { rowsOf } from '../../tables.ts';
import { writeTinyPbf } from '../formats/tiny-pbf.ts';

const NEWPORT = sharedData('newport/newport.osm.pbf');
const MALTA = sharedData('malta/malta.osm.pbf');
const OPTIONS = { region: 'GB-WLS', today: '2026-11-22', onProgress: () => {} };
const AT = { at: '2026-11-22T10:00:00Z', dryRun: false, onProgress: () => {} };
const put = (directory: Directory, batch: Batch, more: Partial<typeof AT> = {}): Report => importBatch(directory, batch, { ...AT, ...more });
const folder = mkdtempSync(join(tmpdir(), 'porchlight-import-'));

/** Runs the command as a person would and gives what it said. */
function command(args: string[], data: string, killAfter?: number): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['scripts/import.ts', ...args], { env: { ...process.env, DATA_DIR: data } });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => { out += String(chunk); });
    child.stderr.on('data', (chunk: Buffer) => { err += String(chunk); });
    if (killAfter !== undefined) setTimeout(() => child.kill('SIGKILL'), killAfter);
    child.on('close', (code) => resolve({ code, out, err }));
  });
}

describe.skipIf(NEWPORT === null)(`Newport${NEWPORT === null ? ` (${ABSENT})` : ''}`, () => {
  const reading = NEWPORT === null ? null : readOsm(NEWPORT, OPTIONS);
  const newport = async (): Promise<{ directory: Directory; resources: Resource[] }> => {
    const directory = openDirectory(':memory:');
    put(directory, await reading!);
    return { directory, resources: readResources(directory, 'all') };
  };
  const ask = async (person: object) => {
    const { resources } = await newport();
    const names = new Map(resources.map((r) => [r.id, r.name]));
    const answer = match({ resources: resources.map(coreOf), person: Person.parse(person), at: Date.parse('2026-11-25T08:00:00Z'), words: null });
    const named = (group: { id: string }[]) => group.map((r) => `${r.id} ${names.get(r.id)}`).toSorted();
    return { answer, match: named(answer.groups.match), ask: named(answer.groups.ask), resources };
  };

  test.each([
    ['worship', 55, (r: Resource) => r.organization.is_faith],
    ['clubs', 19, (r: Resource, tags: Set<string>) => tags.has(r.id)],
    ['community centres', 18, (r: Resource) => ['community_centre', 'village_hall', 'youth_club', 'cultural_community'].includes(r.categories[0]!)],
    ['sports centres and their sports', 12, (r: Resource) => ['leisure_centre', 'swimming', 'tennis', 'football', 'bowls', 'cycle_ride', 'trampolining', 'rugby'].includes(r.categories[0]!)],
    ['gyms', 10, (r: Resource) => ['gym', 'yoga', 'martial_arts', 'dance'].includes(r.categories[0]!)],
    ['libraries', 6, (r: Resource) => r.categories[0] === 'library'],
  ] as const)('has at least the %s there are: %i', async (_kind, least, is) => {
    const { resources } = await newport();
    const clubs = new Set(resources.filter((r) => r.kind === 'group').map((r) => r.id));
    expect(resources.filter((r) => is(r, clubs)).length).toBeGreaterThanOrEqual(least);
  });

  test('a second import changes no row', async () => {
    const { directory } = await newport();
    const before = rowsOf(directory);
    const report = put(directory, await reading!, { at: '2027-01-01T00:00:00Z' });
    expect(report.listings).toEqual({ created: 0, changed: 0, same: (await reading!).listings.length });
    expect(rowsOf(directory)).toEqual(before);
  });

  test('a dry run says the same and changes no row', async () => {
    const directory = openDirectory(':memory:');
    const before = rowsOf(directory);
    const report = put(directory, await reading!, { dryRun: true });
    expect(report.listings.created).toBe((await reading!).listings.length);
    expect(rowsOf(directory)).toEqual(before);
  });

  test('every object left out has its reason, and every listing its credit and date', async () => {
    const { rejected } = await reading!;
    expect(rejected).toEqual([{ ref: 'relation/335184', reason: expect.stringContaining('are not in this file') as string }]);
    const { resources } = await newport();
    for (const r of resources) {
      expect(r.attribution).toEqual([{ text: '© OpenStreetMap contributors', url: 'https://www.openstreetmap.org/copyright' }]);
      expect(r.freshness).toEqual({ checked_on: null, checked_by: null, imported_from: 'OpenStreetMap', imported_on: '2023-06-12' });
      expect(r.facts.faith_content).toBeUndefined();
    }
  });

  test('the place box knows the town and its parts', async () => {
    const { directory } = await newport();
    const names = readPlaces(directory).map((p) => p.name);
    expect(names).toEqual(expect.arrayContaining(['Newport', 'Alway', 'Rhiwderin']));
  });

  test('question 1: open on Wednesday at 11:00, within 2 km of the centre', async () => {
    const { answer, match, ask: unsure } = await ask({ place: { latitude: 51.588, longitude: -2.999 }, travel: { mode: 'walk', max_minutes: null, max_metres: 2000 }, times: [{ weekday: 3, from: 660, to: 660 }] });
    expect({ match, ask: unsure }).toMatchSnapshot();
    expect(answer.groups.ask.every((r) => r.questions.length > 0)).toBe(true);
  });

  test('question 2: libraries', async () => {
    const found = await ask({ kinds: ['library'] });
    expect({ match: found.match, ask: found.ask }).toMatchSnapshot();
    expect(found.match.length + found.ask.length).toBe(6);
  });

  test('question 3: within 2 km of the centre', async () => {
    const found = await ask({ place: { latitude: 51.588, longitude: -2.999 }, travel: { mode: 'walk', max_minutes: null, max_metres: 2000 } });
    expect({ match: found.match, ask: found.ask }).toMatchSnapshot();
  });

  test('what no extract can answer (quiet) is a question to ask, for everything', async () => {
    const { answer, resources } = await ask({ kinds: ['library'], needs: [{ attribute: 'noise', accepts: ['quiet'], strength: 'must' }] });
    expect(answer.totals).toEqual({ match: 0, ask: resources.filter((r) => r.categories.includes('library')).length });
    for (const r of answer.groups.ask) expect(r.questions).toContainEqual({ key: 'question.fact', params: { attribute: 'noise' } });
  });

  test('killed twenty times at random, it is whole each time, and the next run completes to the same rows', { timeout: 300_000 }, async () => {
    const undisturbed = join(folder, 'undisturbed');
    const started = performance.now();
    expect((await command(['osm', NEWPORT!, '--region', 'GB-WLS'], undisturbed)).code).toBe(0);
    const takes = performance.now() - started;
    const data = join(folder, 'killed');
    const file = join(data, 'directory.sqlite');
    let died = 0;
    for (let i = 0; i < 20; i += 1) {
      // Evenly over the run, with some chance: most of the writing is near the end.
      const { code } = await command(['osm', NEWPORT!, '--region', 'GB-WLS'], data, takes * ((i + Math.random()) / 20));
      if (code !== 0) died += 1;
      if (!existsSync(file)) continue;
      const directory = openDirectory(file);
      expect(directory.raw.pragma('integrity_check', { simple: true })).toBe('ok');
      expect(directory.raw.pragma('foreign_key_check')).toEqual([]);
      const rows = directory.raw.prepare('SELECT count(*) FROM service_at_location').pluck().get() as number;
      expect([0, (await reading!).listings.length]).toContain(rows);
      directory.close();
    }
    expect(died).toBeGreaterThan(10);
    expect((await command(['osm', NEWPORT!, '--region', 'GB-WLS'], data)).code).toBe(0);
    const [a, b] = [openDirectory(file), openDirectory(join(undisturbed, 'directory.sqlite'))];
    expect(rowsOf(a)).toEqual(rowsOf(b));
    a.close();
    b.close();
  });
});

describe.skipIf(MALTA === null)(`Malta${MALTA === null ? ` (${ABSENT})` : ''}`, () => {
  test('imports with its accents and its own holidays', async () => {
    const directory = openDirectory(':memory:');
    const batch = await readOsm(MALTA!, { ...OPTIONS, region: null });
    put(directory, batch);
    const resources = readResources(directory, 'all');
    expect(resources.length).toBeGreaterThanOrEqual(300);
    expect(resources.some((r) => /[ċġħż]/i.test(r.name))).toBe(true);
    expect(readPlaces(directory).some((p) => p.name === 'Ħal Qormi' || /Ħ/.test(p.name))).toBe(true);
    expect(new Set(resources.map((r) => r.region))).toEqual(new Set(['MT']));
    expect(new Set(resources.map((r) => r.timezone))).toEqual(new Set(['Europe/Malta']));
  });
});

describe('what bad input gets', () => {
  const whole = writeTinyPbf([{ type: 'node', id: 1, latitude: 51.5, longitude: -3, tags: { amenity: 'library', name: 'Little library' } }]);
  const file = (name: string, content: Buffer | string): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const data = join(folder, 'bad');
  beforeAll(async () => expect((await command(['osm', file('whole.osm.pbf', whole)], data)).code).toBe(0));

  test.each<[why: string, args: () => string[], says: RegExp]>([
    ['a file cut short', () => { const path = file('cut.osm.pbf', whole); truncateSync(path, whole.length - 7); return ['osm', path]; }, /cut\.osm\.pbf/],
    ['a picture', () => ['osm', file('photo.osm.pbf', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'))], /photo\.osm\.pbf/],
    ['an empty file', () => ['osm', file('empty.osm.pbf', '')], /empty/],
    ['a file that is not there', () => ['osm', join(folder, 'nowhere.osm.pbf')], /nowhere\.osm\.pbf/],
    ['a point off the globe', () => ['osm', file('off.osm.pbf', writeTinyPbf([{ type: 'node', id: 7, latitude: 95, longitude: -3, tags: { amenity: 'library', name: 'Far' } }]))], /node 7/],
    ['an unknown kind of import', () => ['spreadsheet', 'x.xls'], /There is no import "spreadsheet"/],
    ['no file', () => ['osm'], /npm run import/],
  ])('%s: a sentence, a non-zero exit, and the directory as it was', async (_why, args, says) => {
    const before = readFileSync(join(data, 'directory.sqlite'));
    const { code, err } = await command(args(), data);
    expect(code).toBe(1);
    expect(err).toMatch(says);
    expect(err).not.toMatch(/\n\s+at /);
    expect(readFileSync(join(data, 'directory.sqlite')).equals(before)).toBe(true);
  });

  test('hostile words in tags stay words, and hours nobody can read stay text to ask about', async () => {
    const path = file('hostile.osm.pbf', writeTinyPbf([
      { type: 'node', id: 1, latitude: 51.5, longitude: -3, tags: { amenity: 'library', name: '<script>alert(1)</script>', website: 'javascript:alert(1)', opening_hours: 'whenever <b>Bob</b> is in', phone: '"><img src=x>' } },
      { type: 'node', id: 2, latitude: 51.5, longitude: -3, tags: { amenity: 'library', name: 'Ends\u0000here\u202e' } },
    ]));
    const directory = openDirectory(':memory:');
    put(directory, await readOsm(path, OPTIONS));
    const [a, b] = readResources(directory, 'all').toSorted((x, y) => (x.name < y.name ? -1 : 1));
    expect(a).toMatchObject({ name: '<script>alert(1)</script>', website: null, phones: [], schedules: [], hours_text: 'whenever <b>Bob</b> is in' });
    expect(b!.name).toBe('Ends here');
  });
});


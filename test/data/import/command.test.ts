import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDirectory } from '../../../data/db.ts';
import { rowsOf } from '../../tables.ts';

const FEED = 'test/fixtures/meetings/feed.json';

/** Runs the command as a person would, in a folder of its own, and gives what it said. */
function command(args: string[], data: string): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['scripts/import.ts', ...args], { env: { ...process.env, DATA_DIR: data } });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => { out += String(chunk); });
    child.stderr.on('data', (chunk: Buffer) => { err += String(chunk); });
    child.on('close', (code) => resolve({ code, out, err }));
  });
}
const folder = (): string => mkdtempSync(join(tmpdir(), 'porchlight-command-'));
function rowsIn(data: string): Record<string, string> {
  const directory = openDirectory(join(data, 'directory.sqlite'));
  try {
    return rowsOf(directory);
  } finally {
    directory.close();
  }
}
function save(where: string, name: string, content: string): string {
  const path = join(where, name);
  writeFileSync(path, content);
  return path;
}

test('meetings: it ends with counts, what it could not use and what was left out, and a second run changes nothing', async () => {
  const data = folder();
  const first = await command(['meetings', FEED], data);
  expect(first.code).toBe(0);
  expect(first.out).toContain('Imported feed (District 123, 2026-10-02): 6 new, 0 changed, 0 the same; 0 names of places.');
  expect(first.out).toContain('“ZZZ” once is not a type we know.');
  expect(first.out).toContain('Say whose apply with --region');
  expect(first.out).toContain('0 entries were left out.');
  expect(first.err).toMatch(/Reading … 100 %.*Writing … 100 %/s);
  const before = rowsIn(data);
  expect((await command(['meetings', FEED], data)).out).toContain('0 new, 0 changed, 6 the same');
  expect(rowsIn(data)).toEqual(before);
  const faults = await command(['meetings', 'test/fixtures/meetings/faults.json', '--region', 'US', '--dry-run'], data);
  expect(faults.out).toContain('Would import faults');
  expect(faults.out).toContain('16 entries were left out:\n  meeting 1 (day-9): Its day (9) is not a day.');
  expect(rowsIn(data)).toEqual(before);
});

test('csv: a draft, refused until it is filled in, then imported', async () => {
  const data = folder();
  const list = save(data, 'clubs.csv', 'id,name,category,latitude,longitude\n1,Chess,Games,51.5881,-2.9985\n2,Nothing,Other,51.5,-3\n');
  const draft = await command(['csv', list, '--suggest-map'], data);
  expect(draft.code).toBe(0);
  expect(draft.err).toContain('Fill in what is empty');
  const map = JSON.parse(draft.out) as { categories: { table: Record<string, unknown> } };
  const unfinished = await command(['csv', list, '--map', save(data, 'map.json', draft.out)], data);
  expect(unfinished).toMatchObject({ code: 1, out: '' });
  expect(unfinished.err).toContain('map.json, source: is empty. Fill it in.');
  expect(unfinished.err).toContain('Nothing was changed.');
  expect(existsSync(join(data, 'directory.sqlite'))).toBe(false);
  map.categories.table['Games'] = ['board_games'];
  const done = await command(['csv', list, '--map', save(data, 'map.json', JSON.stringify({ ...map, source: 'Clubs', licence: 'CC0-1.0', attribution: 'Clubs' }))], data);
  expect(done.out).toContain('Imported clubs (Clubs): 1 new');
  expect(done.out).toContain('Say whose apply with "region" in the mapping');
  expect(done.out).toContain('1 entry was left out:\n  line 3: It has no kind of activity');
});

test.each<[why: string, args: (data: string) => string[], says: RegExp]>([
  ['a list without a mapping', () => ['csv', 'x.csv'], /--map MAP\.json.*--suggest-map/],
  ['a mapping that is not there', (data) => ['csv', save(data, 'x.csv', 'id\n1\n'), '--map', 'nowhere.json'], /There is no file nowhere\.json there/],
  ['a file that is not there', () => ['geonames', 'nowhere.csv'], /There is no file nowhere\.csv there/],
  ['no postal codes', (data) => ['geonames', save(data, 'x.csv', 'id\n1\n')], /no file of GeoNames postal codes/],
  ['no feed', (data) => ['meetings', save(data, 'x.json', '{}')], /not a list of meetings/],
  ['an import there is not', () => ['excel', 'x.xlsx'], /There is no import "excel"\. There are: osm, csv, geonames, meetings\./],
])('%s: a sentence, a non-zero exit, and no directory made', async (_why, args, says) => {
  const data = folder();
  const { code, out, err } = await command(args(data), data);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(says);
  expect(err).not.toMatch(/\n\s+at /);
  expect(existsSync(join(data, 'directory.sqlite'))).toBe(false);
});

test('the help names every import and every option', async () => {
  const { code, err } = await command(['--help'], folder());
  expect(code).toBe(0);
  const source = readFileSync('scripts/import.ts', 'utf8');
  const kinds = [...source.matchAll(/case '(\w+)':/g)].map((m) => m[1]!);
  const options = [...source.slice(source.indexOf('options: {'), source.indexOf('});')).matchAll(/'?([\w-]+)'?: \{ type/g)].map((m) => m[1]!).filter((name) => name !== 'help');
  expect(kinds.length).toBeGreaterThan(3);
  expect(options.length).toBeGreaterThan(3);
  for (const kind of kinds) expect(err).toMatch(new RegExp(`^  ${kind} `, 'm'));
  for (const option of options) expect(err).toMatch(new RegExp(`^  --${option} `, 'm'));
});

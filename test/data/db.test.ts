import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, expect, test } from 'vitest';
import { openDirectory } from '../../data/db.ts';

const folder = mkdtempSync(join(tmpdir(), 'porchlight-db-'));
const opened: { close(): void }[] = [];
const open = (name: string, migrations?: string) => {
  const directory = openDirectory(join(folder, name), migrations);
  opened.push(directory);
  return directory;
};
afterAll(() => { for (const o of opened) try { o.close(); } catch { /* closed by its test */ } });

test('commits are durable on a new file, after the first write and after reopening', () => {
  for (const _ of ['new', 'again']) {
    const { raw, close } = open('durable.sqlite');
    raw.exec("INSERT INTO change (at, actor) VALUES ('2026-01-01T00:00:00Z', 'test')");
    expect(raw.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(raw.pragma('synchronous', { simple: true })).toBe(2);
    expect(raw.pragma('foreign_keys', { simple: true })).toBe(1);
    close();
  }
});

test('the vocabulary is in the taxonomy tables once, however often the file is opened', () => {
  const count = () => {
    const { raw, close } = open('taxonomy.sqlite');
    const n = raw.prepare('SELECT count(*) FROM taxonomy_term').pluck().get() as number;
    close();
    return n;
  };
  const first = count();
  expect(first).toBeGreaterThan(160);
  expect(count()).toBe(first);
});

/** The project's migrations and one more of our own making. */
function withMigration(name: string, sql: string): string {
  const real = new URL('../../data/migrations/directory/', import.meta.url).pathname;
  const copy = join(folder, name);
  mkdirSync(join(copy, 'meta'), { recursive: true });
  for (const file of readdirSync(real)) if (file.endsWith('.sql')) copyFileSync(join(real, file), join(copy, file));
  const journal = JSON.parse(readFileSync(join(real, 'meta/_journal.json'), 'utf8')) as { entries: { idx: number; when: number; tag: string; version: string; breakpoints: boolean }[] };
  const last = journal.entries.at(-1)!;
  journal.entries.push({ ...last, idx: last.idx + 1, when: last.when + 1, tag: '9999_test' });
  writeFileSync(join(copy, 'meta/_journal.json'), JSON.stringify(journal));
  writeFileSync(join(copy, '9999_test.sql'), sql);
  return copy;
}

const ORGANIZATION = "INSERT INTO organization (id, name, description) VALUES ('o', 'Library', 'Books')";
const SERVICE = "INSERT INTO service (id, organization_id, name, status) VALUES ('s', 'o', 'Chess', 'active')";

test('rebuilding a table that others refer to loses no row of theirs (the trap of drizzle\'s own migrator)', () => {
  const before = open('rebuild.sqlite');
  before.raw.exec(`${ORGANIZATION};${SERVICE}`);
  before.close();
  const rebuild = `CREATE TABLE __new AS SELECT * FROM organization;--> statement-breakpoint
DROP TABLE organization;--> statement-breakpoint
CREATE TABLE organization (id text PRIMARY KEY NOT NULL, name text NOT NULL, alternate_name text, description text, email text, website text, tax_status text, tax_id text, year_incorporated integer, legal_status text, logo text, uri text, parent_organization_id text, faith_host text DEFAULT 'no' NOT NULL);--> statement-breakpoint
INSERT INTO organization SELECT * FROM __new;--> statement-breakpoint
DROP TABLE __new;`;
  const after = open('rebuild.sqlite', withMigration('rebuild', rebuild));
  expect(after.raw.prepare('SELECT (SELECT count(*) FROM organization), (SELECT count(*) FROM service)').raw().get()).toEqual([1, 1]);
  expect(readdirSync(folder)).toContain('rebuild.sqlite.before-migration-1');
});

test('a migration that would break a reference is refused whole, and the file stays as it was', () => {
  const before = open('refused.sqlite');
  before.raw.exec(`${ORGANIZATION};${SERVICE}`);
  before.close();
  expect(() => open('refused.sqlite', withMigration('refused', "DELETE FROM organization WHERE id = 'o';"))).toThrow(/would break 1 references.*Nothing was changed/);
  const { raw } = open('refused.sqlite');
  expect(raw.prepare('SELECT count(*) FROM organization').pluck().get()).toBe(1);
});

test('a file from a newer Porchlight is refused with a sentence', () => {
  open('newer.sqlite', withMigration('newer', "CREATE TABLE later (id text);")).close();
  expect(() => open('newer.sqlite')).toThrow(/newer Porchlight/);
});

test('a file that is no database is refused with a sentence and not touched', () => {
  const path = join(folder, 'photo.sqlite');
  writeFileSync(path, 'this is not a database, it is a poem about one '.repeat(100));
  expect(() => open('photo.sqlite')).toThrow(/is not a Porchlight directory/);
  expect(readFileSync(path, 'utf8')).toMatch(/^this is not/);
});

const FIXTURES = new URL('../fixtures/', import.meta.url).pathname;

test.each(readdirSync(FIXTURES).filter((f) => f.endsWith('.sqlite')))('the kept database %s migrates: every row is there, references are whole', (file) => {
  const copy = join(folder, file);
  copyFileSync(join(FIXTURES, file), copy);
  const count = (raw: Database.Database) => Object.fromEntries(
    (raw.prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_\\_%' ESCAPE '\\' AND name NOT LIKE 'taxonomy%'").pluck().all() as string[])
      .map((t) => [t, raw.prepare(`SELECT count(*) FROM "${t}"`).pluck().get()]),
  );
  const old = new Database(copy);
  const before = count(old);
  old.close();
  const { raw } = open(file);
  expect(count(raw)).toMatchObject(before);
  expect(raw.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(raw.pragma('foreign_key_check')).toEqual([]);
});

test('who only looks does not wait for who writes: opening a file that is up to date writes nothing', () => {
  const writer = open('busy.sqlite');
  writer.raw.exec('BEGIN IMMEDIATE');
  const started = performance.now();
  open('busy.sqlite').close();
  expect(performance.now() - started).toBeLessThan(4000);
  writer.raw.exec('ROLLBACK');
});

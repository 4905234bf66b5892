import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import * as schema from './schema/directory.ts';
import { seedTaxonomy } from './taxonomy.ts';

/** The public database: `sql` for drizzle's query builder, `raw` for pragmas and plain statements. */
export interface Directory {
  sql: BetterSQLite3Database<typeof schema>;
  raw: Database.Database;
  close(): void;
}

const MIGRATIONS = fileURLToPath(new URL('./migrations/directory', import.meta.url));
/** Older versions can lose commits when two connections write (reliability.md §2, SQLite WAL-reset bug). */
const OLDEST_SQLITE = [3, 51, 3];

/**
 * Opens the directory at `path` (":memory:" for a test), brings its schema up to date and makes every commit durable.
 * An older database is first copied beside itself. Throws a sentence if the file is newer than this program, is not
 * a database, or would lose a reference by migrating; the file is then as it was.
 */
export function openDirectory(path: string, migrations = MIGRATIONS): Directory {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
  const raw = new Database(path);
  try {
    raw.pragma('busy_timeout = 5000');
    requireSqlite(raw);
    raw.pragma('journal_mode = WAL');
    migrate(raw, path, migrations);
    raw.pragma('foreign_keys = ON');
    // Said last and on every open: a file in WAL falls back to NORMAL by itself (reliability.md §1 row 3).
    raw.pragma('synchronous = FULL');
    seedTaxonomy(raw);
  } catch (error) {
    raw.close();
    if (error instanceof Database.SqliteError && error.code === 'SQLITE_NOTADB') {
      throw new Error(`${path} is not a Porchlight directory. Move the file away, or set DATA_DIR to another folder.`, { cause: error });
    }
    throw error;
  }
  return { sql: drizzle(raw, { schema }), raw, close: () => raw.close() };
}

/** Opens a directory that must exist already: for commands that only look. */
export function openExistingDirectory(path: string): Directory {
  if (!existsSync(path)) throw new Error(`There is no directory at ${path} yet. Import something first: npm run import -- osm FILE.osm.pbf`);
  return openDirectory(path);
}

function requireSqlite(raw: Database.Database): void {
  const version = raw.prepare('select sqlite_version()').pluck().get() as string;
  const parts = version.split('.').map(Number);
  for (const [i, least] of OLDEST_SQLITE.entries()) {
    const part = parts[i] ?? 0;
    if (part > least) return;
    if (part < least) throw new Error(`SQLite ${version} can lose data; ${OLDEST_SQLITE.join('.')} or newer is needed. Install the versions in the lock file.`);
  }
}

/**
 * Runs the migrations that this file has not seen, all or none. drizzle's own migrator runs with foreign keys on,
 * and then rebuilding a table silently empties those that refer to it (reliability.md §1 row 1).
 */
function migrate(raw: Database.Database, path: string, folder: string): void {
  const known = readMigrationFiles({ migrationsFolder: folder });
  raw.exec('CREATE TABLE IF NOT EXISTS __drizzle_migrations (id INTEGER PRIMARY KEY, hash text NOT NULL, created_at numeric)');
  const done = new Set(raw.prepare('SELECT hash FROM __drizzle_migrations').pluck().all() as string[]);
  const unknown = [...done].filter((hash) => !known.some((m) => m.hash === hash));
  if (unknown.length > 0) throw new Error(`${path} was written by a newer Porchlight. Update this program, or restore an older copy of the file.`);
  const pending = known.filter((m) => !done.has(m.hash));
  if (pending.length === 0) return;
  if (done.size > 0 && path !== ':memory:') backUpBefore(raw, path, done.size);
  raw.pragma('foreign_keys = OFF');
  raw.transaction(() => {
    for (const migration of pending) {
      for (const statement of migration.sql) raw.exec(statement);
      raw.prepare('INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)').run(migration.hash, migration.folderMillis);
    }
    const broken = raw.pragma('foreign_key_check') as { table: string }[];
    if (broken.length > 0) throw new Error(`Migrating ${path} would break ${broken.length} references (first in ${broken[0]!.table}). Nothing was changed.`);
  }).immediate();
}

function backUpBefore(raw: Database.Database, path: string, version: number): void {
  const copy = `${path}.before-migration-${version}`;
  if (!existsSync(copy)) raw.prepare('VACUUM INTO ?').run(copy);
}

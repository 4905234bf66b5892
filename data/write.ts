import { randomUUID } from 'node:crypto';
import type Database from 'better-sqlite3';
import { getTableColumns, getTableName } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Directory } from './db.ts';
import * as schema from './schema/directory.ts';

/** Every table a published fact can be in, and the objects (`entity:id`) that a row of it belongs to. */
const BELONGS: Record<string, (row: Row, raw: Database.Database) => string[]> = {
  organization: (row) => [`organization:${row['id']}`],
  service: (row) => [`service:${row['id']}`],
  location: (row) => [`location:${row['id']}`],
  service_at_location: (row) => [`service_at_location:${row['id']}`],
  address: links,
  schedule: links,
  contact: links,
  phone: (row, raw) => (row['contact_id'] == null ? links(row) : parents(raw, 'contact', row['contact_id'])),
  language: links,
  cost_option: links,
  accessibility: links,
  required_document: links,
  service_area: links,
  service_capacity: links,
  url: links,
  schedule_exception: (row, raw) => parents(raw, 'schedule', row['schedule_id']),
  attribute: (row) => [`${row['link_entity']}:${row['link_id']}`],
  provenance: (row, raw) => (row['entity'] === 'schedule' ? parents(raw, 'schedule', row['entity_id']) : [`${row['entity']}:${row['entity_id']}`]),
  place: (row) => [`place:${row['id']}`],
  import_source: (row) => [`import_source:${row['id']}`],
  review_item: () => [],
};

/** From an object to the resources it shows in. */
const RESOURCES_OF: Record<string, string> = {
  service_at_location: 'SELECT ? AS id',
  service: 'SELECT id FROM service_at_location WHERE service_id = ?',
  location: 'SELECT id FROM service_at_location WHERE location_id = ?',
  organization: 'SELECT l.id FROM service_at_location l JOIN service s ON s.id = l.service_id WHERE s.organization_id = ?',
  place: 'SELECT l.id FROM service_at_location l JOIN location o ON o.id = l.location_id WHERE o.place_id = ? UNION ALL SELECT NULL',
  import_source: 'SELECT id FROM service_at_location WHERE import_source_id = ? UNION ALL SELECT NULL',
};

type Row = Record<string, unknown>;
type Outcome = 'created' | 'changed' | 'same';

/** The only hand that writes published facts. */
export interface Writer {
  /** Inserts the row, or changes the columns given that differ. A change is kept in HSDS `metadata`. */
  put<T extends SQLiteTable>(table: T, row: T['$inferInsert']): Outcome;
  /** The row as it is now, or `null`. */
  get<T extends SQLiteTable>(table: T, key: Partial<T['$inferSelect']>): T['$inferSelect'] | null;
  /** All rows with these column values; all rows there are for `{}`. */
  all<T extends SQLiteTable>(table: T, where: Partial<T['$inferSelect']>): T['$inferSelect'][];
  /** Takes the row away; false if it was not there. */
  remove<T extends SQLiteTable>(table: T, key: Partial<T['$inferSelect']>): boolean;
}

/** Who writes, and when (ISO 8601 instant): nothing below reads a clock. */
export interface By {
  actor: string;
  at: string;
}

/**
 * Runs `work` in one transaction and appends one change-log row for each resource it touched.
 * If `work` throws, nothing was written and nothing was logged.
 */
export function write<T>(directory: Directory, by: By, work: (writer: Writer) => T): T {
  const { raw } = directory;
  return raw.transaction(() => {
    const touched = new Set<string>();
    const result = work(writer(raw, by, touched));
    logChanges(raw, by, touched);
    return result;
  }).immediate();
}

function writer(raw: Database.Database, by: By, touched: Set<string>): Writer {
  const history = raw.prepare(
    'INSERT INTO metadata (id, resource_id, resource_type, last_action_date, last_action_type, field_name, previous_value, replacement_value, updated_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const touch = (name: string, row: Row): void => {
    const owners = BELONGS[name];
    if (owners === undefined) throw new Error(`The table ${name} is not written through the write door.`);
    for (const owner of owners(row, raw)) touched.add(owner);
  };
  // What this very transaction wrote first has no history yet.
  const born = new Set<string>();
  const remember = (name: string, row: Row, action: 'update' | 'delete', field: string, before: unknown, after: unknown): void => {
    if (born.has(`${name}:${rowId(row)}`)) return;
    history.run(randomUUID(), rowId(row), name, by.at, action, field, asText(before), asText(after), by.actor);
  };
  const self: Writer = {
    put(table, row) {
      const t = describe(raw, table);
      const given = t.toDriver(row as Row);
      const before = t.find.get(...t.keys.map((k) => given[k])) as Row | undefined;
      if (before === undefined) {
        const names = Object.keys(given);
        t.statement(`INSERT INTO "${t.name}" (${names.map(quote).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`).run(...Object.values(given));
        touch(t.name, given);
        born.add(`${t.name}:${rowId(given)}`);
        return 'created';
      }
      const changed = Object.keys(given).filter((k) => given[k] !== before[k]);
      if (changed.length === 0) return 'same';
      t.statement(`UPDATE "${t.name}" SET ${changed.map((k) => `${quote(k)} = ?`).join(', ')} WHERE ${t.where}`).run(...changed.map((k) => given[k]), ...t.keys.map((k) => given[k]));
      for (const field of changed) remember(t.name, before, 'update', field, before[field], given[field]);
      touch(t.name, before);
      touch(t.name, { ...before, ...given });
      return 'changed';
    },
    all(table, where) {
      const t = describe(raw, table);
      const given = t.toDriver(where as Row);
      const tests = Object.keys(given).map((k) => `${quote(k)} IS ?`);
      const rows = t.statement(`SELECT * FROM "${t.name}"${tests.length === 0 ? '' : ` WHERE ${tests.join(' AND ')}`} ORDER BY rowid`).all(...Object.values(given)) as Row[];
      return rows.map((row) => t.fromDriver(row)) as never;
    },
    get(table, key) {
      return (self.all(table, key)[0] ?? null) as never;
    },
    remove(table, key) {
      const t = describe(raw, table);
      const given = t.toDriver(key as Row);
      const before = t.find.get(...t.keys.map((k) => given[k])) as Row | undefined;
      if (before === undefined) return false;
      touch(t.name, before);
      t.statement(`DELETE FROM "${t.name}" WHERE ${t.where}`).run(...t.keys.map((k) => given[k]));
      remember(t.name, before, 'delete', '*', JSON.stringify(before), '');
      return true;
    },
  };
  return self;
}

function logChanges(raw: Database.Database, by: By, touched: Set<string>): void {
  const resources = new Set<string | null>();
  const finders = new Map<string, Database.Statement>();
  for (const owner of touched) {
    const cut = owner.indexOf(':');
    const entity = owner.slice(0, cut);
    let find = finders.get(entity);
    if (find === undefined) {
      const sql = RESOURCES_OF[entity];
      if (sql === undefined) throw new Error(`Nobody says which resources show ${owner}.`);
      finders.set(entity, (find = raw.prepare(sql).pluck()));
    }
    for (const id of find.all(owner.slice(cut + 1)) as (string | null)[]) resources.add(id);
  }
  const log = raw.prepare('INSERT INTO change (resource_id, at, actor) VALUES (?, ?, ?)');
  for (const id of resources) log.run(id, by.at, by.actor);
}

interface Described {
  name: string;
  keys: string[];
  where: string;
  find: Database.Statement;
  statement(sql: string): Database.Statement;
  toDriver(row: Row): Row;
  fromDriver(row: Row): Row;
}

const described = new WeakMap<Database.Database, Map<SQLiteTable, Described>>();

/** What we need to know of a table, and its prepared statements, once a connection. */
function describe(raw: Database.Database, table: SQLiteTable): Described {
  let tables = described.get(raw);
  if (tables === undefined) described.set(raw, (tables = new Map()));
  const known = tables.get(table);
  if (known !== undefined) return known;
  const name = getTableName(table);
  const columns = getTableColumns(table);
  const keys = table === schema.provenance ? ['entity', 'entity_id', 'field'] : ['id'];
  const where = keys.map((k) => `${quote(k)} = ?`).join(' AND ');
  const statements = new Map<string, Database.Statement>();
  const statement = (sql: string): Database.Statement => {
    let found = statements.get(sql);
    if (found === undefined) statements.set(sql, (found = raw.prepare(sql)));
    return found;
  };
  const convert = (row: Row, how: 'mapToDriverValue' | 'mapFromDriverValue'): Row => {
    const out: Row = {};
    for (const [key, value] of Object.entries(row)) {
      const column = columns[key];
      if (column === undefined) throw new Error(`The table ${name} has no column ${key}.`);
      if (value !== undefined) out[key] = value === null ? null : column[how](value);
    }
    return out;
  };
  const result: Described = {
    name, keys, where, statement,
    find: statement(`SELECT * FROM "${name}" WHERE ${where}`),
    toDriver: (row) => convert(row, 'mapToDriverValue'),
    fromDriver: (row) => convert(row, 'mapFromDriverValue'),
  };
  tables.set(table, result);
  return result;
}

function links(row: Row): string[] {
  return ['service_at_location', 'service', 'location', 'organization'].flatMap((entity) => {
    const id = row[`${entity}_id`];
    return id == null ? [] : [`${entity}:${String(id)}`];
  });
}

function parents(raw: Database.Database, table: 'schedule' | 'contact', id: unknown): string[] {
  const row = raw.prepare(`SELECT * FROM ${table} WHERE id = ?`).get(id) as Row | undefined;
  return row === undefined ? [] : links(row);
}

const quote = (name: string): string => `"${name}"`;
const rowId = (row: Row): string => String(row['id'] ?? `${String(row['entity'])}:${String(row['entity_id'])}:${String(row['field'])}`);
const asText = (value: unknown): string => (value === null || value === undefined ? '' : String(value));

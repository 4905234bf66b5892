import { createHash } from 'node:crypto';
import type { Directory } from '../data/db.ts';

/** Moments at which things were written, and ids that are drawn by chance: no part of what a row says. */
const PASSING: Record<string, string[]> = { change: ['at'], metadata: ['id', 'last_action_date'], review_item: ['created_at'] };

/** A hash of every row of every table, but for what is passing. */
export function rowsOf({ raw }: Pick<Directory, 'raw'>): Record<string, string> {
  const tables = raw.prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name").pluck().all() as string[];
  return Object.fromEntries(tables.map((table) => {
    const rows = (raw.prepare(`SELECT * FROM "${table}"`).all() as Record<string, unknown>[]).map((row) => {
      for (const column of PASSING[table] ?? []) delete row[column];
      return JSON.stringify(row);
    });
    return [table, `${rows.length} ${createHash('sha256').update(rows.toSorted().join('\n')).digest('hex')}`];
  }));
}

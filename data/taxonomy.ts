import { createHash } from 'node:crypto';
import type Database from 'better-sqlite3';
import { ATTRIBUTE_WORDS } from './vocabulary/attribute-words.en.ts';
import { ATTRIBUTE_KEYS } from './vocabulary/attributes.ts';
import { CATEGORIES } from './vocabulary/categories.ts';
import { CATEGORY_WORDS } from './vocabulary/category-words.en.ts';
import { stableId } from './ids.ts';

/** HSDS taxonomies that carry our vocabulary. */
const ACCESS = { id: stableId('taxonomy', 'access'), name: 'Porchlight access and welcome', description: 'Forty facts about getting in, being there and being welcome.' };
const ACTIVITIES = { id: stableId('taxonomy', 'activities'), name: 'Porchlight activities', description: 'What people do there, by activity and never by diagnosis.' };

/** The `taxonomy_term.id` of an attribute key. */
export const attributeTermId = (key: string): string => stableId('term', 'access', key);
/** The `taxonomy_term.id` of a category code. */
export const categoryTermId = (code: string): string => stableId('term', 'activities', code);

/** The vocabulary of this program in one number, kept in the file's `user_version`. */
const VERSION = createHash('sha256').update(JSON.stringify([ATTRIBUTE_WORDS, CATEGORIES, CATEGORY_WORDS])).digest().readInt32BE();

/** Writes the vocabulary of this version into the taxonomy tables. Where it is there already nothing is written, so that who only looks never waits for who writes. */
export function seedTaxonomy(raw: Database.Database): void {
  if (raw.pragma('user_version', { simple: true }) === VERSION) return;
  const taxonomy = raw.prepare('INSERT INTO taxonomy (id, name, description) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name, description = excluded.description WHERE name <> excluded.name OR description <> excluded.description');
  const term = raw.prepare(`INSERT INTO taxonomy_term (id, code, name, description, parent_id, taxonomy, language, taxonomy_id) VALUES (?, ?, ?, ?, ?, ?, 'en', ?)
    ON CONFLICT (id) DO UPDATE SET name = excluded.name, description = excluded.description, parent_id = excluded.parent_id
    WHERE name <> excluded.name OR description <> excluded.description OR parent_id IS NOT excluded.parent_id`);
  raw.transaction(() => {
    for (const t of [ACCESS, ACTIVITIES]) taxonomy.run(t.id, t.name, t.description);
    for (const key of ATTRIBUTE_KEYS) term.run(attributeTermId(key), key, ATTRIBUTE_WORDS[key].label, ATTRIBUTE_WORDS[key].question, null, ACCESS.name, ACCESS.id);
    for (const { code, parent } of CATEGORIES) {
      const { label } = CATEGORY_WORDS[code]!;
      term.run(categoryTermId(code), code, label, label, parent === null ? null : categoryTermId(parent), ACTIVITIES.name, ACTIVITIES.id);
    }
    raw.pragma(`user_version = ${VERSION}`);
  })();
}

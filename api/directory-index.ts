import { asc, eq } from 'drizzle-orm';
import type { Directory } from '../data/db.ts';
import { changedSince, lastChange, readPlaces, readResources } from '../data/directory.ts';
import type { NamedPlace } from '../data/directory.ts';
import { findWords, wordIndex } from '../data/match/text.ts';
import type { WordIndex } from '../data/match/text.ts';
import { coreOf, textOf } from '../data/resource.ts';
import { import_source } from '../data/schema/directory.ts';
import type { Resource, ResourceCore } from '../data/shapes/resource.ts';
import { CATEGORY_WORDS } from '../data/vocabulary/category-words.en.ts';

/** What is published, all of one moment. It never changes; a later moment is another snapshot. */
export interface Snapshot {
  /** The change-log number this is the state after. */
  readonly seq: number;
  readonly resources: ReadonlyMap<string, Resource>;
  readonly cores: readonly ResourceCore[];
  /** The gazetteer, larger places first. */
  readonly places: readonly NamedPlace[];
  /** Credit lines that must be shown with the data. */
  readonly credits: readonly { text: string; url: string | null }[];
  /** What must be said on every page while an invented town is among the data; `null` where all of it is real. */
  readonly invented: string | null;
  /** Relevance 0–1 by resource id of everything that has at least one of these words. */
  find(words: string): Map<string, number>;
}

/** The published directory in memory. */
export interface Index {
  /** What is published now, a commit of another process a moment ago included. */
  latest(): Snapshot;
}

/** Follows the directory's change log: asks for its last number, and reads again only what changed since. */
export function createIndex(directory: Directory): Index {
  let current: Snapshot | null = null;
  // One read transaction, so that number, names and rows are of the same moment.
  const read = directory.raw.transaction((before: Snapshot | null) => snapshot(directory, before));
  return {
    latest() {
      if (current === null || current.seq !== lastChange(directory)) current = read(current);
      return current;
    },
  };
}

function snapshot(directory: Directory, before: Snapshot | null): Snapshot {
  const seq = lastChange(directory);
  // A log that went back is another file: a backup was put in its place.
  if (before === null || seq < before.seq) {
    return assemble(seq, new Map(readResources(directory, 'all').map((r) => [r.id, r])), readNamed(directory));
  }
  const changed = changedSince(directory, before.seq);
  const ids = changed.filter((id) => id !== null);
  const resources = new Map(before.resources);
  for (const id of ids) resources.delete(id);
  for (const resource of readResources(directory, ids)) resources.set(resource.id, resource);
  const named = ids.length < changed.length;
  return assemble(seq, resources, named ? readNamed(directory) : before);
}

/** What changes with the gazetteer and the imports, and not with a resource. */
type Named = Pick<Snapshot, 'places' | 'credits' | 'invented'>;

function assemble(seq: number, resources: ReadonlyMap<string, Resource>, { places, credits, invented }: Named): Snapshot {
  let words: WordIndex | null = null;
  const all = [...resources.values()];
  return {
    seq, resources, places, credits, invented,
    cores: all.map(coreOf),
    find(query) {
      words ??= wordIndex(all.map((r) => textOf(r, everydayNames)));
      return findWords(words, query);
    },
  };
}

/** What people call a category. */
export function everydayNames(category: string): readonly string[] {
  const words = CATEGORY_WORDS[category];
  return words === undefined ? [] : [words.label, ...words.synonyms];
}

function readNamed(directory: Directory): Named {
  const invented = directory.sql.select({ notice: import_source.attribution }).from(import_source).where(eq(import_source.kind, 'demo')).get();
  return { places: readPlaces(directory), credits: readCredits(directory), invented: invented?.notice ?? null };
}

function readCredits({ sql }: Directory): Snapshot['credits'] {
  const rows = sql.selectDistinct({ text: import_source.attribution, url: import_source.attribution_url }).from(import_source).orderBy(asc(import_source.attribution)).all();
  // Only addresses that a browser may safely follow (ASVS 1.3.1).
  return rows.map(({ text, url }) => ({ text, url: url !== null && /^https?:\/\//i.test(url) ? url : null }));
}

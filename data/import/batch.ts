import type { Directory } from '../db.ts';
import { stableId } from '../ids.ts';
import type { Listing } from '../listing.ts';
import { putListing, resourceId } from '../put-listing.ts';
import * as schema from '../schema/directory.ts';
import { write } from '../write.ts';
import type { Writer } from '../write.ts';
import { assignAreas } from './areas.ts';
import { listingProblem } from './listing-problem.ts';
import { slugOf } from './slug.ts';

/** A place for the gazetteer, by a stable key ("node/1"). */
export interface ListedPlace {
  key: string;
  name: string;
  kind: (typeof schema.place.$inferSelect)['kind'];
  latitude: number;
  longitude: number;
  population: number | null;
  /** A longer name for its address, where the name alone says little ("NP20 Newport"). */
  full_name?: string;
}

/** Something in the source that did not become a listing, and why, in words. */
export interface Rejected {
  ref: string;
  reason: string;
}

/** A whole data set, read and checked, ready to be written. Nothing of it is in the directory yet. */
export interface Batch {
  kind: 'osm' | 'csv' | 'geonames' | 'meetings' | 'demo';
  /** Name of the data set: importing the same name again is the next edition of it. */
  name: string;
  /** Makes keys unique across data sets. OpenStreetMap's ids are the same in every extract; a CSV file's are its own. */
  namespace: string;
  source: string;
  data_date: string | null;
  licence: string;
  attribution: string;
  attribution_url: string | null;
  sha256: string;
  listings: Listing[];
  places: ListedPlace[];
  rejected: Rejected[];
  /** What else the person who imports should know, in sentences: words nobody has given a meaning. */
  notes?: readonly string[];
}

export interface Report {
  listings: { created: number; changed: number; same: number };
  places: { created: number; changed: number; same: number };
  /** Listings of the edition before that this one no longer has: a liaison is asked. */
  gone: number;
  /** Where the source disagrees with what people checked: a liaison is asked. */
  clashes: number;
  rejected: Rejected[];
  warnings: string[];
}

export interface ImportOptions {
  /** ISO 8601 instant to write as the time of change. */
  at: string;
  dryRun: boolean;
  onProgress(done: number, total: number): void;
}

class DryRun extends Error {
  readonly report: Report;
  constructor(report: Report) {
    super('dry run');
    this.report = report;
  }
}

/** Writes a batch in one transaction: all of it is there afterwards, or (dry run, error, power cut) nothing is. */
export function importBatch(directory: Directory, batch: Batch, options: ImportOptions): Report {
  const actor = `import:${batch.kind}`;
  try {
    return write(directory, { actor, at: options.at }, (writer) => {
      const report = writeBatch(writer, batch, { ...options, actor });
      if (options.dryRun) throw new DryRun(report);
      return report;
    });
  } catch (error) {
    if (error instanceof DryRun) return error.report;
    throw error;
  }
}

function writeBatch(writer: Writer, batch: Batch, options: ImportOptions & { actor: string }): Report {
  const source_id = stableId('import_source', batch.kind, batch.name);
  const report: Report = {
    listings: { created: 0, changed: 0, same: 0 }, places: { created: 0, changed: 0, same: 0 },
    gone: 0, clashes: 0, rejected: [...batch.rejected], warnings: [...(batch.notes ?? [])],
  };
  const before = writer.get(schema.import_source, { id: source_id });
  const previously = before?.counts['listings'] ?? 0;
  if (batch.listings.length < previously * 0.8) {
    report.warnings.push(`This file has ${batch.listings.length} listings; the edition before had ${previously}. If it was cut short, import the whole file again. Nothing that is missing was taken away.`);
  }
  writer.put(schema.import_source, {
    id: source_id, kind: batch.kind, name: batch.name, source: batch.source, data_date: batch.data_date, licence: batch.licence,
    attribution: batch.attribution, attribution_url: batch.attribution_url, sha256: batch.sha256,
    counts: { listings: batch.listings.length, places: batch.places.length, rejected: batch.rejected.length },
  });
  const total = batch.places.length + batch.listings.length;
  for (const [done, { key, full_name, ...row }] of batch.places.entries()) {
    const id = stableId(batch.namespace, key, 'place');
    const known = writer.get(schema.place, { id });
    report.places[writer.put(schema.place, { id, slug: known?.slug ?? freeSlug(writer, full_name ?? row.name, id), import_source_id: known === null ? source_id : known.import_source_id, ...row })] += 1;
    options.onProgress(done + 1, total);
  }
  const reviewsBefore = writer.all(schema.review_item, { kind: 'import_clash' }).length;
  for (const [done, listing] of batch.listings.entries()) {
    const problem = listingProblem(listing);
    if (problem !== null) report.rejected.push({ ref: listing.key, reason: problem });
    else report.listings[putListing(writer, listing, { namespace: batch.namespace, source_id, actor: options.actor, at: options.at })] += 1;
    options.onProgress(batch.places.length + done + 1, total);
  }
  report.clashes = writer.all(schema.review_item, { kind: 'import_clash' }).length - reviewsBefore;
  report.gone = reportGone(writer, batch, source_id, options.at);
  assignAreas(writer);
  return report;
}

/** A thing that its source no longer has may have closed, or its mapper may have erred: somebody should ask, not delete. */
function reportGone(writer: Writer, batch: Batch, source_id: string, at: string): number {
  const here = new Set(batch.listings.map((l) => resourceId(batch.namespace, l.key)));
  let gone = 0;
  for (const sal of writer.all(schema.service_at_location, { import_source_id: source_id })) {
    if (here.has(sal.id)) continue;
    gone += 1;
    const id = stableId(sal.id, 'gone_from_source');
    if (writer.get(schema.review_item, { id }) !== null) continue;
    writer.put(schema.review_item, { id, kind: 'gone_from_source', resource_id: sal.id, created_at: at, state: 'open', detail: { source: batch.source, key: sal.import_key, data_date: batch.data_date } });
  }
  return gone;
}

function freeSlug(writer: Writer, name: string, id: string): string {
  const slug = slugOf(name) || 'place';
  return writer.get(schema.place, { slug }) === null ? slug : `${slug}-${id.slice(0, 6)}`;
}

import { createHash } from 'node:crypto';
import { demoTown } from '../demo/index.ts';
import type { Directory } from '../db.ts';
import { importBatch } from './batch.ts';
import type { Batch, Report } from './batch.ts';

/** The invented town as a data set, with its dates told from `today`. */
function demoBatch(today: string): Batch {
  const { town, places, resources } = demoTown(today);
  return {
    kind: 'demo', name: town.slug, namespace: 'demo', source: town.name, data_date: today,
    licence: 'Apache-2.0', attribution: town.notice, attribution_url: null,
    sha256: createHash('sha256').update(JSON.stringify([places, resources])).digest('hex'),
    listings: resources.map(({ area: _area, ...listing }) => listing),
    places: places.map(({ slug, ...place }) => ({ key: slug, ...place })),
    rejected: [],
  };
}

/** Puts the demo town into a directory that holds nothing at all; `null` where there is something. */
export function loadDemoIfEmpty(directory: Directory, at: string): Report | null {
  const empty = directory.raw.prepare('SELECT NOT EXISTS (SELECT 1 FROM service_at_location) AND NOT EXISTS (SELECT 1 FROM import_source)').pluck().get();
  return empty === 1 ? importBatch(directory, demoBatch(at.slice(0, 10)), { at, dryRun: false, onProgress: () => {} }) : null;
}

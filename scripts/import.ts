import './guard.ts';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readEnv } from '../api/env.ts';
import { openDirectory } from '../data/db.ts';
import { importBatch } from '../data/import/batch.ts';
import type { Batch, Report } from '../data/import/batch.ts';
import { readOsm } from '../data/import/osm.ts';

const HELP = `npm run import -- osm FILE.osm.pbf [--region GB-WLS] [--dry-run]

  osm        an OpenStreetMap extract: places to go, and names for the place box
  --region   whose public holidays apply (ISO 3166); without it holidays are a question
  --dry-run  say what would happen and change nothing

It may be run again, and stopped at any time: a file is imported whole or not at all.
What people have checked is never overwritten.`;

const { positionals: [format, file], values } = parseArgs({
  allowPositionals: true,
  options: { region: { type: 'string' }, 'dry-run': { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
});

const shown = { at: -Infinity };

if (values.help || format === undefined || file === undefined) {
  process.stderr.write(`${HELP}\n`);
  process.exit(values.help ? 0 : 1);
}
try {
  const now = new Date();
  const batch = await read(format, file, now);
  const directory = openDirectory(join(readEnv().DATA_DIR, 'directory.sqlite'));
  try {
    const report = importBatch(directory, batch, { at: now.toISOString(), dryRun: values['dry-run'], onProgress: progress('Writing') });
    process.stderr.write('\n');
    process.stdout.write(`${describe(batch, report, values['dry-run'])}\n`);
  } finally {
    directory.close();
  }
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\nNothing was changed.\n`);
  process.exit(1);
}

function read(kind: string, path: string, now: Date): Promise<Batch> {
  switch (kind) {
    case 'osm': return readOsm(path, { region: values.region ?? null, today: now.toISOString().slice(0, 10), onProgress: (what, done, total) => progress(what)(done, total) });
    default: throw new Error(`There is no import "${kind}". There is: osm.`);
  }
}

/** A line on the terminal that says how far it is, at most ten times a second. */
function progress(what: string): (done: number, total: number) => void {
  return (done, total) => {
    const now = performance.now();
    if (done < total && now - shown.at < 100) return;
    shown.at = now;
    process.stderr.write(`\r${what} … ${total === 0 ? 100 : Math.floor((100 * done) / total)} %   `);
  };
}

function describe(batch: Batch, report: Report, dryRun: boolean): string {
  const { listings, places, rejected } = report;
  const lines = [
    `${dryRun ? 'Would import' : 'Imported'} ${batch.name} (${batch.source}${batch.data_date === null ? '' : `, ${batch.data_date}`}): ${listings.created} new, ${listings.changed} changed, ${listings.same} the same; ${places.created + places.changed + places.same} names of places.`,
    ...report.warnings,
    ...(report.gone > 0 ? [`${report.gone} listings are no longer in this source. They stay, and are in the review queue.`] : []),
    ...(report.clashes > 0 ? [`${report.clashes} facts differ from what people checked. The checked ones stay; the review queue has the others.`] : []),
    ...(batch.listings.some((l) => l.location.region === null) ? ['Public holidays are unknown here, so dates on them will be a question. Say whose apply with --region, for example --region GB-WLS.'] : []),
    `${rejected.length} objects were left out${rejected.length === 0 ? '.' : ':'}`,
    ...rejected.map((r) => `  ${r.ref}: ${r.reason}`),
  ];
  return lines.join('\n');
}

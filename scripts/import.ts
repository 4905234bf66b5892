import './guard.ts';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readEnv } from '../api/env.ts';
import { openDirectory } from '../data/db.ts';
import { importBatch } from '../data/import/batch.ts';
import type { Batch, Report } from '../data/import/batch.ts';
import { readCsv } from '../data/import/csv.ts';
import { readGeonames } from '../data/import/geonames.ts';
import { readMeetings } from '../data/import/meetings.ts';
import { readOsm } from '../data/import/osm.ts';
import { suggestMap } from '../data/import/suggest-map.ts';

const HELP = `npm run import -- osm FILE.osm.pbf [--region GB-WLS] [--dry-run]
npm run import -- csv FILE --map MAP.json [--dry-run]
npm run --silent import -- csv FILE --suggest-map > MAP.json
npm run import -- geonames FILE [--dry-run]
npm run import -- meetings FILE.json [--region US] [--dry-run]

  osm            an OpenStreetMap extract: places to go, and names for the place box
  csv            somebody's own list, as CSV or as NDJSON (one JSON object a line)
  geonames       GeoNames postal codes, for the place box
  meetings       peer groups: a Meeting Guide feed (github.com/code4recovery/spec)
  --map          what the columns of the list mean
  --suggest-map  write a draft of that from the header, to be finished by hand
  --region       whose public holidays apply (ISO 3166); without it holidays are a question
  --dry-run      say what would happen and change nothing

It may be run again, and stopped at any time: a file is imported whole or not at all.
What people have checked is never overwritten.`;

const { positionals: [format, file], values } = parseArgs({
  allowPositionals: true,
  options: {
    map: { type: 'string' }, 'suggest-map': { type: 'boolean', default: false }, region: { type: 'string' },
    'dry-run': { type: 'boolean', default: false }, help: { type: 'boolean', default: false },
  },
});

const shown = { at: -Infinity };

if (values.help || format === undefined || file === undefined) {
  process.stderr.write(`${HELP}\n`);
  process.exit(values.help ? 0 : 1);
}
try {
  if (format === 'csv' && values['suggest-map']) await draftMapping(file);
  else await importFile(format, file, new Date());
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\nNothing was changed.\n`);
  process.exitCode = 1;
}

async function draftMapping(path: string): Promise<void> {
  process.stdout.write(await suggestMap(path, progress('Reading')));
  process.stderr.write('\nFill in what is empty, and say what each word means; null is for words that say nothing here.\n');
}

async function importFile(kind: string, path: string, now: Date): Promise<void> {
  const batch = await read(kind, path, now);
  const directory = openDirectory(join(readEnv().DATA_DIR, 'directory.sqlite'));
  try {
    const report = importBatch(directory, batch, { at: now.toISOString(), dryRun: values['dry-run'], onProgress: progress('Writing') });
    process.stderr.write('\n');
    process.stdout.write(`${describe(batch, report, values['dry-run'])}\n`);
  } finally {
    directory.close();
  }
}

function read(kind: string, path: string, now: Date): Promise<Batch> {
  const region = values.region ?? null;
  const today = now.toISOString().slice(0, 10);
  const onProgress = (what: string, done: number, total: number): void => progress(what)(done, total);
  switch (kind) {
    case 'osm': return readOsm(path, { region, today, onProgress });
    case 'csv':
      if (values.map === undefined) throw new Error('A list needs a mapping that says what its columns mean: --map MAP.json. To draft one: npm run --silent import -- csv FILE --suggest-map > MAP.json');
      return readCsv(path, values.map, { today, onProgress });
    case 'geonames': return readGeonames(path, { onProgress });
    case 'meetings': return readMeetings(path, { region, onProgress });
    default: throw new Error(`There is no import "${kind}". There are: osm, csv, geonames, meetings.`);
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
    ...(batch.listings.some((l) => l.location.region === null) ? [`Public holidays are unknown here, so dates on them will be a question. Say whose apply with ${batch.kind === 'csv' ? '"region" in the mapping' : '--region'}, for example GB-WLS.`] : []),
    `${rejected.length} ${rejected.length === 1 ? 'entry was' : 'entries were'} left out${rejected.length === 0 ? '.' : ':'}`,
    ...rejected.map((r) => `  ${r.ref}: ${r.reason}`),
  ];
  return lines.join('\n');
}

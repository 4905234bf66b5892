import './guard.ts';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { exitCode, table } from './bench/report.ts';
import type { Bench } from './bench/report.ts';
import { Stopped } from './stoppable.ts';

const HELP = `npm run bench -- pages [--json FILE]      measures, and says what misses its target

  pages    what a phone loads, Lighthouse, and how soon Find answers on a slow one. About four minutes, best on a
           machine that does nothing else
  --json   write the rows there too, as [{ name, value, unit, target, ok }]

It ends with 1 if something is not ok.`;

const BENCHES: Readonly<Record<string, () => Promise<Bench>>> = {
  pages: async () => (await import('./bench/pages.ts')).benchPages,
};

const { positionals: [what], values } = parseArgs({ allowPositionals: true, options: { json: { type: 'string' }, help: { type: 'boolean', default: false } } });
const load = what === undefined ? undefined : BENCHES[what];

if (values.help || load === undefined) {
  process.stderr.write(`${what === undefined || values.help ? '' : `There is no bench "${what}". There are: ${Object.keys(BENCHES).join(', ')}.\n\n`}${HELP}\n`);
  process.exit(values.help ? 0 : 1);
}
try {
  const bench = await load();
  const rows = await bench((line) => { process.stderr.write(`${line}\n`); });
  process.stdout.write(`${table(rows)}\n`);
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(rows, null, 2)}\n`);
  process.exitCode = exitCode(rows);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  // What was stopped midway may still have timers of its own.
  process.exit(error instanceof Stopped ? 130 : 1);
}

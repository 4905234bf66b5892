import '../scripts/guard.ts';
import { join } from 'node:path';
import { openDirectory } from '../data/db.ts';
import { loadDemoIfEmpty } from '../data/import/demo.ts';
import { readEnv } from './env.ts';
import type { Settings } from './env.ts';
import { createLog } from './log.ts';
import { startServer } from './server.ts';

/**
 * The only start. Prints one line on stdout, where Porchlight is; the log goes to stderr.
 * A directory that holds nothing gets the invented town, unless `--empty` is said.
 */
try {
  const settings = readEnv();
  if (!process.argv.includes('--empty')) showTheDemo(settings);
  const log = createLog(settings.LOG_LEVEL);
  // The page renderer listens for these and keeps most to itself; a failure must not go unsaid.
  process.on('unhandledRejection', (thrown) => log.fault(thrown, 'Something failed outside of any request.', 'server'));
  const running = await startServer(settings, { log });
  process.stdout.write(`Porchlight is at ${running.url}\n`);
  // A terminal and npm both pass Ctrl-C on, so the same signal may come twice; twice is once.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void running.close().then(() => process.exit(0)));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

function showTheDemo({ DATA_DIR }: Settings): void {
  const directory = openDirectory(join(DATA_DIR, 'directory.sqlite'));
  try {
    const report = loadDemoIfEmpty(directory, new Date().toISOString());
    if (report !== null) process.stderr.write(`The directory was empty, so Lanternbridge, an invented town, is in it now: ${report.listings.created} things to do.\n`);
  } finally {
    directory.close();
  }
}

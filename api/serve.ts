import '../scripts/guard.ts';
import { readEnv } from './env.ts';
import { startServer } from './server.ts';

/** The only start. Prints one line on stdout, where Porchlight is; the log goes to stderr. */
try {
  const running = await startServer(readEnv());
  process.stdout.write(`Porchlight is at ${running.url}\n`);
  // A terminal and npm both pass Ctrl-C on, so the same signal may come twice; twice is once.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void running.close().then(() => process.exit(0)));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

// What every npm command goes through: installs exactly what the lock file says if it is not there, then runs the
// command's steps with the pinned Node. This file alone must run on any Node that npm itself runs on.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const BIN = join(ROOT, 'node_modules', '.bin');
const STAMP = join(ROOT, 'node_modules', '.installed-from');

const COMMANDS = {
  start: [['node', 'scripts/build-site.ts'], ['node', 'api/serve.ts']],
  test: [['oxlint'], ['tsc', '--noEmit'], ['knip'], ['node', 'scripts/build-site.ts'], ['vitest', 'run', '--config', 'test/vitest.config.ts']],
  import: [['node', 'scripts/import.ts']],
  match: [['node', 'scripts/match.ts']],
  build: [['node', 'scripts/build-site.ts', '--force']],
  bench: [['node', 'scripts/build-site.ts'], ['node', 'scripts/bench.ts']],
  screenshots: [['node', 'scripts/build-site.ts'], ['node', 'scripts/screenshots.ts']],
  migration: [['drizzle-kit', 'generate', '--config', 'scripts/drizzle.config.ts']],
};

const [command = '', ...rest] = process.argv.slice(2);
const steps = COMMANDS[command];
if (steps === undefined) {
  console.error(`There is no command "${command}". There are: ${Object.keys(COMMANDS).join(', ')}.`);
  process.exit(1);
}
await install();
for (const [i, [program, ...args]] of steps.entries()) {
  const last = i === steps.length - 1;
  const code = await run(program, last ? [...args, ...rest] : args);
  if (code !== 0) process.exit(code);
}

async function install() {
  const wanted = createHash('sha256').update(readFileSync(join(ROOT, 'package-lock.json'))).digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return;
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  console.error('Installing what the lock file names, once. This takes about a minute.');
  const tick = setInterval(() => console.error(`  … still installing, ${seconds()} s`), 10_000);
  const code = await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  clearInterval(tick);
  if (code !== 0) {
    console.error('The install did not finish. Check the network and run the same command again; it starts afresh.');
    process.exit(code);
  }
  writeFileSync(STAMP, wanted);
  console.error(`Installed in ${seconds()} s.`);
}

/** Runs a program of this project (or npm) to its end and gives its exit code. */
function run(program, args) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: ROOT,
      stdio: 'inherit',
      shell: process.platform === 'win32',
      env: { ...process.env, PATH: `${BIN}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`, ASTRO_TELEMETRY_DISABLED: '1' },
    });
    const pass = (signal) => child.kill(signal);
    process.on('SIGINT', pass).on('SIGTERM', pass);
    child.on('error', (error) => {
      console.error(`Could not start ${program}: ${error.message}`);
      resolve(1);
    });
    child.on('exit', (code, signal) => {
      process.off('SIGINT', pass).off('SIGTERM', pass);
      resolve(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1));
    });
  });
}

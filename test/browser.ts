import { mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { createLog } from '../api/log.ts';
import { readEnv } from '../api/env.ts';
import { startServer } from '../api/server.ts';
import type { Running } from '../api/server.ts';

/**
 * A real browser: on Linux the one that npm installed, elsewhere the Chrome of the machine.
 * Only `--no-sandbox` is added: the package's own list of flags would switch web security off.
 */
export async function openBrowser(): Promise<Browser> {
  if (process.platform !== 'linux') return chromium.launch({ channel: 'chrome' });
  const { version } = JSON.parse(readFileSync(new URL('../node_modules/@sparticuz/chromium/package.json', import.meta.url), 'utf8')) as { version: string };
  // It reuses whatever "chromium" lies in the temporary folder, so each version gets a folder of its own.
  const folder = join(tmpdir(), `porchlight-chromium-${version}`);
  mkdirSync(folder, { recursive: true });
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  try {
    const { default: packed } = await import('@sparticuz/chromium');
    return await chromium.launch({ executablePath: await packed.executablePath(), args: ['--no-sandbox'] });
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}

/** The whole of Porchlight on a free port over a folder of its own, and every line it logged. */
export interface Town extends Running {
  folder: string;
  log: string[];
}

/** Starts the real server over `folder` (a new one if none is given) with the site as it was last built. */
export async function startTown({ folder = newFolder(), settings = {} }: { folder?: string; settings?: Record<string, string> } = {}): Promise<Town> {
  const log: string[] = [];
  const running = await startServer(readEnv({ DATA_DIR: folder, PORT: '0', ...settings }), { log: createLog('info', { write: (line: string) => { log.push(line); } }) });
  return { ...running, folder, log };
}

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'porchlight-'));

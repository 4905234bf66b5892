import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '../api/log.ts';
import { openDirectory } from '../data/db.ts';
import { loadDemoIfEmpty } from '../data/import/demo.ts';
import { readEnv } from '../api/env.ts';
import { startServer } from '../api/server.ts';
import type { Running } from '../api/server.ts';

export { openBrowser } from '../scripts/browser.ts';

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

/** The same over the invented town, with its dates told from `at`. */
export async function startDemoTown({ at = new Date().toISOString(), settings = {} }: { at?: string; settings?: Record<string, string> } = {}): Promise<Town> {
  const folder = newFolder();
  const directory = openDirectory(join(folder, 'directory.sqlite'));
  loadDemoIfEmpty(directory, at);
  directory.close();
  return startTown({ folder, settings });
}

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'porchlight-'));

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '../api/log.ts';
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

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'porchlight-'));

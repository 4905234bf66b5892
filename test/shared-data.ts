import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The path of real data kept beside the repository, or `null` where this machine has none. */
export function sharedData(path: string): string | null {
  const full = fileURLToPath(new URL(`../../shared/data/${path}`, import.meta.url));
  return existsSync(full) ? full : null;
}

/** Why a test that needs it was skipped. */
export const ABSENT = 'needs the real test data beside the repository, which this machine does not have';

import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openDirectory } from '../../data/db.ts';
import { loadDemoIfEmpty } from '../../data/import/demo.ts';
import { newFolder, startTown } from '../browser.ts';

const NOTICE = 'Lanternbridge is an invented town.';

// Skipped where dist is not there: npm test builds it first.
describe.skipIf(!existsSync(new URL('../../dist/server/entry.mjs', import.meta.url)))('the pages of our own', () => {
  test.each([['an invented town', 'demo'], ['a real directory', 'real']] as const)('%s: each page says so or does not, and a browser that holds it is told that it is the same', async (_why, town) => {
    const folder = newFolder();
    const directory = openDirectory(`${folder}/directory.sqlite`);
    if (town === 'demo') loadDemoIfEmpty(directory, '2026-11-22T10:00:00Z');
    directory.close();
    const { url, close } = await startTown({ folder, settings: { LOG_LEVEL: 'silent' } });
    try {
      for (const path of ['/', '/find', '/about', '/privacy']) {
        const answer = await fetch(url + path);
        expect([path, (await answer.text()).includes(NOTICE)]).toEqual([path, town === 'demo']);
        expect(answer.headers.get('cache-control')).toBe('no-cache');
        const tag = answer.headers.get('etag')!;
        expect(tag).toMatch(/^"/);
        expect((await fetch(url + path, { headers: { 'If-None-Match': tag } })).status).toBe(304);
      }
      // The numbers on it are real: nobody may take them for made up.
      expect(await (await fetch(`${url}/help`)).text()).not.toContain('invented');
    } finally {
      await close();
    }
  });
});

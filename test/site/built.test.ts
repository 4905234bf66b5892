import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { startTown } from '../browser.ts';

const CLIENT = new URL('../../dist/client/', import.meta.url);
const built = existsSync(CLIENT);
/** The pages of our own as an empty directory shows them: some are built ahead, some are made on demand. */
const html = new Map<string, string>();
if (built) {
  const town = await startTown({ settings: { LOG_LEVEL: 'silent' } });
  for (const path of ['/', '/find', '/help', '/about', '/privacy', '/nowhere']) html.set(path, await (await fetch(town.url + path)).text());
  await town.close();
  afterAll(() => rmSync(town.folder, { recursive: true, force: true }));
}
const pages = [...html.keys()];
const read = (path: string): string => readFileSync(new URL(path.replace(/^\//, ''), CLIENT), 'utf8');
const linked = (html: string, pattern: RegExp): string[] => [...html.matchAll(pattern)].map((m) => m[1]!);
const styles = (html: string): string[] => linked(html, /<link rel="stylesheet" href="([^"]+)"/g);

/** A script and everything it imports before it can run; a map or a worker that comes later is not among them. */
function scripts(html: string): string[] {
  const all = new Set(linked(html, /<script type="module" src="([^"]+)"/g));
  for (const file of all) for (const [, name] of read(file).matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g)) all.add(`/_assets/${name!}`);
  return [...all];
}
const brotli = (files: readonly string[]): number => files.reduce((sum, file) => sum + brotliCompressSync(read(file)).length, 0);

// Skipped where dist/client is not there: npm test builds it first.
describe.skipIf(!built)('the pages as built (npm run build)', () => {
  test.each(pages)('%s runs and styles from files of our own only (the policy in api/headers.ts)', (page) => {
    const text = html.get(page)!;
    for (const [tag] of text.matchAll(/<script\b[^>]*>/g)) expect(tag).toMatch(/ src="\/_assets\/|type="application\/json"/);
    expect(text).not.toMatch(/<style\b|\sstyle="|\son\w+="|javascript:/i);
    for (const address of linked(text, /<(?:script|link|img|source|iframe)\b[^>]*?(?:src|href)="([^"]+)"/g)) expect(address).toMatch(/^\//);
  });

  test.each(pages)('%s has one h1, a language, and the way out before all else', (page) => {
    const text = html.get(page)!;
    expect(text.match(/<h1\b/g)).toHaveLength(1);
    expect(text).toMatch(/<html lang="[\w-]+" dir="(?:ltr|rtl)"/);
    expect(linked(text, /<a\b[^>]*href="([^"]+)"/g).slice(0, 3)).toEqual(['#main', expect.stringMatching(/^https:/), '/help']);
  });

  test.each(pages)('%s: HTML and styles at most 40 KB with gzip', (page) => {
    const text = html.get(page)!;
    const size = [text, ...styles(text).map(read)].reduce((sum, part) => sum + gzipSync(part).length, 0);
    expect(size).toBeLessThanOrEqual(40 * 1024);
  });

  test.each(pages.map((page) => [page, page === '/find' ? 20 : 2] as const))('%s: at most %d KB of scripts with brotli', (page, most) => {
    expect(brotli(scripts(html.get(page)!))).toBeLessThanOrEqual(most * 1024);
  });

  test('the map, its styles included, is in files of its own that no page names: at most 120 KB with brotli', () => {
    const files = readdirSync(new URL('_assets/', CLIENT)).filter((name) => name.startsWith('map') && /\.(?:js|css)$/.test(name)).map((name) => `_assets/${name}`);
    expect(files).toEqual([expect.stringMatching(/\.js$/), expect.stringMatching(/\.css$/)]);
    expect(read(files[0]!)).toContain('leaflet-container');
    expect(brotli(files)).toBeLessThanOrEqual(120 * 1024);
    for (const text of html.values()) expect(text).not.toMatch(/\/map[\w-]*\.[\w-]+\.(?:js|css)/);
  });

  test('no script checks shapes: zod stays at the edge', () => {
    for (const name of readdirSync(new URL('_assets/', CLIENT)).filter((file) => file.endsWith('.js'))) expect(read(`_assets/${name}`)).not.toMatch(/ZodError|invalid_type|strictObject/);
  });

  test('the form cannot put answers into the address, with or without a script', () => {
    expect(html.get('/find')).toMatch(/<form[^>]*method="post"/);
  });
});

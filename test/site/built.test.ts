import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';

const CLIENT = new URL('../../dist/client/', import.meta.url);
const built = existsSync(CLIENT);
const pages = built ? readdirSync(CLIENT).filter((name) => name.endsWith('.html')) : [];
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
  test('are there', () => {
    expect(pages).toEqual(expect.arrayContaining(['index.html', 'find.html', 'help.html', 'about.html', 'privacy.html']));
  });

  test.each(pages)('%s runs and styles from files of our own only (the policy in api/headers.ts)', (page) => {
    const html = read(page);
    for (const [tag] of html.matchAll(/<script\b[^>]*>/g)) expect(tag).toMatch(/ src="\/_assets\/|type="application\/json"/);
    expect(html).not.toMatch(/<style\b|\sstyle="|\son\w+="|javascript:/i);
    for (const address of linked(html, /<(?:script|link|img|source|iframe)\b[^>]*?(?:src|href)="([^"]+)"/g)) expect(address).toMatch(/^\//);
  });

  test.each(pages)('%s has one h1, a language, and the way out before all else', (page) => {
    const html = read(page);
    expect(html.match(/<h1\b/g)).toHaveLength(1);
    expect(html).toMatch(/<html lang="[\w-]+" dir="(?:ltr|rtl)"/);
    expect(linked(html, /<a\b[^>]*href="([^"]+)"/g).slice(0, 3)).toEqual(['#main', expect.stringMatching(/^https:/), '/help']);
  });

  test.each(pages)('%s: HTML and styles at most 40 KB with gzip', (page) => {
    const html = read(page);
    const size = [html, ...styles(html).map(read)].reduce((sum, text) => sum + gzipSync(text).length, 0);
    expect(size).toBeLessThanOrEqual(40 * 1024);
  });

  test.each(pages.map((page) => [page, page === 'find.html' ? 20 : 2] as const))('%s: at most %d KB of scripts with brotli', (page, most) => {
    expect(brotli(scripts(read(page)))).toBeLessThanOrEqual(most * 1024);
  });

  test('no script checks shapes: zod stays at the edge', () => {
    for (const name of readdirSync(new URL('_assets/', CLIENT)).filter((file) => file.endsWith('.js'))) expect(read(`_assets/${name}`)).not.toMatch(/ZodError|invalid_type|strictObject/);
  });

  test('the form cannot put answers into the address, with or without a script', () => {
    expect(read('find.html')).toMatch(/<form[^>]*method="post"/);
  });
});

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { readEnv } from '../../api/env.ts';
import { securityHeaders } from '../../api/headers.ts';
import { createLog } from '../../api/log.ts';
import { startServer } from '../../api/server.ts';
import { folder } from './porch.ts';

/** What a build leaves: two pages, a file with a hash in its name, and pages rendered on demand by a handler of Node's kind. */
const BUILT: Record<string, string> = {
  'client/index.html': '<h1>Porchlight</h1>',
  'client/help.html': '<h1>Help</h1>',
  'client/_assets/find.4f53cda1.js': 'export const found = true;',
  'client/secret.txt.html': 'x',
  'server/entry.mjs': `
    export async function handler(req, res, next, locals) {
      if (next !== undefined) throw new Error('no next was promised');
      if (req.url === '/broken') throw new Error('zorblax');
      if (req.url === '/slow') await new Promise((resolve) => setTimeout(resolve, 10_000));
      const body = req.body === undefined ? '' : Buffer.from(req.body).toString();
      res.writeHead(req.url === '/nowhere' ? 404 : 200, { 'Content-Type': 'text/html; charset=utf-8', ...(req.url === '/areas' ? { 'Cache-Control': 'no-cache', ETag: '"7"' } : {}) });
      res.end(JSON.stringify({ url: req.url, body, seq: locals.index.latest().seq, now: typeof locals.now(), answer: locals.answer.name, settings: locals.settings.TILE_URL }));
    }`,
};

async function serve(built: Record<string, string> = BUILT): Promise<{ url: string; lines: string[]; close: () => Promise<void> }> {
  const data = folder();
  const dist = join(data, 'dist');
  for (const [name, text] of Object.entries(built)) {
    mkdirSync(dirname(join(dist, name)), { recursive: true });
    writeFileSync(join(dist, name), text);
    writeFileSync(join(dist, `${name}.br`), brotliCompressSync(text));
  }
  const lines: string[] = [];
  const { url, close } = await startServer({ ...readEnv({}), PORT: 0, DATA_DIR: data }, { dist, log: createLog('info', { write: (line) => void lines.push(line) }) });
  onTestFinished(() => close());
  return { url, lines, close };
}

test.each<[path: string, status: number, holds: RegExp, kept: string]>([
  ['/', 200, /<h1>Porchlight/, 'no-cache'],
  ['/help', 200, /<h1>Help/, 'no-cache'],
  ['/help/', 200, /<h1>Help/, 'no-cache'],
  ['/_assets/find.4f53cda1.js', 200, /found/, 'public, max-age=31536000, immutable'],
  ['/areas', 200, /"url":"\/areas".*"seq":0,"now":"number","answer":"answer","settings":null/, 'no-cache'],
  ['/resources/x', 200, /"url":"\/resources\/x"/, 'no-store'],
  ['/nowhere', 404, /nowhere/, 'no-store'],
  ['/..%2Fserver%2Fentry.mjs', 200, /"url":/, 'no-store'],
  ['/api/nothing', 404, /"error"/, 'no-store'],
  ['/shards', 404, /"error"/, 'no-store'],
])('%s', async (path, status, holds, kept) => {
  const { url } = await serve();
  const response = await fetch(url + path);
  expect(response.status).toBe(status);
  expect(await response.text()).toMatch(holds);
  expect(response.headers.get('cache-control')).toBe(kept);
  for (const [name, value] of securityHeaders(null)) expect([name, response.headers.get(name)]).toEqual([name, value]);
});

test('a file that was compressed when it was built goes out so', async () => {
  const { url } = await serve();
  const small = await fetch(`${url}/_assets/find.4f53cda1.js`, { headers: { 'Accept-Encoding': 'br' } });
  expect(small.headers.get('content-encoding')).toBe('br');
  expect(await small.text()).toBe(BUILT['client/_assets/find.4f53cda1.js']);
  const plain = await fetch(`${url}/_assets/find.4f53cda1.js`, { headers: { 'Accept-Encoding': 'identity' } });
  expect(plain.headers.get('content-encoding')).toBe(null);
  expect(brotliDecompressSync(brotliCompressSync(await plain.text())).toString()).toBe(BUILT['client/_assets/find.4f53cda1.js']);
});

test('a form reaches its page, said beforehand or in pieces; too much of it, or from another site, does not', async () => {
  const { url } = await serve();
  const send = async (body: BodyInit, headers: Record<string, string> = {}): Promise<{ status: number; body?: string }> => {
    const response = await fetch(`${url}/find`, { method: 'POST', body, headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers }, duplex: 'half' } as RequestInit);
    return { status: response.status, body: response.ok ? ((await response.json()) as { body: string }).body : '' };
  };
  const pieces = (text: string): ReadableStream => new Blob([text]).stream();
  expect(await send('words=chess')).toEqual({ status: 200, body: 'words=chess' });
  expect(await send(pieces('words=choir'))).toEqual({ status: 200, body: 'words=choir' });
  expect((await send('x'.repeat(65 * 1024))).status).toBe(413);
  expect((await send(pieces('x'.repeat(65 * 1024)))).status).toBe(413);
  expect((await send('words=chess', { Origin: 'https://evil.example' })).status).toBe(403);
});

test('a page is logged as a page and no more', async () => {
  const { url, lines } = await serve();
  lines.length = 0;
  await (await fetch(`${url}/resources/zorblax?q=51.23`)).text();
  await (await fetch(`${url}/help`)).text();
  await expect.poll(() => lines.length).toBe(2);
  for (const line of lines) expect(JSON.parse(line)).toMatchObject({ method: 'GET', route: '*', status: 200 });
  expect(lines.join('')).not.toMatch(/zorblax|51\.23|help/);
});

test('stopping does not wait for a visitor who has read the page and kept the line open', async () => {
  const { url, close } = await serve();
  await (await fetch(url)).text();
  const start = performance.now();
  await close();
  expect(performance.now() - start).toBeLessThan(1500);
});

test('a page that breaks or hangs is an answer in words, and the next one works', async () => {
  const { url, lines } = await serve();
  const broken = await fetch(`${url}/broken`);
  expect(broken.status).toBe(500);
  expect(await broken.json()).toMatchObject({ error: { what: 'Something went wrong on our side.' } });
  expect((await fetch(`${url}/slow`)).status).toBe(504);
  expect((await fetch(`${url}/areas`)).status).toBe(200);
  expect(lines.join('')).not.toContain('zorblax');
});

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));
test.skipIf(!existsSync(join(DIST, 'server', 'entry.mjs')))('the real pages, as built: whole, and nothing in them that the policy stops (skipped where nothing is built)', async () => {
  const data = folder();
  const { url, close } = await startServer({ ...readEnv({}), PORT: 0, DATA_DIR: data, LOG_LEVEL: 'silent' }, { dist: DIST });
  onTestFinished(() => close());
  expect(await (await fetch(`${url}/help`)).text()).toBe(readFileSync(join(DIST, 'client', 'help.html'), 'utf8'));
  const home = await fetch(url);
  expect(home.status).toBe(200);
  const html = await home.text();
  expect(html).not.toMatch(/<style|<script(?![^>]*\bsrc=)|\son[a-z]+=|\sstyle=/i);
  for (const [, path] of html.matchAll(/(?:src|href)="(\/_assets\/[^"#?]*)"/g)) expect([path, (await fetch(url + path!)).status]).toEqual([path, 200]);
  const missing = await fetch(`${url}/no-such-page`);
  expect(missing.status).toBe(404);
  expect(missing.headers.get('content-type')).toMatch(/^text\/html/);
});

import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OpenAPIHono } from '@hono/zod-openapi';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { basemapRoutes } from '../../api/basemap.ts';
import { explain } from '../../api/errors.ts';
import { fetchRangeOf } from '../../site/finder/map/range.ts';
import type { BasemapError } from '../../site/finder/map/basemap-error.ts';

let folder = '';
let path = '';
const BYTES = Uint8Array.from({ length: 200_000 }, (_, i) => (i * 31 + (i >> 8)) % 251);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'porchlight-basemap-'));
  path = join(folder, 'town.pmtiles');
  writeFileSync(path, BYTES);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** As the service mounts it, with its one answer to all that is thrown. */
function serve(file: string | null) {
  const app = new OpenAPIHono();
  app.onError((thrown, c) => {
    const { status, body } = explain(thrown, c.req.path);
    return c.json(body, status);
  });
  return app.route('/', basemapRoutes(file));
}
const ask = async (headers: Record<string, string> = {}, method = 'GET') => serve(path).request('/basemap.pmtiles', { method, headers });

describe('the basemap file', () => {
  it.each([
    ['the first bytes of a file', 'bytes=0-126', 0, 127],
    ['one byte', 'bytes=5-5', 5, 6],
    ['a part in the middle', 'bytes=70000-139999', 70_000, 140_000],
    ['from a byte to the end', 'bytes=199990-', 199_990, 200_000],
    ['the last bytes', 'bytes=-10', 199_990, 200_000],
    ['more last bytes than there are', 'bytes=-999999', 0, 200_000],
    ['a part that reaches over the end', 'bytes=199000-16777215', 199_000, 200_000],
  ])('gives %s: %s', async (_, range, from, to) => {
    const answer = await ask({ range });
    expect(answer.status).toBe(206);
    expect(answer.headers.get('content-range')).toBe(`bytes ${from}-${to - 1}/200000`);
    expect(answer.headers.get('content-length')).toBe(String(to - from));
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(BYTES.slice(from, to));
  });

  it.each([
    ['begins after the end', 'bytes=200000-200001'],
    ['ends before it begins', 'bytes=20-10'],
    ['asks for no bytes at all', 'bytes=-0'],
    ['is not a range', 'bytes=ten-20'],
    ['asks for several parts', 'bytes=0-1,5-6'],
  ])('refuses a range that %s: %s', async (_, range) => {
    const answer = await ask({ range });
    expect(answer.status).toBe(416);
    expect(answer.headers.get('content-range')).toBe('bytes */200000');
    expect(await answer.json()).toEqual({ error: { what: 'The basemap has no such part.', where: 'header.Range', todo: 'Ask for one range within its 200000 bytes.' } });
  });

  it('comes whole when no part is asked for, or one in a unit we do not know', async () => {
    for (const headers of [{}, { range: 'tiles=0-1' }]) {
      const answer = await ask(headers);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('accept-ranges')).toBe('bytes');
      expect(new Uint8Array(await answer.arrayBuffer())).toEqual(BYTES);
    }
  });

  it('tells a HEAD request the same, without the bytes', async () => {
    const answer = await ask({ range: 'bytes=0-9' }, 'HEAD');
    expect([answer.status, answer.headers.get('content-length'), (await answer.arrayBuffer()).byteLength]).toEqual([206, '10', 0]);
  });

  it('answers 304 for what the reader already has, and the whole new file when If-Range names an old one', async () => {
    const tag = (await ask({}, 'HEAD')).headers.get('etag')!;
    expect(tag).toMatch(/^"[^"]+"$/);
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`, '*']) expect((await ask({ 'if-none-match': known })).status).toBe(304);
    expect((await ask({ 'if-none-match': '"other"' }, 'HEAD')).status).toBe(200);
    expect((await ask({ range: 'bytes=0-9', 'if-range': tag }, 'HEAD')).status).toBe(206);
    expect((await ask({ range: 'bytes=0-9', 'if-range': '"other"' }, 'HEAD')).status).toBe(200);
  });

  it('has another tag once the file is replaced by one as long', async () => {
    const before = (await ask({}, 'HEAD')).headers.get('etag');
    utimesSync(path, new Date(1e12), new Date(1e12));
    expect((await ask({}, 'HEAD')).headers.get('etag')).not.toBe(before);
  });

  it.each([
    ['no basemap is set', () => null],
    ['the file is not there', () => join(folder, 'gone.pmtiles')],
  ])('is 404 with words and without any path when %s', async (_, file) => {
    const answer = await serve(file()).request('/basemap.pmtiles');
    expect(answer.status).toBe(404);
    const body = await answer.text();
    expect(JSON.parse(body)).toEqual({ error: { what: 'This site has no basemap.', where: '/basemap.pmtiles', todo: 'Set BASEMAP to the path of a .pmtiles file. Maps work without it.' } });
    expect(body).not.toContain(folder);
  });

  it('leaves no file open, however an answer ends', async (context) => {
    if (process.platform !== 'linux') return context.skip('Open files are counted in /proc, which only Linux has.');
    const openNow = (): number => readdirSync('/proc/self/fd').length;
    const endings: Record<string, () => Promise<unknown>> = {
      'read to the end': async () => (await ask({ range: 'bytes=0-9' })).arrayBuffer(),
      'left half way': async () => (await ask()).body!.cancel(),
      'asked for by HEAD': () => ask({}, 'HEAD'),
      'refused': () => ask({ range: 'bytes=9-0' }),
      'known already': () => ask({ 'if-none-match': '*' }),
    };
    for (const [ending, make] of Object.entries(endings)) {
      const before = openNow();
      for (let i = 0; i < 20; i++) await make();
      // Streams close a moment later; what waits for the garbage collector would still be there.
      await expect.poll(openNow, { timeout: 500, interval: 20, message: ending }).toBeLessThan(before + 10);
    }
  });
});

describe('the map that reads it', () => {
  const PAGE = 'https://porch.example/find';
  const reader = (file: () => string | null) => fetchRangeOf('/basemap.pmtiles', PAGE, 'default', (async (url: string, init: RequestInit) => serve(file()).request(new URL(url).pathname, init)) as typeof fetch);
  const problem = async (reading: Promise<unknown>): Promise<string> => reading.then(() => 'none', (error: BasemapError) => error.problem);

  it('gets the bytes it asks for, and what is left at the end', async () => {
    const read = reader(() => path);
    expect(new Uint8Array(await read(1000, 50))).toEqual(BYTES.slice(1000, 1050));
    expect((await read(199_990, 500)).byteLength).toBe(10);
  });

  it('is told what is wrong', async () => {
    expect(await problem(reader(() => null)(0, 10))).toBe('missing');
    expect(await problem(reader(() => path)(200_000, 10))).toBe('broken');
    const failing = fetchRangeOf('/basemap.pmtiles', PAGE, 'default', async () => Promise.reject(new TypeError('Failed to fetch')));
    expect(await problem(failing(0, 10))).toBe('unreachable');
    const whole = fetchRangeOf('/basemap.pmtiles', PAGE, 'default', async () => new Response('all of it'));
    expect(await problem(whole(0, 10))).toBe('unsupported');
    const down = fetchRangeOf('/basemap.pmtiles', PAGE, 'default', async () => new Response('', { status: 503 }));
    expect(await problem(down(0, 10))).toBe('unreachable');
  });

  it('notices that the file was replaced', async () => {
    const other = join(folder, 'other.pmtiles');
    writeFileSync(other, BYTES.slice(0, 1000));
    let file = path;
    const read = reader(() => file);
    await read(0, 10);
    file = other;
    expect(await problem(read(0, 10))).toBe('changed');
  });

  it('asks no other site, whatever the address', async () => {
    const asked: string[] = [];
    for (const url of ['https://tiles.example.org/x.pmtiles', '//tiles.example.org/x.pmtiles', 'http://porch.example/x.pmtiles']) {
      const read = fetchRangeOf(url, PAGE, 'default', (async (address: string) => { asked.push(address); return new Response(''); }) as typeof fetch);
      expect(await problem(read(0, 10))).toBe('unsupported');
    }
    expect(asked).toEqual([]);
  });
});

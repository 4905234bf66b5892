import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { Hono } from 'hono';
import { refusal } from './errors.ts';
import type { ErrorBody } from './errors.ts';

/** A day: a basemap changes a few times a year, and a browser that holds parts of an old one notices by the ETag. */
const CACHE = 'public, max-age=86400';

/**
 * The basemap file at `/basemap.pmtiles`, whole or in parts (RFC 9110 §14, one range a request), streamed.
 * `path` is the setting BASEMAP; without one, or without the file, the answer is 404 and the site's maps do without.
 */
export function basemapRoutes(path: string | null): Hono {
  return new Hono().get('/basemap.pmtiles', async (c) => {
    const file = path === null ? null : await openFile(path);
    if (file === null) throw refusal(404, { what: 'This site has no basemap.', where: c.req.path, todo: 'Set BASEMAP to the path of a .pmtiles file. Maps work without it.' });
    let kept: 'open' | 'sent' = 'open';
    try {
      const { size, mtimeMs } = await file.stat();
      // Strong: size and time of change, to the fraction of a millisecond, name one state of the file.
      const tag = `"${size.toString(36)}-${mtimeMs.toString(36)}"`;
      const headers: Record<string, string> = { etag: tag, 'accept-ranges': 'bytes', 'cache-control': CACHE, 'content-type': 'application/vnd.pmtiles' };
      if (listsTag(c.req.header('if-none-match'), tag)) return c.body(null, 304, headers);

      const condition = c.req.header('if-range');
      const asked = condition === undefined || condition === tag ? c.req.header('range') : undefined;
      const part = asked === undefined ? 'whole' : parseRange(asked, size);
      if (part === null) {
        const body: ErrorBody = { error: { what: 'The basemap has no such part.', where: 'header.Range', todo: `Ask for one range within its ${size} bytes.` } };
        return c.json(body, 416, { 'content-range': `bytes */${size}` });
      }
      const { first, last } = part === 'whole' ? { first: 0, last: size - 1 } : part;
      headers['content-length'] = String(last - first + 1);
      if (part !== 'whole') headers['content-range'] = `bytes ${first}-${last}/${size}`;
      const status = part === 'whole' ? 200 : 206;
      if (c.req.method === 'HEAD' || size === 0) return c.body(null, status, headers);
      kept = 'sent';
      return c.body(Readable.toWeb(file.createReadStream({ start: first, end: last })) as ReadableStream, status, headers);
    } finally {
      // A stream closes the file itself, at its end or when the reader goes away.
      if (kept === 'open') await file.close();
    }
  });
}

async function openFile(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** What a Range header asks of `size` bytes: `whole` for a unit we do not know, `null` for what cannot be given. */
function parseRange(header: string, size: number): { first: number; last: number } | 'whole' | null {
  if (!header.startsWith('bytes=')) return 'whole';
  const parts = /^bytes=(?:(\d+)-(\d*)|-(\d+))$/.exec(header);
  if (parts === null) return null;
  const [, from, to, end] = parts;
  const first = from === undefined ? Math.max(size - Number(end), 0) : Number(from);
  const last = to === undefined || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  return first > last || end === '0' ? null : { first, last };
}

function listsTag(header: string | undefined, tag: string): boolean {
  return header !== undefined && (header.trim() === '*' || header.split(',').some((listed) => listed.trim().replace(/^W\//, '') === tag));
}

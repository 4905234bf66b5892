import { BasemapError, broken } from './basemap-error.ts';
import type { FetchRange } from './pmtiles.ts';

/** Longer than a tile takes on the slowest phone line; then the map says that it has no answer. */
const PATIENCE_MS = 30_000;

/**
 * Reads parts of a file of our own origin by HTTP range (RFC 9110 §14), and of no other: what a person looks at on
 * the map stays between them and this site. Fails with `changed` once the file is not the one it began with.
 */
export function fetchRangeOf(url: string, page: string, cache: 'default' | 'reload' = 'default', ask: typeof fetch = fetch): FetchRange {
  const address = new URL(url, page);
  let version: string | null = null;
  return async (offset, length) => {
    if (address.origin !== new URL(page).origin) throw new BasemapError('unsupported', `The basemap is at ${address.origin}, and maps are only read from this site. Serve the file from here.`);
    try {
      const answer = await ask(address.href, {
        headers: { range: `bytes=${offset}-${offset + length - 1}` },
        cache,
        credentials: 'omit',
        redirect: 'error',
        referrerPolicy: 'no-referrer',
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      if (answer.status !== 206) {
        await answer.body?.cancel();
        return refuse(answer.status, offset);
      }
      const tag = answer.headers.get('etag');
      version ??= tag;
      if (tag !== version) {
        await answer.body?.cancel();
        throw new BasemapError('changed', 'The basemap was replaced while it was open. Open it again.');
      }
      return await answer.arrayBuffer();
    } catch (cause) {
      if (cause instanceof BasemapError) throw cause;
      throw new BasemapError('unreachable', 'The basemap does not answer. Check the connection and the server.', { cause });
    }
  };
}

function refuse(status: number, offset: number): never {
  if (status === 404 || status === 410) throw new BasemapError('missing', 'There is no basemap at its address. Set the path of a .pmtiles file.');
  if (status === 416) broken(`it has no byte ${offset}`);
  if (status === 200) throw new BasemapError('unsupported', 'The basemap came whole where a part was asked for. Serve it with HTTP range requests.');
  throw new BasemapError('unreachable', `The basemap's server answered with the status ${status}. Look at the server's log.`);
}

import type { MiddlewareHandler } from 'astro';

/**
 * What every page rendered on demand has in common: it goes out packed where the browser takes that, and one that says
 * `Cache-Control: no-cache` has a strong tag, so that it is sent only when it changed (RFC 9110 §8.4, §8.8, §13). The tag is
 * of the very words of the page: it changes with any fact, date, similar group, notice or style sheet in it and with
 * nothing else, and stays true when a directory is imported anew and its change log counts from 1 again.
 */
export const onRequest: MiddlewareHandler = async ({ request, isPrerendered }, next) => {
  const response = await next();
  if (isPrerendered || response.body === null) return response;
  const body = await response.arrayBuffer();
  const packed = takesGzip(request.headers.get('accept-encoding'));
  const headers = new Headers(response.headers);
  headers.set('Vary', 'Accept-Encoding');
  if (packed) headers.set('Content-Encoding', 'gzip');
  if (response.status === 200 && headers.get('cache-control') === 'no-cache') {
    const tag = `"${await hashOf(body)}${packed ? '-gzip' : ''}"`;
    headers.set('ETag', tag);
    if (listsTag(request.headers.get('if-none-match'), tag)) {
      headers.delete('Content-Encoding');
      return new Response(null, { status: 304, headers });
    }
  }
  return new Response(packed ? new Blob([body]).stream().pipeThrough(new CompressionStream('gzip')) : body, { status: response.status, headers });
};

async function hashOf(body: ArrayBuffer): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', body)).slice(0, 16);
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const listsTag = (header: string | null, tag: string): boolean =>
  header !== null && (header.trim() === '*' || header.split(',').some((listed) => listed.trim().replace(/^W\//, '') === tag));

/** A weight of zero is a no (RFC 9110 §12.5.3). */
const takesGzip = (header: string | null): boolean =>
  (header ?? '').toLowerCase().split(',').some((one) => /^\s*(?:gzip|\*)\s*(?:;|$)/.test(one) && !/;\s*q=0(?:\.0*)?\s*$/.test(one));

import type { MiddlewareHandler } from 'astro';

/**
 * Conditional requests for the pages that say `Cache-Control: no-cache` (RFC 9110 §13). The tag is of the very words of
 * the page, so it changes with any fact, date, similar group, notice or style sheet in it, and with nothing else; it stays
 * true when a directory is imported anew and its change log counts from 1 again.
 */
export const onRequest: MiddlewareHandler = async ({ request, isPrerendered }, next) => {
  const response = await next();
  if (isPrerendered || response.status !== 200 || response.headers.get('cache-control') !== 'no-cache') return response;
  const body = await response.arrayBuffer();
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', body)).slice(0, 16);
  const tag = `"${Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')}"`;
  const headers = new Headers(response.headers);
  headers.set('ETag', tag);
  return listsTag(request.headers.get('if-none-match'), tag) ? new Response(null, { status: 304, headers }) : new Response(body, { status: 200, headers });
};

const listsTag = (header: string | null, tag: string): boolean =>
  header !== null && (header.trim() === '*' || header.split(',').some((listed) => listed.trim().replace(/^W\//, '') === tag));

import type { APIRoute } from 'astro';
import type { SiteLocals } from '../../api/site.ts';
import { areaCounts, onOffer } from '../areas/areas.ts';

export const prerender = false;

/** No file may name more (sitemaps.org). */
const MOST = 50_000;
const OURS = ['/', '/find', '/areas', '/about', '/privacy', '/help'];

/**
 * Every public page for search engines, in parts where one file would be too long. An address must be whole here, so there
 * is a map only where the site knows its own; and none of an invented town.
 */
export const GET: APIRoute = ({ locals, url }) => {
  const { index, now, settings: { SITE_URL } } = locals as SiteLocals;
  const published = index.latest();
  if (SITE_URL === null || published.invented !== null) return new Response(null, { status: 404 });
  const paths = [...OURS, ...[...areaCounts(published, now()).keys()].map((slug) => `/areas/${slug}`), ...onOffer(published.cores, now()).map(({ id }) => `/resources/${id}`)];
  const part = Number(url.searchParams.get('part') ?? (paths.length > MOST ? 0 : 1));
  if (part === 0) return xml('sitemapindex', 'sitemap', Array.from({ length: Math.ceil(paths.length / MOST) }, (_, i) => `${SITE_URL}/sitemap.xml?part=${i + 1}`));
  const some = paths.slice((part - 1) * MOST, part * MOST);
  return some.length === 0 ? new Response(null, { status: 404 }) : xml('urlset', 'url', some.map((path) => SITE_URL + encodeURI(path)));
};

function xml(list: string, item: string, addresses: readonly string[]): Response {
  const lines = addresses.map((address) => `<${item}><loc>${escaped(address)}</loc></${item}>`);
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n<${list} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${lines.join('\n')}\n</${list}>\n`;
  return new Response(text, { headers: { 'Content-Type': 'application/xml; charset=utf-8', 'Cache-Control': 'no-cache' } });
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll("'", '&apos;').replaceAll('"', '&quot;');

import type { APIRoute } from 'astro';
import type { SiteLocals } from '../../api/site.ts';

export const prerender = false;

/** What search engines may read: the pages, and the list of them where there is one. */
export const GET: APIRoute = ({ locals }) => {
  const { index, settings: { SITE_URL } } = locals as SiteLocals;
  const map = SITE_URL === null || index.latest().invented !== null ? [] : [`Sitemap: ${SITE_URL}/sitemap.xml`];
  return new Response(`${['User-agent: *', 'Disallow: /api/', 'Disallow: /results', ...map].join('\n')}\n`, { headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-cache' } });
};

import type { MiddlewareHandler } from 'hono';
import type { Settings } from './env.ts';
import { refusal } from './errors.ts';

/** What a browser says about where a request comes from. `host` is the name people know this server by. */
interface Sender { method: string; fetchSite: string | undefined; origin: string | undefined; host: string }

/**
 * May this request change something, or did another site make the browser send it? Browsers say so themselves in
 * Sec-Fetch-Site, whatever the content type (reliability.md T20); older ones, and all over plain http, only in Origin.
 * A form on a page that sends no referrer has the Origin "null", which then proves nothing either way.
 */
function isOurOwn({ method, fetchSite, origin, host }: Sender): boolean {
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return true;
  const saysOurs = fetchSite === 'same-origin' || fetchSite === 'none';
  if (fetchSite !== undefined && !saysOurs) return false;
  if (origin === undefined) return true;
  if (origin === 'null') return saysOurs;
  return sameHost(origin, host);
}

/** Without the port that goes without saying. */
function sameHost(origin: string, host: string): boolean {
  if (!URL.canParse(origin)) return false;
  const from = new URL(origin);
  const to = `${from.protocol}//${host}`;
  return URL.canParse(to) && new URL(to).host === from.host;
}

/** Refuses what another site sent, on every method that may change something. */
export function ownRequestsOnly(trustProxy: Settings['TRUST_PROXY']): MiddlewareHandler {
  return async (c, next) => {
    const host = (trustProxy === 'yes' ? c.req.header('x-forwarded-host') : undefined) ?? c.req.header('host') ?? new URL(c.req.url).host;
    if (!isOurOwn({ method: c.req.method, fetchSite: c.req.header('sec-fetch-site'), origin: c.req.header('origin'), host })) {
      throw refusal(403, { what: 'Another site sent this, or the browser does not say which one did.', where: 'header.Origin', todo: 'Open the page on this site and send it from there.' });
    }
    await next();
  };
}

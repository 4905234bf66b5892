import type { IncomingMessage, ServerResponse } from 'node:http';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { HttpBindings } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono } from 'hono';
import type { answer } from './answer.ts';
import type { Index } from './directory-index.ts';
import type { Settings } from './env.ts';
import { securityHeaders } from './headers.ts';

/** What a page that is rendered on demand is given, as `Astro.locals`. Pages open no database and read no clock. */
export interface SiteLocals {
  index: Index;
  answer: typeof answer;
  /** Epoch milliseconds. */
  now: () => number;
  settings: Pick<Settings, 'BASEMAP' | 'TILE_URL' | 'SITE_URL'>;
}

/** What Astro's Node adapter builds in middleware mode. */
type Render = (request: IncomingMessage, response: ServerResponse, next: undefined, locals: SiteLocals) => Promise<void>;

/** The pages as they were built into `dist`, or `null` where they were not. */
export async function loadSite(dist: string): Promise<{ files: string; render: Render } | null> {
  const entry = join(dist, 'server', 'entry.mjs');
  if (!existsSync(entry)) return null;
  const { handler } = (await import(pathToFileURL(entry).href)) as { handler: Render };
  return { files: join(dist, 'client'), render: handler };
}

/** Shows the pages: the built ones as files, the others rendered now. */
export function showSite({ files, render }: { files: string; render: Render }, locals: SiteLocals): Hono<{ Bindings: HttpBindings }> {
  const headers = securityHeaders(locals.settings.TILE_URL);
  const site = new Hono<{ Bindings: HttpBindings }>();
  // "/help" is in help.html. What has a hash in its name is kept for ever, a page is asked after each time.
  for (const rewriteRequestPath of [(path: string) => path, (path: string) => `${path.replace(/\/$/, '')}.html`]) {
    site.use(serveStatic({
      root: files, precompressed: true, rewriteRequestPath,
      onFound: (path, c) => c.header('Cache-Control', path.includes('/_assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'),
    }));
  }
  site.all('*', async (c) => {
    const { incoming, outgoing } = c.env;
    // Astro answers on the socket itself, so what every answer has is set there; a page may say how long it is kept.
    for (const [name, value] of headers) outgoing.setHeader(name, value);
    outgoing.setHeader('Cache-Control', 'no-store');
    // The body was counted against the limit on its way in; Astro takes it as Express would leave it.
    if (c.req.raw.body !== null) Object.assign(incoming, { body: new Uint8Array(await c.req.arrayBuffer()) });
    await render(incoming, outgoing, undefined, locals);
    return RESPONSE_ALREADY_SENT;
  });
  return site;
}

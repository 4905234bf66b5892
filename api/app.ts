import type { HttpBindings } from '@hono/node-server';
import { OpenAPIHono } from '@hono/zod-openapi';
import type { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { except } from 'hono/combine';
import { etag } from 'hono/etag';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { timeout } from 'hono/timeout';
import { HTTPException } from 'hono/http-exception';
import { basemapRoutes } from './basemap.ts';
import type { Index } from './directory-index.ts';
import type { Settings } from './env.ts';
import { explain, plainly } from './errors.ts';
import { secured, securityHeaders } from './headers.ts';
import { isBug, logged, routeOf } from './log.ts';
import type { Log } from './log.ts';
import { documentOf } from './openapi.ts';
import { ownRequestsOnly } from './origin.ts';
import { patients } from './patients.ts';
import { shardFiles } from './shard-files.ts';
import type { Shards } from './shards.ts';

/** The most a body may hold. The largest question of a person is about 40 KB. */
const MOST_BYTES = 64 * 1024;
/** Node ends a silent request after 5 s (api/server.ts); this comes first, with words. */
const MOST_MS = 3000;
/** The first reader after a start may have to wait until the shards are made, and should rather wait than get nothing. */
const FIRST_SHARDS_MS = 60_000;

/** What the service is made of. `now` gives epoch milliseconds; `site` shows the pages, for every path that is not ours. */
export interface Parts {
  index: Index;
  shards: Shards;
  log: Log;
  now: () => number;
  settings: Pick<Settings, 'BASEMAP' | 'TILE_URL' | 'TRUST_PROXY'>;
  site?: Hono<{ Bindings: HttpBindings }>;
}

/** The whole service as one `fetch`: for a socket, or for a test. */
export function createApp({ index, shards, log, now, settings, site }: Parts) {
  const app = new OpenAPIHono<{ Bindings: HttpBindings }>();
  app.onError((thrown, c) => {
    const route = routeOf(c);
    if (isBug(thrown)) log.fault(thrown, 'A request failed in a way that nobody planned.', route);
    const { status, body } = explain(thrown, c.req.path);
    return c.json(body, status);
  });
  app.notFound((c) => c.json(plainly(404, c.req.path), 404));

  app.use(logged(log), secured(securityHeaders(settings.TILE_URL)), except('/shards/*', timeout(MOST_MS)), ownRequestsOnly(settings.TRUST_PROXY));
  app.use('/shards/*', timeout(FIRST_SHARDS_MS));
  app.use(bodyLimit({ maxSize: MOST_BYTES, onError: () => { throw new HTTPException(413); } }));
  app.use(methodNotAllowed({ app, onMethodNotAllowed: (c, methods) => c.json(plainly(405, c.req.path), 405, { Allow: methods.join(', ') }) }));

  app.route('/api', patients({ index, now }));
  app.route('/shards', shardFiles(shards));
  let document: string | null = null;
  app.get('/api/openapi.json', etag(), (c) => {
    document ??= documentOf(app);
    return c.body(document, 200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-cache' });
  });
  app.route('/', basemapRoutes(settings.BASEMAP));
  app.all('/api/*', (c) => c.notFound()).all('/shards/*', (c) => c.notFound());
  if (site !== undefined) app.route('/', site);
  return app;
}

import { OpenAPIHono, createRoute } from '@hono/zod-openapi';
import { accepts } from 'hono/accepts';
import { etag } from 'hono/etag';
import type { Context } from 'hono';
import * as z from 'zod';
import { ResourceCard, ResourceCore, ResourceText } from '../data/shapes/resource.ts';
import { Manifest, PlaceRow } from '../data/shapes/shards.ts';
import { refusal } from './errors.ts';
import { refuseInvalid } from './invalid.ts';
import { NO_QUERY, json, problems } from './openapi.ts';
import { ENCODINGS } from './shards.ts';
import type { Encoding, Shards } from './shards.ts';

const Part = z.union([z.array(ResourceCore), z.array(ResourceCard), z.array(ResourceText), z.array(PlaceRow)]).meta({ id: 'ShardPart' });

const manifestRoute = createRoute({
  method: 'get', path: '/manifest.json', summary: 'The files to match from on your own device', description: 'Load the cells within reach, and match there: then nobody is asked anything.',
  request: { query: NO_QUERY },
  responses: { 200: json(Manifest.meta({ id: 'Manifest' }), 'What there is to load.'), ...problems(304, 400, 500, 504) },
});

const fileRoute = createRoute({
  method: 'get', path: '/{file}', summary: 'One file of the manifest', description: 'Its name has the hash of its content, so it never changes.',
  request: { query: NO_QUERY, params: z.strictObject({ file: z.string() }) },
  responses: { 200: json(Part, 'The part, whole.'), ...problems(400, 404, 500, 504) },
});

/** The shards over HTTP: plain files that any cache between here and a browser may keep. */
export function shardFiles(shards: Shards) {
  const app = new OpenAPIHono({ defaultHook: refuseInvalid });
  app.use('/manifest.json', etag());
  return app
    .openapi(manifestRoute, async (c) => {
      c.header('Cache-Control', 'no-cache');
      return c.json(await shards.manifest(), 200);
    })
    .openapi(fileRoute, async (c) => {
      const encoding = encodingFor(c);
      const bytes = await shards.file(c.req.valid('param').file, encoding);
      if (bytes === null) throw refusal(404, { what: 'There is no such file, or no longer.', where: 'path.file', todo: 'Load /shards/manifest.json again and use the names in it.' });
      if (encoding !== 'identity') c.header('Content-Encoding', encoding);
      c.header('Content-Type', 'application/json');
      c.header('Vary', 'Accept-Encoding');
      c.header('Cache-Control', 'public, max-age=31536000, immutable');
      // The bytes are the JSON that the route promises, as they are stored.
      return c.body(bytes, 200) as never;
    });
}

/** The smallest encoding that the client takes; plain if it names none (RFC 9110 §12.5.3). */
function encodingFor(c: Context): Encoding {
  return accepts(c, {
    header: 'Accept-Encoding',
    supports: Object.keys(ENCODINGS),
    default: 'identity',
    match: (taken, { supports, default: plain }) => supports.find((s) => taken.some((t) => t.type.toLowerCase() === s && t.q > 0)) ?? plain,
  }) as Encoding;
}

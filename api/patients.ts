import { OpenAPIHono, createRoute } from '@hono/zod-openapi';
import { etag } from 'hono/etag';
import * as z from 'zod';
import { Person } from '../data/shapes/person.ts';
import { PublishedAnswer, PublishedResource, answer } from './answer.ts';
import type { Index, Snapshot } from './directory-index.ts';
import { refusal } from './errors.ts';
import { refuseInvalid } from './invalid.ts';
import { NO_QUERY, json, problems } from './openapi.ts';

const EARLIEST = Date.UTC(2000, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);

const Ask = z.strictObject({
  person: Person.meta({ id: 'Person', description: 'What one person asks for. Everything is optional. It is answered and forgotten.' }),
  at: z.iso.datetime({ offset: true })
    .refine((at) => Date.parse(at) >= EARLIEST && Date.parse(at) < LATEST, { error: 'This moment is too far away: ask about one from 2000 to 2099.' })
    .optional().meta({ description: 'The moment asked about; now, if it is left out.' }),
  limit: z.number().int().min(1).max(100).default(20).meta({ description: 'How many results of each group.' }),
  offset: z.number().int().min(0).max(1_000_000).default(0).meta({ description: 'How many to pass over first.' }),
  group: z.enum(['match', 'ask']).optional().meta({ description: 'Only this group.' }),
}).meta({ id: 'Question' });

const Areas = z.strictObject({
  total: z.number().int().meta({ description: 'All that is published.' }),
  online: z.number().int().meta({ description: 'Of these, online or by phone only.' }),
  areas: z.array(z.strictObject({
    slug: z.string(), name: z.string(), kind: z.string(), latitude: z.number(), longitude: z.number(),
    resources: z.number().int().meta({ description: 'How many are published in this area.' }),
  })),
}).meta({ id: 'Areas' });

const matchRoute = createRoute({
  method: 'post', path: '/match', summary: 'What fits this person, and why', description: 'Nothing of the question is stored or logged, and it is in no address.',
  request: { query: NO_QUERY, body: { required: true, content: { 'application/json': { schema: Ask } } } },
  responses: { 200: json(PublishedAnswer, 'What fits and what might, best first.'), ...problems(400, 403, 413, 415, 500, 504) },
});

const resourceRoute = createRoute({
  method: 'get', path: '/resources/{id}', summary: 'One resource, as published',
  request: { query: NO_QUERY, params: z.strictObject({ id: z.string().min(1) }) },
  responses: { 200: json(PublishedResource, 'The resource. Its ETag changes when anything published about it does.'), ...problems(304, 400, 404, 500, 504) },
});

const areasRoute = createRoute({
  method: 'get', path: '/areas', summary: 'The named places, and how much there is in each',
  request: { query: NO_QUERY },
  responses: { 200: json(Areas, 'Larger places first.'), ...problems(304, 400, 500, 504) },
});

/** What patients use: no account, no cookie, nothing kept. `now` gives epoch milliseconds. */
export function patients({ index, now }: { index: Index; now: () => number }) {
  const app = new OpenAPIHono({ defaultHook: refuseInvalid });
  // Conditional requests for what may be kept (RFC 9110 §13). The tag is of the words themselves, so it stays true when
  // a directory is imported from nothing and its change log counts from 1 again.
  app.use('/resources/*', etag());
  app.use('/areas', etag());
  return app
    .openapi(matchRoute, (c) => {
      const { person, at, limit, offset, group } = c.req.valid('json');
      c.header('Cache-Control', 'no-store');
      return c.json(answer(index.latest(), person, at === undefined ? now() : Date.parse(at), { limit, offset, group: group ?? null }), 200);
    })
    .openapi(resourceRoute, (c) => {
      const resource = index.latest().resources.get(c.req.valid('param').id);
      if (resource === undefined) throw refusal(404, { what: 'Nothing is published under this id.', where: 'path.id', todo: 'It may have ended. Look for it in the finder.' });
      c.header('Cache-Control', 'no-cache');
      return c.json(resource, 200);
    })
    .openapi(areasRoute, (c) => {
      c.header('Cache-Control', 'no-cache');
      return c.json(areasOf(index.latest()), 200);
    });
}

function areasOf({ resources, places }: Snapshot): z.infer<typeof Areas> {
  const counts = new Map<string, number>();
  let online = 0;
  for (const { place } of resources.values()) {
    if (place === null) online += 1;
    else if (place.area !== null) counts.set(place.area.slug, (counts.get(place.area.slug) ?? 0) + 1);
  }
  return { total: resources.size, online, areas: places.map(({ slug, name, kind, latitude, longitude }) => ({ slug, name, kind, latitude, longitude, resources: counts.get(slug) ?? 0 })) };
}

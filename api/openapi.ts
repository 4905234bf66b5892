import { OpenAPIHono } from '@hono/zod-openapi';
import * as z from 'zod';
import { Finding, Occurrence, Reason } from '../data/shapes/answer.ts';
import { Fact, ResourceCard, ResourceCore, ResourceText, Schedule } from '../data/shapes/resource.ts';
import { ErrorBody } from './errors.ts';

/** A route that takes no query says no to one: what a person looks for must not be in an address. */
export const NO_QUERY = z.strictObject({});

/** A JSON response of this shape. */
export const json = <T extends z.ZodType>(schema: T, description: string) => ({ description, content: { 'application/json': { schema } } });

const WHEN = {
  304: 'You have it already: it is as your If-None-Match says.',
  400: 'Something in the request is not as described here; the words name the field.',
  403: 'Another site made the browser send this.',
  404: 'There is no such thing.',
  413: 'The body is larger than 64 KB.',
  415: 'The body is not JSON.',
  500: 'Our mistake.',
  504: 'It took longer than three seconds.',
} as const;
type Problem = keyof typeof WHEN;

/** The documented answers of these statuses, all in the one error shape; 304 has no body. */
export function problems<const S extends Problem>(...statuses: S[]): { [K in S]: K extends 304 ? { description: string } : { description: string; content: { 'application/json': { schema: typeof ErrorBody } } } } {
  return Object.fromEntries(statuses.map((status) => [status, status === 304 ? { description: WHEN[status] } : json(ErrorBody, WHEN[status])])) as never;
}

/** Shapes that many others hold, said once under their name. */
const NAMED = { Fact, Finding, Occurrence, Reason, ResourceCard, ResourceCore, ResourceText, Schedule };

/** What the document says before its routes. */
const ABOUT = {
  openapi: '3.1.0',
  info: {
    title: 'Porchlight',
    version: '1',
    description: 'What is on near someone, what fits them, and why. Every refusal has one shape: what was wrong, where, and what to do.',
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  },
  servers: [{ url: '/' }],
};

/** The description of everything mounted on `app`, as OpenAPI 3.1 in JSON. */
export function documentOf(app: Pick<OpenAPIHono, 'getOpenAPI31Document'>): string {
  const names = new OpenAPIHono();
  for (const [name, shape] of Object.entries(NAMED)) names.openAPIRegistry.register(name, shape.meta({ id: name }));
  const named = Object.entries(names.getOpenAPI31Document(ABOUT).components!.schemas!);
  const references = new Map(named.map(([name, shape]) => [JSON.stringify(shape), { $ref: `#/components/schemas/${name}` }]));
  // The generator spells a shape out wherever another holds it; forty times for a fact.
  const refer = (whole: unknown): unknown => JSON.parse(JSON.stringify(whole, (key, value: unknown) => (key === '' ? value : references.get(JSON.stringify(value)) ?? value)));
  const document = app.getOpenAPI31Document(ABOUT);
  const schemas = [...named, ...Object.entries(document.components!.schemas!)].map(([name, shape]) => [name, refer(shape)]);
  return JSON.stringify({ ...document, paths: refer(document.paths), components: { ...document.components, schemas: Object.fromEntries(schemas) } });
}

import SwaggerParser from '@apidevtools/swagger-parser';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { CATEGORIES } from '../../data/vocabulary/categories.ts';
import { TOWN, id, nameAreas, porch } from './porch.ts';

// reliability.md T7: whatever is sent, the API says only what its own description says it may.
interface Schema { type?: string | string[]; enum?: unknown[]; const?: unknown; anyOf?: Schema[]; properties?: Record<string, Schema>; required?: string[]; items?: Schema; format?: string; minimum?: number; maximum?: number; minLength?: number; maxLength?: number; minItems?: number; maxItems?: number }
interface Operation { method: string; path: string; parameters: { name: string; in: string }[]; body: Schema | null; responses: Record<string, { content?: Record<string, { schema: Schema }> }> }

const RUNS = 200;
const ajv = new Ajv2020({ strict: false });
addFormats.default(ajv);

/** What the served description promises; it is a valid OpenAPI 3.1 document, or this throws. */
async function operationsOf({ app }: ReturnType<typeof porch>): Promise<Operation[]> {
  const document = await SwaggerParser.validate(await (await app.request('/api/openapi.json')).json()) as unknown as { paths: Record<string, Record<string, { parameters?: Operation['parameters']; requestBody?: { content: { 'application/json': { schema: Schema } } }; responses: Operation['responses'] }>> };
  return Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, o]) => ({ method: method.toUpperCase(), path, parameters: o.parameters ?? [], body: o.requestBody?.content['application/json'].schema ?? null, responses: o.responses })));
}

/** Values that fit a schema, as far as it can say. */
function fits(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map(fits));
  if (Array.isArray(schema.type)) return fc.oneof(...schema.type.map((type) => fits({ ...schema, type })));
  const { minimum: min = -1e6, maximum: max = 1e6 } = schema;
  switch (schema.type) {
    case 'null': return fc.constant(null);
    case 'boolean': return fc.boolean();
    case 'integer': return fc.integer({ min, max });
    case 'number': return fc.double({ min, max, noNaN: true });
    case 'array': return fc.array(fits(schema.items ?? {}), { minLength: schema.minItems ?? 0, maxLength: Math.min(schema.maxItems ?? 4, 4) });
    case 'object': return fc.record(Object.fromEntries(Object.entries(schema.properties ?? {}).map(([k, s]) => [k, fits(s)])), { requiredKeys: schema.required ?? [] });
    case 'string': return schema.format === 'date-time'
      ? fc.date({ min: new Date('1990-01-01'), max: new Date('2110-01-01'), noInvalidDate: true }).map((d) => d.toISOString())
      : fc.string({ minLength: schema.minLength ?? 0, maxLength: Math.min(schema.maxLength ?? 30, 30), unit: 'grapheme' });
    default: return fc.jsonValue();
  }
}

/** What a schema cannot say: a category is one of the tree's, and a window starts before it ends. */
function sensible(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((v) => sensible(v, key));
  if (typeof value === 'string') return /^(?:category|categories|kinds)$/.test(key) ? CATEGORIES[value.length % CATEGORIES.length]!.code : value;
  if (typeof value !== 'object' || value === null) return value;
  const { from, to } = value as { from?: number; to?: number };
  const window = from === undefined || to === undefined ? {} : { from: Math.min(from, to), to: Math.max(from, to) };
  return { ...Object.fromEntries(Object.entries(value).map(([k, v]) => [k, sensible(v, k)])), ...window };
}

/** The same with one thing spoilt: a value swapped for another, a field taken out or put in. */
const spoilt = (fit: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> => fc.tuple(fit, fc.nat(), fc.jsonValue(), fc.string()).map(([value, where, other, name]) => {
  const copy = JSON.parse(JSON.stringify(value ?? null)) as unknown;
  const spots: [holder: Record<string, unknown>, key: string][] = [];
  const visit = (v: unknown): void => { if (typeof v === 'object' && v !== null) for (const key of Object.keys(v)) { spots.push([v as Record<string, unknown>, key]); visit((v as Record<string, unknown>)[key]); } };
  visit(copy);
  if (spots.length === 0) return other;
  const [holder, key] = spots[where % spots.length]!;
  if (where % 3 === 0) delete holder[key];
  else if (where % 3 === 1) holder[key] = other;
  else holder[name] = other;
  return copy;
});

test('every operation, with what fits, what nearly fits, and anything', async () => {
  const house = porch(TOWN);
  const { app, change, shards } = house;
  nameAreas(change, { chess: 'newport', women: 'stow-hill' });
  const { cells, places } = await shards.manifest();
  const known: Record<string, string[]> = { id: [id('chess'), id('women'), id('gone')], file: [places.file, ...cells.flatMap((c) => Object.values(c.parts).map((p) => p.file))] };
  const operations = await operationsOf(house);
  expect(operations.map((o) => `${o.method} ${o.path}`)).toEqual(['POST /api/match', 'GET /api/resources/{id}', 'GET /api/areas', 'GET /shards/manifest.json', 'GET /shards/{file}']);
  for (const { method, path, parameters, body, responses } of operations) {
    const valid = body === null ? null : ajv.compile(body);
    const check = Object.fromEntries(Object.entries(responses).map(([status, { content }]) => [status, content?.['application/json'] === undefined ? null : ajv.compile(content['application/json'].schema)]));
    const values = fc.record(Object.fromEntries(parameters.map((p) => [p.name, fc.oneof(fc.constantFrom(...known[p.name]!), fc.string({ unit: 'binary', minLength: 1 }))])));
    const bodies = body === null ? fc.constant(null) : fc.oneof(...[fits(body), fits(body).map((b) => sensible(b)), spoilt(fits(body).map((b) => sensible(b)))].map((b) => b.map((v) => JSON.stringify(v))), fc.json(), fc.string());
    const seen = new Set<number>();
    await fc.assert(fc.asyncProperty(values, bodies, async (params, text) => {
      const url = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name]!.toWellFormed()));
      const response = await app.request(url, { method, ...(text === null ? {} : { body: text, headers: { 'Content-Type': 'application/json' } }) });
      const said = await response.text();
      seen.add(response.status);
      expect([response.status, said].filter(() => response.status >= 500)).toEqual([]);
      // A path such as "/api/resources/.." is another path, and then another answer.
      if (new URL(`http://x${url}`).pathname !== url || url.endsWith('/')) return;
      expect(Object.keys(responses)).toContain(String(response.status));
      const fit = check[response.status];
      if (fit !== null && fit !== undefined) expect(fit(JSON.parse(said)) ? [] : fit.errors).toEqual([]);
      // What does not fit the description is never taken.
      if (valid !== null && !valid(parsed(text!))) expect(response.ok).toBe(false);
    }), { numRuns: RUNS });
    // It both worked and, where there is something to get wrong, refused.
    expect({ operation: `${method} ${path}`, worked: seen.has(200), refused: body === null || seen.has(400) }).toEqual({ operation: `${method} ${path}`, worked: true, refused: true });
  }
});

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

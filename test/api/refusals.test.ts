import { expect, test } from 'vitest';
import { ErrorBody } from '../../api/errors.ts';
import { securityHeaders } from '../../api/headers.ts';
import { TOWN, id, porch } from './porch.ts';

const JSON_TYPE = { 'Content-Type': 'application/json' };
const big = (bytes: number): string => JSON.stringify({ person: { words: 'x'.repeat(bytes) } });
/** A body whose length nobody says beforehand. */
const chunked = (text: string): ReadableStream => new ReadableStream({ start(c) { for (let i = 0; i < text.length; i += 16_384) c.enqueue(new TextEncoder().encode(text.slice(i, i + 16_384))); c.close(); } });

interface Row { why: string; path?: string; method?: string; headers?: Record<string, string>; body?: unknown; stream?: boolean; status: number; where: string; says?: RegExp }

const ROWS: Row[] = [
  { why: 'a field that is not there', body: { person: {}, colour: 'red' }, status: 400, where: 'body.colour', says: /no such field/ },
  { why: 'a field that a person has not', body: { person: { diagnosis: 'x' } }, status: 400, where: 'body.person.diagnosis' },
  { why: 'deep inside', body: { person: { times: [{ weekday: 1, from: 0, to: 60 }, { weekday: 1, from: 0, to: 60, note: '' }] } }, status: 400, where: 'body.person.times[1].note' },
  { why: 'a name that JavaScript knows', body: '{"person":{},"__proto__":{"limit":5}}', status: 400, where: 'body.__proto__' },
  { why: 'a field that must be there', body: {}, status: 400, where: 'body.person', says: /missing/ },
  { why: 'the wrong kind', body: { person: { words: 5 } }, status: 400, where: 'body.person.words', says: /wrong kind/ },
  { why: 'null for a page', body: { person: {}, limit: null }, status: 400, where: 'body.limit' },
  { why: 'too many on a page', body: { person: {}, limit: 101 }, status: 400, where: 'body.limit', says: /more than 100/ },
  { why: 'none on a page', body: { person: {}, limit: 0 }, status: 400, where: 'body.limit' },
  { why: 'half a result', body: { person: {}, limit: 1.5 }, status: 400, where: 'body.limit', says: /wrong kind|written/ },
  { why: 'a third group', body: { person: {}, group: 'no' }, status: 400, where: 'body.group', says: /one of the words/ },
  { why: 'a window that ends before it starts', body: { person: { times: [{ weekday: 1, from: 60, to: 0 }] } }, status: 400, where: 'body.person.times[0]', says: /starts before it ends/ },
  { why: 'a day without a time', body: { person: {}, at: '2026-11-25' }, status: 400, where: 'body.at' },
  { why: 'a moment nobody can know about', body: { person: {}, at: '9999-01-01T00:00:00Z' }, status: 400, where: 'body.at', says: /too far/ },
  { why: 'not JSON', body: '{"person":', status: 400, where: '/api/match', says: /could not be read/ },
  { why: 'nothing at all', method: 'POST', path: '/api/match', status: 400, where: 'body.person' },
  { why: 'an answer in the address', path: '/api/match?words=chess', body: { person: {} }, status: 400, where: 'query.words' },
  { why: 'the same on a page to read', path: '/api/areas?lat=51.5', method: 'GET', status: 400, where: 'query.lat' },
  { why: 'a form', headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: 'person=x', status: 415, where: '/api/match' },
  { why: 'plain text that holds JSON', headers: { 'Content-Type': 'text/plain' }, body: { person: {} }, status: 415, where: '/api/match' },
  { why: '10 MB, said beforehand', headers: { 'Content-Length': String(10 * 1024 * 1024) }, body: big(10 * 1024 * 1024), status: 413, where: '/api/match' },
  { why: '10 MB, not said beforehand', body: big(10 * 1024 * 1024), stream: true, status: 413, where: '/api/match' },
  { why: 'a path nobody made', path: '/api/nothing', method: 'GET', status: 404, where: '/api/nothing' },
  { why: 'a shard nobody made', path: '/shards/core-0123456789abcdef.json', method: 'GET', status: 404, where: 'path.file' },
  { why: 'a file of ours that is no shard', path: '/shards/..%2Fdirectory.sqlite', method: 'GET', status: 404, where: 'path.file' },
  { why: 'a resource nobody made', path: `/api/resources/${id('nobody')}`, method: 'GET', status: 404, where: 'path.id' },
  { why: 'asking by GET', path: '/api/match', method: 'GET', status: 405, where: '/api/match' },
  { why: 'taking away', path: `/api/resources/${id('chess')}`, method: 'DELETE', status: 405, where: `/api/resources/${id('chess')}` },
  { why: 'asking what one may', path: '/shards/manifest.json', method: 'OPTIONS', status: 405, where: '/shards/manifest.json' },
  { why: 'from another site', headers: { Origin: 'https://evil.example' }, body: { person: {} }, status: 403, where: 'header.Origin' },
];

test.each(ROWS)('$why: $status in the one shape', async ({ path = '/api/match', method = 'POST', headers, body, stream, status, where, says }) => {
  const { app, lines } = porch(TOWN);
  const text = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body);
  const init = { method, headers: { ...(body === undefined ? {} : JSON_TYPE), ...headers }, ...(text === undefined ? {} : { body: stream ? chunked(text) : text, duplex: 'half' }) };
  const response = await app.request(path, init as RequestInit);
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toMatch(/^application\/json/);
  expect(response.headers.get('cache-control')).toBe('no-store');
  for (const [name, value] of securityHeaders(null)) expect(response.headers.get(name)).toBe(value);
  if (status === 405) expect(response.headers.get('allow')).toMatch(/^(?:GET, HEAD|POST)$/);
  const { error } = ErrorBody.parse(await response.json());
  expect(error.where).toBe(where);
  expect(error.what).toMatch(says ?? /\.$/);
  expect(error.todo).toMatch(/\.$/);
  expect(lines.map((line) => JSON.parse(line) as { status: number })).toMatchObject([{ status }]);
});

test('what was sent is not said back', async () => {
  const { post } = porch(TOWN);
  for (const body of [{ person: { words: ['Elena 51.23456'] } }, { person: {}, group: 'Elena' }, '{"person": Elena}']) {
    expect(await (await post(body)).text()).not.toMatch(/Elena|51\.23/);
  }
});

test('a bug answers without its message, and is logged without it', async () => {
  const { app, lines } = porch([], { now: () => { throw new TypeError('Elena lives at 51.23456'); } });
  const response = await app.request('/api/match', { method: 'POST', headers: JSON_TYPE, body: '{"person":{}}' });
  expect(response.status).toBe(500);
  expect(ErrorBody.parse(await response.json()).error.what).toBe('Something went wrong on our side.');
  expect(lines.join('')).not.toMatch(/Elena|51\.23/);
  expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([{ level: 'error', route: '/api/match', error: 'TypeError', at: expect.stringMatching(/^api\/patients\.ts:\d+$/) }, { level: 'error', status: 500 }]);
});

test('the answers are ours alone: no header lets another site read them', async () => {
  const { app } = porch(TOWN);
  const response = await app.request('/api/areas', { headers: { Origin: 'https://evil.example' } });
  expect(response.status).toBe(200);
  expect(response.headers.get('access-control-allow-origin')).toBe(null);
  expect(response.headers.get('cross-origin-resource-policy')).toBe('same-origin');
});

test('the policy is strict, and opens only to the pictures of a tile server that was set', () => {
  const policy = (tiles: string | null): string => securityHeaders(tiles).find(([name]) => name === 'Content-Security-Policy')![1];
  expect(policy(null)).toBe("default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'self'; frame-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'");
  expect(policy('https://tiles.example.org/{z}/{x}/{y}.png')).toBe(policy(null).replace('data:', 'data: https://tiles.example.org'));
});

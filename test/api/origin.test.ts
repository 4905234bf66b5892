import { expect, test } from 'vitest';
import { porch } from './porch.ts';

const HOST = 'porchlight.example';
type Row = [why: string, headers: Record<string, string>, status: number];

// reliability.md T20. Each row with every content type that a browser or a program may send.
const ROWS: Row[] = [
  ['a program such as curl, which says nothing', {}, 200],
  ['our own page', { 'Sec-Fetch-Site': 'same-origin', Origin: `https://${HOST}` }, 200],
  ['our own page in an older browser', { Origin: `https://${HOST}` }, 200],
  ['our own page on a plain connection', { Origin: `http://${HOST}` }, 200],
  ['our own form, whose page sends no referrer', { 'Sec-Fetch-Site': 'same-origin', Origin: 'null' }, 200],
  ['typed or reloaded by the person', { 'Sec-Fetch-Site': 'none' }, 200],
  ['another site', { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' }, 403],
  ['another site that leaves Origin out', { 'Sec-Fetch-Site': 'cross-site' }, 403],
  ['another site in an older browser', { Origin: 'https://evil.example' }, 403],
  ['a neighbour under the same domain', { 'Sec-Fetch-Site': 'same-site', Origin: `https://blog.${HOST}` }, 403],
  ['a neighbour on another port', { Origin: `https://${HOST}:8443` }, 403],
  ['a name that begins like ours', { Origin: `https://${HOST}.evil.example` }, 403],
  ['a sandboxed frame in an older browser', { Origin: 'null' }, 403],
  ['an Origin that is no address', { Origin: 'evil' }, 403],
  ['headers that contradict each other', { 'Sec-Fetch-Site': 'same-origin', Origin: 'https://evil.example' }, 403],
  ['a word that no browser says', { 'Sec-Fetch-Site': 'sure' }, 403],
];
const TYPES = ['application/json', 'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'];

test.each(ROWS)('%s', async (_why, headers, status) => {
  const { app } = porch();
  const statuses = await Promise.all(TYPES.map(async (type) => (await app.request('/api/match', { method: 'POST', headers: { Host: HOST, 'Content-Type': type, ...headers }, body: '{"person":{}}' })).status));
  expect(statuses).toEqual(status === 200 ? [200, 415, 415, 415] : [403, 403, 403, 403]);
});

test.each(['PUT', 'PATCH', 'DELETE'])('%s from another site is refused before anything else is looked at', async (method) => {
  const { app } = porch();
  expect((await app.request('/api/nothing', { method, headers: { Host: HOST, Origin: 'https://evil.example' } })).status).toBe(403);
});

test('reading is open to links from anywhere', async () => {
  const { app } = porch();
  expect((await app.request('/api/areas', { headers: { Host: HOST, 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' } })).status).toBe(200);
});

test.each([['no', 403], ['yes', 200]] as const)('a proxy that changes the host is believed only when it is trusted (%s)', async (trust, status) => {
  const { app } = porch([], { settings: { BASEMAP: null, TILE_URL: null, TRUST_PROXY: trust } });
  const headers = { Host: '10.0.0.7:4321', 'X-Forwarded-Host': HOST, Origin: `https://${HOST}`, 'Content-Type': 'application/json' };
  expect((await app.request('/api/match', { method: 'POST', headers, body: '{"person":{}}' })).status).toBe(status);
});

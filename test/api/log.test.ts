import { expect, test } from 'vitest';
import { createLog } from '../../api/log.ts';
import { TOWN, id, porch } from './porch.ts';

/** Words and numbers that are nowhere else. */
const SENTINELS = ['zorblax', '51.23456', '0.98765', 'quibblewort', 'frumious', 'snarkish', 'vorpal', id('chess')];
const found = (text: string): string[] => SENTINELS.filter((s) => text.toLowerCase().includes(s));

test('nothing of a request is in the log but its kind: not the address, the query, the headers or the body', async () => {
  const { app, lines } = porch(TOWN);
  const headers = { 'Content-Type': 'application/json', Cookie: 'a=quibblewort', 'User-Agent': 'frumious', Referer: 'https://snarkish.example/zorblax', 'X-Forwarded-For': '51.23456', Authorization: 'Bearer vorpal' };
  const person = { words: 'zorblax', place: { latitude: 51.23456, longitude: -0.98765 } };
  const requests: [path: string, init: RequestInit][] = [
    ['/api/match', { method: 'POST', headers, body: JSON.stringify({ person }) }],
    ['/api/match', { method: 'POST', headers, body: JSON.stringify({ person, zorblax: 1 }) }],
    ['/api/match', { method: 'POST', headers, body: '{"person": zorblax 51.23456' }],
    ['/api/match?words=zorblax&at=51.23456', { method: 'POST', headers, body: JSON.stringify({ person }) }],
    ['/api/match', { method: 'POST', headers: { ...headers, Origin: 'https://zorblax.example' }, body: JSON.stringify({ person }) }],
    ['/api/match', { method: 'POST', headers: { ...headers, 'Content-Type': 'text/zorblax' }, body: 'zorblax' }],
    [`/api/resources/${id('chess')}?q=zorblax`, { headers }],
    [`/api/resources/${id('chess')}`, { headers }],
    ['/api/resources/zorblax', { headers }],
    ['/zorblax/51.23456', { headers }],
    ['/shards/zorblax.json', { headers }],
    ['/api/areas', { method: 'ZORBLAX', headers }],
  ];
  for (const [path, init] of requests) await app.request(path, init);
  expect(lines).toHaveLength(requests.length);
  expect(found(lines.join(''))).toEqual([]);
  for (const line of lines) expect(Object.keys(JSON.parse(line) as object).sort()).toEqual(['bytes', 'level', 'method', 'ms', 'route', 'status', 'time']);
  expect(lines.map((line) => (JSON.parse(line) as { route: string }).route)).toEqual([...Array<string>(6).fill('/api/match'), ...Array<string>(3).fill('/api/resources/:id'), '*', '/shards/:file', '*']);
});

// Errors quote what they choked on: in the message, in the stack, in the name, in a cause.
test.each<[why: string, thrown: unknown]>([
  ['the message', new Error('zorblax')],
  ['a message of many lines that looks like a stack', new Error('x\n    at zorblax (/home/zorblax/51.23456.ts:1:1)')],
  ['a message that looks like a file of ours', new Error('x\n    at zorblax (/srv/api/zorblax.ts:1:1)')],
  ['the name', Object.assign(new Error('x'), { name: 'zorblax 51.23456' })],
  ['the code', Object.assign(new Error('x'), { code: 'zorblax' })],
  ['a cause', new Error('x', { cause: new Error('zorblax') })],
  ['fields of its own', Object.assign(new Error('x'), { person: { words: 'zorblax' } })],
  ['no error at all', 'zorblax 51.23456'],
])('a fault is logged without %s', (_why, thrown) => {
  const lines: string[] = [];
  createLog('info', { write: (line) => void lines.push(line) }).fault(thrown, 'Something failed.', '/api/match');
  expect(lines).toHaveLength(1);
  expect(found(lines[0]!)).toEqual([]);
  expect(JSON.parse(lines[0]!)).toMatchObject({ level: 'error', route: '/api/match', say: 'Something failed.' });
});

test('a system fault keeps its code', () => {
  const lines: string[] = [];
  createLog('info', { write: (line) => void lines.push(line) }).fault(Object.assign(new Error('x'), { name: 'SqliteError', code: 'SQLITE_FULL' }), 'Something failed.', '/api/match');
  expect(JSON.parse(lines[0]!)).toMatchObject({ error: 'SqliteError SQLITE_FULL' });
});

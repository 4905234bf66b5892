import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { readEnv } from '../../api/env.ts';
import type { Settings } from '../../api/env.ts';
import { ErrorBody } from '../../api/errors.ts';
import { securityHeaders } from '../../api/headers.ts';
import { createLog } from '../../api/log.ts';
import { startServer } from '../../api/server.ts';
import type { Running } from '../../api/server.ts';
import { openDirectory } from '../../data/db.ts';
import { putListing } from '../../data/put-listing.ts';
import { write } from '../../data/write.ts';
import { TOWN, folder, id } from './porch.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A server on a free port with an empty directory and no pages, stopped when the test is over. */
async function serve(changes: Partial<Settings> = {}): Promise<Running & { data: string; lines: string[] }> {
  const data = folder();
  const lines: string[] = [];
  const running = await startServer({ ...readEnv({}), PORT: 0, DATA_DIR: data, ...changes }, { dist: join(data, 'none'), log: createLog('info', { write: (line) => void lines.push(line) }) });
  onTestFinished(() => running.close());
  return { ...running, data, lines };
}

interface Exchange { status: number; headers: Map<string, string>; body: string; after: number }

/** Sends `head` at once and then what `more` yields, and waits until the server has closed. `after` is in milliseconds. */
function talk(url: string, head: string, more?: (send: (text: string) => void) => NodeJS.Timeout): Promise<Exchange> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(head));
    const timer = more?.((text) => { if (socket.writable) socket.write(text); });
    let text = '';
    socket.on('data', (chunk) => { text += chunk.toString('latin1'); });
    // Writing to a connection that the server has just closed is no failure of the server.
    socket.on('error', () => {});
    socket.on('close', () => {
      clearInterval(timer);
      const [top = '', ...body] = text.split('\r\n\r\n');
      const [first = '', ...headers] = top.split('\r\n');
      if (first === '') return reject(new Error('The server closed without an answer.'));
      resolve({ status: Number(first.split(' ')[1]), headers: new Map(headers.map((h) => [h.slice(0, h.indexOf(':')).toLowerCase(), h.slice(h.indexOf(':') + 2)])), body: body.join('\r\n\r\n'), after: performance.now() - start });
    });
  });
}

const HEAD = 'POST /api/match HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n';
const drip = (text: string) => (send: (text: string) => void): NodeJS.Timeout => setInterval(send, 400, text);

// reliability.md T5: a slow client is let go within five seconds, with words.
test.each<[why: string, head: string, more: ReturnType<typeof drip> | undefined, status: number]>([
  ['headers that never end', 'GET /api/areas HTTP/1.1\r\nHost: localhost\r\n', undefined, 408],
  ['headers that drip', 'GET /api/areas HTTP/1.1\r\nHost: localhost\r\n', drip('X-A: b\r\n'), 408],
  ['a body that never comes', `${HEAD}Content-Length: 20\r\n\r\n`, undefined, 504],
  ['a body that drips', `${HEAD}Content-Length: 2000\r\n\r\n`, drip('{'), 504],
  ['a body in pieces that never end', `${HEAD}Transfer-Encoding: chunked\r\n\r\n`, drip('1\r\n \r\n'), 504],
])('T5: %s', async (_why, head, more, status) => {
  const { url } = await serve();
  const said = await talk(url, head, more);
  expect(said.status).toBe(status);
  expect(said.after).toBeLessThan(5000);
  inOneShape(said);
});

// reliability.md T6.
test.each<[why: string, request: string, status: number]>([
  ['10 MB, said beforehand', `${HEAD}Content-Length: ${10 * 1024 * 1024}\r\n\r\n{`, 413],
  ['10 MB in pieces', `${HEAD}Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n${`4000\r\n${'x'.repeat(0x4000)}\r\n`.repeat(640)}0\r\n\r\n`, 413],
  ['headers of 20 KB', `GET /api/areas HTTP/1.1\r\nHost: localhost\r\nX-Long: ${'x'.repeat(20 * 1024)}\r\n\r\n`, 431],
  ['two lengths that contradict each other', `${HEAD}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`, 400],
  ['no HTTP at all', 'hello\r\n\r\n', 400],
  ['no host', 'GET /api/areas HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
  ['a host that is none', 'GET /api/areas HTTP/1.1\r\nHost: a b/c\r\nConnection: close\r\n\r\n', 400],
])('T6: %s', async (_why, request, status) => {
  const { url } = await serve();
  const said = await talk(url, request);
  expect(said.status).toBe(status);
  inOneShape(said);
});

function inOneShape({ headers, body }: Exchange): void {
  expect(headers.get('content-type')).toMatch(/^application\/json/);
  for (const [name, value] of securityHeaders(null)) expect([name, headers.get(name.toLowerCase())]).toEqual([name, value]);
  const { error } = ErrorBody.parse(JSON.parse(body));
  for (const part of [error.what, error.todo]) expect(part).toMatch(/\.$/);
}

test('another host in the request line is answered, and comes up in nothing that is said', async () => {
  const { url } = await serve();
  for (const path of ['/api/openapi.json', '/api/areas', '/shards/manifest.json', '/api/nothing']) {
    const said = await talk(url, `GET http://evil.example${path} HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n`);
    expect([200, 404]).toContain(said.status);
    expect(said.body + [...said.headers.values()].join()).not.toContain('evil');
  }
});

test('the log has one line a request, with what went over the wire', async () => {
  const { url, lines } = await serve();
  lines.length = 0;
  await (await fetch(`${url}/api/areas`)).text();
  await talk(url, 'hello\r\n\r\n');
  await expect.poll(() => lines.length).toBe(2);
  const [first, second] = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(first).toMatchObject({ method: 'GET', route: '/api/areas', status: 200 });
  expect(first!['bytes']).toBeGreaterThan(500);
  expect(second).toMatchObject({ method: 'OTHER', route: 'refused before it was read', status: 400 });
});

test('a visitor who leaves before the answer is not logged as answered', async () => {
  const { url, lines } = await serve();
  lines.length = 0;
  const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(`${HEAD}Content-Length: 20\r\n\r\n`));
  await pause();
  socket.destroy();
  await expect.poll(() => lines.map((line) => (JSON.parse(line) as { status: number }).status)).toEqual([499]);
});

test('what another process writes is in the very next answer', async () => {
  const { url, data } = await serve();
  expect((await fetch(`${url}/api/resources/${id('chess')}`)).status).toBe(404);
  const other = openDirectory(join(data, 'directory.sqlite'));
  const by = { actor: 'import', at: '2026-11-22T10:00:00Z' };
  write(other, by, (w) => { for (const one of TOWN) putListing(w, one, { ...by, namespace: 'test', source_id: null }); });
  expect((await fetch(`${url}/api/resources/${id('chess')}`)).status).toBe(200);
  expect(await (await fetch(`${url}/shards/manifest.json`)).json()).toMatchObject({ total: 7 });
  other.close();
});

test('a taken port is said in a sentence, and the directory is let go', async () => {
  const { url } = await serve();
  const data = folder();
  await expect(startServer({ ...readEnv({}), PORT: Number(new URL(url).port), DATA_DIR: data, LOG_LEVEL: 'silent' }, { dist: data })).rejects.toThrow(/^Port \d+ is taken, perhaps by another Porchlight\. Stop that one, or choose another port: PORT=\d+ npm start$/);
});

test.each([['203.0.113.7', /has no address 203\.0\.113\.7\./]])('a host that this machine has not (%s) is said in a sentence', async (HOST, sentence) => {
  await expect(serve({ HOST })).rejects.toThrow(sentence);
});

/** A request whose body has not come yet. */
async function underWay(url: string): Promise<{ finish: () => void; answer: Promise<Exchange> }> {
  const body = '{"person":{}}';
  let finish = (): void => {};
  const answer = talk(url, `${HEAD}Connection: close\r\nContent-Length: ${body.length}\r\n\r\n`, (send) => { finish = () => send(body); return setTimeout(() => {}, 0); });
  await pause();
  return { finish, answer };
}

const pause = (): Promise<void> => new Promise((resolve) => { setTimeout(resolve, 300); });

test('stopping lets a request under way finish, and takes no new one', async () => {
  const { url, close } = await serve();
  const { finish, answer } = await underWay(url);
  const stopped = Promise.all([close(), close()]);
  finish();
  expect((await answer).status).toBe(200);
  await stopped;
  await expect(fetch(`${url}/api/areas`)).rejects.toThrow('fetch failed');
});

// The one start, as npm runs it.
test.each(['SIGTERM', 'SIGINT'] as const)('api/serve.ts says one line, answers, and ends well on %s', async (signal) => {
  const child = spawn(process.execPath, ['api/serve.ts', '--empty'], { cwd: ROOT, env: { ...process.env, PORT: '0', DATA_DIR: folder(), LOG_LEVEL: 'info' } });
  onTestFinished(() => void child.kill('SIGKILL'));
  let out = '';
  let log = '';
  child.stdout.on('data', (chunk: Buffer) => { out += chunk.toString(); });
  child.stderr.on('data', (chunk: Buffer) => { log += chunk.toString(); });
  await expect.poll(() => out, { timeout: 20_000 }).toMatch(/^Porchlight is at http:\/\/localhost:\d+\n$/);
  const url = out.trim().split(' ').at(-1)!;
  expect((await fetch(`${url}/api/areas`)).status).toBe(200);
  const ended = once(child, 'exit');
  const { finish, answer } = await underWay(url);
  // Ctrl-C reaches a child of npm twice, and what is under way is still answered.
  child.kill(signal);
  await pause();
  child.kill(signal);
  await pause();
  finish();
  expect((await answer).status).toBe(200);
  expect(await ended).toEqual([0, null]);
  expect(out.split('\n')).toHaveLength(2);
  expect(log.trim().split('\n').map((line) => typeof JSON.parse(line))).not.toContain('string');
});

test('api/serve.ts stops with the sentence when a setting is wrong', async () => {
  const child = spawn(process.execPath, ['api/serve.ts'], { cwd: ROOT, env: { ...process.env, PORT: 'eighty' } });
  let log = '';
  child.stderr.on('data', (chunk: Buffer) => { log += chunk.toString(); });
  expect(await once(child, 'close')).toEqual([1, null]);
  expect(log).toBe('PORT cannot be used as it is set. Write a whole number from 0 to 65535, or leave it out.\n');
});

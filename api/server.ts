import { createServer } from 'node:http';
import type { Server, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { RequestError, getRequestListener } from '@hono/node-server';
import type { Http2Bindings, HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { openDirectory } from '../data/db.ts';
import { answer } from './answer.ts';
import { createApp } from './app.ts';
import { createIndex } from './directory-index.ts';
import type { Settings } from './env.ts';
import { plainly } from './errors.ts';
import { securityHeaders } from './headers.ts';
import { createLog } from './log.ts';
import type { Log } from './log.ts';
import { createShards } from './shards.ts';
import { loadSite, showSite } from './site.ts';

const DIST = fileURLToPath(new URL('../dist', import.meta.url));
/** reliability.md T5 and T6: without these, a slow or fat request head holds a connection for a minute. Milliseconds, bytes. */
const LIMITS = { headersTimeout: 3000, requestTimeout: 5000, connectionsCheckingInterval: 500, maxHeaderSize: 16 * 1024 };
/** How long requests under way may still take when the server is stopped. Milliseconds. */
const GOODBYE = 5000;

/** A server that is answering. */
export interface Running {
  /** Where people find it, for a person to read: not a base for links. */
  url: string;
  /** Lets what is under way finish, then lets go of the port and the directory. Again is the same as once. */
  close(): Promise<void>;
}

/** Opens the directory, builds the service and listens. Throws a sentence where it cannot. */
export async function startServer(settings: Settings, { dist = DIST, log = createLog(settings.LOG_LEVEL) }: { dist?: string; log?: Log } = {}): Promise<Running> {
  const now = Date.now;
  const directory = openDirectory(join(settings.DATA_DIR, 'directory.sqlite'));
  try {
    const index = createIndex(directory);
    const shards = createShards({ folder: join(settings.DATA_DIR, 'shards'), index, log, now, settings });
    const site = await loadSite(dist);
    if (site === null) log.say('The pages are not built, so only the API answers. To build them: npm run build');
    const app = createApp({ index, shards, log, now, settings, ...(site === null ? {} : { site: showSite(site, { index, answer, now, settings }) }) });
    const server = createServer({ ...LIMITS, requireHostHeader: false }, getRequestListener(answered(app), { errorHandler: (thrown) => unreadable(thrown, settings, log) }));
    answerWhatNodeRefuses(server, settings, log);
    await listen(server, settings);
    // So that the first visitor need not wait for it.
    const warm = shards.manifest().catch((error: unknown) => log.fault(error, 'The shards could not be made.', 'shards'));
    return {
      url: addressOf(server, settings.HOST),
      close: () => stop(server).then(() => warm).then(() => directory.close()),
    };
  } catch (error) {
    directory.close();
    throw error;
  }
}

function listen(server: Server, { PORT, HOST }: Settings): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(new Error(WHY_NOT[error.code ?? '']?.(PORT, HOST) ?? `Porchlight cannot listen on ${HOST}, port ${PORT} (${error.code ?? error.name}). Set HOST or PORT to something else.`)));
    server.listen(PORT, HOST, resolve);
  });
}

const WHY_NOT: Record<string, (port: number, host: string) => string> = {
  EADDRINUSE: (port) => `Port ${port} is taken, perhaps by another Porchlight. Stop that one, or choose another port: PORT=${port === 65535 ? 4321 : port + 1} npm start`,
  EACCES: (port) => `This user may not listen on port ${port}. Choose one above 1023: PORT=4321 npm start`,
  EADDRNOTAVAIL: (_port, host) => `This machine has no address ${host}. Set HOST to one it has, or leave it out.`,
  ENOTFOUND: (_port, host) => `Nobody knows the address ${host}. Set HOST to one this machine has, or leave it out.`,
};

function addressOf(server: Server, host: string): string {
  const { port } = server.address() as AddressInfo;
  const local = ['127.0.0.1', '::1', '0.0.0.0', '::', 'localhost'].includes(host);
  return `http://${local ? 'localhost' : host.includes(':') ? `[${host}]` : host}:${port}`;
}

async function stop(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => { server.close(() => resolve()); });
  // A connection that falls idle after this would be kept for its next request, which must not come.
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const enough = setTimeout(() => server.closeAllConnections(), GOODBYE);
  await closed;
  clearInterval(idle);
  clearTimeout(enough);
}

const NEVER_READ = 'refused before it was read';

/** The answer to what never becomes a request: the headers and the words that every other answer has. */
function unread(status: number, { TILE_URL }: Settings, log: Log): { headers: [name: string, value: string][]; body: string } {
  log.request({ method: 'OTHER', route: NEVER_READ, status, ms: 0, bytes: null });
  return { headers: [...securityHeaders(TILE_URL).map(([name, value]): [string, string] => [name, value]), ['Cache-Control', 'no-store'], ['Content-Type', 'application/json']], body: JSON.stringify(plainly(status, 'request')) };
}

/** A page answers on the socket itself; where it has, as for HEAD, nothing is written again. */
function answered(app: ReturnType<typeof createApp>): (request: Request, env: HttpBindings | Http2Bindings) => Promise<Response> {
  return async (request, env) => {
    const response = await app.fetch(request, env);
    return env.outgoing.headersSent ? RESPONSE_ALREADY_SENT : response;
  };
}

/** A head that Node read and the web's own rules do not take, such as one without a host. */
function unreadable(thrown: unknown, settings: Settings, log: Log): Response {
  const status = thrown instanceof RequestError ? 400 : 500;
  if (status === 500) log.fault(thrown, 'A request failed outside the service.', NEVER_READ);
  const { headers, body } = unread(status, settings, log);
  return new Response(body, { status, headers });
}

const REFUSED: Record<string, number> = { ERR_HTTP_REQUEST_TIMEOUT: 408, HPE_HEADER_OVERFLOW: 431, HPE_CHUNK_EXTENSIONS_OVERFLOW: 413 };
const PHRASES: Record<number, string> = { 400: 'Bad Request', 408: 'Request Timeout', 413: 'Content Too Large', 431: 'Request Header Fields Too Large' };

/** Puts words to what Node itself refuses, which it would answer with a bare status. */
function answerWhatNodeRefuses(server: Server, settings: Settings, log: Log): void {
  const answering = new WeakMap<object, ServerResponse>();
  server.on('request', (request, response) => answering.set(request.socket, response));
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    const response = answering.get(socket);
    const underWay = response !== undefined && !response.writableFinished;
    const left = error.code === 'ECONNRESET' || (underWay && error.code === 'HPE_INVALID_EOF_STATE');
    if (!socket.writable || left || (underWay && response.headersSent)) {
      socket.destroy();
      return;
    }
    const status = REFUSED[error.code ?? ''] ?? 400;
    const { headers, body } = unread(status, settings, log);
    const lines = [...headers, ['Content-Length', String(Buffer.byteLength(body))], ['Connection', 'close']].map(([name, value]) => `${name}: ${value}`);
    socket.end(`HTTP/1.1 ${status} ${PHRASES[status]!}\r\n${lines.join('\r\n')}\r\n\r\n${body}`);
  });
}

import type { HttpBindings } from '@hono/node-server';
import type { Context, MiddlewareHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { matchedRoutes } from 'hono/route';
import { pino } from 'pino';
import type { DestinationStream } from 'pino';
import type { Settings } from './env.ts';

/** One line about one request: these fields and no other. `route` is the pattern, never the address. */
interface RequestLine { method: string; route: string; status: number; ms: number; bytes: number | null }

/**
 * The log, JSON lines. It can only be given what is safe: there is no way to hand it a person, an address or a body
 * (ASVS 16.2.5). `say` takes a sentence of our own, written in the code.
 */
export interface Log {
  request(line: RequestLine): void;
  fault(thrown: unknown, sentence: string, route: string): void;
  say(sentence: string): void;
}

/** Writes to stderr, so that stdout is left to the one line that says where Porchlight is. */
export function createLog(level: Settings['LOG_LEVEL'], destination: DestinationStream = pino.destination({ dest: 2, sync: true })): Log {
  const out = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: (word) => ({ level: word }) }, messageKey: 'say' }, destination);
  return {
    request: ({ method, route, status, ms, bytes }) => out[status >= 500 ? 'error' : 'info']({ method: METHODS.has(method) ? method : 'OTHER', route, status, ms, bytes }),
    fault: (thrown, sentence, route) => out.error({ route, error: nameOf(thrown), at: placeOf(thrown) }, sentence),
    say: (sentence) => out.info(sentence),
  };
}

/** A method is a word that the client chooses. */
const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE']);

/** What kind of error: its class and, from SQLite or the system, its code. Never its message, which may quote the person. */
function nameOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return 'not an error';
  const code = 'code' in thrown && typeof thrown.code === 'string' && /^[A-Z][A-Z0-9_]{2,40}$/.test(thrown.code) ? ` ${thrown.code}` : '';
  return `${/^[A-Za-z]{1,40}$/.test(thrown.name) ? thrown.name : 'Error'}${code}`;
}

/** The file and line of ours it came from, or `null`: a stack begins with the message, and a message may look like a stack. */
function placeOf(thrown: unknown): string | null {
  if (!(thrown instanceof Error) || thrown.stack === undefined) return null;
  const [head, ...frames] = thrown.stack.split('\n    at ');
  if (!head!.endsWith(thrown.message)) return null;
  return /\/((?:api|data|site|scripts)\/[a-z/-]{1,60}\.(?:ts|astro|mjs):\d{1,5})/.exec(frames.join('\n'))?.[1] ?? null;
}

/** Logs one line when the answer is out: with Node's sizes and status where a socket is, else from the answer itself. */
export function logged(log: Log): MiddlewareHandler {
  return async (c, next) => {
    const start = performance.now();
    const line = (status: number, bytes: number | null): void => log.request({ method: c.req.method, route: routeOf(c), status, ms: Math.round((performance.now() - start) * 10) / 10, bytes });
    // A test's request comes without a socket.
    const outgoing = (c.env as Partial<HttpBindings> | undefined)?.outgoing;
    const socket = outgoing?.socket;
    const before = socket?.bytesWritten ?? 0;
    // A visitor who left before the answer was begun has no status; 499 is what others log for that.
    outgoing?.once('close', () => line(outgoing.headersSent ? outgoing.statusCode : 499, (socket?.bytesWritten ?? before) - before));
    await next();
    if (outgoing === undefined) line(c.res.status, null);
  };
}

/** The pattern of the route that was meant: "/api/resources/:id". What no route of ours takes is one word. */
export function routeOf(c: Context): string {
  return matchedRoutes(c).find((route) => route.method !== 'ALL')?.path ?? '*';
}

/** Is it a bug, rather than something we said no to? */
export const isBug = (thrown: unknown): boolean => !(thrown instanceof HTTPException);

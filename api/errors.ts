import * as z from 'zod';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** What every refusal says, everywhere: what was wrong, where (a field, or a route), and what to do about it. */
export const ErrorBody = z
  .strictObject({ error: z.strictObject({ what: z.string(), where: z.string(), todo: z.string() }) })
  .meta({ id: 'Error', description: 'What was wrong, where, and what to do.' });
export type ErrorBody = z.infer<typeof ErrorBody>;
type Words = ErrorBody['error'];

const LIST = 'See /api/openapi.json for what there is.';

/** The words of an HTTP status that nobody gave better words for. `where` is then the route. */
const BY_STATUS: Readonly<Record<number, Omit<Words, 'where'>>> = {
  400: { what: 'The request could not be read.', todo: 'Send a well-formed HTTP request; a body must be valid JSON.' },
  404: { what: 'There is nothing here.', todo: LIST },
  405: { what: 'This does not take that method.', todo: 'Use one of the methods in the Allow header.' },
  408: { what: 'The request took too long to arrive.', todo: 'Send it again, all at once.' },
  413: { what: 'The body is too large.', todo: 'Send at most 64 KB.' },
  415: { what: 'The body is not of a type this takes.', todo: 'Send JSON, with Content-Type: application/json.' },
  431: { what: 'The headers are too large.', todo: 'Send at most 16 KB of headers.' },
  500: { what: 'Something went wrong on our side.', todo: 'Try again. If it happens again, tell whoever runs this site.' },
  504: { what: 'This took too long.', todo: 'Try again; send the whole body at once.' },
};

/** An expected failure, to be thrown. The words must hold nothing that the person sent but the names of fields. */
export function refusal(status: ContentfulStatusCode, words: Words): HTTPException {
  return new HTTPException(status, { cause: { error: words } satisfies ErrorBody });
}

/** The status and the words for anything thrown while answering `route`. */
export function explain(thrown: unknown, route: string): { status: ContentfulStatusCode; body: ErrorBody } {
  if (!(thrown instanceof HTTPException)) return { status: 500, body: plainly(500, route) };
  const own = ErrorBody.safeParse(thrown.cause);
  return { status: thrown.status, body: own.success ? own.data : plainly(thrown.status, route) };
}

/** The words for a bare status. */
export function plainly(status: number, where: string): ErrorBody {
  const words = BY_STATUS[status] ?? BY_STATUS[status < 500 ? 400 : 500]!;
  return { error: { what: words.what, where, todo: words.todo } };
}

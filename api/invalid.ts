import type { Hook } from '@hono/zod-openapi';
import type { Env } from 'hono';
import type { core } from 'zod';
import { refusal } from './errors.ts';

const PARTS: Readonly<Record<string, string>> = { json: 'body', param: 'path', query: 'query', form: 'body', header: 'header', cookie: 'cookie' };

/** Refuses what does not fit a route's shape, naming the first field at fault. Values are never repeated: they are the person's. */
export const refuseInvalid: Hook<unknown, Env, string, undefined> = (result) => {
  if (result.success) return;
  const issue = result.error.issues[0]!;
  const words = wordsFor(issue);
  const extra = issue.code === 'unrecognized_keys' ? [issue.keys[0]!.slice(0, 60)] : [];
  throw refusal(400, { ...words, where: fieldPath(PARTS[result.target] ?? result.target, [...issue.path, ...extra]) });
};

/** "body.person.times[0].from" */
function fieldPath(root: string, path: readonly PropertyKey[]): string {
  return path.reduce<string>((where, step) => (typeof step === 'number' ? `${where}[${step}]` : `${where}.${String(step)}`), root);
}

function wordsFor(issue: core.$ZodIssue): { what: string; todo: string } {
  switch (issue.code) {
    case 'unrecognized_keys': return { what: 'There is no such field here.', todo: 'Take it out. /api/openapi.json lists the fields.' };
    case 'invalid_type': return issue.message.endsWith('received undefined')
      ? { what: 'This is missing.', todo: `Send it: ${kind(issue.expected)}.` }
      : { what: 'This is of the wrong kind.', todo: `Send ${kind(issue.expected)}.` };
    case 'invalid_value': return { what: 'This is not one of the words it may be.', todo: `Use one of: ${issue.values.map(String).join(', ')}.` };
    case 'too_big': return { what: `This is more than ${String(issue.maximum)}${unit(issue.origin)}.`, todo: 'Send less.' };
    case 'too_small': return { what: `This is less than ${String(issue.minimum)}${unit(issue.origin)}.`, todo: 'Send more.' };
    case 'invalid_format': return { what: 'This is not written as it should be.', todo: issue.format === 'datetime' ? 'Write a moment such as 2026-11-25T14:00:00Z.' : `Write it as ${issue.format}.` };
    // The sentence of our own that the shape gives.
    case 'custom': return { what: issue.message, todo: 'Change it and send it again.' };
    default: return { what: 'This is not what is wanted here.', todo: 'See /api/openapi.json for what is.' };
  }
}

const kind = (expected: string): string => (expected === 'int' ? 'a whole number' : /^[aeiou]/.test(expected) ? `an ${expected}` : `a ${expected}`);
const unit = (origin: string): string => ({ string: ' characters', array: ' items', set: ' items' })[origin] ?? '';

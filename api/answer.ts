import * as z from 'zod';
import { match } from '../data/match/match.ts';
import { Answer, Result } from '../data/shapes/answer.ts';
import type { Person } from '../data/shapes/person.ts';
import { Resource } from '../data/shapes/resource.ts';
import type { Snapshot } from './directory-index.ts';

/** A resource under the name it has in the API's description. */
export const PublishedResource = Resource.meta({ id: 'Resource', description: 'One service at one location, or online, as published.' });

/** One result with everything that is published about it. */
const PublishedResult = Result.extend({ resource: PublishedResource });
/** The engine's answer cut to one page, with what is published about each result. Totals count all of them. */
export const PublishedAnswer = Answer.extend({
  groups: z.strictObject({ match: z.array(PublishedResult), ask: z.array(PublishedResult) }),
  /** Milliseconds the engine took. */
  tookMs: z.number().min(0),
}).meta({ id: 'Answer', description: 'What fits, what might, and why.' });
export type PublishedAnswer = z.infer<typeof PublishedAnswer>;

/** Which part of a long answer: `limit` results of each group from `offset` on; of one group only where it is named. */
interface Page { limit: number; offset: number; group: 'match' | 'ask' | null }

/** What fits this person at this moment (epoch milliseconds), out of what is published. */
export function answer(published: Snapshot, person: Person, at: number, page: Page): PublishedAnswer {
  const start = performance.now();
  const words = person.words.trim() === '' ? null : published.find(person.words);
  const whole = match({ resources: published.cores, person, at, words });
  const tookMs = Math.round((performance.now() - start) * 100) / 100;
  const cut = (group: 'match' | 'ask'): z.infer<typeof PublishedResult>[] =>
    page.group !== null && page.group !== group ? [] : whole.groups[group].slice(page.offset, page.offset + page.limit).map((result) => ({ ...result, resource: published.resources.get(result.id)! }));
  return { ...whole, groups: { match: cut('match'), ask: cut('ask') }, tookMs };
}

import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { match } from '../../data/match/match.ts';
import { findWords, wordIndex } from '../../data/match/text.ts';
import type { Answer } from '../../data/shapes/answer.ts';
import { Person } from '../../data/shapes/person.ts';
import { createShelf } from '../../site/finder/shelf.ts';
import type { Shelf } from '../../site/finder/shelf.ts';
import { startDemoTown } from '../browser.ts';
import type { Town } from '../browser.ts';
import { anyPerson } from '../data/match/arbitrary.ts';

/** matching.md §6: the device, over the shards it fetched, and the API, over everything, answer alike. */
let town: Town;
let shelf: Shelf;

beforeAll(async () => {
  town = await startDemoTown({ at: '2026-11-22T10:00:00Z', settings: { LOG_LEVEL: 'error' } });
  shelf = createShelf(async (path) => (await fetch(`${town.url}${path}`)).json());
});
afterAll(() => town?.close());

/** How many of each group are compared in order; totals and counts are compared for all. */
const PAGE = 20;
const AT = '2026-11-24T09:00:00Z';

async function onTheDevice(person: Person): Promise<Answer> {
  const { resources, texts } = await shelf.load(person);
  return match({ resources, person, at: Date.parse(AT), words: texts === null ? null : findWords(wordIndex(texts), person.words) });
}

async function overTheApi(person: Person): Promise<Answer> {
  const response = await fetch(`${town.url}/api/match`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ person, at: AT, limit: PAGE }) });
  expect(response.status).toBe(200);
  return response.json() as Promise<Answer>;
}

/** Around the demo town, so that distance matters. */
const place = fc.option(fc.record({ latitude: fc.double({ min: 54.6, max: 54.85, noNaN: true }), longitude: fc.double({ min: 1.7, max: 2.2, noNaN: true }) }), { nil: null });

test('the same question gets the same answer on the device and over the API', { timeout: 300_000 }, async () => {
  let some = 0;
  await fc.assert(
    fc.asyncProperty(anyPerson.filter((p) => Person.safeParse(p).success), place, fc.constantFrom('', '', 'chess', 'quiet garden', 'sing'), async (anyone, where, words) => {
      const person = { ...anyone, place: where, words };
      const [device, api] = await Promise.all([onTheDevice(person), overTheApi(person)]);
      const told = ({ groups, ...rest }: Answer) => ({
        totals: rest.totals, excluded: rest.excluded, whatIf: rest.whatIf, facets: rest.facets,
        match: groups.match.slice(0, PAGE).map((r) => [r.id, r.reasons, r.caution, r.questions, r.next, r.distance]),
        ask: groups.ask.slice(0, PAGE).map((r) => [r.id, r.reasons, r.caution, r.questions, r.next, r.distance]),
      });
      if (device.totals.match + device.totals.ask > 0) some += 1;
      // With words the order may differ between engines; here both are the same engine over the same texts, unless the device loaded fewer.
      if (words === '') expect(told(device)).toEqual(told(api));
      else expect(told(device)).toMatchObject({ totals: api.totals, excluded: api.excluded, whatIf: api.whatIf, facets: api.facets });
    }),
    { numRuns: 1000 },
  );
  expect(some).toBeGreaterThan(20);
});

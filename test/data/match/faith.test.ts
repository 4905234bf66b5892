import { describe, expect, it } from 'vitest';
import type { Person } from '../../../data/shapes/person.ts';
import type { ResourceCore } from '../../../data/shapes/resource.ts';
import { aResource, answer, facts, verdict } from './a-resource.ts';

type Lands = 'match' | 'ask' | 'out';

const CONTENT: Readonly<Record<string, Partial<ResourceCore>>> = {
  central: { facts: facts({ faith_content: 'central' }) },
  optional: { facts: facts({ faith_content: 'optional' }) },
  building: { facts: facts({ faith_content: 'faith_building_only' }) },
  none: { facts: facts({ faith_content: 'none' }) },
  unknown: {},
  'unknown, faith host': { organization: { id: 'the parish', is_faith: true } },
};

/** matching.md §2, the table, one line for each answer; the host counts only while nobody knows. */
const TABLE: readonly { why: string; faith: Person['faith']; lands: Readonly<Record<string, Lands>> }[] = [
  {
    why: 'not asked: what is about faith waits to be asked for', faith: null,
    lands: { central: 'out', optional: 'match', building: 'match', none: 'match', unknown: 'match', 'unknown, faith host': 'ask' },
  },
  {
    why: 'faith is welcome', faith: 'yes',
    lands: { central: 'match', optional: 'match', building: 'match', none: 'match', unknown: 'match', 'unknown, faith host': 'match' },
  },
  {
    why: 'a church hall is fine, a service is not', faith: 'only_buildings',
    lands: { central: 'out', optional: 'out', building: 'match', none: 'match', unknown: 'ask', 'unknown, faith host': 'ask' },
  },
  {
    why: 'not even the building', faith: 'no',
    lands: { central: 'out', optional: 'out', building: 'out', none: 'match', unknown: 'ask', 'unknown, faith host': 'ask' },
  },
];

const landing = (content: string, person: Partial<Person>): Lands => {
  const lands = verdict(aResource(CONTENT[content]!), person);
  return lands === 'match' || lands === 'ask' ? lands : 'out';
};

describe('the faith table', () => {
  it.each(TABLE.flatMap(({ why, faith, lands }) => Object.entries(lands).map(([content, expected]) => ({ why, faith, content, expected }))))(
    '$why: $content is $expected', ({ faith, content, expected }) => {
      expect(landing(content, { faith })).toBe(expected);
    },
  );

  it.each([
    { why: 'it does not apply: as if there were none', content: 'not_applicable', faith: 'no' as const, expected: 'match' },
    { why: 'a faith group that says there is no faith in it is believed', content: 'none', faith: 'no' as const, expected: 'match' },
    { why: 'a faith group that says it is central is hidden from who was not asked', content: 'central', faith: null, expected: ['faith'] },
  ])('a faith host, and what it says counts. $why', ({ content, faith, expected }) => {
    expect(verdict(aResource({ organization: { id: 'the parish', is_faith: true }, facts: facts({ faith_content: content }) }), { faith })).toEqual(expected);
  });
});

/** A service at the church: it says "Sunday church" and is found by kind, by interest and by words. */
const SERVICE = aResource({ categories: ['church'], facts: facts({ faith_content: 'central' }) });
const texts = { [SERVICE.id]: 'Sunday church with tea, songs for Dora' };

describe('choosing faith counts as yes, and nothing else does', () => {
  it.each([
    { why: 'the branch of faith is chosen', person: { kinds: ['faith'] }, expected: 'match' },
    { why: 'one kind within it is chosen', person: { kinds: ['library', 'church'] }, expected: 'match' },
    { why: 'it is among what they like', person: { interests: [{ category: 'church', how: 'like' as const }] }, expected: 'match' },
    { why: 'it is searched for by name', person: { words: 'church' }, expected: 'match' },
    { why: 'it is searched for by name among other words, in capitals', person: { words: 'tea CHURCH' }, expected: 'match' },
    { why: 'its other words are searched for', person: { words: 'songs' }, expected: ['faith'] },
    { why: 'a beginning of the name is not the name', person: { words: 'chur' }, expected: ['faith'] },
    { why: 'another kind is chosen', person: { kinds: ['library'] }, expected: ['kind', 'faith'] },
    { why: 'another interest is told', person: { interests: [{ category: 'choir', how: 'like' as const }] }, expected: ['faith'] },
    { why: 'a language, an age and a gender say nothing about faith', person: { needs: [{ attribute: 'gender_scope' as const, accepts: ['women'], strength: 'nice' as const }, { attribute: 'languages' as const, accepts: ['ar'], strength: 'nice' as const }] }, expected: ['faith'] },
    { why: 'nothing is said at all', person: {}, expected: ['faith'] },
  ])('$why', ({ person, expected }) => {
    expect(verdict(SERVICE, person, { texts })).toEqual(expected);
  });

  it('what is out is counted, and can be shown', () => {
    const directory = [SERVICE, aResource({ id: '00000000-0000-4000-8000-000000000002' }), { ...SERVICE, id: '00000000-0000-4000-8000-000000000003' }];
    const { excluded, whatIf, totals } = answer(directory);
    expect({ excluded, whatIf, totals }).toEqual({ excluded: { byRule: { faith: 2 }, total: 2 }, whatIf: { faith: 2 }, totals: { match: 1, ask: 0 } });
    expect(answer(directory, { faith: 'yes' }).totals).toEqual({ match: 3, ask: 0 });
  });
});

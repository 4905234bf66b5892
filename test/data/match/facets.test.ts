import { describe, expect, it } from 'vitest';
import type { Need, Person } from '../../../data/shapes/person.ts';
import type { ResourceCore } from '../../../data/shapes/resource.ts';
import { aResource, aSession, answer, cost, facts, idOf } from './a-resource.ts';

const directory = (...all: Partial<ResourceCore>[]): ResourceCore[] => all.map((differs, i) => aResource({ id: idOf(i + 1), ...differs }));
const must = (attribute: Need['attribute'], ...accepts: string[]): Need => ({ attribute, accepts, strength: 'must' });

interface Row { why: string; resources: ResourceCore[]; person?: Partial<Person>; facet: string; counts: Readonly<Record<string, number>> }

const ROWS: readonly Row[] = [
  {
    why: 'a kind counts for all it lies under, once for each resource', facet: 'category',
    resources: directory({ categories: ['yoga'] }, { categories: ['tai_chi', 'yoga'] }, { categories: ['chess'] }), counts: { movement: 2, mind_body: 2, yoga: 2, tai_chi: 1, games: 1, chess: 1 },
  },
  {
    why: 'a kind that is chosen does not hide the others: they would be chosen in its place', facet: 'category', person: { kinds: ['chess'] },
    resources: directory({ categories: ['yoga'] }, { categories: ['chess'] }), counts: { movement: 1, mind_body: 1, yoga: 1, games: 1, chess: 1 },
  },
  {
    why: 'what another rule puts out is not counted', facet: 'category', person: { needs: [must('noise', 'quiet')] },
    resources: directory({ categories: ['chess'], facts: facts({ noise: 'loud' }) }, { categories: ['chess'], status: 'temporarily closed' }, { categories: ['chess'], facts: facts({ noise: 'quiet' }) }), counts: { games: 1, chess: 1 },
  },
  { why: 'what is a question is a result', facet: 'category', person: { needs: [must('noise', 'quiet')] }, resources: directory({ categories: ['chess'] }), counts: { games: 1, chess: 1 } },
  { why: 'a kind nobody knows has no facet', facet: 'category', resources: directory({ categories: ['not_in_the_tree'] }), counts: {} },
  { why: 'days it meets on, each once', facet: 'day', resources: directory({ schedules: [aSession({ byday: ['TU', 'TH'] })] }, {}), counts: { 2: 2, 4: 1 } },
  { why: 'no day is known', facet: 'day', resources: directory({ schedules: [] }), counts: { unknown: 1 } },
  { why: 'times that are chosen do not hide other days', facet: 'day', person: { times: [{ weekday: 2, from: 0, to: 1440 }] }, resources: directory({ schedules: [aSession({ byday: ['TH'] })] }, {}), counts: { 2: 1, 4: 1 } },
  { why: 'a fact', facet: 'group_size', resources: directory({ facts: facts({ group_size: '1-5' }) }, { facts: facts({ group_size: '1-5' }) }, { facts: facts({ group_size: '31+' }) }, {}), counts: { '1-5': 2, '31+': 1, unknown: 1 } },
  { why: 'cost by its kind', facet: 'cost', resources: directory({ facts: facts({ cost: cost('free') }) }, { facts: facts({ cost: cost('paid', { first_free: true }) }) }, {}), counts: { free: 1, paid: 1, unknown: 1 } },
  {
    why: 'a value that is chosen does not hide the others', facet: 'how_to_join', person: { needs: [must('how_to_join', 'drop_in')] },
    resources: directory({ facts: facts({ how_to_join: 'drop_in' }) }, { facts: facts({ how_to_join: 'book_ahead' }) }), counts: { drop_in: 1, book_ahead: 1 },
  },
];

describe('how many there would be if it were chosen', () => {
  it.each(ROWS)('$facet: $why', ({ resources, person, facet, counts }) => {
    expect(answer(resources, person).facets[facet]).toEqual(counts);
  });

  it.each<{ why: string; resources: ResourceCore[]; facet: string; value: string; chosen: Partial<Person>; count: number }>([
    {
      why: 'what does not apply suits whatever is chosen', facet: 'talking_level', value: 'little', chosen: { needs: [must('talking_level', 'little')] }, count: 2,
      resources: directory({ facts: facts({ talking_level: 'little' }) }, { facts: facts({ talking_level: 'not_applicable' }) }, { facts: facts({ talking_level: 'some' }) }),
    },
    {
      why: 'what is online has no step at its door', facet: 'step_free_entrance', value: 'yes', chosen: { needs: [must('step_free_entrance', 'yes')] }, count: 2,
      resources: directory({ place: null }, { facts: facts({ step_free_entrance: 'yes' }) }, { facts: facts({ step_free_entrance: 'no' }) }),
    },
    {
      why: 'choosing faith is a yes to faith, so what is central to it is shown', facet: 'category', value: 'faith', chosen: { kinds: ['faith'] }, count: 1,
      resources: directory({ categories: ['church'], facts: facts({ faith_content: 'central' }) }, { categories: ['chess'] }),
    },
  ])('$facet $value: $why', ({ resources, facet, value, chosen, count }) => {
    const { totals } = answer(resources, chosen);
    expect(totals.match + totals.ask).toBe(count);
    expect(answer(resources).facets[facet]![value]).toBe(count);
  });

  it('every front filter about facts has a facet', () => {
    expect(Object.keys(answer([]).facets).sort()).toEqual(['attendance_mode', 'category', 'cost', 'day', 'group_size', 'how_to_join', 'step_free_entrance', 'talking_level']);
  });
});

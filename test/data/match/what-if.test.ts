import { describe, expect, it } from 'vitest';
import type { Need, Person } from '../../../data/shapes/person.ts';
import type { ResourceCore } from '../../../data/shapes/resource.ts';
import { HERE, aResource, aSession, answer, facts, idOf, northOf } from './a-resource.ts';

const directory = (...all: Partial<ResourceCore>[]): ResourceCore[] => all.map((differs, i) => aResource({ id: idOf(i + 1), ...differs }));
const must = (attribute: Need['attribute'], ...accepts: string[]): Need => ({ attribute, accepts, strength: 'must' });
const loud = facts({ noise: 'loud' });
const QUIET = must('noise', 'quiet');
const A_KILOMETRE: Partial<Person> = { place: HERE, travel: { mode: 'walk', max_minutes: null, max_metres: 1000 } };

interface Row { why: string; resources: ResourceCore[]; person: Partial<Person>; byRule: Readonly<Record<string, number>>; whatIf: Readonly<Record<string, number>> }

const ROWS: readonly Row[] = [
  { why: 'nothing is out', resources: directory({}), person: { needs: [QUIET] }, byRule: {}, whatIf: {} },
  { why: 'one must puts two out', resources: directory({ facts: loud }, { facts: loud }, {}), person: { needs: [QUIET] }, byRule: { 'need.noise': 2 }, whatIf: { 'need.noise': 2 } },
  {
    why: 'what two musts put out comes back with neither alone, and both are told', resources: directory({ facts: loud, schedules: [aSession({ byday: ['SU'] })] }),
    person: { needs: [QUIET], times: [{ weekday: 2, from: 540, to: 780 }] }, byRule: { 'need.noise': 1, time: 1 }, whatIf: { 'need.noise': 0, time: 0 },
  },
  { why: 'nobody can drop that it is closed', resources: directory({ status: 'temporarily closed' }), person: {}, byRule: { closed: 1 }, whatIf: {} },
  { why: 'nor undo a no of their own by accident', resources: directory({}), person: { not_for_me: { resources: [idOf(1)], categories: [] } }, byRule: { not_for_me: 1 }, whatIf: {} },
  { why: 'closed and loud: it would still be closed', resources: directory({ status: 'temporarily closed', facts: loud }), person: { needs: [QUIET] }, byRule: { closed: 1, 'need.noise': 1 }, whatIf: { 'need.noise': 0 } },
  { why: 'a bit further is twice as far', resources: directory({ place: northOf(1500) }, { place: northOf(1990) }, { place: northOf(2010) }), person: A_KILOMETRE, byRule: { travel: 2 }, whatIf: { travel: 2 } },
  { why: 'another kind', resources: directory({ categories: ['chess'] }, { categories: ['choir'] }), person: { kinds: ['choir'] }, byRule: { kind: 1 }, whatIf: { kind: 1 } },
  { why: 'faith, when nobody has asked', resources: directory({ facts: facts({ faith_content: 'central' }) }), person: {}, byRule: { faith: 1 }, whatIf: { faith: 1 } },
];

describe('why so few, and what would help', () => {
  it.each(ROWS)('$why', ({ resources, person, byRule, whatIf }) => {
    const told = answer(resources, person);
    expect(told.excluded.byRule).toEqual(byRule);
    expect(told.whatIf).toEqual(whatIf);
  });
});

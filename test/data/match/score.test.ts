import { describe, expect, it } from 'vitest';
import { WEIGHTS, freshness, gentleStart, interest, nearness, score, socialFit } from '../../../data/match/score.ts';
import type { Distance } from '../../../data/shapes/answer.ts';
import { COMPONENTS } from '../../../data/shapes/answer.ts';
import type { Need, Person } from '../../../data/shapes/person.ts';
import type { Fact, ResourceCore } from '../../../data/shapes/resource.ts';
import { HERE, MONDAY, aPerson, aResource, aSession, answer, cost, facts, onlyResult } from './a-resource.ts';

/** The components of one resource for one person, as the engine tells them. */
const parts = (resource: Partial<ResourceCore>, person: Partial<Person> = {}) => onlyResult(answer([aResource(resource)], person)).components;

describe('the score', () => {
  it('has a weight above nothing for every component', () => {
    expect(Object.keys(WEIGHTS).sort()).toEqual([...COMPONENTS].sort());
    expect(Object.values(WEIGHTS).every((weight) => weight > 0)).toBe(true);
  });

  it.each([
    { why: 'one component alone is the score', of: { interest: 0.4 }, is: 0.4 },
    { why: 'all full is full', of: { time: 1, cost: 1, gentle: 1 }, is: 1 },
    { why: 'the mean is weighted: 14 × 0.5 and 4 × 1 over 18', of: { time: 0.5, cost: 1 }, is: 0.611111 },
    { why: 'what does not apply does not count', of: { cost: 0.5, freshness: 0.5 }, is: 0.5 },
    { why: 'a component of 0 does', of: { cost: 0.5, freshness: 0 }, is: 0.285714 },
    { why: 'nothing known, no score', of: {}, is: 0 },
  ])('$why', ({ of, is }) => {
    expect(score(of)).toBe(is);
  });

  it.each([
    { why: 'nobody in particular: only what the resource says for itself', person: {}, expected: ['cost', 'freshness', 'gentle', 'time'] },
    { why: 'a place: the way counts', person: { place: HERE }, expected: ['cost', 'freshness', 'gentle', 'time', 'travel'] },
    { why: 'a contact level: social fit counts', person: { contact: 2 }, expected: ['cost', 'freshness', 'gentle', 'social', 'time'] },
    { why: 'an interest counts', person: { interests: [{ category: 'chess', how: 'like' as const }] }, expected: ['cost', 'freshness', 'gentle', 'interest', 'time'] },
    { why: 'a must: how much is known counts', person: { needs: [{ attribute: 'noise' as const, accepts: ['quiet'], strength: 'must' as const }] }, expected: ['cost', 'freshness', 'gentle', 'known', 'time'] },
    { why: 'a wish: whether it is met counts, too', person: { needs: [{ attribute: 'noise' as const, accepts: ['quiet'], strength: 'nice' as const }] }, expected: ['cost', 'freshness', 'gentle', 'known', 'nice', 'time'] },
  ])('$why', ({ person, expected }) => {
    expect(Object.keys(parts({}, person)).sort()).toEqual(expected);
  });
});

describe('interest', () => {
  const like = (category: string) => ({ category, how: 'like' as const });
  it.each([
    { why: 'the thing itself', interests: [like('yoga')], relevance: null, is: 1 },
    { why: 'what they used to do counts nearly as much', interests: [{ category: 'yoga', how: 'used_to_do' as const }], relevance: null, is: 0.9 },
    { why: 'parent and child', interests: [like('mind_body')], relevance: null, is: 0.8 },
    { why: 'siblings', interests: [like('tai_chi')], relevance: null, is: 0.6 },
    { why: 'the branch it is in', interests: [like('movement')], relevance: null, is: 0.6 },
    { why: 'aunt and niece', interests: [like('dance')], relevance: null, is: 0.4 },
    { why: 'cousins', interests: [like('line_dancing')], relevance: null, is: 0.3 },
    { why: 'another branch altogether', interests: [like('chess')], relevance: null, is: 0 },
    { why: 'a code nobody knows', interests: [like('not_in_the_tree')], relevance: null, is: 0 },
    { why: 'the closest of several', interests: [like('chess'), like('tai_chi'), like('line_dancing')], relevance: null, is: 0.6 },
    { why: 'any of its categories, not only the main one', interests: [like('coffee_morning')], relevance: null, is: 1 },
    { why: 'words, where there is no interest', interests: [], relevance: 0.7, is: 0.7 },
    { why: 'words or interest, whichever is closer', interests: [like('tai_chi')], relevance: 0.2, is: 0.6 },
    { why: 'neither: it does not apply', interests: [], relevance: null, is: null },
  ])('$why', ({ interests, relevance, is }) => {
    expect(interest(aResource({ categories: ['yoga', 'coffee_morning'] }), aPerson({ interests }), relevance)).toBe(is);
  });
});

describe('travel', () => {
  const way = (metres: number | null, method: Distance['method'] = 'straight_line') => ({ distance: { metres, minutes: null, method }, soon: [], first: null, unsure: false, words: null });
  it.each([
    { why: 'next door', seen: way(0), is: 1 },
    { why: 'a quarter of the limit', seen: way(250), is: 0.853553 },
    { why: 'half of it', seen: way(500), is: 0.5 },
    { why: 'at the limit', seen: way(1000), is: 0 },
    { why: 'beyond, where the door may still be within', seen: way(1400), is: 0 },
    { why: 'online is near, but not next door', seen: way(null, 'online'), is: 0.6 },
    { why: 'nobody tells where', seen: way(null, 'unknown'), is: 0.3 },
  ])('$why', ({ seen, is }) => {
    expect(nearness(seen, aPerson({ place: HERE, travel: { mode: 'walk', max_minutes: null, max_metres: 1000 } }))).toBeCloseTo(is, 6);
  });

  it('does not apply without a place', () => {
    expect(nearness({ ...way(0), distance: null }, aPerson())).toBeNull();
  });
});

/** It is Monday 2 March, 9 in the morning. */
describe('time', () => {
  const TUESDAY = { weekday: 2, from: 540, to: 780 };
  const SUNDAY = { weekday: 7, from: 540, to: 780 };
  const once = (dtstart: string, differs = {}) => [aSession({ freq: null, byday: [], dtstart, ...differs })];
  it.each([
    { why: 'going on right now', schedules: once('2026-03-02', { opens_at: '08:00' }), times: [], is: 1 },
    { why: 'tomorrow at ten, in 25 hours', schedules: [aSession()], times: [], is: 1 - 25 / 672 },
    { why: 'in two weeks to the minute', schedules: once('2026-03-16', { opens_at: '09:00' }), times: [], is: 0.5 },
    { why: 'in four weeks to the minute: clocks have gone forward, so ten is nine', schedules: once('2026-03-30'), times: [], is: 0 },
    { why: 'in five weeks', schedules: once('2026-04-06'), times: [], is: 0 },
    { why: 'in eight weeks is no sooner than in five', schedules: once('2026-04-28'), times: [], is: 0 },
    { why: 'nobody knows when', schedules: [], times: [], is: 0.3 },
    { why: 'all of their windows, tomorrow', schedules: [aSession()], times: [TUESDAY], is: 0.7 + 0.3 * (1 - 25 / 672) },
    { why: 'one window of two', schedules: [aSession()], times: [TUESDAY, SUNDAY], is: 0.35 + 0.3 * (1 - 25 / 672) },
    { why: 'in their window, but only in a fortnight and a day', schedules: once('2026-03-17'), times: [TUESDAY], is: 0.3 * (1 - 361 / 672) },
  ])('$why', ({ schedules, times, is }) => {
    expect(parts({ schedules }, { times }).time).toBeCloseTo(is, 9);
  });
});

describe('social fit', () => {
  it.each([
    { why: 'nothing is known of it', values: {}, wanted: 1, is: 0.3 },
    { why: 'it does not apply: nothing is known', values: { talking_level: 'not_applicable' }, wanted: 1, is: 0.3 },
    { why: 'little talk for who wants to be near people', values: { talking_level: 'little' }, wanted: 1, is: 0.75 },
    { why: 'to watch is what they want', values: { join_in_level: 'watch_ok' }, wanted: 1, is: 1 },
    { why: 'a sharing circle for who wants to be near people', values: { talking_level: 'sharing_circle' }, wanted: 1, is: 0 },
    { why: 'a sharing circle for who wants to talk a lot', values: { talking_level: 'sharing_circle' }, wanted: 4, is: 1 },
    { why: 'little talk for who wants to talk a lot weighs half', values: { talking_level: 'little' }, wanted: 4, is: 0.375 },
    { why: 'one level too much', values: { structure: 'open' }, wanted: 2, is: 0.5 },
    { why: 'one level too little', values: { structure: 'fixed_plan' }, wanted: 3, is: 0.75 },
    { why: 'talk counts four, joining in three: (4 × 2.5 + 3 × 1) ÷ 7', values: { talking_level: 'some', join_in_level: 'watch_ok' }, wanted: 2, is: 1 - (2 - 13 / 7) / 4 },
    { why: 'all four', values: { talking_level: 'mostly_talking', join_in_level: 'join_in_expected', group_size: '1-5', structure: 'open' }, wanted: 3, is: 1 - 0.335 / 2 + 0.005 / 2 - 0.02 / 2 },
  ])('$why', ({ values, wanted, is }) => {
    expect(socialFit(aResource({ facts: facts(values) }), wanted)).toBeCloseTo(is, 9);
  });
});

describe('gentle start', () => {
  it.each([
    { why: 'nothing is known', values: {}, is: 0.3 },
    { why: 'a greeter, and nothing else is known', values: { newcomer_support: 'named_greeter' }, is: 0.475 },
    { why: 'everything a first visit wants', values: { newcomer_support: 'buddy', leave_early_ok: 'yes', how_to_join: 'drop_in', companion_ok: 'first_visits' }, is: 1 },
    { why: 'nothing of it', values: { newcomer_support: 'none', leave_early_ok: 'no', how_to_join: 'members_only', companion_ok: 'no' }, is: 0 },
    { why: 'something of each', values: { newcomer_support: 'informal', leave_early_ok: 'ask_first', how_to_join: 'book_ahead', companion_ok: 'ask_first' }, is: 0.525 },
  ])('$why', ({ values, is }) => {
    expect(gentleStart(aResource({ facts: facts(values) }))).toBeCloseTo(is, 9);
  });
});

describe('wishes, and how much is known', () => {
  const wish = (attribute: Need['attribute'], ...accepts: string[]): Need => ({ attribute, accepts, strength: 'nice' });
  const known = facts({ noise: 'quiet', scent: 'no_rule' });
  it.each([
    { why: 'met', needs: [wish('noise', 'quiet')], nice: 1, knows: 1 },
    { why: 'not met', needs: [wish('scent', 'low_scent')], nice: 0, knows: 1 },
    { why: 'nobody knows', needs: [wish('crowding', 'roomy')], nice: 0.3, knows: 0 },
    { why: 'one met, one unknown', needs: [wish('noise', 'quiet'), wish('crowding', 'roomy')], nice: 0.65, knows: 0.5 },
    { why: 'musts count among what is known, not among wishes', needs: [wish('noise', 'quiet'), { attribute: 'crowding' as const, accepts: ['roomy'], strength: 'must' as const }], nice: 1, knows: 0.5 },
  ])('$why', ({ needs, nice, knows }) => {
    expect(parts({ facts: known }, { needs })).toMatchObject({ nice, known: knows });
  });
});

describe('cost', () => {
  it.each<{ why: string; value: Fact['value'] | undefined; is: number }>([
    { why: 'free', value: cost('free'), is: 1 },
    { why: 'give what you like', value: cost('donation'), is: 0.9 },
    { why: 'low', value: cost('low'), is: 0.6 },
    { why: 'paid', value: cost('paid'), is: 0.2 },
    { why: 'paid, the first visit free', value: cost('paid', { first_free: true }), is: 0.5 },
    { why: 'paid, less for some', value: cost('paid', { concession: true }), is: 0.5 },
    { why: 'low, and less for some, is not worse for it', value: cost('low', { concession: true }), is: 0.6 },
    { why: 'not said', value: undefined, is: 0.3 },
    { why: 'it does not apply', value: 'not_applicable', is: 0.3 },
  ])('$why', ({ value, is }) => {
    expect(parts({ facts: value === undefined ? {} : facts({ cost: value }) }).cost).toBe(is);
  });
});

describe('freshness', () => {
  const DAY = 86_400_000;
  const checked = (days: number | null) => aResource({ freshness: { checked_on: days === null ? null : new Date(MONDAY - days * DAY).toISOString().slice(0, 10), checked_by: null, imported_from: 'OpenStreetMap', imported_on: '2019-01-01' } });
  it.each([
    { why: 'today', days: 0, is: 1 },
    { why: '90 days', days: 90, is: 1 },
    { why: '91 days', days: 91, is: 1 - 1 / 275 },
    { why: '180 days', days: 180, is: 1 - 90 / 275 },
    { why: '365 days', days: 365, is: 0 },
    { why: 'nobody ever has, however old the import', days: null, is: 0.3 },
  ])('$why', ({ days, is }) => {
    expect(freshness(checked(days), MONDAY)).toBeCloseTo(is, 9);
  });

  it.each([
    { why: 'on the 365th day it is still shown', days: 365, shown: 1 },
    { why: 'on the 366th it is hidden', days: 366, shown: 0 },
    { why: 'what nobody ever checked is never hidden by age', days: null, shown: 1 },
  ])('$why', ({ days, shown }) => {
    const { totals, excluded } = answer([checked(days)]);
    expect([totals.match, excluded.byRule]).toEqual([shown, shown === 1 ? {} : { stale: 1 }]);
  });
});

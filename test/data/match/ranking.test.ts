import { describe, expect, it } from 'vitest';
import type { Person } from '../../../data/shapes/person.ts';
import type { ResourceCore } from '../../../data/shapes/resource.ts';
import { HERE, aResource, aSession, answer, cost, facts, idOf, northOf } from './a-resource.ts';

/** Resources as they should come, best first; each says how it differs from the same coffee morning. */
const ROWS: readonly { why: string; person?: Partial<Person>; order: Readonly<Record<string, Partial<ResourceCore>>> }[] = [
  {
    why: 'a quiet reading room before a busy choir for someone who wants to be near people', person: { contact: 1 },
    order: {
      'reading room': { categories: ['library'], facts: facts({ talking_level: 'little', join_in_level: 'watch_ok', group_size: '6-12', noise: 'quiet' }) },
      'busy choir': { categories: ['choir'], facts: facts({ talking_level: 'some', join_in_level: 'join_in_expected', group_size: '31+', noise: 'loud' }) },
    },
  },
  {
    why: 'a sharing circle before a silent room for someone who wants to talk a lot', person: { contact: 4 },
    order: {
      'sharing circle': { facts: facts({ talking_level: 'sharing_circle', join_in_level: 'join_in_expected', group_size: '1-5' }) },
      'silent room': { facts: facts({ talking_level: 'little', join_in_level: 'watch_ok', group_size: '31+' }) },
    },
  },
  {
    why: 'too little contact before too much, the same step away from what feels OK', person: { contact: 3 },
    order: {
      'one step less': { facts: facts({ structure: 'fixed_plan' }) },
      'one step more': { facts: facts({ talking_level: 'sharing_circle' }) },
    },
  },
  { why: 'named greeter first, all else equal', order: { 'named greeter': { facts: facts({ newcomer_support: 'named_greeter' }) }, 'nobody meets you': { facts: facts({ newcomer_support: 'none' }) } } },
  { why: 'drop in before a referral for who wants a gentle start', order: { 'drop in': { facts: facts({ how_to_join: 'drop_in' }) }, 'referral needed': { facts: facts({ how_to_join: 'referral_needed' }) } } },
  { why: 'where you can leave early before where you cannot', order: { 'leave when you like': { facts: facts({ leave_early_ok: 'yes' }) }, 'stay to the end': { facts: facts({ leave_early_ok: 'no' }) } } },
  { why: 'where you can bring someone before where nobody has said, before where you cannot', order: { 'bring someone': { facts: facts({ companion_ok: 'yes' }) }, 'not said': {}, 'come alone': { facts: facts({ companion_ok: 'no' }) } } },
  {
    why: 'checked last month before an import nobody has checked, all else equal',
    order: { checked: {}, imported: { freshness: { checked_on: null, checked_by: null, imported_from: 'OpenStreetMap', imported_on: '2023-06-12' } } },
  },
  {
    why: 'checked last month before checked eight months ago',
    order: { 'last month': {}, 'eight months ago': { freshness: { checked_on: '2025-07-01', checked_by: 'group_said', imported_from: null, imported_on: null } } },
  },
  { why: 'free before paid, all else equal', order: { free: { facts: facts({ cost: cost('free') }) }, paid: { facts: facts({ cost: cost('paid') }) } } },
  { why: 'paid with a free first visit before paid from the start', order: { 'first visit free': { facts: facts({ cost: cost('paid', { first_free: true }) }) }, paid: { facts: facts({ cost: cost('paid') }) } } },
  { why: 'what they used to do counts', person: { interests: [{ category: 'chess', how: 'used_to_do' }] }, order: { chess: { categories: ['chess'] }, choir: { categories: ['choir'] } } },
  {
    why: 'what they like now before what they used to do', person: { interests: [{ category: 'chess', how: 'used_to_do' }, { category: 'yoga', how: 'like' }] },
    order: { yoga: { categories: ['yoga'] }, chess: { categories: ['chess'] } },
  },
  {
    why: 'the thing itself before its close kin, before something else altogether', person: { interests: [{ category: 'chess', how: 'like' }] },
    order: { chess: { categories: ['chess'] }, 'board games': { categories: ['board_games'] }, choir: { categories: ['choir'] } },
  },
  {
    why: 'a long-loved choir a mile off before a bingo hall next door', person: { place: HERE, travel: { mode: 'walk', max_minutes: 45, max_metres: null }, interests: [{ category: 'choir', how: 'like' }] },
    order: { 'choir a mile off': { categories: ['choir'], place: northOf(1600) }, 'bingo next door': { categories: ['bingo'] } },
  },
  { why: 'near before far, all else equal', person: { place: HERE }, order: { 'two streets on': { place: northOf(200) }, 'across town': { place: northOf(4000) }, 'next valley': { place: northOf(20_000) } } },
  { why: 'this week before next month, all else equal', order: { tomorrow: {}, 'on the 27th': { schedules: [aSession({ freq: null, byday: [], dtstart: '2026-03-27' })] } } },
  { why: 'in four weeks before in eight: both dates are known', order: { 'in four weeks': { schedules: [aSession({ dtstart: '2026-03-31' })] }, 'in eight weeks': { schedules: [aSession({ dtstart: '2026-04-28' })] } } },
  {
    why: 'what meets in both of the free mornings before what meets in one of them',
    person: { times: [{ weekday: 2, from: 540, to: 780 }, { weekday: 4, from: 540, to: 780 }] },
    order: { 'Tuesdays and Thursdays': { schedules: [aSession({ byday: ['TU', 'TH'] })] }, 'Tuesdays only': {} },
  },
  {
    why: 'a wish met before a wish nobody knows about', person: { needs: [{ attribute: 'noise', accepts: ['quiet'], strength: 'nice' }] },
    order: { quiet: { facts: facts({ noise: 'quiet' }) }, 'not said': {} },
  },
  {
    why: 'a wish nobody knows about before a wish that is surely not met', person: { needs: [{ attribute: 'noise', accepts: ['quiet'], strength: 'nice' }] },
    order: { 'not said': {}, loud: { facts: facts({ noise: 'loud' }) } },
  },
  {
    why: 'equal in score, both already going on: the one that began first',
    order: { 'began at seven': { id: idOf(9), schedules: [aSession({ byday: ['MO'], opens_at: '07:00' })] }, 'began at eight': { id: idOf(1), schedules: [aSession({ byday: ['MO'], opens_at: '08:00' })] } },
  },
  {
    why: 'equal in score, both perhaps too far: the nearer one', person: { place: HERE, travel: { mode: 'walk', max_minutes: null, max_metres: 1000 } },
    order: { 'perhaps 1.2 km': { id: idOf(9), place: northOf(1200, 788) }, 'perhaps 1.5 km': { id: idOf(1), place: northOf(1500, 788) } },
  },
  { why: 'equal in all, even the date and the way: always in the same order', person: { place: HERE }, order: { 'first by id': { id: idOf(1) }, 'second by id': { id: idOf(2) } } },
];

describe('what comes first', () => {
  it.each(ROWS)('$why', ({ person, order }) => {
    const named = Object.entries(order).map(([name, differs], i): [string, ResourceCore] => [name, aResource({ id: idOf(20 - i), organization: { id: name, is_faith: false }, ...differs })]);
    const nameOf = new Map(named.map(([name, resource]) => [resource.id, name]));
    for (const given of [named, named.toReversed()]) {
      const { groups } = answer(given.map(([, resource]) => resource), person);
      expect([...groups.match, ...groups.ask].map((result) => nameOf.get(result.id))).toEqual(Object.keys(order));
    }
  });
});

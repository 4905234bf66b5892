import { expect, test } from 'vitest';
import { countOf } from '../../site/finder/tallies.ts';

const FACETS = { category: { games: 12 }, day: { 1: 4, unknown: 9 }, cost: { free: 30, donation: 5, paid: 8, unknown: 2 } };

test.each([
  ['a kind of thing', 'kind', 'games', 12],
  ['a kind there is none of is none, not unknown', 'kind', 'music', 0],
  ['a day; what has no known day is on none', 'day', '1', 4],
  ['a need that two values answer has both', 'need', 'free', 35],
  ['a need nobody counts', 'need', 'quiet', null],
  ['an answer that is no need', 'need', 'everything', null],
  ['a question that is not about what there is', 'mode', 'walk', null],
])('%s', (_why, name, value, count) => expect(countOf(FACETS, name, value)).toBe(count));

test('before the first answer nothing is counted', () => expect(countOf({}, 'kind', 'games')).toBeNull());

import { describe, expect, it } from 'vitest';
import { FIRST_PAGE, diversify } from '../../../data/match/diversify.ts';
import { aResource, answer, idOf } from './a-resource.ts';

/** "a1 a2 b3": the letter is the organization, the digits and the rest are the name; every one is of its own category unless `categories` says. */
function list(names: string, categories: (name: string) => string = (name) => name) {
  return names.split(' ').filter((name) => name !== '').map((name) => ({ name, organization: name[0]!, category: categories(name) }));
}

const names = (all: readonly { name: string }[]): string => all.map((one) => one.name).join(' ');
/** So many of as many organizations and categories. */
const various = (count: number): string => Array.from({ length: count }, (_, i) => `${String.fromCodePoint(0x4e00 + i)}-`).join(' ');

describe('a varied first page', () => {
  it.each([
    { why: 'nothing to vary', given: 'a1 b1 c1', then: 'a1 b1 c1' },
    { why: 'nothing at all', given: '', then: '' },
    { why: 'two of one organization may stay', given: 'a1 a2 b1', then: 'a1 a2 b1' },
    { why: 'a third goes behind the others', given: 'a1 a2 a3 b1 c1', then: 'a1 a2 b1 c1 a3' },
    { why: 'what goes behind keeps its order', given: 'a1 a2 a3 b1 a4 b2 b3 c1', then: 'a1 a2 b1 b2 c1 a3 a4 b3' },
    { why: 'with one organization alone, all are shown all the same', given: 'a1 a2 a3 a4', then: 'a1 a2 a3 a4' },
  ])('$why', ({ given, then }) => {
    expect(names(diversify(list(given), false).ordered)).toBe(then);
  });

  const choirs = (all: string) => list(all, (name) => (name.endsWith('choir') ? 'choir' : name));
  it.each([
    { why: 'three of one category may stay, a fourth goes behind', one: false, given: 'achoir bchoir cchoir dchoir e1', then: 'achoir bchoir cchoir e1 dchoir' },
    { why: 'who asked for that category alone gets it', one: true, given: 'achoir bchoir cchoir dchoir e1', then: 'achoir bchoir cchoir dchoir e1' },
    { why: 'who asked for one category still gets several organizations', one: true, given: 'achoir achoir achoir bchoir', then: 'achoir achoir bchoir achoir' },
  ])('$why', ({ one, given, then }) => {
    expect(names(diversify(choirs(given), one).ordered)).toBe(then);
  });

  it('a place that falls free on the first page goes to the next best, and who lost one is told', () => {
    const given = list(`a1 a2 a3 ${various(25)}`);
    const { ordered, moved } = diversify(given, false);
    expect(names(ordered.slice(0, FIRST_PAGE))).toBe(`a1 a2 ${various(18)}`);
    expect(ordered[FIRST_PAGE]!.name).toBe('a3');
    expect([...moved].map((one) => one.name)).toEqual(['a3']);
  });

  it('what was behind the first page is moved nowhere and not told to be', () => {
    const given = list(`${various(20)} a1 a2 a3 b1`);
    const { ordered, moved } = diversify(given, false);
    expect(names(ordered)).toBe(names(given));
    expect(moved.size).toBe(0);
  });

  it('is a reason in the result', () => {
    const shared = { id: 'the hall', is_faith: false };
    const resources = Array.from({ length: 24 }, (_, i) => aResource({ id: idOf(i), categories: [['chess', 'choir', 'yoga', 'library', 'gym', 'bingo', 'poetry', 'walking'][i % 8]!], organization: i < 3 ? shared : { id: `group ${i}`, is_faith: false } }));
    const { match } = answer(resources).groups;
    const told = match.filter((r) => r.findings.some((f) => f.reason.key === 'reason.variety'));
    expect(told.map((r) => r.id)).toEqual([idOf(2)]);
    expect(match.findIndex((r) => r.id === idOf(2))).toBe(FIRST_PAGE);
  });
});

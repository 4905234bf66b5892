import { describe, expect, it } from 'vitest';
import { CATEGORIES, categoryOf, categoryPath, isWithin, similarity } from '../../../data/vocabulary/categories.ts';
import { CATEGORY_WORDS } from '../../../data/vocabulary/category-words.en.ts';
import { UNKIND } from './unkind.ts';

const codes = CATEGORIES.map(({ code }) => code);
const leaves = codes.filter((code) => !CATEGORIES.some(({ parent }) => parent === code));

describe('the category tree', () => {
  it('is a tree: every code once, every parent before its children, three levels at most', () => {
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.filter((code) => !/^[a-z]+(?:_[a-z]+)*$/.test(code))).toEqual([]);
    expect(CATEGORIES.filter(({ parent }, i) => parent !== null && !codes.slice(0, i).includes(parent))).toEqual([]);
    expect(codes.filter((code) => categoryPath(code).length > 3 || categoryPath(code).at(-1) !== code)).toEqual([]);
  });

  it('has 15 to 18 top branches and well over 140 activities', () => {
    expect(CATEGORIES.filter(({ parent }) => parent === null).length).toBeGreaterThanOrEqual(15);
    expect(CATEGORIES.filter(({ parent }) => parent === null).length).toBeLessThanOrEqual(18);
    expect(leaves.length).toBeGreaterThanOrEqual(140);
  });

  it('fits every stored code: 60 characters, as the shape of a person allows', () => {
    expect(codes.filter((code) => code.length > 60)).toEqual([]);
  });

  it('marks faith on the faith branch, all of it and nothing else', () => {
    expect(CATEGORIES.filter(({ faith }) => faith === true).map(({ code }) => code)).toEqual(codes.filter((code) => isWithin(code, 'faith')));
  });

  it.each([
    ['being seen at it may tell on a person', 'peer_support', true],
    ['so may a page one level further down', 'trans_group', true],
    ['chess tells nobody anything', 'chess', undefined],
    ['its neighbour is not marked by it', 'carers_group', undefined],
  ])('sensitive: %s', (_why, code, sensitive) => expect(categoryOf(code)?.sensitive).toBe(sensitive));

  it.each([
    ['men’s groups', 'mens_group'], ['women’s groups', 'womens_group'], ['LGBTQ+ groups', 'lgbtq_group'], ['newcomers', 'newcomers'], ['carers', 'carers_group'],
    ['parents', 'parents_and_families'], ['older people', 'older_people'], ['young people', 'young_people'], ['bereavement', 'bereavement'], ['alumni groups', 'alumni_group'],
    ['peer support', 'peer_support'], ['libraries', 'library'], ['gyms', 'gym'], ['choirs', 'choir'], ['gardening', 'gardening'], ['bingo', 'bingo'], ['volunteering', 'volunteering'],
    ['digital skills', 'digital_skills'], ['animals', 'animals'], ['walking', 'walking'], ['cycling', 'cycling'], ['swimming', 'swimming'], ['online communities', 'online'],
    ['museums', 'museum'], ['social meals', 'shared_meal'], ['clinic’s own groups', 'clinic_group'], ['buddy schemes', 'buddy_scheme'],
  ])('has a place for %s', (_what, code) => expect(categoryOf(code)?.code).toBe(code));
});

describe('paths', () => {
  it.each([
    ['from the top down', 'walking_football', ['sport', 'team_sport', 'walking_football']],
    ['a top branch', 'games', ['games']],
    ['a code nobody knows', 'quidditch', []],
  ])('%s', (_why, code, path) => expect(categoryPath(code)).toEqual(path));

  it.each([
    ['itself', 'chess', 'chess', true],
    ['two levels up', 'choir', 'performing', true],
    ['not the other way round', 'performing', 'choir', false],
    ['another branch', 'choir', 'games', false],
    ['a code nobody knows is in nothing, not even itself', 'quidditch', 'quidditch', false],
  ])('within: %s', (_why, code, ancestor, within) => expect(isWithin(code, ancestor)).toBe(within));
});

describe('likeness', () => {
  it.each([
    ['the same', 'chess', 'chess', 1],
    ['a choir is singing', 'choir', 'singing', 0.8],
    ['chess and bridge are both games', 'chess', 'bridge', 0.6],
    ['a choir is music and stage', 'choir', 'performing', 0.6],
    ['football and tennis are both sport, and quite different', 'football', 'tennis', 0.3],
    ['football and athletics', 'football', 'athletics', 0.4],
    ['a choir is not a gym', 'choir', 'gym', 0],
    ['two top branches', 'games', 'sport', 0],
    ['a code nobody knows is like nothing', 'quidditch', 'quidditch', 0],
  ])('%s', (_why, a, b, expected) => {
    expect(similarity(a, b)).toBe(expected);
    expect(similarity(b, a)).toBe(expected);
  });

  it('never falls when two kinds come closer in the tree', () => {
    const falling = leaves.filter((code) => {
      const likeness = categoryPath(code).toReversed().map((ancestor) => similarity(code, ancestor));
      return likeness.some((now, i) => i > 0 && now >= likeness[i - 1]!);
    });
    expect(falling).toEqual([]);
  });
});

describe('the words of categories', () => {
  it('are there for every code, in the order of the tree, and for no other', () => {
    expect(Object.keys(CATEGORY_WORDS)).toEqual(codes);
  });

  it.each(codes.map((code) => [code] as const))('%s has a label and everyday words', (code) => {
    const { label, synonyms } = CATEGORY_WORDS[code]!;
    expect(label).toMatch(/^[A-Z2]/);
    expect(label.length).toBeLessThanOrEqual(50);
    expect(label).not.toMatch(UNKIND);
    expect(synonyms.length).toBeGreaterThan(0);
    expect(synonyms.filter((word) => word.trim() !== word || word === '' || word !== word.toLowerCase())).toEqual([]);
    expect(new Set(synonyms).size).toBe(synonyms.length);
  });

  it('tell any two categories apart', () => {
    const labels = codes.map((code) => CATEGORY_WORDS[code]!.label);
    expect(labels.filter((label, i) => labels.indexOf(label) !== i)).toEqual([]);
  });

  it.each([
    ['gym', 'leisure_centre'], ['leisure centre', 'gym'], ['sing', 'choir'], ['bike', 'cycling'], ['grief', 'bereavement'], ['esol', 'english_class'], ['soccer', 'football'], ['foodbank', 'community_pantry'],
  ])('"%s" finds %s', (word, code) => expect(CATEGORY_WORDS[code]!.synonyms).toContain(word));
});

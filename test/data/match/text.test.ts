import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findWords, slipsBetween, wordIndex } from '../../../data/match/text.ts';
import { CATEGORY_WORDS } from '../../../data/vocabulary/category-words.en.ts';
import { aResource, answer, idOf, verdict } from './a-resource.ts';
import { relevance, within } from './oracle-words.ts';

const index = (texts: Readonly<Record<string, string>>) => wordIndex(Object.entries(texts).map(([id, text]) => ({ id, text })));
/** Best first. */
const found = (texts: Readonly<Record<string, string>>, words: string) => [...findWords(index(texts), words)].sort((a, b) => b[1] - a[1]).map(([id]) => id);
const one = (text: string, words: string) => findWords(index({ text, other: 'nothing of the kind' }), words).has('text');

describe('words select', () => {
  it.each([
    { why: 'the word itself', text: 'Chess for all', words: 'chess', finds: true },
    { why: 'capitals are nothing', text: 'CHESS', words: 'chess', finds: true },
    { why: 'one word of several is enough', text: 'Chess for all', words: 'choir chess', finds: true },
    { why: 'none of them', text: 'Chess for all', words: 'choir garden', finds: false },
    { why: 'the last word may be a beginning', text: 'Gardening in the park', words: 'gard', finds: true },
    { why: 'one letter is a beginning', text: 'Gardening in the park', words: 'g', finds: true },
    { why: 'a word before the last may not', text: 'Gardening in the park', words: 'gard chess', finds: false },
    { why: 'an end is no beginning', text: 'Gardening', words: 'dening', finds: false },
    { why: 'accents off in the text', text: 'Café Olé', words: 'cafe', finds: true },
    { why: 'accents off in the words', text: 'Cafe Ole', words: 'café', finds: true },
    { why: 'an apostrophe joins', text: "Men's shed", words: 'mens', finds: true },
    { why: 'so does the curly one', text: 'Men’s shed', words: "men's", finds: true },
    { why: 'a dash parts', text: 'Tai-chi', words: 'chi', finds: true },
    { why: 'Arabic', text: 'نادي الشطرنج', words: 'الشطرنج', finds: true },
    { why: 'Arabic with vowel marks', text: 'مَسْجِد', words: 'مسجد', finds: true },
    { why: '4 letters: no slip', text: 'swim', words: 'swam x', finds: false },
    { why: '5 letters: one changed', text: 'choir', words: 'chour x', finds: true },
    { why: '5 letters: one left out', text: 'choirs', words: 'choir x', finds: true },
    { why: '5 letters: two swapped', text: 'quiet', words: 'queit x', finds: true },
    { why: '5 letters: two slips are too many', text: 'choir', words: 'chaur x', finds: false },
    { why: '8 letters: two slips are still too many', text: 'swimming', words: 'swmmingg x', finds: false },
    { why: '9 letters: two slips', text: 'gardening', words: 'gardenign x', finds: true },
    { why: '9 letters: two letters changed', text: 'gardening', words: 'gurdenung x', finds: true },
    { why: '9 letters: three slips are too many', text: 'gardening', words: 'gurdenuny x', finds: false },
    { why: 'small words find nothing', text: 'A walk in the park', words: 'in the garden', finds: false },
    { why: 'unless there is nothing else', text: 'The Who', words: 'the', finds: true },
  ])('$why: "$words" in "$text"', ({ text, words, finds }) => {
    expect(one(text, words)).toBe(finds);
  });

  it('nothing typed, nothing found', () => {
    expect(findWords(index({ a: 'chess' }), '').size).toBe(0);
    expect(findWords(index({}), 'chess').size).toBe(0);
    expect(findWords(index({ a: '' }), 'chess').size).toBe(0);
  });

  it.each([
    { why: 'a gym is found as a leisure centre', code: 'gym', words: 'leisure centre' },
    { why: 'a leisure centre is found as a gym', code: 'leisure_centre', words: 'gym' },
    { why: 'a book group is found as a reading group', code: 'book_group', words: 'reading' },
    { why: 'tai chi is found in its other spelling', code: 'tai_chi', words: 'taichi' },
  ])('everyday words: $why', ({ code, words }) => {
    const { label, synonyms } = CATEGORY_WORDS[code]!;
    expect(one(`The Willows \n${[label, ...synonyms].join(' \n')}`, words)).toBe(true);
  });
});

describe('what is found first', () => {
  it.each([
    { why: 'the word before its beginning', texts: { beginning: 'choirs', word: 'choir' }, words: 'choir', order: ['word', 'beginning'] },
    { why: 'a beginning before a slip', texts: { slip: 'chior', beginning: 'choirs' }, words: 'choir', order: ['beginning', 'slip'] },
    { why: 'two of the words before one', texts: { one: 'quiet place', two: 'quiet choir' }, words: 'quiet choir', order: ['two', 'one'] },
    { why: 'the rarer word before the commoner', texts: { a: 'group tea', b: 'group tea', c: 'group chess', d: 'group tea' }, words: 'tea chess', order: ['c', 'a', 'b', 'd'] },
    { why: 'said twice before said once, equally long', texts: { once: 'chess and tea', twice: 'chess chess tea' }, words: 'chess', order: ['twice', 'once'] },
    { why: 'in few words before among many', texts: { many: 'chess and much else on every day of the year', few: 'chess club' }, words: 'chess', order: ['few', 'many'] },
  ])('$why', ({ texts, words, order }) => {
    expect(found(texts, words)).toEqual(order);
  });

  it('the best is 1, and no other more', () => {
    const values = [...findWords(index({ a: 'chess', b: 'chess and tea', c: 'tea' }), 'chess tea').values()];
    expect(Math.max(...values)).toBe(1);
    expect(values.every((value) => value > 0)).toBe(true);
  });
});

describe('words in the engine', () => {
  const resource = aResource();
  const texts = { [resource.id]: 'Chess and tea', [idOf(2)]: 'Choir' };

  it.each([
    { why: 'found', words: 'tea', lands: 'match' },
    { why: 'not found', words: 'garden', lands: ['words'] },
    { why: 'only blanks were typed', words: '   ', lands: 'match' },
  ])('$why', ({ words, lands }) => {
    expect(verdict(resource, { words }, { texts })).toEqual(lands);
  });

  it('where no text can be searched, words put nothing out', () => {
    expect(verdict(resource, { words: 'garden' })).toBe('match');
  });

  it('without words, what a text says changes nothing', () => {
    expect(answer([resource], {}, { texts })).toEqual(answer([resource]));
  });
});

describe('held to the oracle', () => {
  const letters = (max: number) => fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: max });

  it('slips are counted alike', () => {
    fc.assert(fc.property(letters(8), letters(8), fc.constantFrom(1, 2), (a, b, limit) => {
      expect(slipsBetween(a, b, limit) <= limit).toBe(within(a, b, limit));
      expect(slipsBetween(a, b, limit) <= limit).toBe(slipsBetween(b, a, limit) <= limit);
    }), { numRuns: 1000 });
  });

  it('the same texts are found, with the same relevance', () => {
    const word = fc.constantFrom('garden', 'gardens', 'gardening', 'gradening', 'quiet', 'quite', 'choir', 'chior', 'café', 'the', 'swim', 'swimming', 'conversation', 'conversacion', 'x', '');
    const text = fc.array(word, { maxLength: 7 }).map((words) => words.join(' '));
    fc.assert(fc.property(fc.array(text, { maxLength: 9 }), fc.array(fc.oneof(word, fc.constantFrom('gard', 'swi', 'in')), { maxLength: 4 }), (texts, typed) => {
      const documents = texts.map((t, i) => ({ id: idOf(i), text: t }));
      const [engine, oracle] = [findWords(wordIndex(documents), typed.join(' ')), relevance(documents, typed.join(' '))];
      expect([...engine.keys()].sort()).toEqual([...oracle.keys()].sort());
      for (const [id, value] of engine) expect(Math.abs(value - oracle.get(id)!)).toBeLessThan(2e-6);
    }), { numRuns: 1000 });
  });
});

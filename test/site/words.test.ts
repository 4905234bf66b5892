import { describe, expect, test } from 'vitest';
import { REASON_KEYS } from '../../data/match/reason-keys.ts';
import { en } from '../../site/i18n/en.ts';
import { LANGUAGES } from '../../site/i18n/languages.ts';
import { say } from '../../site/i18n/words.ts';
import type { Phrase } from '../../site/i18n/words.ts';
import { speak } from '../../site/finder/speak.ts';

// A language that misses a reason of the engine does not compile.
const everyReason: Readonly<Record<(typeof REASON_KEYS)[number], Phrase>> = en.words;

describe('say', () => {
  const spoken = { locale: 'en-GB', words: { plain: 'Hello', name: 'Near {place}, {count}', many: { one: '{count} group', other: '{count} groups' } } };
  test.each([
    ['words alone', 'plain', {}, 'Hello'],
    ['parameters are filled in', 'name', { place: 'Ferrybank', count: 3 }, 'Near Ferrybank, 3'],
    ['numbers are written the language\'s way', 'name', { place: 'x', count: 12_500 }, 'Near x, 12,500'],
    ['one is one', 'many', { count: 1 }, '1 group'],
    ['none is many in English', 'many', { count: 0 }, '0 groups'],
    ['a listing\'s own braces are left alone', 'name', { place: '{count}', count: 1 }, 'Near {count}, 1'],
  ] as const)('%s', (_, key, params, said) => {
    expect(say(spoken, key, params)).toBe(said);
  });

  test('plural forms are those of the language, not of English', () => {
    const welsh = { locale: 'cy', words: { many: { zero: 'dim', one: 'un', two: 'dau', few: 'tri', many: 'chwech', other: 'arall' } } };
    expect([0, 1, 2, 3, 6, 10].map((count) => say(welsh, 'many', { count }))).toEqual(['dim', 'un', 'dau', 'tri', 'chwech', 'arall']);
  });

  test.each([
    ['a key nobody wrote', () => say(spoken, 'absent' as 'plain'), /no words for "absent"/],
    ['a parameter nobody passed', () => say(spoken, 'name', { count: 1 }), /"name" needs the parameter "place"/],
    ['a plural without its number', () => say(spoken, 'many', {}), /needs the parameter "count"/],
  ])('%s is a bug that says what to do', (_, speakUp, message) => {
    expect(speakUp).toThrow(message);
  });
});

describe('what the engine says', () => {
  /** Every parameter that the engine passes anywhere, so that a phrase that needs another one is found out. */
  const params = { attribute: 'step_free_entrance', value: 'yes', category: 'choir', metres: 1400, minutes: 25, mode: 'walk', date: '2026-03-05', opens_at: '14:00', level: 2, months: 7, source: 'OpenStreetMap', imported_on: '2023-06-12' };

  test.each(Object.keys(everyReason).filter((key) => (REASON_KEYS as readonly string[]).includes(key)))('%s is a whole sentence', (key) => {
    expect(speak(en, { key, params })).toMatch(/^[A-Z“].*[.?]$/);
  });

  test.each([
    ['a fact with its note', { key: 'caution.limited', params: { attribute: 'step_free_entrance', value: 'limited', note: 'Ring the bell.' } }, 'There is one low step, or a ramp they put out for you. Ring the bell.'],
    ['the question to ask', { key: 'question.fact', params: { attribute: 'accessible_toilet' } }, 'Is there a toilet I can use in a wheelchair?'],
    ['a list of values', { key: 'reason.fact', params: { attribute: 'pre_visit', value: 'look_round,phone_chat' } }, 'Before you come you can look round and talk on the phone.'],
    ['languages by their names', { key: 'reason.fact', params: { attribute: 'languages', value: 'cy,en' } }, 'Languages spoken: Welsh and English.'],
    ['an age from', { key: 'reason.fact', params: { attribute: 'age_scope', value: '18-' } }, 'It is for people aged 18 or over.'],
    ['an age between', { key: 'reason.fact', params: { attribute: 'age_scope', value: '18-25' } }, 'It is for people aged 18 to 25.'],
    ['no age at all', { key: 'reason.fact', params: { attribute: 'age_scope', value: '-' } }, 'No age limit is given.'],
    ['a group size that looks like an age', { key: 'reason.fact', params: { attribute: 'group_size', value: '6-12' } }, 'Usually 6 to 12 people come.'],
    ['what does not apply', { key: 'reason.fact', params: { attribute: 'accessible_toilet', value: 'not_applicable' } }, 'Does not apply here: a wheelchair-accessible toilet.'],
    ['one month', { key: 'caution.stale', params: { months: 1 } }, 'Last checked 1 month ago. Ring before you go.'],
    ['a time when the person is free', { key: 'reason.time', params: { date: '2026-03-05', opens_at: '14:00' } }, 'It is on when you are free: Thu 5 March, 2pm.'],
    ['the year of an import, which may lie back', { key: 'caution.imported', params: { source: 'OpenStreetMap', imported_on: '2023-06-12' } }, 'Not checked. From OpenStreetMap, 12 June 2023.'],
  ])('%s', (_, reason, said) => {
    expect(speak(en, reason)).toBe(said);
  });
});

describe('every language', () => {
  const braces = (phrase: Phrase): string[] => [...new Set(Object.values(typeof phrase === 'string' ? [phrase] : phrase).flatMap((form) => form.match(/\{\w+\}/g) ?? []))].sort();

  test.each(LANGUAGES.map((language) => [language.tag, language] as const))('%s leaves no phrase empty and uses English\'s parameters', (_, { words }) => {
    const all = Object.entries(words);
    expect(all.filter(([, phrase]) => Object.values(typeof phrase === 'string' ? [phrase] : phrase).some((form) => form.trim() === ''))).toEqual([]);
    expect(all.map(([key, phrase]) => [key, braces(phrase)])).toEqual(all.map(([key]) => [key, braces(en.words[key as keyof typeof en.words])]));
  });

  test('English keeps to words that blame nobody (interface.md §5)', () => {
    const all = Object.values(en.words).flatMap((phrase: Phrase) => (typeof phrase === 'string' ? [phrase] : Object.values(phrase))).join('\n');
    expect(all).not.toMatch(/non-compliant|refused|failed to attend|suffers? from|service user|\bDNA\b/i);
  });
});

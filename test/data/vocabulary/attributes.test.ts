import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../data/shapes/resource.ts';
import { Fact as FactShape } from '../../../data/shapes/resource.ts';
import { ATTRIBUTE_KEYS, ATTRIBUTES, factIsValid } from '../../../data/vocabulary/attributes.ts';
import type { AttributeKey, Attribute } from '../../../data/vocabulary/attributes.ts';

const attributes = ATTRIBUTE_KEYS.map((key) => ATTRIBUTES[key]);
const keysWhere = (test: (attribute: Attribute) => boolean) => attributes.filter(test).map(({ key }) => key);

describe('the 40 attributes', () => {
  it('come in the order of the table, five sections of it', () => {
    expect(new Set(ATTRIBUTE_KEYS).size).toBe(40);
    const sections = attributes.map(({ section }) => section);
    expect(Object.fromEntries([...new Set(sections)].map((name) => [name, [sections.indexOf(name), sections.lastIndexOf(name)]]))).toEqual({
      getting_in: [0, 7], communication: [8, 12], sensory: [13, 18], social: [19, 33], who_cost_travel: [34, 39],
    });
  });

  it('show few filters first: with day and time, and distance, they are eight', () => {
    expect(keysWhere(({ front }) => front).toSorted()).toEqual(['attendance_mode', 'cost', 'group_size', 'how_to_join', 'step_free_entrance', 'talking_level']);
    expect(keysWhere(({ front, use }) => front && !use.includes('filter'))).toEqual([]);
  });

  it.each([
    ['rank, because how much is asked of a person decides the order', (a: Attribute) => a.use.includes('rank'), ['group_size', 'leave_early_ok', 'join_in_level', 'talking_level', 'structure', 'newcomer_support', 'mh_labelled', 'cost', 'travel']],
    ['are shown and never filtered', (a: Attribute) => !a.use.includes('filter') && !a.use.includes('rank'), ['door_effort', 'entry_control', 'parking_close', 'info_formats', 'touch']],
    ['are online only', (a: Attribute) => a.level.join() === 'online', ['online_controls']],
    ['can be said online too', (a: Attribute) => a.level.join() === 'session,online', ['captions', 'group_size', 'leave_early_ok', 'join_in_level', 'talking_level', 'newcomer_support', 'led_by', 'attendance_mode']],
    ['live in an HSDS field of their own', (a: Attribute) => typeof a.hsds === 'object', ['sign_languages', 'languages', 'quiet_times', 'age_scope', 'cost', 'travel']],
  ])('some %s', (_why, test, keys) => expect(keysWhere(test)).toEqual(keys));

  it.each(attributes.map((attribute) => [attribute.key, attribute] as const))('%s has a closed list where it needs one, and never "unknown"', (_key, { type, values, level, use }) => {
    expect(values).not.toContain('unknown');
    expect(values).not.toContain('not_applicable');
    expect(new Set(values).size).toBe(values.length);
    if (type === 'grade') expect(values).toEqual(['yes', 'limited', 'no']);
    if (['one', 'set', 'cost'].includes(type)) expect(values.length).toBeGreaterThan(1);
    expect(level.length * use.length).toBeGreaterThan(0);
  });
});

const ages = (min: number | null, max: number | null): Fact['value'] => ({ min, max, children_may_come: 'unknown', under18_safeguarding: 'unknown' });
const cost = (kind: 'free' | 'donation' | 'low' | 'paid', amount: number | null, currency: string | null): Fact['value'] => ({ kind, amount, currency, first_free: false, concession: false, hidden_costs: null });
type Row = [why: string, key: AttributeKey, value: Fact['value'], note: string | null, problem: RegExp | null];

const ROWS: Row[] = [
  ['a word of the list', 'noise', 'quiet', null, null],
  ['a word of another list', 'noise', 'yes', null, /^noise: "yes" is not one of its values\. Use one of: quiet, talking, loud, varies, not_applicable\.$/],
  ['nobody knows is not a value', 'noise', 'unknown', null, /Leave the fact out/],
  ['nobody knows is not a value in a list either', 'languages', ['unknown'], null, /not a language tag/],
  ['does not apply, on any attribute', 'travel', 'not_applicable', null, null],
  ['a list where one word is wanted', 'noise', ['quiet'], null, /one word is wanted/],
  ['partly, with what to expect', 'step_free_entrance', 'limited', 'One step of 4 cm', null],
  ['partly, with nothing said', 'step_free_entrance', 'limited', null, /needs a note/],
  ['a note of spaces says nothing', 'step_free_entrance', 'limited', '   ', /note is empty/],
  ['own words, with the words', 'gender_scope', 'described_in_note', 'Women and non-binary people', null],
  ['own words, without them', 'gender_scope', 'described_in_note', null, /needs a note/],
  ['a note of exactly 140 characters', 'noise', 'loud', 'x'.repeat(140), null],
  ['a note of 141 characters', 'noise', 'loud', 'x'.repeat(141), /141 characters\. Use at most 140/],
  ['a long note even where it does not apply', 'noise', 'not_applicable', 'x'.repeat(141), /140/],
  ['two formats', 'info_formats', ['easy_read', 'large_print'], null, null],
  ['one word where a list is wanted', 'info_formats', 'easy_read', null, /a list is wanted/],
  ['an empty list is nobody knows', 'info_formats', [], null, /the list is empty/],
  ['a format that is not ours', 'info_formats', ['morse'], null, /"morse" is not one of its values/],
  ['said twice', 'info_formats', ['audio', 'audio'], null, /twice/],
  ['none and something', 'pre_visit', ['none', 'photos'], null, /"none" stands alone/],
  ['none alone', 'pre_visit', ['none'], null, null],
  ['none of a list that has no none', 'info_formats', ['none'], null, /not one of its values/],
  ['languages as tags', 'languages', ['cy', 'en-GB'], null, null],
  ['a language by its name', 'languages', ['Welsh'], null, /"Welsh" is not a language tag/],
  ['a script and a region', 'languages', ['zh-Hant-TW', 'es-419'], null, null],
  ['no language at all cannot be', 'languages', ['none'], null, /"none" is not a language tag/],
  ['no signing', 'sign_languages', ['none'], null, null],
  ['signing in BSL', 'sign_languages', ['bfi'], null, null],
  ['quiet times by their schedules', 'quiet_times', ['5f1c'], null, null],
  ['an empty schedule id', 'quiet_times', [''], null, /schedule id is empty/],
  ['from 18', 'age_scope', ages(18, null), null, null],
  ['one year of age only', 'age_scope', ages(18, 18), null, null],
  ['ages the wrong way round', 'age_scope', ages(25, 18), null, /youngest age \(25\) is above the oldest \(18\)/],
  ['from birth, because 0 is an age', 'age_scope', ages(0, 5), null, null],
  ['ages as a word', 'age_scope', 'adults', null, /ages are wanted/],
  ['a cost where ages belong', 'age_scope', cost('free', null, null), null, /ages are wanted/],
  ['free', 'cost', cost('free', null, null), null, null],
  ['free at a price of 0', 'cost', cost('free', 0, 'GBP'), null, null],
  ['free at a price', 'cost', cost('free', 3, 'GBP'), null, /free and 3 cannot both be right/],
  ['paid, price not known', 'cost', cost('paid', null, null), null, null],
  ['a price in no currency', 'cost', cost('low', 1, null), null, /no currency/],
  ['ages where a cost belongs', 'cost', ages(1, 2), null, /a cost is wanted/],
  ['travel is not a fact', 'travel', 'yes', null, /block of the resource/],
];

describe('a fact', () => {
  it.each(ROWS)('%s', (_why, key, value, note, problem) => {
    const sentence = factIsValid(key, value, note);
    if (problem === null) expect(sentence).toBeNull();
    else expect(sentence).toMatch(problem);
  });

  it.each(ROWS.filter((row) => row[4] === null))('that is valid fits the shape that is stored: %s', (_why, _key, value, note) => {
    expect(FactShape.safeParse({ value, note, source: 'group_said', checked_on: null }).success).toBe(true);
  });

  it.each(attributes.flatMap(({ key, type, values }) => values.map((value) => [key, value, type] as const)))('every value is valid for its own attribute: %s %s', (key, value, type) => {
    const stored = type === 'cost' ? cost(value as 'free', null, null) : ['set', 'tags', 'schedules'].includes(type) ? [value] : value;
    expect(factIsValid(key, stored, 'A note')).toBeNull();
  });
});

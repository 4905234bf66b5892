import { describe, expect, it } from 'vitest';
import type { Fact, Resource } from '../../../data/shapes/resource.ts';
import { ATTRIBUTE_WORDS, FACT_SENTENCES } from '../../../data/vocabulary/attribute-words.en.ts';
import { ATTRIBUTE_KEYS, ATTRIBUTES } from '../../../data/vocabulary/attributes.ts';
import type { AttributeKey } from '../../../data/vocabulary/attributes.ts';
import { factSentences, travelSentences } from '../../../data/vocabulary/fact-sentences.ts';
import type { Speech } from '../../../data/vocabulary/fact-sentences.ts';
import { UNKIND } from './unkind.ts';

const ENGLISH: Speech = { locale: 'en-GB', attributes: ATTRIBUTE_WORDS, facts: FACT_SENTENCES };
const everyKey = ATTRIBUTE_KEYS.map((key) => [key] as const);

describe('the words of every attribute', () => {
  it.each(everyKey)('%s has a label, a topic, a question, and words for each value', (key) => {
    const { label, topic, question, values, sentence } = ATTRIBUTE_WORDS[key];
    expect(label).toMatch(/^[A-Z]/);
    expect(topic).toMatch(/^[a-z].*[^.?]$/);
    expect(question).toMatch(/^[A-Z].*\?$/);
    for (const value of ATTRIBUTES[key].values) {
      expect((values as Record<string, string>)[value]).toMatch(/\S/);
      expect((sentence as Record<string, string>)[value]).toMatch(/\S/);
    }
    expect(Object.keys(values).toSorted()).toEqual([...ATTRIBUTES[key].values].toSorted());
  });

  it.each(everyKey)('%s is said in at most 20 words a sentence', (key) => {
    const { question, sentence } = ATTRIBUTE_WORDS[key];
    const long = [question, ...Object.values(sentence as Record<string, string>)].flatMap((text) => text.split(/[.?] /)).filter((text) => text.split(' ').length > 20);
    expect(long).toEqual([]);
  });

  it.each(everyKey)('%s names no diagnosis and blames nobody', (key) => {
    expect(JSON.stringify(ATTRIBUTE_WORDS[key])).not.toMatch(UNKIND);
  });

  it('tell two values of one attribute apart', () => {
    const alike = ATTRIBUTE_KEYS.filter((key) => {
      const words = Object.values(ATTRIBUTE_WORDS[key].values as Record<string, string>);
      return new Set(words).size < words.length;
    });
    expect(alike).toEqual([]);
  });
});

const fact = (value: Fact['value'], note: string | null = null): Fact => ({ value, note, source: 'group_said', checked_on: '2026-11-01' });
const ages = (min: number | null, max: number | null, children_may_come: 'yes' | 'no' | 'unknown' = 'unknown', under18_safeguarding: 'yes' | 'no' | 'unknown' = 'unknown') => fact({ min, max, children_may_come, under18_safeguarding });
const cost = (kind: 'free' | 'donation' | 'low' | 'paid', amount: number | null, more = {}) => fact({ kind, amount, currency: amount === null ? null : 'GBP', first_free: false, concession: false, hidden_costs: null, ...more });

describe('a fact in sentences', () => {
  it.each<[why: string, key: AttributeKey, fact: Fact | undefined, said: string]>([
    ['nobody checked, said openly', 'accessible_toilet', undefined, 'Not checked: a wheelchair-accessible toilet.'],
    ['does not apply', 'accessible_toilet', fact('not_applicable'), 'Does not apply here: a wheelchair-accessible toilet.'],
    ['a plain yes', 'step_free_entrance', fact('yes'), 'You can get in without steps.'],
    ['partly, always with its note', 'step_free_entrance', fact('limited', 'One step of 4 cm'), 'There is one low step, or a ramp they put out for you. Note: One step of 4 cm.'],
    ['a note that ends itself', 'noise', fact('quiet', 'Ring first!'), 'It is usually quiet. Note: Ring first!'],
    ['a list of two', 'pre_visit', fact(['photos', 'look_round']), 'Before you come you can see photos and look round.'],
    ['none of a list', 'pre_visit', fact(['none']), 'There is no way to see it before you come.'],
    ['choices online', 'online_controls', fact(['camera_off_ok', 'not_recorded', 'alias_ok']), 'Online, your camera can be off, nothing is recorded and you can use another name.'],
    ['languages by their names', 'languages', fact(['cy', 'en']), 'Languages spoken: Welsh and English.'],
    ['a sign language the browser cannot name', 'sign_languages', fact(['bfi']), 'Signed or interpreted: British Sign Language.'],
    ['quiet times, whose dates stand elsewhere', 'quiet_times', fact(['5f1c']), 'There are set quiet times.'],
    ['a youngest age', 'age_scope', ages(18, null), 'It is for people aged 18 or over.'],
    ['from birth: 0 is an age', 'age_scope', ages(0, 5, 'yes'), 'It is for people aged 0 to 5. Children may come too.'],
    ['no limit said is not "all ages"', 'age_scope', ages(null, null, 'unknown', 'yes'), 'No age limit is given. There is a plan to keep people under 18 safe.'],
    ['free', 'cost', cost('free', null), 'It is free.'],
    ['a round price', 'cost', cost('paid', 2), 'It costs £2.'],
    ['a price and what comes on top', 'cost', cost('low', 2.5, { first_free: true, concession: true, hidden_costs: 'bring a drink' }), 'It costs a little: £2.50. The first time is free. Some people pay less. Other costs: bring a drink.'],
    ['a price nobody told', 'cost', cost('paid', null), 'You pay to take part. The price is not known.'],
  ])('%s', (_why, key, stored, said) => expect(factSentences(key, stored, ENGLISH)).toBe(said));

  it.each(ATTRIBUTE_KEYS.flatMap((key) => ATTRIBUTES[key].values.map((value) => [key, value] as const)))('says %s %s whole, ended with a full stop', (key, value) => {
    const { type } = ATTRIBUTES[key];
    const stored = type === 'cost' ? cost(value as 'free', null) : fact(['set', 'tags', 'schedules'].includes(type) ? [value] : value);
    expect(factSentences(key, stored, ENGLISH)).toMatch(/^[A-Z][^{}]*\.$/);
  });
});

describe('getting there in sentences', () => {
  const block: Resource['travel'] = {
    stops: [{ name: 'Library', mode: 'bus', walk_m: 119.6, step_free: 'unknown', lines: ['7'], last_departure: '21:40' }],
    parking: 'Behind the hall', lift_offered: 'yes', route_note: null, lit_route: 'unknown',
  };
  it.each<[why: string, travel: Resource['travel'], said: string[]]>([
    ['nothing known', null, ['Not checked: getting there and home.']],
    ['a stop, what is not known of it said openly', block, ['Library is 120 m away.', 'Not checked: getting on there without steps.', 'The last one leaves at 21:40.', 'They can offer you a lift.', 'Behind the hall.']],
    ['a stop without a last departure', { ...block, stops: [{ ...block.stops[0]!, step_free: 'no', last_departure: null }], lift_offered: 'no', lit_route: 'yes', parking: null }, ['Library is 120 m away.', 'There are steps to get on there.', 'They cannot offer you a lift.', 'There are lights along the way.']],
  ])('%s', (_why, travel, said) => expect(travelSentences(travel, ENGLISH)).toEqual(said));
});

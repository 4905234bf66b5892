import { describe, expect, it } from 'vitest';
import { needFinding } from '../../../data/match/needs.ts';
import type { Need } from '../../../data/shapes/person.ts';
import type { Fact, ResourceCore } from '../../../data/shapes/resource.ts';
import { ATTRIBUTES, ATTRIBUTE_KEYS } from '../../../data/vocabulary/attributes.ts';
import { aResource, answer, cost, facts, onlyResult, verdict } from './a-resource.ts';

const ages = (min: number | null, max: number | null): Fact['value'] => ({ min, max, children_may_come: 'unknown', under18_safeguarding: 'unknown' });

interface Row { why: string; attribute: Need['attribute']; value: Fact['value']; accepts: string[]; verdict: 'yes' | 'no' }

/** One or more rows for every type of attribute; what nobody has checked is below, the same for all. */
const ROWS: readonly Row[] = [
  { why: 'a grade: yes', attribute: 'step_free_entrance', value: 'yes', accepts: ['yes'], verdict: 'yes' },
  { why: 'a grade: no', attribute: 'step_free_entrance', value: 'no', accepts: ['yes', 'limited'], verdict: 'no' },
  { why: 'a grade: limited is yes only for who accepts it', attribute: 'step_free_entrance', value: 'limited', accepts: ['yes', 'limited'], verdict: 'yes' },
  { why: 'a grade: limited is no for who does not', attribute: 'step_free_entrance', value: 'limited', accepts: ['yes'], verdict: 'no' },
  { why: 'one word: the one', attribute: 'how_to_join', value: 'drop_in', accepts: ['drop_in'], verdict: 'yes' },
  { why: 'one word: one of several', attribute: 'group_size', value: '6-12', accepts: ['1-5', '6-12'], verdict: 'yes' },
  { why: 'one word: another', attribute: 'group_size', value: '31+', accepts: ['1-5', '6-12'], verdict: 'no' },
  { why: 'one word: none is a word like any other', attribute: 'hearing_support', value: 'none', accepts: ['loop', 'portable_loop'], verdict: 'no' },
  { why: 'gender: women only', attribute: 'gender_scope', value: 'women', accepts: ['women', 'everyone'], verdict: 'yes' },
  { why: 'gender: men only', attribute: 'gender_scope', value: 'men', accepts: ['women', 'everyone'], verdict: 'no' },
  { why: 'a set: any of it will do', attribute: 'online_controls', value: ['moderated', 'camera_off_ok'], accepts: ['camera_off_ok', 'alias_ok'], verdict: 'yes' },
  { why: 'a set: nothing of it', attribute: 'online_controls', value: ['moderated'], accepts: ['camera_off_ok', 'alias_ok'], verdict: 'no' },
  { why: 'a set: none of it there', attribute: 'pre_visit', value: ['none'], accepts: ['look_round', 'photos'], verdict: 'no' },
  { why: 'languages: the very one', attribute: 'languages', value: ['cy', 'en'], accepts: ['cy'], verdict: 'yes' },
  { why: 'languages: British English is English', attribute: 'languages', value: ['en-GB'], accepts: ['en'], verdict: 'yes' },
  { why: 'languages: English will do for who asks for British English', attribute: 'languages', value: ['en'], accepts: ['en-GB'], verdict: 'yes' },
  { why: 'languages: capitals are nothing', attribute: 'languages', value: ['en-gb'], accepts: ['EN-GB'], verdict: 'yes' },
  { why: 'languages: two countries’ kinds of one language are told apart', attribute: 'languages', value: ['en-GB'], accepts: ['en-US'], verdict: 'no' },
  { why: 'languages: what only begins alike is another language', attribute: 'languages', value: ['fil'], accepts: ['fi'], verdict: 'no' },
  { why: 'sign language: theirs', attribute: 'sign_languages', value: ['bfi'], accepts: ['bfi'], verdict: 'yes' },
  { why: 'sign language: none', attribute: 'sign_languages', value: ['none'], accepts: ['bfi'], verdict: 'no' },
  { why: 'quiet times: there are some', attribute: 'quiet_times', value: ['monday-early'], accepts: ['yes'], verdict: 'yes' },
  { why: 'quiet times: there are none', attribute: 'quiet_times', value: ['none'], accepts: ['yes'], verdict: 'no' },
  { why: 'ages: within', attribute: 'age_scope', value: ages(18, 65), accepts: ['34'], verdict: 'yes' },
  { why: 'ages: the youngest', attribute: 'age_scope', value: ages(18, 65), accepts: ['18'], verdict: 'yes' },
  { why: 'ages: the oldest', attribute: 'age_scope', value: ages(18, 65), accepts: ['65'], verdict: 'yes' },
  { why: 'ages: too young', attribute: 'age_scope', value: ages(18, null), accepts: ['17'], verdict: 'no' },
  { why: 'ages: too old', attribute: 'age_scope', value: ages(null, 25), accepts: ['26'], verdict: 'no' },
  { why: 'ages: no limit said', attribute: 'age_scope', value: ages(null, null), accepts: ['90'], verdict: 'yes' },
  { why: 'ages: not a number', attribute: 'age_scope', value: ages(null, null), accepts: ['old'], verdict: 'no' },
  { why: 'cost: free', attribute: 'cost', value: cost('free'), accepts: ['free', 'donation'], verdict: 'yes' },
  { why: 'cost: paid', attribute: 'cost', value: cost('paid'), accepts: ['free', 'donation'], verdict: 'no' },
  { why: 'cost: paid, the first visit free, and that is enough', attribute: 'cost', value: cost('paid', { first_free: true }), accepts: ['free', 'first_free'], verdict: 'yes' },
  { why: 'cost: paid, the first visit free, and that is not enough', attribute: 'cost', value: cost('paid', { first_free: true }), accepts: ['free'], verdict: 'no' },
  { why: 'cost: paid, less for some, and that is enough', attribute: 'cost', value: cost('paid', { concession: true }), accepts: ['concession'], verdict: 'yes' },
  { why: 'cost: it does not apply', attribute: 'cost', value: 'not_applicable', accepts: ['free'], verdict: 'yes' },
  { why: 'captions: where nothing is said aloud they do not apply', attribute: 'captions', value: 'not_applicable', accepts: ['yes'], verdict: 'yes' },
];

describe('what a need says of a known fact', () => {
  it.each(ROWS)('$why', ({ attribute, value, accepts, verdict: expected }) => {
    const resource = aResource({ facts: facts({ [attribute]: value }) });
    expect(needFinding(resource, { attribute, accepts, strength: 'must' })).toMatchObject({ rule: `need.${attribute}`, verdict: expected });
    expect(needFinding(resource, { attribute, accepts, strength: 'nice' })).toMatchObject({ rule: `nice.${attribute}`, verdict: expected });
    expect(verdict(resource, { needs: [{ attribute, accepts, strength: 'must' }] })).toEqual(expected === 'yes' ? 'match' : [`need.${attribute}`]);
    expect(verdict(resource, { needs: [{ attribute, accepts, strength: 'nice' }] })).toBe('match');
  });

  it('has a row for every type there is', () => {
    const types = new Set(ROWS.map(({ attribute }) => ATTRIBUTES[attribute].type));
    expect([...types, 'travel'].sort()).toEqual([...new Set(ATTRIBUTE_KEYS.map((key) => ATTRIBUTES[key].type))].sort());
  });

  it('says limited with its note', () => {
    const resource = aResource({ facts: facts({ step_free_entrance: 'limited' }) });
    const result = onlyResult(answer([resource], { needs: [{ attribute: 'step_free_entrance', accepts: ['yes', 'limited'], strength: 'must' }] }));
    expect(result.caution).toEqual({ key: 'caution.limited', params: { attribute: 'step_free_entrance', value: 'limited', note: 'One step of 5 cm.' } });
  });
});

const ONLINE: Partial<ResourceCore> = { place: null };

describe('what nobody has checked', () => {
  it.each(ATTRIBUTE_KEYS)('%s is a question where there is a door, and never puts anything out', (attribute) => {
    const must: Need = { attribute, accepts: ['yes'], strength: 'must' };
    expect(verdict(aResource(), { needs: [must] })).toBe('ask');
    expect(verdict(aResource(), { needs: [{ ...must, strength: 'nice' }] })).toBe('match');
    const { questions } = onlyResult(answer([aResource()], { needs: [must] }));
    expect(questions).toEqual([{ key: 'question.fact', params: { attribute } }]);
  });

  it.each([
    { why: 'there is no entrance', attribute: 'step_free_entrance' as const, expected: 'match' },
    { why: 'there is no toilet', attribute: 'accessible_toilet' as const, expected: 'match' },
    { why: 'there is no car park', attribute: 'parking_close' as const, expected: 'match' },
    { why: 'there is talking', attribute: 'talking_level' as const, expected: 'ask' },
    { why: 'there may be captions', attribute: 'captions' as const, expected: 'ask' },
    { why: 'there is a language', attribute: 'languages' as const, expected: 'ask' },
  ])('online, $attribute: $why', ({ attribute, expected }) => {
    expect(verdict(aResource(ONLINE), { needs: [{ attribute, accepts: ['yes'], strength: 'must' }] })).toBe(expected);
  });

  it('a known no counts online as well', () => {
    const resource = aResource({ ...ONLINE, facts: facts({ step_free_entrance: 'no' }) });
    expect(verdict(resource, { needs: [{ attribute: 'step_free_entrance', accepts: ['yes'], strength: 'must' }] })).toEqual(['need.step_free_entrance']);
  });
});

describe('more than one need', () => {
  const must = (accepts: string[]): Need => ({ attribute: 'noise', accepts, strength: 'must' });

  it('a no outweighs a question', () => {
    const resource = aResource({ facts: facts({ noise: 'loud' }) });
    expect(verdict(resource, { needs: [must(['quiet']), { attribute: 'scent', accepts: ['low_scent'], strength: 'must' }] })).toEqual(['need.noise']);
  });

  it('two musts about one fact count a resource once, and dropping them is offered', () => {
    const { excluded, whatIf } = answer([aResource({ facts: facts({ noise: 'loud' }) })], { needs: [must(['quiet']), must(['quiet', 'talking'])] });
    expect(excluded).toEqual({ byRule: { 'need.noise': 1 }, total: 1 });
    expect(whatIf).toEqual({ 'need.noise': 1 });
  });

  it('a must and a wish about one fact ask one question, not two', () => {
    const { questions } = onlyResult(answer([aResource()], { needs: [must(['quiet', 'talking']), { attribute: 'noise', accepts: ['quiet'], strength: 'nice' }] }));
    expect(questions).toEqual([{ key: 'question.fact', params: { attribute: 'noise' } }]);
  });
});

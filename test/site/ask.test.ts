import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Person } from '../../data/shapes/person.ts';
import { ATTRIBUTES } from '../../data/vocabulary/attributes.ts';
import { askFrom, dropRule, FAITH_ANSWERS, fieldsOf, isNothing, MINUTES, MODES, NOTHING, PARTS, personOf } from '../../site/finder/ask.ts';
import type { Ask } from '../../site/finder/ask.ts';
import { ATTENDANCE, FRONT_NEEDS, LABELLED, MORE_NEEDS, NEEDS, needOf, WHO } from '../../site/finder/needs.ts';
import type { NeedId } from '../../site/finder/needs.ts';

const NEED_IDS = Object.keys(NEEDS) as NeedId[];
const place = { name: 'Ferrybank', latitude: 54.7, longitude: 1.9 };

const anAsk: fc.Arbitrary<Ask> = fc.record({
  place: fc.constantFrom(null, place, { ...place, name: null }),
  kind: fc.constantFrom(null, 'games', 'faith'),
  words: fc.string({ maxLength: 200 }).map((words) => words.trim()),
  days: fc.subarray([1, 2, 3, 4, 5, 6, 7]),
  parts: fc.subarray([...PARTS]),
  mode: fc.constantFrom(...MODES),
  minutes: fc.constantFrom(null, 'further' as const, ...MINUTES),
  needs: fc.subarray(NEED_IDS),
  age: fc.option(fc.integer({ min: 0, max: 120 })),
  faith: fc.constantFrom(null, ...FAITH_ANSWERS),
});

describe('the form', () => {
  test('says back what was put into it', () => {
    fc.assert(fc.property(anAsk, (ask) => {
      expect(askFrom(fieldsOf(ask), ask.place)).toEqual(ask);
    }));
  });

  test('asks of the engine only what the engine takes', () => {
    fc.assert(fc.property(anAsk, (ask) => {
      const person = personOf(ask);
      expect(Person.parse(person)).toEqual(person);
    }));
  });

  test('nothing filled in is everybody, and any field is something', () => {
    expect(personOf(NOTHING)).toEqual(Person.parse({}));
    expect(isNothing(NOTHING)).toBe(true);
    fc.assert(fc.property(anAsk, (ask) => {
      expect(isNothing(ask)).toBe(fieldsOf(ask).length === 0 && ask.place === null);
    }));
  });

  test.each([
    ['a day that is not in the week', [['day', '8']]],
    ['a need nobody offers', [['need', 'constructor']]],
    ['minutes nobody offers', [['minutes', '7']]],
    ['an age that is no number', [['age', '1e2']]],
    ['an age nobody reaches', [['age', '200']]],
    ['an empty choice', [['kind', ''], ['need', ''], ['faith', '']]],
    ['a field of another form', [['place', 'Ferrybank']]],
  ] as const)('%s asks nothing', (_, fields) => {
    expect(askFrom(fields, null)).toEqual(NOTHING);
  });
});

describe('when somebody is free', () => {
  test.each([
    ['a whole day is one stretch, so that lunch is in it', { days: [4], parts: [] }, [{ weekday: 4, from: 0, to: 1440 }]],
    ['neighbouring parts are joined', { days: [4], parts: ['morning', 'afternoon'] }, [{ weekday: 4, from: 0, to: 1020 }]],
    ['parts with a gap stay two', { days: [4], parts: ['morning', 'evening'] }, [{ weekday: 4, from: 0, to: 720 }, { weekday: 4, from: 1020, to: 1440 }]],
    ['no day and no part is no rule', { days: [], parts: [] }, []],
  ] as const)('%s', (_, when, times) => {
    expect(personOf({ ...NOTHING, ...when }).times).toEqual(times);
  });

  test('a part of the day alone means every day', () => {
    expect(personOf({ ...NOTHING, parts: ['evening'] }).times.map((window) => window.weekday)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });
});

describe('dropRule', () => {
  const full: Ask = { ...NOTHING, place, kind: 'games', words: 'chess', days: [1], parts: ['evening'], minutes: 30, needs: ['free', 'quiet'], age: 30, faith: 'no' };
  test.each<[string, string, Partial<Ask> | null]>([
    ['any kind', 'kind', { kind: null }],
    ['no words', 'words', { words: '' }],
    ['any time', 'time', { days: [], parts: [] }],
    ['twice as far', 'travel', { minutes: 60 }],
    ['with faith groups', 'faith', { faith: 'yes' }],
    ['one need of two', 'need.cost', { needs: ['quiet'] }],
    ['any age', 'need.age_scope', { age: null }],
    ['a need that was not asked about', 'need.alcohol', null],
  ])('%s', (_, rule, change) => {
    expect(dropRule(full, rule)).toEqual(change === null ? null : { ...full, ...change });
  });

  test('there is an end to "a bit further"', () => {
    expect(dropRule({ ...NOTHING, minutes: 'further' }, 'travel')).toBeNull();
    expect(dropRule({ ...NOTHING, minutes: 240 }, 'travel')).toBeNull();
    expect(dropRule({ ...NOTHING, minutes: null }, 'travel')?.minutes).toBe('further');
  });
});

describe('needs', () => {
  const listed = [...FRONT_NEEDS, ...ATTENDANCE, ...WHO, ...LABELLED, ...MORE_NEEDS.flatMap(([, ids]) => ids)];
  test('each stands once in the form', () => {
    expect([...listed].sort()).toEqual([...NEED_IDS].sort());
  });

  test('at most eight questions are in front: days, time of day, distance, online or not, and the ticks', () => {
    expect(FRONT_NEEDS.length + 3).toBeLessThanOrEqual(8);
    expect(FRONT_NEEDS.every((id) => ATTRIBUTES[NEEDS[id].attribute].front)).toBe(true);
  });

  test.each(NEED_IDS)('%s accepts values of its attribute, and never "limited" or "none of it"', (id) => {
    const { attribute, accepts, strength } = needOf(id);
    const { values, type } = ATTRIBUTES[attribute];
    expect(strength).toBe('must');
    expect(accepts).not.toContain('limited');
    if (type !== 'tags' && type !== 'schedules') expect(values).toEqual(expect.arrayContaining(accepts));
  });
});

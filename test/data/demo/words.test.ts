import { describe, expect, it } from 'vitest';
import { demoTown } from '../../../data/demo/index.ts';
import { UNKIND } from '../vocabulary/unkind.ts';
import { gradeOf, sentencesOf, wordsOf } from './reading.ts';

const { resources } = demoTown('2026-11-22');

/** Everything of a listing that a person reads. */
const texts = resources.flatMap(({ key, service: s, organization, location, schedules, hours_text, facts, travel, phones, contact }) =>
  [
    s.name, s.summary, s.description, s.alert, s.application_process, s.wait_time, s.inclusion_statement, organization.name, organization.description, location.name, location.transportation, hours_text,
    ...schedules.flatMap(({ description, exceptions }) => [description, ...exceptions.map(({ note }) => note)]),
    ...facts.flatMap(({ note, value }) => [note, typeof value === 'object' && 'hidden_costs' in value ? value.hidden_costs : null]),
    travel?.parking, travel?.route_note, ...phones.map(({ description }) => description), contact?.title,
  ].filter((text) => text != null).map((text) => ({ key, text })));

describe('the words of the demo town', () => {
  it('is a lot of text', () => expect(texts.length).toBeGreaterThan(1200));

  it('never blames and never names a diagnosis', () => {
    expect(texts.filter(({ text }) => UNKIND.test(text))).toEqual([]);
  });

  it('keeps summaries to one line of 80 characters and names to 50', () => {
    expect(resources.filter(({ service }) => service.summary === null || service.summary.length > 80).map(({ key }) => key)).toEqual([]);
    expect(resources.filter(({ service }) => service.name.length > 50).map(({ key }) => key)).toEqual([]);
  });

  it('keeps sentences to 20 words', () => {
    expect(texts.flatMap(({ key, text }) => sentencesOf(text).map((sentence) => ({ key, sentence }))).filter(({ sentence }) => wordsOf(sentence).length > 20)).toEqual([]);
  });

  it('describes in 2 to 5 sentences', () => {
    const described = resources.filter(({ service }) => service.description !== null);
    expect(described.filter(({ service }) => ![2, 3, 4, 5].includes(sentencesOf(service.description!).length)).map(({ key }) => key)).toEqual([]);
    expect(described.length).toBeGreaterThan(resources.length / 2);
  });

  it('reads at the age of 9 to 11', () => {
    const english = resources.filter(({ service }) => service.lang === 'en').map(({ key, service: s }) => ({ key, grade: gradeOf([s.summary, s.description, s.alert, s.application_process, s.inclusion_statement].filter((t) => t !== null).join(' ')) }));
    expect(english.filter(({ grade }) => grade > 6)).toEqual([]);
  });

  it('is plain text that a phone can send and a search can find', () => {
    expect(texts.filter(({ text }) => /[’‘“”…<>{}]|\s{2}|^\s|\s$/.test(text))).toEqual([]);
    expect(texts.filter(({ text }) => text === '')).toEqual([]);
  });

  it('would notice', () => {
    expect(UNKIND.test('A group for service users')).toBe(true);
    expect(gradeOf('Participation necessitates preliminary consultation with organizational representatives.')).toBeGreaterThan(12);
    expect(wordsOf("It's half past two.").length).toBe(4);
  });
});

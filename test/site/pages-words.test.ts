import { expect, test } from 'vitest';
import type { Schedule } from '../../data/shapes/resource.ts';
import { ATTRIBUTE_KEYS } from '../../data/vocabulary/attributes.ts';
import { en } from '../../site/i18n/en.ts';
import { dateAt, dayInFull } from '../../site/resource/days.ts';
import { FACT_GROUPS } from '../../site/resource/facts.ts';
import { rhythmSentences } from '../../site/resource/rhythm.ts';
import { weekly } from '../data/listings.ts';

const TODAY = '2026-11-25';
const schedule = (more: Partial<Schedule>): Schedule => ({ id: 's', ...weekly('WE', '14:00', '16:00', more) });

test.each<[Partial<Schedule>, string[]]>([
  [{}, ['Every Wednesday, 2pm to 4pm.']],
  [{ closes_at: null }, ['Every Wednesday, from 2pm.']],
  [{ byday: ['WE', 'MO'] }, ['Every Monday and Wednesday, 2pm to 4pm.']],
  [{ byday: ['WE', 'TH', 'FR'] }, ['Every Wednesday to Friday, 2pm to 4pm.']],
  [{ byday: ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'], opens_at: '00:00', closes_at: '24:00' }, ['Every day, all day.']],
  [{ kind: 'opening_hours', byday: ['MO', 'TU', 'SA'] }, ['Open Monday, Tuesday and Saturday, 2pm to 4pm.']],
  [{ interval: 2, dtstart: '2026-01-07' }, ['Every two weeks on Wednesday, 2pm to 4pm.']],
  [{ interval: 3, dtstart: '2026-01-07' }, ['Every 3 weeks on Wednesday, 2pm to 4pm.']],
  [{ byday: [], dtstart: '2026-01-08' }, ['Every Thursday, 2pm to 4pm.']],
  [{ freq: 'MONTHLY', byday: ['1TU', '-1FR'] }, ['Each month on the first Tuesday and the last Friday, 2pm to 4pm.']],
  [{ freq: 'MONTHLY', byday: ['5SU'] }, ['Each month on the fifth Sunday, if there is one, 2pm to 4pm.']],
  [{ freq: 'MONTHLY', interval: 2, byday: ['2SA'], dtstart: '2026-01-10' }, ['Every 2 months on the second Saturday, 2pm to 4pm.']],
  [{ freq: 'MONTHLY', byday: [], bymonthday: [1, 15, -1] }, ['Each month on day 1, day 15 and the last day, 2pm to 4pm.']],
  [{ freq: 'MONTHLY', byday: ['WE'] }, ['Every Wednesday, 2pm to 4pm.']],
  [{ valid_from: '2027-01-06', valid_to: '2027-03-24' }, ['Every Wednesday, 2pm to 4pm. From 6 January 2027 until 24 March 2027.']],
  [{ dtstart: '2026-12-02' }, ['Every Wednesday, 2pm to 4pm. From 2 December 2026 on.']],
  [{ dtstart: '2020-01-01', until: '2026-12-16' }, ['Every Wednesday, 2pm to 4pm. Until 16 December 2026.']],
  [{ description: 'Term time only' }, ['Every Wednesday, 2pm to 4pm. Term time only.']],
  // No short sentence tells these; their real dates do.
  [{ freq: null, byday: [], dtstart: '2026-12-02' }, []],
  [{ freq: 'MONTHLY', byday: ['FR'], bymonthday: [13] }, []],
  [{ byday: [] }, []],
  [{ valid_to: '2026-11-24' }, []],
])('%o', (more, sentences) => expect(rhythmSentences(en, [schedule(more)], TODAY)).toEqual(sentences));

test('seasons of one rhythm are told as the one that is on and the one that comes', () => {
  const seasons = [['2027-01-06', '2027-03-24'], ['2026-09-02', '2026-12-16'], ['2026-04-01', '2026-07-01'], ['2027-04-07', '2027-07-07']].map(([valid_from, valid_to]) => schedule({ valid_from: valid_from!, valid_to: valid_to! }));
  expect(rhythmSentences(en, seasons, TODAY)).toEqual(['Every Wednesday, 2pm to 4pm. Until 16 December 2026. Then again from 6 January 2027.']);
});

test.each([['2026-12-03', 'Thursday 3 December'], ['2027-01-07', 'Thursday 7 January 2027']])('%s is written %s', (date, words) => expect(dayInFull('en-GB', date, TODAY)).toBe(words));

test.each([[Date.parse('2026-11-25T23:30:00Z'), 'Pacific/Auckland', '2026-11-26'], [Date.parse('2026-11-25T23:30:00Z'), null, '2026-11-25'], [Date.parse('2026-11-25T23:30:00Z'), 'Nowhere/Land', '2026-11-25']])('%d in %s is %s', (at, zone, date) => expect(dateAt(at, zone)).toBe(date));

test('each of the 40 facts is told in one place, and travel from its own block', () => {
  expect([...Object.values(FACT_GROUPS).flat(), 'travel'].sort()).toEqual([...ATTRIBUTE_KEYS].sort());
});

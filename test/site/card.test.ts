import { describe, expect, test } from 'vitest';
import { card } from '../../site/finder/card.ts';
import type { Entry } from '../../site/finder/entry.ts';
import { dayWords, distanceWords, timeWords, weekdayWords } from '../../site/finder/speak.ts';
import { toHtml } from '../../site/finder/tree.ts';
import { en } from '../../site/i18n/en.ts';
import { ENTRY } from './listings.ts';

const html = (change: Partial<Entry>): string => toHtml(card(en, { ...ENTRY, ...change }));
const text = (change: Partial<Entry>): string => html(change).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ').trim();
const opening = { ...ENTRY.next!, kind: 'opening_hours', opens_at: '09:30', closes_at: '17:00' } as const;

describe('a card', () => {
  test('says name, line, date, place and reason, in this order', () => {
    expect(text({})).toBe('Chess at Central Library Friendly chess, two to a board. When: Thu 5 March, 2pm, weekly Where: Stow Hill, about 900 m (straight line) You can just turn up.');
  });

  test.each<[string, Partial<Entry>, string, string]>([
    ['opening hours are "open"', { next: opening, repeats: null }, 'Thu 5 March, open 9:30am to 5pm', 'weekly'],
    ['a holiday nobody is sure about is a question', { next: { ...ENTRY.next!, check: 'holiday' } }, 'It is a holiday. Ask if it is on.', 'cancelled'],
    ['no date is said, not hidden', { next: null }, 'No date known', 'null'],
    ['online has no distance', { where: 'online', area: null, distance: { metres: null, minutes: null, method: 'online' } }, 'Online or by phone', 'about'],
    ['a hidden door is told when you get in touch', { where: 'hidden', distance: { metres: null, minutes: null, method: 'unknown' } }, 'Stow Hill. They tell you the exact place', 'straight line'],
    ['a rough place says that it is rough', { where: 'area' }, 'about 900 m (straight line). They tell you the exact place', 'null'],
    ['the distance is not told twice', { reasons: [{ key: 'reason.metres', params: { metres: 912 } }] }, 'about 900 m', 'It is about'],
    ['faith is always said', { faith: 'central' }, 'Faith is at the heart of it.', 'null'],
    ['a caution', { caution: { key: 'caution.waiting_list', params: {} } }, 'There is a waiting list.', 'null'],
    ['what to ask, in words one can say', { questions: [{ key: 'question.fact', params: { attribute: 'accessible_toilet' } }] }, 'You could ask: “Is there a toilet I can use in a wheelchair?”', 'null'],
  ])('%s', (_, change, there, absent) => {
    expect(text(change)).toContain(there);
    expect(text(change)).not.toContain(absent);
  });

  test('nothing in a listing becomes markup', () => {
    const said = html({ name: '<img src=x onerror=alert(1)>', summary: '"><script>', area: '<b>' });
    expect(said).not.toMatch(/<img|<script|<b>/);
  });

  test.each([
    ['English on an English page needs no mark', 'en', false],
    ['Welsh says that it is Welsh', 'cy', true],
    ['so does English from elsewhere', 'en-US', true],
  ])('%s', (_, lang, marked) => {
    expect(html({ lang }).includes(`lang="${lang}"`)).toBe(marked);
  });
});

describe('in words', () => {
  test.each([['00:00', 'midnight'], ['00:30', '12:30am'], ['09:00', '9am'], ['12:00', 'midday'], ['12:15', '12:15pm'], ['14:30', '2:30pm'], ['24:00', 'midnight']])('%s is %s', (time, said) => {
    expect(timeWords(en, time)).toBe(said);
  });

  test('a language with a 24-hour clock keeps it', () => {
    expect(timeWords({ ...en, clock: 'h23' }, '14:30')).toBe('14:30');
  });

  test.each([[0, '50 m'], [70, '50 m'], [80, '100 m'], [912, '900 m'], [949, '950 m'], [950, '1 km'], [1449, '1.4 km'], [9940, '9.9 km'], [12_400, '12 km']])('%d metres are about %s', (metres, said) => {
    expect(distanceWords(en, metres)).toBe(said);
  });

  test('days', () => {
    expect(dayWords(en, '2026-12-25')).toBe('Fri 25 December');
    expect([1, 7].map((day) => weekdayWords('en-GB', day))).toEqual(['Monday', 'Sunday']);
    expect(weekdayWords('ar', 1)).toBe('الاثنين');
  });
});

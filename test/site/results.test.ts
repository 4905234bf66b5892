import { describe, expect, test } from 'vitest';
import { NOTHING } from '../../site/finder/ask.ts';
import type { Ask } from '../../site/finder/ask.ts';
import { chipsOf } from '../../site/finder/chips.ts';
import type { Found } from '../../site/finder/messages.ts';
import { announcement, headline, results } from '../../site/finder/results.ts';
import { createStore, START } from '../../site/finder/store.ts';
import type { State } from '../../site/finder/store.ts';
import { toHtml } from '../../site/finder/tree.ts';
import { en } from '../../site/i18n/en.ts';
import { ENTRY } from './listings.ts';

const FOUND: Found = {
  entries: { match: [ENTRY], ask: [] }, totals: { match: 1, ask: 0 }, pins: [], excluded: { byRule: {}, total: 0 }, whatIf: {}, facets: {}, extent: 'near', directory: 9, area: null, basemap: null,
  credits: [{ text: '© OpenStreetMap contributors', url: 'https://www.openstreetmap.org/copyright' }],
};
const place = { name: 'Northgate', latitude: 1, longitude: 2 };
const state = (found: Partial<Found> | null, ask: Partial<Ask> = {}, more: Partial<State> = {}): State => ({ ...START, status: 'ready', found: found === null ? null : { ...FOUND, ...found }, ask: { ...NOTHING, ...ask }, ...more });
const html = (now: State): string => results(en, now).map(toHtml).join('');
const none = { entries: { match: [], ask: [] }, totals: { match: 0, ask: 0 } };

describe('the heading', () => {
  test.each<[string, State, string | null]>([
    ['how many, and where', state({ totals: { match: 12, ask: 2 } }, { place }), '14 things to do near Northgate'],
    ['one is one', state({}, { place: { ...place, name: null } }), '1 thing to do near where you are'],
    ['no place, no "near"', state({ totals: { match: 2000, ask: 0 } }), '2,000 things to do'],
    ['nothing fits', state(none, { place }), 'Nothing fits all of that yet'],
    ['nothing there at all', state({ ...none, directory: 0 }), 'There is nothing on this list yet'],
    ['it could not be loaded', state(null, {}, { status: 'failed' }), 'We could not load the list'],
    ['not yet', state(null, {}, { status: 'waiting' }), null],
  ])('%s', (_, now, said) => {
    expect(headline(en, now)).toBe(said);
  });

  test.each<[string, State, string]>([
    ['one group', state({}), '1 good match.'],
    ['both', state({ totals: { match: 3, ask: 2 } }), '3 good matches. 2 more might suit you.'],
    ['none', state(none), 'Nothing fits all of that yet'],
    ['failed', state(null, {}, { status: 'failed' }), 'We could not load the list'],
  ])('is announced once: %s', (_, now, said) => {
    expect(announcement(en, now)).toBe(said);
  });
});

describe('below it', () => {
  test.each<[string, State, RegExp, RegExp]>([
    ['the list, with its credits', state({}, { place }), /Good matches.*Chess at Central Library.*OpenStreetMap/s, /data-act="more"/],
    ['all of it has another name', state({}), /Everything on the list/, /Good matches/],
    ['the next twenty', state({ totals: { match: 50, ask: 0 } }), /data-act="more" value="match"[^>]*>Show 20 more/, /Show 29/],
    ['what is left, when it is less', state({ totals: { match: 23, ask: 0 } }), /Show 3 more/, /Show 20/],
    ['not checked, with what that means', state({ totals: { match: 0, ask: 1 }, entries: { match: [], ask: [ENTRY] } }), /Might suit you – not checked yet.*question you could ask/s, /Good matches/],
    ['why so few: most first', state({ whatIf: { time: 2, 'need.cost': 7, kind: 0 } }, { needs: ['free'], days: [1] }), /Without “Free, or give what you like”: 7 more.*Any day and time: 2 more/s, /Any kind/],
    ['twice as far is not offered where there is no further', state({ whatIf: { travel: 4 } }, { place, minutes: 'further' }), /Good matches/, /further away/],
    ['faith: one line with its count', state({ whatIf: { faith: 12 }, excluded: { byRule: { faith: 12 }, total: 12 } }), /12 faith groups are not shown\..*Show them/s, /With faith groups/],
    ['who is out, by which rule', state({ excluded: { byRule: { time: 4, 'need.age_scope': 1 }, total: 5 } }, { age: 30 }), /5 are not shown\. Why\?.*4 are at other times\..*1 is different: Age 30\./s, /undefined/],
    ['no dead end', state({ ...none, whatIf: { words: 3 } }, { words: 'submarine' }), /not because of you.*Without the words: 3 more.*href="\/areas".*href="\/help"/s, /Good matches/],
    ['only online, and why', state({ extent: 'online_only' }), /Say where you are to see what is near/, /everything we know of/],
    ['an empty directory: kindly, and how to fill it', state({ ...none, directory: 0 }), /new\. Please come back soon.*npm run import.*/s, /not because of you/],
    ['a failure: what to do, and the answers are still there', state(null, {}, { status: 'failed' }), /answers are still here.*data-act="again"/s, /Chess/],
  ])('%s', (_, now, there, absent) => {
    expect(html(now)).toMatch(there);
    expect(html(now)).not.toMatch(absent);
  });
});

describe('chips', () => {
  const ask: Ask = { place, kind: 'games', words: 'chess', days: [4], parts: ['morning'], mode: 'transit', minutes: 30, needs: ['no_steps'], age: 30, faith: 'no' };

  test('everything asked for, in words', () => {
    expect(chipsOf(en, ask).map(({ label }) => label)).toEqual(['Near Northgate', 'Games', '“chess”', 'Thursday', 'Morning', 'Bus or train', 'Up to 30 minutes', 'No steps to get in', 'Age 30', 'No faith groups']);
    expect(chipsOf(en, { ...NOTHING, minutes: 'further' }).map(({ label }) => label)).toEqual(['Up to 50 km away']);
  });

  test('each takes away itself and nothing else', () => {
    const chips = chipsOf(en, ask);
    for (const { label, without } of chips) expect(chipsOf(en, without).map((chip) => chip.label)).toEqual(chips.map((chip) => chip.label).filter((other) => other !== label));
  });

  test('nothing asked, no chips', () => {
    expect(chipsOf(en, NOTHING)).toEqual([]);
  });
});

describe('the store', () => {
  test('tells everyone once per change, with what was before, until they stop', () => {
    const store = createStore();
    const told: string[] = [];
    const stop = store.subscribe((now, before) => told.push(`${before.status} → ${now.status}`));
    store.change({ status: 'ready', found: FOUND });
    stop();
    store.change({ status: 'failed' });
    expect(told).toEqual(['waiting → ready']);
    expect(store.get()).toMatchObject({ status: 'failed', found: FOUND, sort: 'best' });
  });
});

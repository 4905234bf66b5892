import { expect, test } from 'vitest';
import { toDay } from '../../../data/calendar/day.ts';
import type { DemoListing } from '../../../data/demo/listing.ts';
import { demoTown } from '../../../data/demo/index.ts';
import { ORGANIZATIONS } from '../../../data/demo/organizations.ts';
import { VENUES } from '../../../data/demo/venues.ts';
import { Source } from '../../../data/shapes/resource.ts';
import type { Fact } from '../../../data/shapes/resource.ts';
import { ATTRIBUTES, ATTRIBUTE_KEYS } from '../../../data/vocabulary/attributes.ts';
import type { AttributeKey } from '../../../data/vocabulary/attributes.ts';
import { categoryPath, isWithin } from '../../../data/vocabulary/categories.ts';

const TODAY = '2026-11-22';
const { resources } = demoTown(TODAY);

const factOf = (r: DemoListing, key: AttributeKey) => r.facts.find((f) => f.key === key);
const is = (key: AttributeKey, ...values: string[]) => (r: DemoListing): boolean => [factOf(r, key)?.value].flat().some((v) => typeof v === 'string' && values.includes(v));
const cost = (r: DemoListing) => factOf(r, 'cost')?.value as Extract<Fact['value'], { first_free: boolean }> | undefined;
const ages = (r: DemoListing) => factOf(r, 'age_scope')?.value as Extract<Fact['value'], { children_may_come: string }> | undefined;
const about = (...codes: string[]) => (r: DemoListing): boolean => r.service.categories.some((code) => codes.some((branch) => isWithin(code, branch)));
const age = (r: DemoListing): number => toDay(TODAY) - toDay(r.checked_on!);
const words = (pattern: RegExp) => (r: DemoListing): boolean => pattern.test(`${r.service.description ?? ''} ${r.service.application_process ?? ''}`);
const some = (pick: (s: DemoListing['schedules'][number]) => boolean) => (r: DemoListing): boolean => r.schedules.some(pick);
const all = (...tests: ((r: DemoListing) => boolean)[]) => (r: DemoListing): boolean => tests.every((t) => t(r));

test.each<[why: string, has: (r: DemoListing) => boolean, atLeast: number]>([
  // What a listing is
  ['a group', (r) => r.service.kind === 'group', 60],
  ['a place with opening hours', (r) => r.service.kind === 'place' && r.schedules.some((s) => s.kind === 'opening_hours'), 10],
  ['an event', (r) => r.service.kind === 'event', 8],
  ['a volunteer role that says its hours', (r) => r.service.kind === 'volunteering' && words(/hours?|half a day/i)(r), 6],
  ['a volunteer role that speaks of the background check', (r) => r.service.kind === 'volunteering' && words(/background check/)(r), 6],
  ['a volunteer role with training or a first day', (r) => r.service.kind === 'volunteering' && words(/training|first day|talk first|meet the dog/i)(r), 4],
  ['an online community', (r) => r.service.kind === 'online_community', 6],
  ['temporarily closed, with the reason', (r) => r.service.status === 'temporarily closed' && r.service.alert !== null, 3],
  ['in another language', (r) => r.service.lang !== 'en', 2],
  ['written from right to left', (r) => r.service.lang === 'ar', 1],
  ['led by several organizations together', (r) => r.service.co_led_by.length >= 2, 3],
  ['a wellness fair led by many', all(about('wellness_fair'), (r) => r.service.co_led_by.length >= 4), 1],
  ['an inclusion statement in the group\'s own words', (r) => r.service.inclusion_statement !== null, 10],
  ['how to start', (r) => r.service.application_process !== null, 15],
  ['a named contact', (r) => r.contact?.name != null, 40],
  ['a contact whose name may not be told', (r) => r.contact !== null && r.contact.name === null, 1],
  ['no contact and no phone at all', (r) => r.contact === null && r.phones.length === 0, 1],
  ['a phone with a word on who answers', (r) => r.phones.some(({ description }) => description !== null), 2],
  ['e-mail', (r) => r.service.email !== null, 20],
  ['a website of its own', (r) => r.service.url !== null, 1],
  ['a faith host', (r) => r.organization.faith_host === 'yes', 10],

  // Room
  ['open to more', (r) => r.service.spaces === 'open', 40],
  ['few spaces', (r) => r.service.spaces === 'limited', 8],
  ['a waiting list with its length', (r) => r.service.spaces === 'waiting_list' && r.service.wait_time !== null, 5],
  ['nobody knows if there is room', (r) => r.service.spaces === 'unknown', 30],

  // When
  ['weekly', some((s) => s.freq === 'WEEKLY' && s.interval === 1), 80],
  ['every second week, from a first date', some((s) => s.interval === 2 && s.dtstart !== null), 5],
  ['the first Tuesday', some((s) => s.byday.includes('1TU')), 2],
  ['the last Friday', some((s) => s.byday.includes('-1FR')), 1],
  ['two days a month', some((s) => s.freq === 'MONTHLY' && s.byday.length > 1), 3],
  ['once only', some((s) => s.freq === null), 8],
  ['a course of so many weeks', some((s) => s.count !== null), 3],
  ['until a date', some((s) => s.until !== null), 2],
  ['a season', some((s) => s.valid_from !== null && s.valid_to !== null), 12],
  ['school terms', (r) => r.schedules.length >= 3 && r.schedules.every((s) => s.valid_from !== null), 6],
  ['a cancelled date', some((s) => s.exceptions.some((e) => e.kind === 'cancelled')), 6],
  ['a date at another time', some((s) => s.exceptions.some((e) => e.kind === 'changed')), 1],
  ['open on holidays', some((s) => s.holidays === 'open'), 8],
  ['closed on holidays', some((s) => s.holidays === 'closed'), 25],
  ['nobody has said about holidays', some((s) => s.holidays === 'check'), 30],
  ['hours in words only', (r) => r.schedules.length === 0 && r.hours_text !== null, 4],
  ['hours unknown', (r) => r.schedules.length === 0 && r.hours_text === null, 2],
  ['several schedules', (r) => r.schedules.length > 1, 10],
  ['in the evening', some((s) => s.opens_at >= '18:00'), 20],
  ['at the weekend', some((s) => s.byday.some((d) => /S[AU]$/.test(d))), 30],

  // Where
  ['a hidden address', (r) => r.location.visibility === 'hidden', 4],
  ['a masked address: a home', (r) => r.location.visibility === 'area', 2],
  ['no place: online', (r) => r.location.type === 'virtual' && r.location.key === 'online', 6],
  ['no place: by phone', (r) => r.location.type === 'virtual' && r.location.key === 'phone', 2],
  ['in a village', (r) => ['emberley', 'wickholm', 'sallow-cross', 'fenners-staithe'].includes(String(r.area)), 6],
  ['a lift is offered', (r) => r.travel?.lift_offered === 'yes', 5],
  ['parking', (r) => r.travel?.parking != null, 5],
  ['a dark way', (r) => r.travel?.lit_route === 'no', 4],
  ['how to find the door', (r) => r.travel?.route_note != null, 15],

  // How well it is known
  ['checked within 90 days', (r) => age(r) <= 90, 100],
  ['ageing (91–180 days)', (r) => age(r) > 90 && age(r) <= 180, 8],
  ['stale (181–365 days): a banner', (r) => age(r) > 180 && age(r) <= 365, 5],
  ['older than a year: hidden from the public', (r) => age(r) > 365 && !r.source.startsWith('imported'), 1],
  ['an import nobody checked, and older than a year', (r) => age(r) > 365 && r.source.startsWith('imported'), 1],
  ['a fact with a date of its own', (r) => r.facts.some((f) => f.checked_on !== r.checked_on), 50],
  ['a fact nobody dated', (r) => r.facts.some((f) => f.checked_on === null), 1],
  ['next to nothing known', (r) => r.facts.length <= 5, 3],
  ['10 to 25 facts known', (r) => r.facts.length >= 10 && r.facts.length <= 25, resources.length / 2],
  ['step-free not checked', (r) => r.location.type === 'physical' && factOf(r, 'step_free_entrance') === undefined, 5],
  ['toilet not checked', (r) => r.location.type === 'physical' && factOf(r, 'accessible_toilet') === undefined, 20],
  ['a limited fact with its note', (r) => r.facts.some((f) => f.value === 'limited' && f.note !== null), 12],
  ['a fact that does not apply', (r) => r.facts.some((f) => f.value === 'not_applicable'), 1],

  // Who for
  ['for women, in their own words', all(is('gender_scope', 'women'), (r) => r.service.inclusion_statement !== null), 6],
  ['for men, in their own words', all(is('gender_scope', 'men'), (r) => r.service.inclusion_statement !== null), 2],
  ['a men\'s shed', about('mens_shed'), 1],
  ['for trans and nonbinary people', all(is('gender_scope', 'trans_nonbinary'), about('trans_group')), 1],
  ['a gender said in a note', is('gender_scope', 'described_in_note'), 1],
  ['LGBTQ+', about('lgbtq_group'), 3],
  ['over 60', (r) => (ages(r)?.min ?? 0) >= 60, 6],
  ['18 to 25', (r) => ages(r)?.min === 18 && ages(r)?.max === 25, 3],
  ['children may come, and somebody keeps them safe', (r) => ages(r)?.children_may_come === 'yes' && ages(r)?.under18_safeguarding === 'yes', 15],
  ['carers', about('carers_group'), 2],
  ['people who have lost somebody', about('bereavement'), 2],
  ['newcomers', about('newcomers'), 2],
  ['English conversation', about('english_class'), 2],
  ['other languages spoken', (r) => ((factOf(r, 'languages')?.value as string[] | undefined) ?? []).some((tag) => tag !== 'en'), 8],
  ['a sign language', is('sign_languages', 'bfi'), 2],

  // Faith
  ['faith is central', is('faith_content', 'central'), 7],
  ['faith is optional', is('faith_content', 'optional'), 3],
  ['only the building', is('faith_content', 'faith_building_only'), 4],
  ['no faith', is('faith_content', 'none'), 80],
  ['a faith host and nobody knows', (r) => r.organization.faith_host === 'yes' && factOf(r, 'faith_content') === undefined, 1],
  ...['church', 'mosque', 'synagogue', 'gurdwara', 'hindu_temple', 'buddhist_centre', 'interfaith'].map((code): [string, (r: DemoListing) => boolean, number] =>
    [`a tradition: ${code}`, code === 'mosque' ? (r) => r.organization.key === 'mosque' : about(code), 1]),

  // Getting in
  ['anyone may drop in', is('how_to_join', 'drop_in'), 60],
  ['book ahead', is('how_to_join', 'book_ahead'), 15],
  ['contact first', is('how_to_join', 'contact_first'), 15],
  ['members only', is('how_to_join', 'members_only'), 1],
  ['referral needed, run by the clinic, with another way to go alone', all(is('how_to_join', 'referral_needed'), about('clinic_group')), 2],
  ['known as a mental-health group', is('mh_labelled', 'mental_health_group'), 8],
  ['peer support named by what you do', all(about('peer_support'), is('led_by', 'peers')), 4],
  ['a drop-in café run by peers', all(about('peer_support'), about('community_cafe')), 1],
  ['a sharing circle', is('talking_level', 'sharing_circle'), 3],
  ['an alumni group', about('alumni_group'), 1],

  // Cost
  ['free', (r) => cost(r)?.kind === 'free', 60],
  ['by donation', (r) => cost(r)?.kind === 'donation', 10],
  ['low', (r) => cost(r)?.kind === 'low', 20],
  ['paid', (r) => cost(r)?.kind === 'paid', 15],
  ['the first time is free', (r) => cost(r)?.first_free === true, 8],
  ['less for some', (r) => cost(r)?.concession === true, 10],
  ['costs that are not the price', (r) => cost(r)?.hidden_costs != null, 10],
  ['a gym with its price, a lower one, and a free first time', all(about('gym'), (r) => cost(r)?.kind === 'paid' && cost(r)!.concession && cost(r)!.first_free), 1],
  ['cost not known', (r) => cost(r) === undefined, 1],

  // Online
  ['a video call', all(is('attendance_mode', 'online'), is('online_controls', 'camera_off_ok')), 4],
  ['typing only', all(is('online_controls', 'chat_only_ok'), (r) => !is('online_controls', 'camera_off_ok')(r)), 1],
  ['by phone', is('attendance_mode', 'phone'), 2],
  ['in the room and online', is('attendance_mode', 'hybrid'), 1],

  // Kinds of thing to do
  ...['library', 'gym', 'swimming', 'walking', 'chess', 'board_games', 'choir', 'gardening', 'repair_cafe', 'cooking_class', 'shared_meal', 'craft_group', 'painting_and_drawing', 'creative_writing', 'book_group',
    'dance', 'yoga', 'walking_football', 'birdwatching', 'museum', 'dog_walking', 'buddy_scheme', 'volunteering', 'wellness_fair', 'drop_in_centre', 'adapted_sport', 'learning', 'online'].map((code): [string, (r: DemoListing) => boolean, number] => [`to do: ${code}`, about(code), 1]),
])('%s', (_why, has, atLeast) => {
  expect(resources.filter(has).length).toBeGreaterThanOrEqual(atLeast);
  expect(resources.every(has)).toBe(false);
});

test('there are at least 15 kinds of thing to do, by the branches of the tree', () => {
  expect(new Set(resources.map((r) => categoryPath(r.service.categories[0]!)[0])).size).toBeGreaterThanOrEqual(15);
});

test('every source has said something', () => {
  expect(new Set(resources.flatMap((r) => [r.source, ...r.facts.map((f) => f.source)]))).toEqual(new Set(Source.options));
});

test('every attribute is known somewhere and unknown somewhere', () => {
  for (const key of ATTRIBUTE_KEYS) {
    const knownTo = resources.filter((r) => (key === 'travel' ? r.travel !== null : factOf(r, key) !== undefined)).length;
    expect(knownTo, key).toBeGreaterThan(0);
    expect(knownTo, key).toBeLessThan(resources.length);
  }
});

test('every value of every closed list is there', () => {
  const used = new Set(resources.flatMap((r) => r.facts.flatMap(({ key, value }) => (typeof value === 'string' ? [value] : Array.isArray(value) ? value : 'kind' in value ? [value.kind] : []).map((v) => `${key}=${v}`))));
  const missing = ATTRIBUTE_KEYS.flatMap((key) => ATTRIBUTES[key].values.map((value) => `${key}=${value}`)).filter((pair) => !used.has(pair));
  expect(missing).toEqual([]);
});

test('a quiet time names a schedule of the same resource', () => {
  const quiet = resources.filter((r) => factOf(r, 'quiet_times') !== undefined);
  expect(quiet.length).toBeGreaterThanOrEqual(3);
  for (const r of quiet) for (const name of factOf(r, 'quiet_times')!.value as string[]) if (name !== 'none') expect(r.schedules.map(({ description }) => description), r.key).toContain(name);
});

test('where a referral is needed, something that needs none is named as well', () => {
  const clinic = resources.filter(is('how_to_join', 'referral_needed'));
  const free = resources.filter((r) => !clinic.includes(r)).map(({ service }) => service.name);
  expect(clinic.filter((r) => !free.some((name) => r.service.application_process?.includes(`try ${name}.`))).map(({ key }) => key)).toEqual([]);
});

test('nothing is kept that nobody uses: every host and every door has a resource', () => {
  expect(Object.keys(ORGANIZATIONS).filter((key) => !resources.some((r) => r.organization.key === key))).toEqual([]);
  expect(Object.keys(VENUES).filter((key) => !resources.some((r) => r.location.key === key))).toEqual([]);
});

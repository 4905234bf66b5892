import { existsSync } from 'node:fs';
import { createOSMStream } from 'osm-pbf-parser-node';
import { describe, expect, it } from 'vitest';
import { Fact } from '../../../data/shapes/resource.ts';
import { factIsValid } from '../../../data/vocabulary/attributes.ts';
import { osmFacts } from '../../../data/vocabulary/osm-facts.ts';
import type { OsmTags } from '../../../data/vocabulary/osm-categories.ts';

/** Each fact as [value, note], by its key. */
const read = (tags: OsmTags) => Object.fromEntries(osmFacts(tags).facts.map(({ key, value, note }) => [key, note === null ? value : [value, note]]));
const ages = (min: number | null, max: number | null) => ({ min, max, children_may_come: 'unknown', under18_safeguarding: 'unknown' });
const cost = (kind: string, amount: number | null = null, currency: string | null = null) => ({ kind, amount, currency, first_free: false, concession: false, hidden_costs: null });

describe('what tags say', () => {
  it.each<[why: string, tags: Record<string, string>, facts: Record<string, unknown>]>([
    ['nothing said is nothing known', { amenity: 'library', name: 'Central Library' }, {}],
    ['wheelchair=yes is the way in and the rooms; the toilet stays unknown', { wheelchair: 'yes' }, { step_free_entrance: 'yes', step_free_room: 'yes' }],
    ['designated means yes', { wheelchair: 'designated' }, { step_free_entrance: 'yes', step_free_room: 'yes' }],
    ['limited says whose word it is', { wheelchair: 'limited' }, { step_free_entrance: ['limited', 'OSM: limited'], step_free_room: ['limited', 'OSM: limited'] }],
    ['limited with what to expect', { wheelchair: 'limited', 'wheelchair:description': 'Small step' }, { step_free_entrance: ['limited', 'OSM: limited. Small step'], step_free_room: ['limited', 'OSM: limited. Small step'] }],
    ['no', { wheelchair: 'no' }, { step_free_entrance: 'no', step_free_room: 'no' }],
    ['unknown is not a fact', { wheelchair: 'unknown', hearing_loop: 'unknown', fee: 'unknown' }, {}],
    ['no steps', { step_count: '0' }, { step_free_entrance: 'yes' }],
    ['steps and no ramp', { step_count: '4' }, { step_free_entrance: 'no' }],
    ['one step may be low enough for some', { step_count: '1' }, {}],
    ['steps with a ramp that may be for prams', { step_count: '4', ramp: 'yes' }, {}],
    ['a ramp for wheelchairs', { 'ramp:wheelchair': 'yes' }, { step_free_entrance: 'yes' }],
    ['a ramp does not outdo a plain no', { 'ramp:wheelchair': 'yes', wheelchair: 'no' }, { step_free_entrance: 'no', step_free_room: 'no' }],
    ['an accessible toilet', { 'toilets:wheelchair': 'yes' }, { accessible_toilet: 'yes' }],
    ['a toilet that is partly accessible', { 'toilets:wheelchair': 'limited' }, { accessible_toilet: ['limited', 'OSM: limited'] }],
    ['a door that opens by itself', { automatic_door: 'button' }, { door_effort: 'automatic' }],
    ['a door that does not may be light', { automatic_door: 'no' }, {}],
    ['seats indoors', { indoor_seating: 'yes' }, { seating: 'some_seating' }],
    ['no seats at all', { indoor_seating: 'no', outdoor_seating: 'no' }, { seating: 'none' }],
    ['seats outdoors only are not none', { indoor_seating: 'no', outdoor_seating: 'yes' }, {}],
    ['two marked spaces', { 'capacity:disabled': '2' }, { parking_close: ['yes', 'OSM: 2 marked accessible spaces'] }],
    ['no marked spaces is not "no parking"', { 'capacity:disabled': '0' }, {}],
    ['a dog may be a pet', { dog: 'yes' }, {}],
    ['a hearing loop', { hearing_loop: 'yes' }, { hearing_support: 'loop' }],
    ['a hearing loop in some rooms', { hearing_loop: 'limited' }, { hearing_support: ['loop', 'OSM: limited'] }],
    ['no hearing loop', { hearing_loop: 'no' }, { hearing_support: ['none', 'OSM: no hearing loop'] }],
    ['languages, in one order', { 'language:en': 'yes', 'language:cy': 'main', 'language:fr': 'no' }, { languages: ['cy', 'en'] }],
    ['signing is not speaking', { 'language:bfi': 'yes', 'language:en': 'yes' }, { sign_languages: ['bfi'], languages: ['en'] }],
    ['braille', { 'tactile_writing:braille': 'yes' }, { info_formats: ['braille'] }],
    ['paving and street lights are not the room', { tactile_paving: 'yes', lit: 'yes', kerb: 'lowered' }, {}],
    ['booking needed', { reservation: 'required' }, { how_to_join: 'book_ahead' }],
    ['booking advised', { reservation: 'recommended' }, { how_to_join: ['book_ahead', 'OSM: booking is recommended'] }],
    ['no booking', { reservation: 'no' }, { how_to_join: 'drop_in' }],
    ['booking possible says nothing about turning up', { reservation: 'yes' }, {}],
    ['known as a mental health place', { 'social_facility:for': 'senior; mental_health' }, { mh_labelled: 'mental_health_group' }],
    ['not for mental health is not "for everyone"', { 'social_facility:for': 'senior' }, {}],
    ['a gym for women', { leisure: 'fitness_centre', female: 'yes' }, { gender_scope: 'women' }],
    ['a club for men', { club: 'social', male: 'yes', female: 'no' }, { gender_scope: 'men' }],
    ['a club for both', { club: 'social', male: 'yes', female: 'yes' }, { gender_scope: 'everyone' }],
    ['a missing gender is never everyone', { club: 'social' }, {}],
    ['toilets for women say nothing about the club', { club: 'social', toilets: 'yes', female: 'yes' }, {}],
    ['a public toilet is no group', { amenity: 'toilets', female: 'yes', unisex: 'yes' }, {}],
    ['a room for women in a mosque is not a mosque for women', { amenity: 'place_of_worship', religion: 'muslim', female: 'yes' }, {}],
    ['adults', { min_age: '18' }, { age_scope: ages(18, null) }],
    ['from birth to five: 0 is an age', { min_age: '0', max_age: '5' }, { age_scope: ages(0, 5) }],
    ['free', { fee: 'no' }, { cost: cost('free') }],
    ['free as a number', { fee: '0' }, { cost: cost('free') }],
    ['a gift', { fee: 'donation' }, { cost: cost('donation') }],
    ['a fee of nobody knows how much', { fee: 'yes' }, { cost: cost('paid') }],
    ['a fee and its price', { fee: 'yes', charge: '1.75 GBP' }, { cost: cost('paid', 1.75, 'GBP') }],
    ['a price alone', { charge: '2 GBP' }, { cost: cost('paid', 2, 'GBP') }],
    ['a price with a sign before', { fee: '£1.50' }, { cost: cost('paid', 1.5, 'GBP') }],
    ['a price with a sign after', { fee: '2€' }, { cost: cost('paid', 2, 'EUR') }],
    ['a price by the hour keeps its hour', { charge: '1.00_GBP/hour' }, { cost: [cost('paid', 1, 'GBP'), 'OSM: 1.00_GBP/hour'] }],
    ['a price of nothing is free', { charge: '0 GBP' }, { cost: cost('free') }],
    ['a church says nothing about faith in the group', { amenity: 'place_of_worship', religion: 'christian' }, {}],
  ])('%s', (_why, tags, facts) => {
    expect(read(tags)).toEqual(facts);
    expect(osmFacts(tags).odd).toEqual([]);
  });
});

describe('what cannot be read', () => {
  it.each<[why: string, tags: Record<string, string>, odd: RegExp, facts: Record<string, unknown>]>([
    ['a word the wiki does not have, once for two attributes', { wheelchair: 'bad' }, /^OpenStreetMap says wheelchair=bad, which we cannot read\. Use yes, limited, no or designated\.$/, {}],
    ['a toilet in words', { 'toilets:wheelchair': 'upstairs', wheelchair: 'yes' }, /toilets:wheelchair=upstairs/, { step_free_entrance: 'yes', step_free_room: 'yes' }],
    ['two tags that disagree: nobody knows', { wheelchair: 'yes', step_count: '5' }, /wheelchair=yes and step_count=5 with no ramp\. Ask/, { step_free_room: 'yes' }],
    ['many steps', { step_count: 'many', wheelchair: 'no' }, /step_count=many/, { step_free_entrance: 'no', step_free_room: 'no' }],
    ['a loop in words', { hearing_loop: 'counter' }, /hearing_loop=counter/, {}],
    ['a door in words', { automatic_door: 'maybe' }, /automatic_door=maybe/, {}],
    ['spaces in words', { 'capacity:disabled': 'only' }, /capacity:disabled=only/, {}],
    ['booking in words', { reservation: 'by phone' }, /reservation=by phone/, {}],
    ['an age in words', { min_age: 'adult' }, /min_age=adult/, {}],
    ['an age nobody reaches', { max_age: '999' }, /max_age=999/, {}],
    ['ages the wrong way round', { min_age: '30', max_age: '18' }, /min_age=30 and max_age=18/, {}],
    ['a price in words', { fee: 'First 2 hours, 20p.' }, /fee=First 2 hours, 20p\./, {}],
    ['a price in words where a fee is sure', { fee: 'yes', charge: 'ask' }, /charge=ask/, { cost: cost('paid') }],
    ['a price in a currency there is none of', { charge: '2 HRS' }, /charge=2 HRS/, {}],
    ['a price in one of many dollars', { charge: '$5' }, /charge=\$5/, {}],
    ['free at a price', { fee: 'no', charge: '5 GBP' }, /fee=no and charge=5 GBP\. Ask/, {}],
  ])('%s', (_why, tags, odd, facts) => {
    expect(osmFacts(tags).odd).toHaveLength(1);
    expect(osmFacts(tags).odd[0]).toMatch(odd);
    expect(read(tags)).toEqual(facts);
  });
});

it('cuts a long description to a note', () => {
  const note = osmFacts({ wheelchair: 'limited', 'wheelchair:description': 'x'.repeat(300) }).facts[0]?.note;
  expect(note).toHaveLength(140);
});

describe.each(['newport', 'malta'])('every element of %s', (town) => {
  const path = new URL(`../../../../shared/data/${town}/${town}.osm.pbf`, import.meta.url).pathname;

  it('gives only facts that may be stored', async ({ skip }) => {
    if (!existsSync(path)) skip('shared/data is not here');
    let facts = 0;
    for await (const { tags } of createOSMStream(path) as AsyncIterable<{ tags?: OsmTags }>) {
      for (const { key, value, note } of tags === undefined ? [] : osmFacts(tags).facts) {
        facts += 1;
        const stored = Fact.safeParse({ value, note, source: 'imported_osm', checked_on: null });
        if (factIsValid(key, value, note) !== null || !stored.success) expect.fail(`${key} of ${JSON.stringify(tags)}: ${factIsValid(key, value, note)}`);
      }
    }
    expect(facts).toBeGreaterThan(100);
  });
});

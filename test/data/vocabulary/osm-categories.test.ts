import { existsSync } from 'node:fs';
import { createOSMStream } from 'osm-pbf-parser-node';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { categoryOf } from '../../../data/vocabulary/categories.ts';
import { categoriesOf } from '../../../data/vocabulary/osm-categories.ts';
import type { OsmTags } from '../../../data/vocabulary/osm-categories.ts';

type Row = [why: string, tags: Record<string, string>, categories: string[]];

describe('places people may go to', () => {
  it.each<Row>([
    ['a church', { amenity: 'place_of_worship', religion: 'christian' }, ['church']],
    ['a Quaker meeting is not a church service', { amenity: 'place_of_worship', religion: 'christian', denomination: 'quaker' }, ['quaker_meeting']],
    ['a mosque', { amenity: 'place_of_worship', religion: 'muslim' }, ['mosque']],
    ['worship of no said faith', { amenity: 'place_of_worship' }, ['faith']],
    ['worship of a faith we have no branch for', { amenity: 'place_of_worship', religion: 'taoist' }, ['faith']],
    ['a word that is a property of every object is no faith', { amenity: 'place_of_worship', religion: 'constructor' }, ['faith']],
    ['a church that opens a warm room: the church is the main thing', { amenity: 'place_of_worship', religion: 'christian', community_centre: 'warm_hub' }, ['church', 'warm_space']],
    ['a library', { amenity: 'library' }, ['library']],
    ['a community centre', { amenity: 'community_centre' }, ['community_centre']],
    ['a community centre for older people', { amenity: 'community_centre', 'community_centre:for': 'senior' }, ['community_centre', 'older_people']],
    ['a community centre for two groups', { amenity: 'community_centre', 'community_centre:for': 'family; juvenile' }, ['community_centre', 'parents_and_families', 'young_people']],
    ['a village hall', { amenity: 'community_centre', community_centre: 'village_hall' }, ['village_hall', 'community_centre']],
    ['a youth centre', { amenity: 'community_centre', community_centre: 'youth_centre' }, ['youth_club', 'community_centre']],
    ['an arts centre that is a theatre too', { amenity: 'arts_centre;theatre' }, ['arts_centre', 'theatre']],
    ['a social club', { amenity: 'social_club' }, ['social_club']],
    ['a club for chess', { club: 'chess' }, ['chess']],
    ['a club for cricket: the activity first', { club: 'sport', sport: 'cricket' }, ['cricket', 'sports_club']],
    ['a club for several sports: the club first', { club: 'sport', sport: 'rugby_union;bowls' }, ['sports_club', 'rugby', 'bowls']],
    ['a club that says no more', { club: 'yes' }, ['social_club']],
    ['a kind of club nobody thought of is still a club', { club: 'tiddlywinks' }, ['hobbies']],
    ['a leisure centre', { leisure: 'sports_centre' }, ['leisure_centre']],
    ['a leisure centre for many sports', { leisure: 'sports_centre', sport: 'multi' }, ['leisure_centre']],
    ['a leisure centre where shooting is one of many sports', { leisure: 'sports_centre', sport: 'swimming;shooting' }, ['swimming', 'leisure_centre']],
    ['a yoga studio: yoga first', { leisure: 'fitness_centre', sport: 'yoga' }, ['yoga', 'gym']],
    ['a gym', { leisure: 'fitness_centre' }, ['gym']],
    ['a public pool', { leisure: 'swimming_pool', access: 'yes' }, ['swimming_pool']],
    ['a pool with a name', { leisure: 'swimming_pool', name: 'Maindee Pool' }, ['swimming_pool']],
    ['a dance school', { leisure: 'dance' }, ['dance']],
    ['a bowling alley', { leisure: 'bowling_alley' }, ['tenpin_bowling']],
    ['a golf course', { leisure: 'golf_course' }, ['golf']],
    ['a museum and gallery', { tourism: 'museum;gallery' }, ['museum', 'gallery']],
    ['a city farm', { tourism: 'zoo', zoo: 'petting_zoo' }, ['city_farm', 'zoo_or_aquarium']],
    ['a hackerspace', { leisure: 'hackerspace' }, ['community_workshop']],
    ['a cinema', { amenity: 'cinema' }, ['cinema']],
    ['a park with a name', { leisure: 'park', name: 'Belle Vue Park' }, ['park']],
    ['a garden with a name', { leisure: 'garden', name: 'Peace Garden' }, ['public_garden']],
    ['a community garden', { leisure: 'garden', 'garden:type': 'community', name: 'Grow Together' }, ['community_garden']],
    ['allotments with a name', { landuse: 'allotments', name: 'Market Garden Allotments' }, ['allotment']],
    ['a reserve for wildlife, though it is called a refuge', { leisure: 'nature_reserve', name: 'Wildlife Refuge' }, ['nature_reserve']],
    ['a church of Our Lady of Refuge', { amenity: 'place_of_worship', religion: 'christian', name: 'Our Lady of Refuge' }, ['church']],
    ['a charity with an office', { office: 'charity', name: 'Age Cymru Gwent' }, ['charity_or_association']],
    ['a food bank', { amenity: 'social_facility', social_facility: 'food_bank' }, ['community_pantry']],
    ['a food bank that helps many is not a group for each of them', { amenity: 'social_facility', social_facility: 'food_bank', 'social_facility:for': 'homeless;senior;woman' }, ['community_pantry']],
    ['a day centre for older people', { amenity: 'social_facility', social_facility: 'day_care', 'social_facility:for': 'senior' }, ['day_centre', 'older_people']],
    ['a drop-in for mental health', { amenity: 'social_facility', social_facility: 'outreach', 'social_facility:for': 'mental_health' }, ['drop_in_centre', 'wellbeing_group']],
    ['a café run by the community', { amenity: 'cafe', 'operator:type': 'community' }, ['community_cafe']],
  ])('%s', (_why, tags, categories) => expect(categoriesOf(tags)).toEqual(categories));
});

describe('never listed', () => {
  it.each<[why: string, tags: Record<string, string>]>([
    ['a refuge', { amenity: 'social_facility', social_facility: 'shelter', 'social_facility:for': 'woman' }],
    ['a refuge under another tag', { amenity: 'community_centre', social_facility: 'refuge' }],
    ['a refuge by its name', { amenity: 'community_centre', name: 'Northside Refuge' }],
    ['help against domestic abuse by what it says', { office: 'charity', name: 'Haven', description: 'Domestic abuse support' }],
    ['Women’s Aid with a curly apostrophe', { office: 'charity', name: 'Newport Women’s Aid' }],
    ['Women\'s Aid in Welsh', { office: 'charity', name: 'Cymorth i Ferched Casnewydd' }],
    ['a drop-in for people who were hurt', { amenity: 'social_facility', social_facility: 'outreach', 'social_facility:for': 'victim' }],
    ['a safe house run from a library', { amenity: 'library', operator: 'Safe House Trust' }],
    ['a nursing home', { amenity: 'social_facility', social_facility: 'nursing_home' }],
    ['a group home', { amenity: 'social_facility', social_facility: 'group_home', 'social_facility:for': 'senior' }],
    ['a facility that does not say what it is, because it may be any of these', { amenity: 'social_facility', name: 'Contact Centre' }],
    ['a food bank inside a shelter', { amenity: 'social_facility', social_facility: 'food_bank;shelter' }],
    ['a clinic in a community centre', { amenity: 'community_centre', healthcare: 'clinic' }],
    ['a hospital', { amenity: 'hospital' }],
    ['a pub, even with a warm room', { amenity: 'pub', community_centre: 'warm_hub' }],
    ['a casino with a club', { amenity: 'casino', club: 'social' }],
    ['a bingo arcade for money', { leisure: 'adult_gaming_centre', club: 'social' }],
    ['a shooting club, because means matter', { club: 'sport', sport: 'shooting' }],
    ['a shooting club by its kind', { club: 'shooting' }],
    ['a shooting centre', { leisure: 'sports_centre', sport: 'shooting;clay_pigeon_shooting' }],
    ['a strip club', { club: 'strip' }],
    ['a private ground', { leisure: 'sports_centre', access: 'private' }],
    ['a pool in somebody\'s garden', { leisure: 'swimming_pool' }],
    ['a hotel\'s pool', { leisure: 'swimming_pool', tourism: 'hotel', name: 'Grand Hotel' }],
    ['a garden at home', { leisure: 'garden', 'garden:type': 'residential', name: 'Rose Cottage' }],
    ['a park with no name: nobody could be told where to meet', { leisure: 'park' }],
    ['a charity with no name', { office: 'charity' }],
    ['a fishing shop', { leisure: 'fishing', shop: 'fishing', name: 'Xtreme' }],
    ['a shop', { shop: 'books', name: 'Bookshop' }],
    ['a café like any other', { amenity: 'cafe', name: 'Café' }],
    ['a barbecue', { amenity: 'bbq', name: 'Barbecue' }],
    ['a marketplace', { amenity: 'marketplace', name: 'Market' }],
    ['a pitch', { leisure: 'pitch', sport: 'tennis', name: 'Court 3' }],
    ['a wayside shrine', { amenity: 'place_of_worship', religion: 'christian', place_of_worship: 'wayside_chapel' }],
    ['a church nobody uses any more', { amenity: 'place_of_worship', religion: 'christian', disused: 'yes' }],
    ['a church in a barracks', { amenity: 'place_of_worship', religion: 'christian', military: 'barracks' }],
    ['a sport without a place', { sport: 'tennis' }],
    ['nothing', {}],
  ])('%s', (_why, tags) => expect(categoriesOf(tags)).toEqual([]));
});

const NEWPORT = new URL('../../../../shared/data/newport/newport.osm.pbf', import.meta.url).pathname;

describe('Newport', () => {
  const missing = existsSync(NEWPORT) ? null : 'shared/data is not here';
  const listed: { tags: OsmTags; codes: string[] }[] = [];
  beforeEach(({ skip }) => {
    if (missing !== null) skip(missing);
  });
  beforeAll(async () => {
    if (missing !== null) return;
    for await (const item of createOSMStream(NEWPORT) as AsyncIterable<{ type?: string; tags?: OsmTags }>) {
      const codes = item.type === undefined || item.tags === undefined ? [] : categoriesOf(item.tags);
      if (item.tags !== undefined && codes.length > 0) listed.push({ tags: item.tags, codes });
    }
  });

  it.each<[what: string, key: string, value: string | null, count: number]>([
    ['worship', 'amenity', 'place_of_worship', 55],
    ['community centres', 'amenity', 'community_centre', 18],
    ['sports centres', 'leisure', 'sports_centre', 12],
    ['gyms', 'leisure', 'fitness_centre', 10],
    ['libraries', 'amenity', 'library', 6],
    ['clubs: 19 mapped, one of them for members only', 'club', null, 19],
  ])('has its %s', (_what, key, value, count) => {
    expect(listed.filter(({ tags }) => (value === null ? tags[key] !== undefined : tags[key] === value)).length).toBe(count);
  });

  it('has about 143 relevant places, and the named green ones besides', () => {
    const green = listed.filter(({ codes }) => ['park', 'nature_reserve', 'allotment', 'fishing', 'public_garden'].includes(codes[0]!));
    expect([listed.length, green.length]).toEqual([168, 20]);
  });

  it('gets only codes of the tree, each once', () => {
    expect(listed.filter(({ codes }) => codes.some((code) => categoryOf(code) === undefined) || new Set(codes).size < codes.length)).toEqual([]);
  });

  it('lists no home, no clinic and no pub', () => {
    expect(listed.filter(({ tags }) => /shelter|home|living|refuge/.test(tags['social_facility'] ?? '') || tags['healthcare'] !== undefined || tags['amenity'] === 'pub')).toEqual([]);
  });
});

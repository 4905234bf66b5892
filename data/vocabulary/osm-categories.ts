/** Tags of one OpenStreetMap element. */
export type OsmTags = Readonly<Record<string, string>>;

type Row = readonly [key: string, value: string, code: string];
type Table = Readonly<Record<string, string>>;

/** Places with a door or somebody there, by tag; where an element has several, the earlier row is the main one. */
const PLACES: readonly Row[] = [
  ['amenity', 'place_of_worship', 'faith'],
  ['amenity', 'library', 'library'],
  ['community_centre', 'village_hall', 'village_hall'],
  ['community_centre', 'parish_hall', 'village_hall'],
  ['community_centre', 'church_hall', 'village_hall'],
  ['community_centre', 'youth_centre', 'youth_club'],
  ['community_centre', 'family_centre', 'parents_and_families'],
  ['community_centre', 'cultural_centre', 'cultural_community'],
  ['amenity', 'community_centre', 'community_centre'],
  ['community_centre', 'warm_hub', 'warm_space'],
  ['amenity', 'arts_centre', 'arts_centre'],
  ['amenity', 'social_centre', 'community_centre'],
  ['amenity', 'social_club', 'social_club'],
  ['leisure', 'social_club', 'social_club'],
  ['amenity', 'youth_centre', 'youth_club'],
  ['amenity', 'scout_hut', 'scouts_and_guides'],
  ['amenity', 'theatre', 'theatre'],
  ['amenity', 'cinema', 'cinema'],
  ['amenity', 'concert_hall', 'live_music'],
  ['amenity', 'planetarium', 'science_centre'],
  ['amenity', 'music_school', 'music_lessons'],
  ['amenity', 'language_school', 'language_class'],
  ['amenity', 'dancing_school', 'dance'],
  ['amenity', 'dojo', 'martial_arts'],
  ['amenity', 'dive_centre', 'diving'],
  ['amenity', 'internet_cafe', 'internet_access'],
  ['amenity', 'gym', 'gym'],
  ['leisure', 'fitness_centre', 'gym'],
  ['leisure', 'sports_centre', 'leisure_centre'],
  ['leisure', 'sports_hall', 'leisure_centre'],
  ['leisure', 'swimming_pool', 'swimming_pool'],
  ['leisure', 'water_park', 'swimming_pool'],
  ['leisure', 'dance', 'dance'],
  ['leisure', 'dancing', 'dance'],
  ['leisure', 'bowling_alley', 'tenpin_bowling'],
  ['leisure', 'golf_course', 'golf'],
  ['leisure', 'miniature_golf', 'crazy_golf'],
  ['leisure', 'ice_rink', 'skating'],
  ['leisure', 'trampoline_park', 'trampolining'],
  ['leisure', 'horse_riding', 'horse_time'],
  ['leisure', 'hackerspace', 'community_workshop'],
  ['repair', 'assisted_self_service', 'repair_cafe'],
  ['tourism', 'museum', 'museum'],
  ['tourism', 'gallery', 'gallery'],
  ['zoo', 'petting_zoo', 'city_farm'],
  ['tourism', 'zoo', 'zoo_or_aquarium'],
  ['tourism', 'aquarium', 'zoo_or_aquarium'],
];

/** Open ground: a place to go only when it has a name, because a nameless patch of grass tells nobody where to meet. */
const GROUNDS: readonly Row[] = [
  ['leisure', 'park', 'park'],
  ['leisure', 'common', 'park'],
  ['leisure', 'garden', 'public_garden'],
  ['leisure', 'nature_reserve', 'nature_reserve'],
  ['leisure', 'bird_hide', 'birdwatching'],
  ['leisure', 'dog_park', 'dog_walking'],
  ['leisure', 'fishing', 'fishing'],
  ['landuse', 'allotments', 'allotment'],
];

/**
 * The only social facilities listed. Everything else under that tag, and one that does not say what it is, may be somebody's
 * home, a clinic or a hiding place, so it is left out.
 */
const SOCIAL_FACILITIES: Table = {
  food_bank: 'community_pantry',
  soup_kitchen: 'shared_meal',
  day_care: 'day_centre',
  outreach: 'drop_in_centre',
};

/** `club=*`. An unknown kind of club is still a club. */
const CLUBS: Table = {
  sport: 'sports_club', social: 'social_club', yes: 'social_club', music: 'instrument_group', choir: 'choir', scout: 'scouts_and_guides',
  cadet: 'scouts_and_guides', youth: 'youth_club', board_games: 'board_games', game: 'games', games: 'games', chess: 'chess', bridge: 'bridge',
  cards: 'card_games', computer: 'coding', linux: 'coding', photography: 'photography', art: 'painting_and_drawing', arts: 'making', craft: 'craft_group',
  gardening: 'gardening_club', allotments: 'allotment', automobile: 'cars_and_motorbikes', motorcycle: 'cars_and_motorbikes', railway: 'trains_and_buses',
  model_railway: 'model_railway', amateur_radio: 'amateur_radio', astronomy: 'stargazing', fishing: 'fishing', angling: 'fishing', sailing: 'sailing',
  dog: 'animal_club', animals: 'animal_club', equestrian: 'horse_time', student: 'students', veterans: 'veterans', elderly: 'older_people',
  women: 'womens_group', charity: 'service_club', rotary: 'service_club', freemasonry: 'service_club', cooking: 'cooking_class', history: 'local_history',
  nature: 'nature', hiking: 'hiking', outdoor: 'outdoors', cycling: 'cycle_ride', theatre: 'acting_group', dance: 'dance', cinema: 'film_club',
  literature: 'book_group', language: 'language_class', culture: 'cultural_community', ethnic: 'cultural_community', nationality: 'cultural_community',
  lgbtq: 'lgbtq_group', science: 'science', philately: 'collecting', religion: 'faith', repair: 'repair_cafe',
};

/** `religion=*` of a place of worship; the rest stay under `faith`. */
const RELIGIONS: Table = {
  christian: 'church', muslim: 'mosque', jewish: 'synagogue', sikh: 'gurdwara', hindu: 'hindu_temple', buddhist: 'buddhist_centre', jain: 'jain_temple',
  bahai: 'bahai_centre', spiritualist: 'spiritualist_church', pagan: 'pagan_group', multifaith: 'interfaith', unitarian_universalist: 'interfaith',
};

/** `sport=*` of a club or a place with a door; `multi` and sports nobody does alongside others say nothing. */
const SPORTS: Table = {
  soccer: 'football', football: 'football', rugby: 'rugby', rugby_union: 'rugby', rugby_league: 'rugby', cricket: 'cricket', netball: 'netball',
  basketball: 'basketball', volleyball: 'volleyball', beachvolleyball: 'volleyball', hockey: 'hockey', field_hockey: 'hockey', ice_hockey: 'hockey',
  baseball: 'baseball_and_softball', softball: 'baseball_and_softball', american_football: 'team_sport', gaelic_games: 'team_sport', handball: 'team_sport', lacrosse: 'team_sport',
  tennis: 'tennis', table_tennis: 'table_tennis', badminton: 'badminton', squash: 'squash', pickleball: 'pickleball', padel: 'racket_sport', racquet: 'racket_sport',
  bowls: 'bowls', boules: 'boules', '10pin': 'tenpin_bowling', '9pin': 'tenpin_bowling', golf: 'golf', archery: 'archery', darts: 'darts', snooker: 'snooker_and_pool',
  billiards: 'snooker_and_pool', pool: 'snooker_and_pool', cue_sports: 'snooker_and_pool', athletics: 'athletics', running: 'running', martial_arts: 'martial_arts',
  karate: 'martial_arts', judo: 'martial_arts', taekwondo: 'martial_arts', aikido: 'martial_arts', kickboxing: 'martial_arts', boxing: 'boxing_fitness',
  gymnastics: 'gymnastics', climbing: 'climbing', climbing_adventure: 'climbing', skating: 'skating', ice_skating: 'skating', roller_skating: 'skating', skateboard: 'skating',
  trampoline: 'trampolining', swimming: 'swimming', rowing: 'rowing', sailing: 'sailing', canoe: 'canoeing', kayak: 'canoeing', surfing: 'canoeing', scuba_diving: 'diving',
  cycling: 'cycle_ride', bmx: 'cycle_ride', fitness: 'gym', gym: 'gym', crossfit: 'gym', weightlifting: 'gym', exercise: 'exercise_class', yoga: 'yoga', pilates: 'pilates',
  dance: 'dance', equestrian: 'horse_time', horse_riding: 'horse_time', fishing: 'fishing', orienteering: 'orienteering', hiking: 'hiking', chess: 'chess',
  model_aerodrome: 'kites_and_model_aircraft', motor: 'cars_and_motorbikes', karting: 'cars_and_motorbikes', motocross: 'cars_and_motorbikes',
};

/** `community_centre:for=*` and `social_facility:for=*`: who gathers there, said as a kind of group. */
const GATHERS: Table = {
  senior: 'older_people', seniors: 'older_people', elderly: 'older_people', juvenile: 'young_people', youth: 'young_people', teenager: 'young_people',
  child: 'parents_and_families', children: 'parents_and_families', family: 'parents_and_families', woman: 'womens_group', women: 'womens_group', man: 'mens_group',
  men: 'mens_group', lgbtq: 'lgbtq_group', lgbt: 'lgbtq_group', refugee: 'refugee_welcome', refugees: 'refugee_welcome', immigrant: 'newcomers', migrant: 'newcomers',
  student: 'students', unemployed: 'job_club', veteran: 'veterans', mental_health: 'wellbeing_group', carer: 'carers_group',
};

/** Where being seen to be listed could put somebody in danger. Never listed, whatever else it is (access-vocabulary.md, practices.md). */
const HIDING_PLACE = /domestic[ _-]?(?:abuse|violence)|wom[ae]n['’]?s (?:aid|refuge|shelter)|rape crisis|sexual assault|safe[ _-]?house|cymorth i ferched|bawso/i;
const HELP_FOR_VICTIMS = new Set(['abused', 'victim', 'victims', 'domestic_violence', 'drug_addicted', 'diseased', 'orphan']);
/** Kinds left out whole: drink and gambling, sex, and weapons, since means matter. */
const NOT_HERE: Readonly<Record<string, readonly string[]>> = {
  amenity: ['pub', 'bar', 'biergarten', 'nightclub', 'stripclub', 'brothel', 'swingerclub', 'casino', 'gambling', 'love_hotel', 'prison', 'shelter', 'refuge'],
  leisure: ['adult_gaming_centre', 'amusement_arcade', 'sex'],
  club: ['shooting', 'hunting', 'gun', 'strip', 'sex', 'swinger', 'nudism', 'cannabis', 'politics', 'political', 'nightclub', 'gambling'],
  social_facility: ['shelter', 'refuge', 'womens_refuge', 'nursing_home', 'assisted_living', 'group_home', 'hospice', 'residential_home', 'safe_house'],
};
/** Offices people may call at, when they have a name. */
const OFFICES = new Set(['charity', 'association', 'ngo']);
const WEAPONS = new Set(['shooting', 'shooting_range', 'clay_pigeon_shooting', 'hunting', 'paintball']);
const COMMUNITY_RUN = new Set(['charitable', 'charity', 'community', 'ngo', 'voluntary', 'private_non_profit', 'social_enterprise']);
const PUBLIC_ACCESS = new Set(['yes', 'public', 'permissive']);

/**
 * What an OpenStreetMap element is, as codes of the category tree, the main one first; `[]` when it is not a place to go and do
 * something with or near others. One sport alone comes before the kind of building, because people choose the activity.
 */
export function categoriesOf(tags: OsmTags): string[] {
  const places = [...codes(PLACES, tags), ...clubs(tags), ...socialFacility(tags), ...cafe(tags)];
  const found = [...withSports(places, tags), ...(tags['name'] === undefined ? [] : namedPlaces(tags))];
  return found.length === 0 || isLeftOut(tags) ? [] : [...new Set([...found.map((code) => refine(code, tags)), ...gathers(tags)])];
}

const HOSTS_OF_SPORT = new Set(['leisure_centre', 'gym', 'sports_club', 'social_club']);

function withSports(places: string[], tags: OsmTags): string[] {
  if (places.length === 0) return [];
  const sports = look(SPORTS, words(tags['sport']));
  const sportFirst = new Set(sports).size === 1 && places.every((code) => HOSTS_OF_SPORT.has(code));
  return sportFirst ? [...sports, ...places] : [...places, ...sports];
}

/** A tag's values: OpenStreetMap joins several with semicolons. */
const words = (value: string | undefined): string[] => (value ?? '').toLowerCase().split(';').map((word) => word.trim()).filter((word) => word !== '');
/** The code of each word that the table knows. */
const look = (table: Table, found: readonly string[]): string[] => found.flatMap((word) => (Object.hasOwn(table, word) ? (table[word] ?? []) : []));

/** The codes of the rows that the element's tags name and that anybody may go to, in the table's order. */
function codes(table: readonly Row[], tags: OsmTags): string[] {
  return table.filter(([key, value]) => tags[key] !== undefined && words(tags[key]).includes(value) && isOpenToAll(value, tags)).map(([, , code]) => code);
}

/** Most mapped pools and many gardens are somebody's own, so these must show that others may come in. A wayside shrine holds nobody. */
function isOpenToAll(value: string, tags: OsmTags): boolean {
  if (value === 'swimming_pool') return PUBLIC_ACCESS.has(tags['access'] ?? '') || (tags['name'] !== undefined && tags['tourism'] === undefined && tags['access'] !== 'residents');
  if (value === 'garden') return !['residential', 'private', 'roof_garden'].includes(tags['garden:type'] ?? '');
  if (value === 'place_of_worship') return !words(tags['place_of_worship']).some((kind) => kind.startsWith('wayside'));
  return true;
}

function isLeftOut(tags: OsmTags): boolean {
  const gone = tags['disused'] === 'yes' || tags['abandoned'] === 'yes' || tags['demolished'] === 'yes' || tags['end_date'] !== undefined;
  // A club that keeps others out has members, and says so (osm-facts.ts); any other private ground is nobody's to visit.
  const closedToOthers = (tags['access'] === 'private' && tags['club'] === undefined) || tags['access'] === 'no' || tags['military'] !== undefined || tags['landuse'] === 'military';
  const clinical = tags['healthcare'] !== undefined;
  const sports = words(tags['sport']);
  const weapons = sports.length > 0 && sports.every((sport) => WEAPONS.has(sport));
  const notHere = Object.entries(NOT_HERE).some(([key, values]) => words(tags[key]).some((value) => values.includes(value)));
  return gone || closedToOthers || clinical || weapons || notHere || mayHideSomebody(tags);
}

function mayHideSomebody(tags: OsmTags): boolean {
  const forVictims = [...words(tags['social_facility:for']), ...words(tags['community_centre:for'])].some((word) => HELP_FOR_VICTIMS.has(word));
  const calledRefuge = /\brefuge\b/i.test(tags['name'] ?? '') && tags['amenity'] !== 'place_of_worship' && tags['leisure'] !== 'nature_reserve';
  return forVictims || calledRefuge || Object.values(tags).some((value) => HIDING_PLACE.test(value));
}

function refine(code: string, tags: OsmTags): string {
  if (code === 'public_garden' && tags['garden:type'] === 'community') return 'community_garden';
  if (code !== 'faith') return code;
  if (words(tags['denomination']).includes('quaker')) return 'quaker_meeting';
  return look(RELIGIONS, words(tags['religion']))[0] ?? code;
}

/** A list of many audiences at a social facility says who gets help there, not that they meet as a group. */
function gathers(tags: OsmTags): string[] {
  const helped = words(tags['social_facility:for']);
  return look(GATHERS, [...words(tags['community_centre:for']), ...(helped.length === 1 ? helped : [])]);
}

const clubs = (tags: OsmTags) => words(tags['club']).map((kind) => look(CLUBS, [kind])[0] ?? 'hobbies');
const cafe = (tags: OsmTags) => (tags['amenity'] === 'cafe' && COMMUNITY_RUN.has(tags['operator:type'] ?? '') ? ['community_cafe'] : []);
const socialFacility = (tags: OsmTags) => (tags['amenity'] === 'social_facility' ? look(SOCIAL_FACILITIES, words(tags['social_facility'])) : []);
const namedPlaces = (tags: OsmTags) => [
  ...(tags['shop'] === undefined ? codes(GROUNDS, tags) : []),
  ...(OFFICES.has(tags['office'] ?? '') ? ['charity_or_association'] : []),
];

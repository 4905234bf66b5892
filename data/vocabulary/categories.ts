/** A kind of activity. Codes are stable: they are stored, published and asked for. */
export interface Category {
  readonly code: string;
  readonly parent: string | null;
  /** Faith is what it is for. Shown only as matching.md §2 says. */
  readonly faith?: true;
  /** Being seen looking at it may hurt somebody: its pages carry the full "Leave this site" button (interface.md §1). */
  readonly sensitive?: true;
}

/**
 * The tree, by activity and never by diagnosis: two more spaces are one level down, `+` marks faith and `!` sensitive,
 * for the line and all below it. Add, move or re-word freely; never rename or reuse a code.
 */
const TREE = `
faith+
  church
  quaker_meeting
  mosque
  synagogue
  gurdwara
  hindu_temple
  buddhist_centre
  jain_temple
  bahai_centre
  spiritualist_church
  pagan_group
  interfaith
  prayer_group
  scripture_study
  faith_social
reading
  library
  book_group
  shared_reading
  creative_writing
  poetry
  storytelling
  comics_and_zines
movement
  leisure_centre
  gym
  exercise_class
    gentle_exercise
    chair_exercise
    aerobics
    pilates
    strength_class
  mind_body
    yoga
    tai_chi
    stretch_and_relax
  dance
    social_dancing
    line_dancing
    folk_dancing
    ballet_and_modern
    chair_dancing
  swimming
    swimming_pool
    swimming_lessons
    water_exercise
    open_water_swimming
outdoors
  walking
    short_walk
    group_walk
    hiking
    nordic_walking
  running
  cycling
    cycle_ride
    cycle_training
    adapted_cycling
  on_the_water
    rowing
    sailing
    canoeing
    diving
  fishing
  orienteering
  camping_and_bushcraft
sport
  sports_club
  team_sport
    football
    walking_football
    rugby
    cricket
    netball
    basketball
    volleyball
    hockey
    baseball_and_softball
  racket_sport
    tennis
    table_tennis
    badminton
    squash
    pickleball
  target_sport
    bowls
    boules
    tenpin_bowling
    golf
    crazy_golf
    archery
    darts
    snooker_and_pool
  athletics
  martial_arts
  boxing_fitness
  gymnastics
  climbing
  skating
  trampolining
  adapted_sport
making
  painting_and_drawing
  pottery
  knitting_and_crochet
  sewing
  woodwork
  photography
  printmaking
  jewellery
  paper_crafts
  flower_arranging
  upcycling
  community_workshop
  craft_group
performing
  singing
    choir
    karaoke
  playing_music
    instrument_group
    brass_band
    drumming
    jam_session
    music_lessons
  listening_to_music
    live_music
    record_club
  drama
    acting_group
    improvisation
    comedy
    circus_skills
games
  chess
  board_games
  card_games
  bridge
  bingo
  quiz
  jigsaws_and_puzzles
  role_playing_games
  tabletop_wargames
  video_games
nature
  gardening
    community_garden
    allotment
    gardening_club
  green_places
    park
    public_garden
    nature_reserve
  looking_after_nature
    conservation
    litter_picking
    beekeeping
  birdwatching
  woodland_sessions
  stargazing
  animals
    dog_walking
    city_farm
    horse_time
    animal_club
    zoo_or_aquarium
hobbies
  model_making
  model_railway
  collecting
  amateur_radio
  cars_and_motorbikes
  trains_and_buses
  electronics_and_robots
  metal_detecting
  home_brewing
  kites_and_model_aircraft
learning
  adult_class
  language_class
  english_class
  reading_writing_numbers
  cooking_class
  money_skills
  job_club
  health_and_first_aid
  recovery_college
  talks
  discussion_group
  philosophy
  science
  digital_skills
    computer_basics
    phone_and_tablet_help
    coding
    internet_access
volunteering
  volunteer_outdoors
  volunteer_with_food
  volunteer_in_shop
  volunteer_befriending
  volunteer_driving
  volunteer_with_animals
  volunteer_at_events
  volunteer_culture
  volunteer_teaching
  time_bank
  repair_cafe
support_groups!
  peer_support
  wellbeing_group
  bereavement
  recovery_meeting
  hearing_voices
  long_term_illness
  neurodivergent_group
  life_after_religion
  alumni_group
  clinic_group
  buddy_scheme
eating_together
  community_cafe
  coffee_morning
  lunch_club
  shared_meal
  community_kitchen
  community_pantry
  warm_space
belonging
  mens_group
    mens_shed
  womens_group
    womens_institute
  lgbtq_group!
    lgbtq_social
    trans_group
  newcomers
    new_to_the_area
    refugee_welcome
  cultural_community
  carers_group
  parents_and_families
    parent_and_toddler
    lone_parents
  older_people
  young_people
    youth_club
    scouts_and_guides
  students
  veterans
  signing_social
culture
  museum
  gallery
  arts_centre
  theatre
  cinema
  film_club
  local_history
  family_history
  heritage_site
  science_centre
  days_out
    day_trip
    festival
    fair_or_open_day
    wellness_fair
neighbourhood
  community_centre
  village_hall
  social_club
  residents_group
  service_club
  charity_or_association
  day_centre
  drop_in_centre
online
  online_peer_group!
  online_hobby_group
  online_class
  online_forum
  online_games
  online_meetup
`;

function parse(tree: string): Category[] {
  const path: Category[] = [];
  return tree.trim().split('\n').map((line) => {
    const [, indent = '', code = '', marks = ''] = /^( *)(\w+)([+!]*)$/.exec(line) ?? [];
    path.length = indent.length / 2;
    const parent = path.at(-1);
    const category: Category = {
      code,
      parent: parent?.code ?? null,
      ...((parent?.faith ?? marks.includes('+')) && { faith: true }),
      ...((parent?.sensitive ?? marks.includes('!')) && { sensitive: true }),
    };
    path.push(category);
    return category;
  });
}

/** Every category, parents before children. */
export const CATEGORIES: readonly Category[] = parse(TREE);

const byCode = new Map(CATEGORIES.map((category) => [category.code, category]));

/** The category with this code, or `undefined` when there is none. */
export const categoryOf = (code: string): Category | undefined => byCode.get(code);

/** The codes from the top branch down to this one; empty when the code is not known. */
export function categoryPath(code: string): string[] {
  const category = byCode.get(code);
  return category === undefined ? [] : category.parent === null ? [code] : [...categoryPath(category.parent), code];
}

/** Whether `code` is `ancestor` or somewhere below it. */
export const isWithin = (code: string, ancestor: string): boolean => categoryPath(code).includes(ancestor);

/**
 * How alike two kinds are by steps in the tree: the same 1; parent and child 0.8; siblings, or grandparent 0.6;
 * aunt and niece 0.4; cousins 0.3. Nothing lies further apart inside a branch.
 */
const BY_STEPS: readonly number[] = [1, 0.8, 0.6, 0.4, 0.3];

/** Likeness of two categories, 0–1 and the same both ways; 0 across top branches and for unknown codes. */
export function similarity(a: string, b: string): number {
  const [up, down] = [categoryPath(a), categoryPath(b)];
  const shared = up.filter((code, depth) => code === down[depth]).length;
  return shared === 0 ? 0 : (BY_STEPS[up.length + down.length - 2 * shared] ?? 0);
}

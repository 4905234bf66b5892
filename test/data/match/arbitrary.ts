import fc from 'fast-check';
import type { Need, Person } from '../../../data/shapes/person.ts';
import type { Fact, Place, ResourceCore, ResourceText, Schedule } from '../../../data/shapes/resource.ts';
import { ATTRIBUTES, ATTRIBUTE_KEYS } from '../../../data/vocabulary/attributes.ts';
import type { AttributeKey } from '../../../data/vocabulary/attributes.ts';
import type { Asked } from './oracle.ts';

/**
 * Random questions: a directory of `min` to `max` resources, a person and a moment in 2024 to 2027. Values come from
 * small ranges, so that two of a kind and the edges between (the 365th day, the last metre, midnight) come up all the time.
 */
export function anyQuestion(min: number, max: number, person: fc.Arbitrary<Person> = anyPerson): fc.Arbitrary<Asked> {
  return record({ at: moment, person, sketches: fc.array(sketch, { minLength: min, maxLength: max, size: 'max' }) }).map(({ at, person, sketches }) => {
    const resources = sketches.map((s, i) => draw(s, i, at));
    return { resources, person, at, texts: sketches.map((s, i): ResourceText => ({ id: idOf(i), text: s.text })) };
  });
}

// ---- moments and days

const DAY = 86_400_000;

/** Days on which clocks change, holidays come in a row, months and years turn. */
const TURNING = ['2024-02-28', '2024-03-30', '2024-12-24', '2025-03-08', '2025-04-17', '2025-10-25', '2026-01-31', '2026-10-31', '2026-12-31', '2027-08-29', '2027-12-20'];

const moment = fc.tuple(
  fc.oneof({ arbitrary: fc.integer({ min: Date.UTC(2024, 0, 1) / DAY, max: Date.UTC(2027, 11, 28) / DAY }), weight: 3 }, { arbitrary: fc.constantFrom(...TURNING.map((d) => Date.parse(d) / DAY)), weight: 2 }),
  fc.integer({ min: 0, max: 95 }),
).map(([day, quarter]) => day * DAY + quarter * 15 * 60_000);

const dateAfter = (at: number, days: number): string => new Date(at + days * DAY).toISOString().slice(0, 10);

/** Plain objects: what has no prototype is equal to nothing else. */
function record<T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> {
  return fc.record<T>(model, { noNullPrototype: true });
}

type Drawn<A> = A extends fc.Arbitrary<infer T> ? T : never;

/** Nothing, `nothings` times for every `somethings` times a value. */
const orNull = <T>(value: fc.Arbitrary<T>, nothings = 1, somethings = 1): fc.Arbitrary<T | null> =>
  fc.oneof<fc.MaybeWeightedArbitrary<T | null>[]>({ weight: nothings, arbitrary: fc.constant(null) }, { weight: somethings, arbitrary: value });
/** The first comes up as often as all the others together. */
const mostly = <T>(usual: T, ...others: T[]): fc.Arbitrary<T> => fc.constantFrom(...others.map(() => usual), ...others);

// ---- when

const NAMES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
/** A week of few days, across whose end a night can fall. */
const weekdays = fc.uniqueArray(fc.constantFrom('MO', 'TU', 'SU'), { minLength: 1, maxLength: 2 });

type Rule = Pick<Schedule, 'freq' | 'byday' | 'bymonthday'>;
const rule: fc.Arbitrary<Rule> = fc.oneof(
  { weight: 8, arbitrary: weekdays.map((byday): Rule => ({ freq: 'WEEKLY', byday, bymonthday: [] })) },
  { weight: 2, arbitrary: fc.constant<Rule>({ freq: 'WEEKLY', byday: [...NAMES], bymonthday: [] }) },
  { weight: 3, arbitrary: fc.tuple(fc.constantFrom('1', '2', '-1', '5', '+3', ''), fc.constantFrom(...NAMES)).map(([nth, name]): Rule => ({ freq: 'MONTHLY', byday: [nth + name], bymonthday: [] })) },
  { weight: 1, arbitrary: fc.constantFrom(1, 15, 29, 31, -1).map((date): Rule => ({ freq: 'MONTHLY', byday: [], bymonthday: [date] })) },
  { weight: 1, arbitrary: fc.constant<Rule>({ freq: 'MONTHLY', byday: ['FR'], bymonthday: [13] }) },
  { weight: 2, arbitrary: fc.constant<Rule>({ freq: null, byday: [], bymonthday: [] }) },
  { weight: 1, arbitrary: fc.constantFrom<Rule>({ freq: 'WEEKLY', byday: [], bymonthday: [] }, { freq: 'MONTHLY', byday: [], bymonthday: [] }, { freq: 'WEEKLY', byday: ['1TU'], bymonthday: [] }) },
);

const OPENS = ['10:00', '18:00', '13:30', '00:00', '09:00', '20:00', '22:30', '01:30'];
const LASTING = [120, 60, 30, 90, 480, 240, 1439];

/** The clock so many minutes after opening; a night that ends at midnight is written either way. */
function closing(opens: string, lasting: number, midnight: '24:00' | '00:00'): string {
  const minutes = (Number(opens.slice(0, 2)) * 60 + Number(opens.slice(3)) + lasting) % 1440;
  return minutes === 0 ? midnight : `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

const hours = record({ opens: fc.constantFrom(...OPENS), lasting: orNull(fc.constantFrom(...LASTING), 1, 6), midnight: fc.constantFrom('24:00' as const, '00:00' as const) })
  .map(({ opens, lasting, midnight }) => ({ opens_at: opens, closes_at: lasting === null ? null : closing(opens, lasting, opens === '00:00' ? '24:00' : midnight) }));

const exception = record({ day: fc.integer({ min: -1, max: 20 }), change: fc.constantFrom('cancelled' as const, 'times' as const, 'end' as const), hours });

const scheduleSketch = record({
  rule, hours, kind: fc.constantFrom('session' as const, 'opening_hours' as const),
  interval: fc.constantFrom(1, 1, 1, 1, 2, 3), wkst: mostly<'MO' | 'SU'>('MO', 'SU'),
  starts: orNull(fc.constantFrom(-300, -20, -7, -1, 0, 1, 3, 10, 30, 44, 390, 410), 1, 2),
  until: orNull(fc.constantFrom(-10, 0, 1, 20, 200), 9), count: orNull(fc.constantFrom(1, 2, 5, 40), 9),
  from: orNull(fc.constantFrom(-5, 10, 50), 9), to: orNull(fc.constantFrom(5, 60), 9),
  holidays: fc.constantFrom('open' as const, 'closed' as const, 'check' as const),
  exceptions: orNull(fc.array(exception, { maxLength: 3 }), 4),
});

/** What begins with another at the same moment, as when a library opens and its reading group begins. */
const twin = record({ kind: fc.constantFrom('session' as const, 'opening_hours' as const), lasting: fc.constantFrom(30, 240, 480), holidays: fc.constantFrom('open' as const, 'check' as const) });

function schedules(sketches: readonly Drawn<typeof scheduleSketch>[], beside: Drawn<typeof twin> | null, at: number): Schedule[] {
  const all = sketches.map((s, i) => schedule(s, i, at));
  const first = all[0];
  if (first === undefined || beside === null) return all;
  const { kind, lasting, holidays } = beside;
  return [...all, { ...first, id: 'a-twin', kind, holidays, closes_at: closing(first.opens_at, lasting, '24:00') }];
}

function schedule(s: Drawn<typeof scheduleSketch>, i: number, at: number): Schedule {
  const date = (days: number | null) => (days === null ? null : dateAfter(at, days));
  return {
    id: `when-${i}`, kind: s.kind, ...s.rule, interval: s.rule.freq === null ? 1 : s.interval, dtstart: date(s.starts), until: date(s.until), count: s.rule.freq === null ? null : s.count, wkst: s.wkst,
    valid_from: date(s.from), valid_to: date(s.to), ...s.hours, holidays: s.holidays, description: null,
    exceptions: (s.exceptions ?? []).map(({ day, change, hours }) => ({
      date: dateAfter(at, day), note: null, kind: change === 'cancelled' ? 'cancelled' : 'changed',
      opens_at: change === 'times' ? hours.opens_at : null, closes_at: change === 'cancelled' ? null : hours.closes_at,
    })),
  };
}

// ---- where

/** Steps of about 220 metres, near and far: with a limit of 500 m to 25 km, every distance is somebody's edge. */
const STEPS = [0, 1, 2, 3, 5, 9, 20, 45, 110, 230];
export const anyPoint = fc.tuple(fc.constantFrom(...STEPS), fc.constantFrom(...STEPS.slice(0, 7))).map(([north, east]) => ({ latitude: 51.58 + north * 0.002, longitude: -3 + east * 0.003 }));

const place: fc.Arbitrary<Place | null> = fc.tuple(fc.constantFrom('full', 'full', 'full', 'area', 'hidden', 'nowhere', 'online', 'online'), anyPoint, fc.boolean()).map(([where, at, named]) => {
  const area = named ? { slug: 'stow-hill', name: 'Stow Hill', ...at } : null;
  switch (where) {
    case 'online': return null;
    case 'full': return { visibility: 'full', point: { ...at, radius_m: 0 }, area };
    case 'area': return { visibility: 'area', point: { ...at, radius_m: 788 }, area };
    case 'hidden': return { visibility: 'hidden', point: null, area: { slug: 'stow-hill', name: 'Stow Hill', ...at } };
    default: return { visibility: 'hidden', point: null, area: null };
  }
});

// ---- what is known

/** Facts that rules and scores look at come up more often than the rest. */
const FREQUENT: readonly AttributeKey[] = [
  'step_free_entrance', 'accessible_toilet', 'languages', 'quiet_times', 'group_size', 'how_to_join', 'leave_early_ok', 'join_in_level', 'talking_level', 'structure', 'companion_ok',
  'newcomer_support', 'pre_visit', 'attendance_mode', 'gender_scope', 'age_scope', 'faith_content', 'cost',
];
/** `travel` is a block of the resource and never a fact. */
const FACT_KEYS = ATTRIBUTE_KEYS.filter((key) => key !== 'travel');
const attributeKey = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...FREQUENT) }, { weight: 1, arbitrary: fc.constantFrom(...FACT_KEYS) });

const age = orNull(fc.constantFrom(16, 18, 55), 1, 2);
const VALUES: { readonly [type in (typeof ATTRIBUTES)[AttributeKey]['type']]: (values: readonly string[]) => fc.Arbitrary<Fact['value']> } = {
  grade: (values) => fc.constantFrom(...values),
  one: (values) => fc.constantFrom(...values),
  set: (values) => fc.uniqueArray(fc.constantFrom(...values.filter((v) => v !== 'none')), { minLength: 1, maxLength: 3 }).map((list) => (values.includes('none') && list.length === 3 ? ['none'] : list)),
  tags: (values) => fc.oneof<fc.Arbitrary<string[]>[]>(fc.uniqueArray(fc.constantFrom('en', 'en-GB', 'cy', 'bfi'), { minLength: 1, maxLength: 2 }), fc.constant(values.includes('none') ? ['none'] : ['ar'])),
  schedules: () => fc.constantFrom(['when-0'], ['none']),
  ages: () => record({ min: age, max: age, children_may_come: fc.constantFrom('yes', 'no', 'unknown'), under18_safeguarding: fc.constantFrom('yes', 'no', 'unknown') })
    .map((a) => (a.min !== null && a.max !== null && a.min > a.max ? { ...a, min: a.max, max: a.min } : a)),
  cost: () => record({ kind: fc.constantFrom('free', 'donation', 'low', 'paid'), amount: fc.constant(null), currency: fc.constant(null), first_free: fc.boolean(), concession: fc.boolean(), hidden_costs: fc.constant(null) }),
  travel: () => fc.constant('not_applicable'),
};

/** A key of the vocabulary with something that may be known about it, in its own type. */
export const anyFact: fc.Arbitrary<readonly [AttributeKey, Fact]> = (() => {
  const byKey = new Map(ATTRIBUTE_KEYS.map((key) => {
    const { type, values } = ATTRIBUTES[key];
    return [key, fc.oneof({ weight: 9, arbitrary: VALUES[type](values) }, { weight: 1, arbitrary: fc.constant<Fact['value']>('not_applicable') })] as const;
  }));
  const pair = (key: AttributeKey) => fc.tuple(byKey.get(key)!, fc.constantFrom('group_said', 'staff_visited', 'visitor_said', 'imported_osm', 'imported_feed'))
    .map(([value, source]): readonly [AttributeKey, Fact] => [key, {
      value, source, checked_on: source.startsWith('imported') ? null : '2025-06-01',
      note: value === 'limited' || value === 'described_in_note' ? 'Ask at the desk for the ramp.' : null,
    }]);
  const pairs = new Map(ATTRIBUTE_KEYS.map((key) => [key, pair(key)]));
  return fc.oneof(...[...FREQUENT, ...FREQUENT, ...FACT_KEYS].map((key) => pairs.get(key)!));
})();

// ---- a resource

const CODES = ['library', 'book_group', 'reading', 'choir', 'yoga', 'tai_chi', 'line_dancing', 'gym', 'chess', 'church', 'quaker_meeting', 'community_garden', 'coffee_morning', 'online_forum', 'not_in_the_tree'];
const codes = (maxLength: number, minLength = 0) => fc.uniqueArray(fc.constantFrom(...CODES), { minLength, maxLength });

/** Words with near relations: beginnings, slips, swaps, accents. */
const LEXICON = ['garden', 'gardens', 'gardening', 'quiet', 'quite', 'choir', 'chior', 'café', 'cafe', 'swimming', 'swim', 'church', 'the', 'chess', 'Fé', 'conversation', 'conversacion'];

const sketch = record({
  organization: fc.nat(9), kind: fc.constantFrom('group' as const, 'place' as const, 'event' as const, 'volunteering' as const, 'online_community' as const),
  closed: fc.nat(11).map((n) => n === 11), categories: codes(2, 1), place,
  timezone: fc.oneof({ weight: 20, arbitrary: fc.constant('Europe/London') }, { weight: 5, arbitrary: fc.constantFrom('America/New_York', 'Asia/Kolkata', null) }, { weight: 1, arbitrary: fc.constant('Mars/Olympus') }),
  region: fc.constantFrom('GB-WLS', 'GB-WLS', 'GB-SCT', 'US', 'ZZ', null),
  schedules: orNull(fc.array(scheduleSketch, { minLength: 1, maxLength: 2 }), 1, 5),
  twin: orNull(twin, 5),
  hours_text: mostly<string | null>(null, null, 'Most mornings, ring first'),
  facts: fc.array(anyFact, { maxLength: 9, size: 'max' }), spaces: mostly<ResourceCore['spaces']>('open', 'limited', 'waiting_list', 'unknown'),
  checked: orNull(fc.constantFrom(0, 0, 30, 30, 89, 90, 91, 180, 181, 250, 364, 365, 366, 800), 1, 3),
  imported: fc.boolean(), text: fc.array(fc.constantFrom(...LEXICON), { maxLength: 6 }).map((words) => words.join(' ')),
});

/** Ids in an order of their own, unlike that of the directory. */
const idOf = (i: number): string => `00000000-0000-4000-8000-${String((i * 37) % 101).padStart(12, '0')}`;

function draw(s: Drawn<typeof sketch>, i: number, at: number): ResourceCore {
  return {
    id: idOf(i), organization: { id: `organization-${s.organization}`, is_faith: s.organization > 6 }, kind: s.kind, status: s.closed ? 'temporarily closed' : 'active',
    categories: s.categories, place: s.place, timezone: s.timezone, region: s.region, schedules: schedules(s.schedules ?? [], s.twin, at), hours_text: s.hours_text,
    facts: Object.fromEntries(s.facts), spaces: s.spaces,
    freshness: {
      checked_on: s.checked === null ? null : dateAfter(at, -s.checked), checked_by: s.checked === null ? null : 'group_said',
      imported_from: s.imported ? 'OpenStreetMap' : null, imported_on: s.imported ? '2023-06-12' : null,
    },
  };
}

// ---- a person

/** Windows that touch, hold, miss and cross the hours above; some are one moment. */
export const anyWindow = fc.tuple(fc.constantFrom(1, 2, 3, 7), fc.constantFrom(0, 540, 600, 660, 1080, 1350), fc.constantFrom(0, 30, 59, 60, 61, 120, 240, 1440))
  .map(([weekday, from, long]) => ({ weekday, from, to: Math.min(1440, from + long) }));

const ACCEPTS: { readonly [type in (typeof ATTRIBUTES)[AttributeKey]['type']]: (values: readonly string[]) => readonly string[] } = {
  grade: (v) => v, one: (v) => v, set: (v) => v, cost: (v) => [...v, 'first_free', 'concession'],
  tags: (v) => [...v, 'en', 'en-US', 'cy', 'bfi'], schedules: () => ['yes', 'none'], ages: () => ['15', '16', '18', '34', '70', 'old'], travel: () => ['yes'],
};

/** What may be accepted of an attribute. */
export const acceptable = (key: AttributeKey): readonly string[] => ACCEPTS[ATTRIBUTES[key].type](ATTRIBUTES[key].values);

export const anyNeed: fc.Arbitrary<Need> = record({ attribute: attributeKey, picks: fc.uniqueArray(fc.nat(6), { minLength: 1, maxLength: 3 }), strength: fc.constantFrom('must' as const, 'nice' as const) })
  .map(({ attribute, picks, strength }) => {
    const all = acceptable(attribute);
    return { attribute, strength, accepts: [...new Set(picks.map((pick) => all[pick % all.length]!))] };
  });

/** One opinion about a fact is a must and may be a wish besides; two musts about one fact are a test of their own (needs.test.ts). */
const needs = (maxLength: number) => fc.uniqueArray(anyNeed, { maxLength, selector: (n) => `${n.strength} ${n.attribute}` });

const sometimes = <T>(nothing: T, value: fc.Arbitrary<T>): fc.Arbitrary<T> => fc.oneof({ weight: 2, arbitrary: fc.constant(nothing) }, { weight: 1, arbitrary: value });

export const anyTravel: fc.Arbitrary<NonNullable<Person['travel']>> = record({
  mode: fc.constantFrom('walk', 'wheel', 'transit', 'car', 'lift'), max_minutes: orNull(fc.constantFrom(5, 15, 30, 60)), max_metres: orNull(fc.constantFrom(500, 1000, 3000, 10_000, 25_000)),
});

/** Every field of Person, each left out often enough that some questions ask little and some a lot. */
export const anyPerson: fc.Arbitrary<Person> = record({
  place: orNull(anyPoint), travel: sometimes(null, anyTravel), times: sometimes([], fc.array(anyWindow, { maxLength: 4 })),
  interests: sometimes([], fc.array(record({ category: fc.constantFrom(...CODES), how: fc.constantFrom('like' as const, 'used_to_do' as const) }), { maxLength: 2 })),
  kinds: sometimes([], sometimes([], fc.uniqueArray(fc.constantFrom('reading', 'movement', 'mind_body', 'faith', 'games', 'choir', 'online', 'not_in_the_tree'), { maxLength: 3 }))),
  words: sometimes('', sometimes('', fc.array(fc.constantFrom(...LEXICON, 'gard', 'ch', 'iglesia', 'CHESS'), { minLength: 1, maxLength: 3 }).map((words) => words.join(' ')))),
  contact: orNull(fc.integer({ min: 1, max: 4 })), needs: sometimes([], needs(4)), faith: sometimes(null, fc.constantFrom('yes', 'only_buildings', 'no')),
  not_for_me: sometimes({ resources: [], categories: [] }, record({ resources: fc.array(fc.nat(8).map(idOf), { maxLength: 2 }), categories: codes(1) })),
});

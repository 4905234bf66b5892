import type { Verdict } from '../../../data/shapes/answer.ts';
import type { Need, Person, Window } from '../../../data/shapes/person.ts';
import type { Fact, ResourceCore, ResourceText } from '../../../data/shapes/resource.ts';
import { ATTRIBUTES } from '../../../data/vocabulary/attributes.ts';
import { CATEGORIES } from '../../../data/vocabulary/categories.ts';
import { meetings, unworkable } from './oracle-dates.ts';
import type { Meeting } from './oracle-dates.ts';
import { scoreParts, weighted } from './oracle-score.ts';
import { relevance } from './oracle-words.ts';

/** One question, with the texts that words are looked for in (`null`: no words can be looked for). */
export interface Asked {
  resources: readonly ResourceCore[];
  person: Person;
  at: number;
  texts: readonly ResourceText[] | null;
}

export interface Told {
  /** Ids in order. */
  match: string[];
  ask: string[];
  excludedByRule: Record<string, number>;
  excludedTotal: number;
  /** By rule, how many more if it alone were dropped; rules that would give none are left out. */
  whatIf: Record<string, number>;
  /** What each rule says of each candidate; a rule that was not asked is not there. */
  verdicts: Map<string, Map<string, Verdict>>;
  scores: Map<string, number>;
  /** Moved behind the first page for variety. */
  moved: Set<string>;
}

/**
 * matching.md once more, slow and obvious, to hold the engine to. Everything is counted out: minutes of the week, days of
 * the calendar, steps in the tree, letters of words; `whatIf` asks the whole question again. It shares no code with data/match.
 */
export function oracle(asked: Asked): Told {
  const diary = new Map(asked.resources.map((r) => [r.id, diaryOf(r, asked.at)]));
  const told = judgeAll(asked, diary);
  const whatIf: Record<string, number> = {};
  for (const rule of Object.keys(told.excludedByRule)) {
    const relaxed = drop(asked, rule);
    if (relaxed === null) continue;
    const then = judgeAll(relaxed, diary);
    const gained = then.match.length + then.ask.length - told.match.length - told.ask.length;
    if (gained > 0) whatIf[rule] = gained;
  }
  return { ...told, whatIf };
}

/** What the person answered about faith: asked once, and choosing a faith category or searching for one by name counts as yes. */
export function faithAnswer(person: Person): 'yes' | 'only_buildings' | 'no' | null {
  const named = person.words.toLowerCase().split(/[^a-zé]+/).some((word) => FAITH_NAMES.includes(word));
  const ofFaith = (code: string) => branch(code).includes('faith');
  if (named || person.kinds.some(ofFaith)) return 'yes';
  return person.faith === null && person.interests.some((i) => i.how === 'like' && ofFaith(i.category)) ? 'yes' : person.faith;
}

/** The question with one must dropped and all else as it was, the answer about faith too; `null` for what nobody can drop. */
export function drop(asked: Asked, rule: string): Asked | null {
  const { person } = asked;
  const kept = { ...asked, person: { ...person, faith: faithAnswer(person) } };
  if (rule.startsWith('need.')) return { ...asked, person: { ...person, needs: person.needs.filter((n) => n.strength === 'nice' || `need.${n.attribute}` !== rule) } };
  switch (rule) {
    case 'kind': return { ...kept, person: { ...kept.person, kinds: [] } };
    case 'words': return { ...kept, person: { ...kept.person, words: '' } };
    case 'time': return { ...asked, person: { ...person, times: [] } };
    case 'faith': return { ...asked, person: { ...person, faith: 'yes' } };
    case 'travel': return { ...asked, person: { ...person, travel: twiceAsFar(person.travel) } };
    default: return null;
  }
}

function twiceAsFar(travel: Person['travel']): Person['travel'] {
  if (travel === null || (travel.max_metres === null && travel.max_minutes === null)) return { mode: travel?.mode ?? 'walk', max_minutes: null, max_metres: 2 * NO_LIMIT };
  const twice = (n: number | null) => (n === null ? null : 2 * n);
  return { mode: travel.mode, max_minutes: twice(travel.max_minutes), max_metres: twice(travel.max_metres) };
}

// ---- everything about one resource

/** What is on, and when, for a year and a bit: the same whoever asks. */
interface Diary {
  /** What is told: of two that start together, one. */
  told: Meeting[];
  sixWeeks: Meeting[];
  /** At least one schedule cannot be worked out. */
  unsure: boolean;
}

const DAY = 86_400_000;

function diaryOf(resource: ResourceCore, at: number): Diary {
  const all = meetings(resource, at, at + 42 * DAY, at + 400 * DAY);
  const told = all.filter((m, i) => m.starts !== all[i - 1]?.starts);
  return {
    told,
    sixWeeks: all.filter((m) => m.starts < at + 42 * DAY),
    unsure: resource.schedules.some((s) => unworkable(s, resource)),
  };
}

type Judged = Omit<Told, 'whatIf'>;

function judgeAll({ resources, person, at, texts }: Asked, diary: Map<string, Diary>): Judged {
  const found = texts === null || person.words.trim() === '' ? null : relevance(texts, person.words);
  const verdicts: Judged['verdicts'] = new Map();
  const excludedByRule: Record<string, number> = {};
  const groups: { match: Ranked[]; ask: Ranked[] } = { match: [], ask: [] };
  let excludedTotal = 0;
  for (const resource of resources) {
    const way = wayTo(resource, person);
    if (way.surely > 2 * limitOf(person)) continue;
    const own = diary.get(resource.id)!;
    const says = verdictsOn(resource, person, at, own, way, found);
    verdicts.set(resource.id, says);
    const against = [...says].filter(([, verdict]) => verdict === 'no');
    for (const [rule] of against) excludedByRule[rule] = (excludedByRule[rule] ?? 0) + 1;
    if (against.length > 0) excludedTotal += 1;
    else groups[[...says.values()].includes('ask') ? 'ask' : 'match'].push(rankOf(resource, person, at, own, way, found));
  }
  const oneCategory = person.kinds.length === 1 || (person.kinds.length === 0 && person.interests.length === 1);
  const [match, ask] = [vary(groups.match, oneCategory), vary(groups.ask, oneCategory)];
  return {
    match: match.ids, ask: ask.ids, excludedByRule, excludedTotal, verdicts,
    scores: new Map([...groups.match, ...groups.ask].map((r) => [r.id, r.score])),
    moved: new Set([...match.moved, ...ask.moved]),
  };
}

function verdictsOn(resource: ResourceCore, person: Person, at: number, { told, sixWeeks, unsure }: Diary, way: Way, found: Map<string, number> | null): Map<string, Verdict> {
  const says = new Map<string, Verdict>();
  const checked = resource.freshness.checked_on;
  if (resource.status === 'temporarily closed') says.set('closed', 'no');
  if (checked !== null && at >= Date.parse(checked) + 366 * DAY) says.set('stale', 'no');
  if (resource.timezone !== null && resource.schedules.length > 0 && told.length === 0 && !unsure) says.set('over', 'no');
  const branches = resource.categories.flatMap(branch);
  if (person.not_for_me.resources.includes(resource.id) || person.not_for_me.categories.some((c) => branches.includes(c))) says.set('not_for_me', 'no');
  if (person.kinds.length > 0) says.set('kind', person.kinds.some((k) => branches.includes(k)) ? 'yes' : 'no');
  if (found !== null) says.set('words', found.has(resource.id) ? 'yes' : 'no');
  if (person.place !== null) {
    const limit = limitOf(person);
    says.set('travel', way.online ? 'yes' : way.surely > limit ? 'no' : way.atMost > limit ? 'ask' : 'yes');
  }
  if (person.times.length > 0) says.set('time', timeVerdict(resource, person.times, sixWeeks, unsure));
  says.set('faith', faithVerdict(resource, person));
  for (const need of person.needs) {
    if (need.strength === 'must') says.set(`need.${need.attribute}`, worse(says.get(`need.${need.attribute}`), needVerdict(resource, need)));
  }
  return says;
}

const worse = (a: Verdict | undefined, b: Verdict): Verdict => (a === 'no' || b === 'no' ? 'no' : a === 'ask' || b === 'ask' ? 'ask' : 'yes');

/** The code and all it lies under; nothing for a code that is not in the tree. */
function branch(code: string): string[] {
  const category = CATEGORIES.find((c) => c.code === code);
  return category === undefined ? [] : [code, ...(category.parent === null ? [] : branch(category.parent))];
}

// ---- getting there

interface Way { online: boolean; point: number | null; surely: number; atMost: number }

const NO_LIMIT = 25_000;
const HIDDEN_WITHIN = 3000;

/** How far it surely is and how far it may be at most. Where nobody can tell, both ends stay open. */
function wayTo({ place }: ResourceCore, person: Person): Way {
  if (person.place === null || place === null) return { online: place === null, point: null, surely: 0, atMost: 0 };
  if (place.point !== null) {
    const metres = metresApart(person.place, place.point);
    return { online: false, point: metres, surely: metres - place.point.radius_m, atMost: metres + place.point.radius_m };
  }
  if (place.area === null) return { online: false, point: null, surely: 0, atMost: Infinity };
  return { online: false, point: null, surely: metresApart(person.place, place.area) - HIDDEN_WITHIN, atMost: Infinity };
}

/** The angle between two arrows from the middle of the Earth, times its mean radius. */
function metresApart(a: { latitude: number; longitude: number }, b: { latitude: number; longitude: number }): number {
  const arrow = ({ latitude, longitude }: typeof a): [number, number, number] => {
    const [lat, lon] = [(latitude / 180) * Math.PI, (longitude / 180) * Math.PI];
    return [Math.cos(lat) * Math.cos(lon), Math.cos(lat) * Math.sin(lon), Math.sin(lat)];
  };
  const [[x, y, z], [u, v, w]] = [arrow(a), arrow(b)];
  return Math.atan2(Math.hypot(y * w - z * v, z * u - x * w, x * v - y * u), x * u + y * v + z * w) * 6_371_008.8;
}

/** In a straight line: what the minutes give at the mode's speed over streets 1.3 times as long, or the metres, whichever is less. */
function limitOf({ travel }: Person): number {
  const said: number[] = [];
  if (travel !== null && travel.max_metres !== null) said.push(travel.max_metres);
  if (travel !== null && travel.max_minutes !== null) said.push((travel.max_minutes * { walk: 75, wheel: 70, transit: 200, car: 450, lift: 450 }[travel.mode]) / 1.3);
  return said.length === 0 ? NO_LIMIT : Math.min(...said);
}

// ---- when

function timeVerdict(resource: ResourceCore, windows: readonly Window[], dates: readonly Meeting[], unsure: boolean): Verdict {
  if (resource.timezone === null || resource.schedules.length === 0) return 'ask';
  const fitting = dates.filter((date) => freeTimes(windows).some((free) => fitsFree(date, free)));
  if (fitting.some((date) => date.check === null)) return 'yes';
  return fitting.length > 0 || resource.hours_text !== null || unsure ? 'ask' : 'no';
}

const WEEK = 7 * 1440;

/** The minutes of the week, 0 (Monday 00:00) to 10,079, each marked if it lies in the stretch; Sunday night goes on into Monday. */
function marked(weekday: number, from: number, to: number): Uint8Array {
  const week = new Uint8Array(WEEK);
  for (let minute = from; minute < to; minute += 1) week[((weekday - 1) * 1440 + minute) % WEEK] = 1;
  return week;
}

type Hours = Pick<Meeting, 'kind' | 'weekday' | 'opens' | 'closes'>;

/** Counting minutes is slow, and the same hours come again and again. */
const counted = new Map<string, boolean>();

/** A run of free minutes, or a moment asked about. */
interface Free { key: string; moment: boolean; minutes: Uint8Array }

/** The windows laid over each other on one week: every unbroken run of free minutes, and every moment, once. */
function freeTimes(windows: readonly Window[]): Free[] {
  const week = new Uint8Array(WEEK);
  const found = new Map<string, Free>();
  for (const w of windows) {
    if (w.from === w.to) found.set(`at ${((w.weekday - 1) * 1440 + w.from) % WEEK}`, { key: `at ${((w.weekday - 1) * 1440 + w.from) % WEEK}`, moment: true, minutes: marked(w.weekday, w.from, w.from + 1) });
    else marked(w.weekday, w.from, w.to).forEach((free, minute) => { week[minute]! |= free; });
  }
  if (week.every((free) => free === 1)) return [...found.values(), { key: 'always', moment: false, minutes: week }];
  for (let minute = 0; minute < WEEK; minute += 1) {
    if (week[minute] === 0 || week[(minute + WEEK - 1) % WEEK] === 1) continue;
    const minutes = new Uint8Array(WEEK);
    let length = 0;
    while (week[(minute + length) % WEEK] === 1) minutes[(minute + length++) % WEEK] = 1;
    found.set(`${minute}+${length}`, { key: `${minute}+${length}`, moment: false, minutes });
  }
  return [...found.values()];
}

/** Does this date suit somebody who is free in this window alone? */
export const fitsInto = (date: Hours, window: Window): boolean => freeTimes([window]).some((free) => fitsFree(date, free));

function fitsFree(date: Hours, free: Free): boolean {
  const key = [date.kind, date.weekday, date.opens, date.closes, free.key].join();
  let fits = counted.get(key);
  if (fits === undefined) counted.set(key, (fits = countMinutes(date, free)));
  return fits;
}

/** Each minute of the date is looked for among the free minutes. */
function countMinutes({ kind, weekday, opens, closes }: Hours, { moment, minutes: free }: Free): boolean {
  const on = marked(weekday, opens, closes ?? opens + (kind === 'session' || moment ? 1 : 60));
  let [both, open] = [0, 0];
  for (let minute = 0; minute < WEEK; minute += 1) {
    both += on[minute]! & free[minute]!;
    open += on[minute]!;
  }
  if (moment) return both === 1;
  if (kind === 'session') return both === open;
  return both >= Math.min(60, open);
}

// ---- faith and needs

/** Names of faiths and their houses, as far as these tests type them. */
const FAITH_NAMES = ['church', 'mosque', 'quaker', 'prayer', 'fé', 'iglesia'];

const FAITH: Readonly<Record<string, Readonly<Record<string, Verdict>>>> = {
  //                       no answer         yes         only buildings         no
  central: /*             */ { nothing: 'no', yes: 'yes', only_buildings: 'no', no: 'no' },
  optional: /*            */ { nothing: 'yes', yes: 'yes', only_buildings: 'no', no: 'no' },
  faith_building_only: /* */ { nothing: 'yes', yes: 'yes', only_buildings: 'yes', no: 'no' },
  none: /*                */ { nothing: 'yes', yes: 'yes', only_buildings: 'yes', no: 'yes' },
  not_applicable: /*      */ { nothing: 'yes', yes: 'yes', only_buildings: 'yes', no: 'yes' },
  unknown: /*             */ { nothing: 'yes', yes: 'yes', only_buildings: 'ask', no: 'ask' },
  host_unknown: /*        */ { nothing: 'ask', yes: 'yes', only_buildings: 'ask', no: 'ask' },
};

function faithVerdict({ facts, organization }: ResourceCore, person: Person): Verdict {
  const content = facts.faith_content === undefined ? (organization.is_faith ? 'host_unknown' : 'unknown') : String(facts.faith_content.value);
  return FAITH[content]![faithAnswer(person) ?? 'nothing']!;
}

function needVerdict(resource: ResourceCore, need: Need): Verdict {
  const fact = resource.facts[need.attribute];
  const { level } = ATTRIBUTES[need.attribute];
  if (fact !== undefined) return acceptable(fact.value, need) ? 'yes' : 'no';
  return resource.place === null && level.includes('venue') && !level.includes('online') ? 'yes' : 'ask';
}

function acceptable(value: Fact['value'], { attribute, accepts }: Need): boolean {
  const said = (word: string) => accepts.includes(word);
  if (value === 'not_applicable') return true;
  if (typeof value === 'string') return said(value);
  if (!Array.isArray(value)) {
    if ('kind' in value) return said(value.kind) || (value.first_free && said('first_free')) || (value.concession && said('concession'));
    return accepts.some((age) => Number(age) >= (value.min ?? -Infinity) && Number(age) <= (value.max ?? Infinity));
  }
  if (attribute === 'quiet_times') {
    return value[0] === 'none' ? said('none') : said('yes');
  }
  if (ATTRIBUTES[attribute].type === 'tags') return value.some((tag) => accepts.some((wanted) => `${tag}-`.startsWith(`${wanted}-`) || `${wanted}-`.startsWith(`${tag}-`)));
  return value.some(said);
}

// ---- the order

interface Ranked { id: string; score: number; next: number; metres: number; organization: string; category: string }

function rankOf(resource: ResourceCore, person: Person, at: number, { told, sixWeeks }: Diary, way: Way, found: Map<string, number> | null): Ranked {
  const first = told[0];
  const free = freeTimes(person.times);
  const makes = sixWeeks.find((date) => free.some((f) => fitsFree(date, f)));
  const fortnight = sixWeeks.filter((date) => date.starts < at + 14 * DAY);
  const parts = scoreParts(resource, person, at, {
    way: person.place === null ? 'not_asked' : way.online ? 'online' : way.point ?? 'nowhere',
    limit: limitOf(person),
    first: first === undefined ? null : { starts: first.starts },
    windowsMet: free.length === 0 ? 0 : free.filter((f) => fortnight.some((date) => fitsFree(date, f))).length / free.length,
    relevance: found?.get(resource.id) ?? null,
    nice: person.needs.filter((n) => n.strength === 'nice').map((n) => needVerdict(resource, n)),
    needs: person.needs.map((n) => needVerdict(resource, n)),
  });
  return {
    id: resource.id, score: weighted(parts), next: (makes ?? first)?.starts ?? Infinity, metres: way.point === null ? Infinity : Math.round(way.point),
    organization: resource.organization.id, category: resource.categories[0]!,
  };
}

/** Best first; then again and again the first one that still fits the first page; then all that are left. */
function vary(ranked: Ranked[], oneCategory: boolean): { ids: string[]; moved: string[] } {
  const left = ranked.toSorted((a, b) => b.score - a.score || least(a.next, b.next) || least(a.metres, b.metres) || (a.id < b.id ? -1 : 1));
  const best = left.slice(0, 20).map((r) => r.id);
  const page: Ranked[] = [];
  while (page.length < 20) {
    const i = left.findIndex((r) => page.filter((p) => p.organization === r.organization).length < 2 && (oneCategory || page.filter((p) => p.category === r.category).length < 3));
    if (i === -1) break;
    page.push(...left.splice(i, 1));
  }
  const ids = [...page, ...left].map((r) => r.id);
  return { ids, moved: best.filter((id) => ids.indexOf(id) >= 20) };
}

const least = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);

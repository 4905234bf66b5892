import { match } from '../../../data/match/match.ts';
import { NOBODY } from '../../../data/match/nobody.ts';
import { findWords, wordIndex } from '../../../data/match/text.ts';
import type { Answer, Result } from '../../../data/shapes/answer.ts';
import type { Person } from '../../../data/shapes/person.ts';
import type { Fact, Place, ResourceCore, Schedule } from '../../../data/shapes/resource.ts';

/** A Monday morning in Newport; clocks on winter time, no holiday in sight. */
export const MONDAY = Date.parse('2026-03-02T09:00:00Z');

/** Where the person of these tests is, and the coffee morning with them. */
export const HERE = { latitude: 51.58, longitude: -3 };

/** So many metres north of `HERE`, and how far off that may be. */
export function northOf(metres: number, radius_m = 0): Place {
  const point = { latitude: HERE.latitude + metres / 111_195.08, longitude: HERE.longitude, radius_m };
  return { visibility: radius_m === 0 ? 'full' : 'area', point, area: null };
}

/** Ids that sort by their number. */
export const idOf = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** Tuesdays 10:00 to 12:00, on holidays too: say only what differs. */
export function aSession(differs: Partial<Schedule> = {}): Schedule {
  return {
    id: 'session', kind: 'session', freq: 'WEEKLY', interval: 1, byday: ['TU'], bymonthday: [], dtstart: null, until: null, count: null, wkst: 'MO',
    valid_from: null, valid_to: null, opens_at: '10:00', closes_at: '12:00', holidays: 'open', exceptions: [], description: null, ...differs,
  };
}

/** A coffee morning that says little about itself, next door, on Tuesdays, checked a month ago: say only what differs. */
export function aResource(differs: Partial<ResourceCore> = {}): ResourceCore {
  return {
    id: idOf(1), organization: { id: 'the hall', is_faith: false }, kind: 'group', status: 'active', categories: ['coffee_morning'], place: northOf(0),
    timezone: 'Europe/London', region: 'GB-WLS', schedules: [aSession()], hours_text: null, facts: {}, spaces: 'open',
    freshness: { checked_on: '2026-02-01', checked_by: 'group_said', imported_from: null, imported_on: null }, ...differs,
  };
}

/** Facts that the group itself told, a note with each that needs one. */
export function facts(values: Partial<Record<keyof ResourceCore['facts'], Fact['value']>>): ResourceCore['facts'] {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, { value, source: 'group_said', checked_on: '2026-02-01', note: value === 'limited' ? 'One step of 5 cm.' : null }]));
}

/** The cost of a visit: say only what differs from nothing special. */
export function cost(kind: 'free' | 'donation' | 'low' | 'paid', differs: Partial<Extract<Fact['value'], { kind: string }>> = {}): Fact['value'] {
  return { kind, amount: null, currency: null, first_free: false, concession: false, hidden_costs: null, ...differs };
}

export const aPerson = (differs: Partial<Person> = {}): Person => ({ ...NOBODY, ...differs });

export interface Extra { at?: number; texts?: Readonly<Record<string, string>> }

/** The engine's answer; with `texts` (by id) words are looked for in them. */
export function answer(resources: readonly ResourceCore[], person: Partial<Person> = {}, { at = MONDAY, texts }: Extra = {}): Answer {
  const whole = aPerson(person);
  const words = texts === undefined ? null : findWords(wordIndex(Object.entries(texts).map(([id, text]) => ({ id, text }))), whole.words);
  return match({ resources, person: whole, at, words });
}

/** The group one resource lands in, and what puts it out. */
export function verdict(resource: ResourceCore, person: Partial<Person> = {}, extra: Extra = {}): 'match' | 'ask' | readonly string[] {
  const { totals, excluded } = answer([resource], person, extra);
  return totals.match === 1 ? 'match' : totals.ask === 1 ? 'ask' : Object.keys(excluded.byRule);
}

/** The one result there is. */
export function onlyResult({ groups }: Answer): Result {
  const [result, ...more] = [...groups.match, ...groups.ask];
  if (result === undefined || more.length > 0) throw new Error(`One result was expected; there are ${result === undefined ? 0 : more.length + 1}.`);
  return result;
}

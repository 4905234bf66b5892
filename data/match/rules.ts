import type { Distance, Finding, Occurrence, Reason, Verdict } from '../shapes/answer.ts';
import type { Person } from '../shapes/person.ts';
import type { ResourceCore } from '../shapes/resource.ts';
import { isWithin } from '../vocabulary/categories.ts';
import { knownPoint, limitMetres, metresBetween } from './distance.ts';
import { FAITH_TABLE, faithAsked } from './faith.ts';
import { needFinding } from './needs.ts';
import { fits } from './time.ts';

/** Days after which a listing that people once checked is hidden from the public (journeys.md §3). */
const HIDDEN_AFTER = 365;

/** What is worked out once for a resource and a question, for rules and score to share. */
export interface Seen {
  distance: Distance | null;
  /** Dates in the next six weeks, so that "first Tuesday" is always among them. */
  soon: readonly Occurrence[];
  /** The first date there is, in a year and a bit. */
  first: Occurrence | null;
  /** At least one schedule cannot be worked out, so nobody knows when it meets. */
  unsure: boolean;
  /** Relevance 0–1 by resource id, where words were given. */
  words: ReadonlyMap<string, number> | null;
}

type Rule = (resource: ResourceCore, person: Person, at: number, seen: Seen) => Finding | null;

const found = (rule: string, verdict: Verdict, key: string, weight: number, params: Reason['params'] = {}): Finding => ({ rule, verdict, reason: { key, params }, weight });

/** A group that pauses is not an offer. */
const closed: Rule = (resource) => (resource.status === 'temporarily closed' ? found('closed', 'no', 'reason.closed', 0) : null);

/** Nobody has confirmed it for a year: too old to send anyone there. Facts nobody ever checked do not age. */
const stale: Rule = (resource, _person, at) => {
  const age = daysSince(resource.freshness.checked_on, at);
  return age !== null && age > HIDDEN_AFTER ? found('stale', 'no', 'reason.stale', 0) : null;
};

/** All its dates are past. */
const over: Rule = (resource, _person, _at, seen) => (resource.schedules.length > 0 && resource.timezone !== null && seen.first === null && !seen.unsure ? found('over', 'no', 'reason.over', 0) : null);

/** The person said so. */
const notForMe: Rule = (resource, person) => {
  const turnedDown = person.not_for_me.resources.includes(resource.id) || person.not_for_me.categories.some((c) => resource.categories.some((code) => isWithin(code, c)));
  return turnedDown ? found('not_for_me', 'no', 'reason.not_for_me', 0) : null;
};

/** Only these kinds of thing. */
const kind: Rule = (resource, person) => {
  if (person.kinds.length === 0) return null;
  const category = resource.categories.find((code) => person.kinds.some((wanted) => isWithin(code, wanted)));
  return category === undefined ? found('kind', 'no', 'reason.other_kind', 0) : found('kind', 'yes', 'reason.kind', 2, { category });
};

/** Words select: at least one must be found (matching.md §3). */
const words: Rule = (resource, person, _at, seen) => {
  if (seen.words === null || person.words.trim() === '') return null;
  return seen.words.has(resource.id) ? found('words', 'yes', 'reason.words', 3) : found('words', 'no', 'reason.no_words', 0);
};

/** Near enough. Where the exact door is not told, the answer may be "ask". */
const travel: Rule = (resource, person, _at, seen) => {
  if (person.place === null) return null;
  if (resource.place === null) return found('travel', 'yes', 'reason.online', 3);
  const point = knownPoint(resource);
  if (point === null) return found('travel', 'ask', 'question.where', 5);
  const metres = metresBetween(person.place, point);
  const limit = limitMetres(person);
  const params = { metres: Math.round(metres), ...(seen.distance?.minutes == null ? {} : { minutes: seen.distance.minutes, mode: person.travel?.mode ?? 'walk' }) };
  if (metres - point.within > limit) return found('travel', 'no', 'reason.too_far', 5, params);
  if (resource.place.point === null || metres + point.within > limit && point.within > 0) return found('travel', 'ask', 'question.where', 5, params);
  return found('travel', 'yes', seen.distance?.minutes == null ? 'reason.metres' : 'reason.minutes', 5, params);
};

/** It meets when the person can. Missing times are a question, not a closed door. */
const time: Rule = (resource, person, _at, seen) => {
  if (person.times.length === 0) return null;
  if (resource.schedules.length === 0 || resource.timezone === null) return found('time', 'ask', 'question.when', 5);
  const dates = seen.soon.filter((o) => fits(o, person.times));
  const sure = dates.find((o) => o.check === null);
  if (sure?.kind === 'opening_hours') return found('time', 'yes', 'reason.open', 5, { date: sure.date });
  if (sure !== undefined) return found('time', 'yes', 'reason.time', 5, { date: sure.date, opens_at: sure.opens_at });
  const unsure = dates[0];
  if (unsure !== undefined) return found('time', 'ask', 'question.holiday', 5, { date: unsure.date });
  return resource.hours_text === null && !seen.unsure ? found('time', 'no', 'reason.other_times', 5) : found('time', 'ask', 'question.when', 5);
};

const faith: Rule = (resource, person) => {
  const content = resource.facts.faith_content?.value as 'central' | 'optional' | 'faith_building_only' | 'none' | 'not_applicable' | undefined;
  const known = content === 'not_applicable' ? 'none' : content;
  const verdict = FAITH_TABLE[faithAsked(person)][known ?? (resource.organization.is_faith ? 'unknown_faith_host' : 'unknown')];
  if (verdict === 'ask') return found('faith', 'ask', 'question.fact', 3, { attribute: 'faith_content' });
  return found('faith', verdict, 'reason.fact', 0, { attribute: 'faith_content', value: known ?? 'unknown' });
};

/** In the order in which they are told. */
const RULES: readonly Rule[] = [closed, stale, over, notForMe, kind, words, travel, time, faith];

/** Rules that a person could drop: what `whatIf` offers. */
export const isDroppable = (rule: string): boolean => ['kind', 'words', 'travel', 'time', 'faith'].includes(rule) || rule.startsWith('need.');

/** Every rule's finding on this resource that can put it out or turn it into a question. */
export function musts(resource: ResourceCore, person: Person, at: number, seen: Seen): Finding[] {
  const findings = RULES.map((rule) => rule(resource, person, at, seen)).filter((f) => f !== null);
  return [...findings, ...person.needs.filter((n) => n.strength === 'must').map((n) => needFinding(resource, n))];
}

/** Whole days from a local date to the moment asked about; `null` where there is no date. */
export function daysSince(date: string | null, at: number): number | null {
  return date === null ? null : Math.floor((at - Date.parse(`${date}T00:00:00Z`)) / 86_400_000);
}

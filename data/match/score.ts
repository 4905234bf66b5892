import type { Component } from '../shapes/answer.ts';
import type { Person } from '../shapes/person.ts';
import type { Fact, ResourceCore } from '../shapes/resource.ts';
import type { AttributeKey } from '../vocabulary/attributes.ts';
import { similarity } from '../vocabulary/categories.ts';
import { limitMetres } from './distance.ts';
import { needFinding } from './needs.ts';
import { daysSince } from './rules.ts';
import type { Seen } from './rules.ts';
import { shareOfWindows } from './time.ts';

/** The weights of the score. They are compared with each other: only the components that apply to a question count. */
export const WEIGHTS: Readonly<Record<Component, number>> = {
  interest: 26, // People go back to what they like; nothing else holds as long.
  travel: 18, // A long way is the commonest reason not to go a second time.
  time: 14, // What meets when you are free, and soon, is what you can say yes to.
  social: 14, // More contact than feels OK is the commonest reason not to dare.
  gentle: 10, // Someone to meet you and leave to go early carry people over the door.
  nice: 8, // They said it would help.
  cost: 4, // Money matters to most, and a must decides where it is decisive.
  freshness: 3, // A listing checked lately is less likely to disappoint.
  known: 2, // Between equals, the one with fewer open questions; never enough to lift a known no over an open question.
};

const DAY = 86_400_000;
/** What a fact nobody has checked is worth where knowing it would help. */
const UNKNOWN = 0.3;

/** The components that apply to this question, each 0–1. */
export function components(resource: ResourceCore, person: Person, at: number, seen: Seen): Partial<Record<Component, number>> {
  const all: Record<Component, number | null> = {
    interest: interest(resource, person, seen.words?.get(resource.id) ?? null),
    travel: nearness(seen, person),
    time: soonness(seen, person, at),
    social: person.contact === null ? null : socialFit(resource, person.contact),
    gentle: gentleStart(resource),
    nice: niceToHave(resource, person),
    cost: costEase(resource),
    freshness: freshness(resource, at),
    known: knownness(resource, person),
  };
  return Object.fromEntries(Object.entries(all).filter(([, v]) => v !== null)) as Partial<Record<Component, number>>;
}

/** The weighted mean of what applies, to six digits, so that the last bit of a float never decides an order. */
export function score(parts: Partial<Record<Component, number>>): number {
  let sum = 0;
  let weights = 0;
  for (const [component, value] of Object.entries(parts) as [Component, number][]) {
    sum += WEIGHTS[component] * value;
    weights += WEIGHTS[component];
  }
  return weights === 0 ? 0 : Math.round((sum / weights) * 1e6) / 1e6;
}

/** Closest of the person's interests to any of the resource's categories, or how well the words match. What one used to do counts nearly as much. */
export function interest(resource: ResourceCore, person: Person, relevance: number | null): number | null {
  if (person.interests.length === 0 && relevance === null) return null;
  let best = relevance ?? 0;
  for (const { category, how } of person.interests) {
    for (const code of resource.categories) best = Math.max(best, similarity(category, code) * (how === 'like' ? 1 : 0.9));
  }
  return best;
}

/** 1 next door, falling smoothly to 0 at the person's own limit. */
export function nearness(seen: Seen, person: Person): number | null {
  if (seen.distance === null) return null;
  if (seen.distance.method === 'online') return 0.6;
  if (seen.distance.metres === null) return UNKNOWN;
  return 0.5 * (1 + Math.cos(Math.PI * Math.min(1, seen.distance.metres / limitMetres(person))));
}

/** The share of the person's windows it meets in within 14 days, and how soon the first date is. */
function soonness(seen: Seen, person: Person, at: number): number {
  const dates = seen.soon.filter((o) => o.starts_at < at + 14 * DAY);
  const { first } = seen;
  const soon = first === null ? UNKNOWN : Math.max(0, 1 - Math.max(0, first.starts_at - at) / (28 * DAY));
  return person.times.length === 0 ? soon : 0.7 * shareOfWindows(dates, person.times) + 0.3 * soon;
}

/** How much contact a value asks for, on the person's scale of 1 (be near people) to 4 (talk a lot). */
const ASKS: Partial<Record<AttributeKey, { share: number; levels: Record<string, number> }>> = {
  talking_level: { share: 4, levels: { little: 1.5, some: 2.5, mostly_talking: 3.5, sharing_circle: 4 } },
  join_in_level: { share: 3, levels: { watch_ok: 1, join_after_hello: 2.5, join_in_expected: 3.5 } },
  group_size: { share: 2, levels: { '1-5': 3, '6-12': 2.5, '13-30': 2, '31+': 1.5 } },
  structure: { share: 1, levels: { fixed_plan: 2, loose_plan: 2.5, open: 3 } },
};

/** How close the contact a session asks for is to what feels OK. Asking too much weighs twice as heavy as asking too little. */
export function socialFit(resource: ResourceCore, wanted: number): number {
  let sum = 0;
  let shares = 0;
  for (const [key, { share, levels }] of Object.entries(ASKS)) {
    const level = levels[word(resource.facts[key as AttributeKey]) ?? ''];
    if (level === undefined) continue;
    sum += share * level;
    shares += share;
  }
  if (shares === 0) return UNKNOWN;
  const more = sum / shares - wanted;
  return Math.max(0, 1 - (more > 0 ? more / 2 : -more / 4));
}

/** What makes a first visit easier, each 0–1. */
const GENTLE: Partial<Record<AttributeKey, Record<string, number>>> = {
  newcomer_support: { named_greeter: 1, buddy: 1, newcomer_session: 0.9, informal: 0.5, none: 0 },
  leave_early_ok: { yes: 1, ask_first: 0.5, no: 0 },
  how_to_join: { drop_in: 1, book_ahead: 0.5, contact_first: 0.5, referral_needed: 0.2, members_only: 0 },
  companion_ok: { yes: 1, first_visits: 1, ask_first: 0.6, no: 0 },
};

export function gentleStart(resource: ResourceCore): number {
  const values = Object.entries(GENTLE).map(([key, worth]) => worth[word(resource.facts[key as AttributeKey]) ?? ''] ?? UNKNOWN);
  return values.reduce((a, b) => a + b, 0) / values.length;
}

function niceToHave(resource: ResourceCore, person: Person): number | null {
  const nice = person.needs.filter((n) => n.strength === 'nice');
  if (nice.length === 0) return null;
  const worth = { yes: 1, ask: UNKNOWN, no: 0 };
  return nice.reduce((sum, need) => sum + worth[needFinding(resource, need).verdict], 0) / nice.length;
}

function costEase(resource: ResourceCore): number {
  const cost = resource.facts.cost?.value;
  if (cost === undefined || typeof cost === 'string' || Array.isArray(cost) || !('kind' in cost)) return UNKNOWN;
  const ease = { free: 1, donation: 0.9, low: 0.6, paid: 0.2 }[cost.kind];
  return cost.first_free || cost.concession ? Math.max(ease, 0.5) : ease;
}

/** 1 up to 90 days, falling to 0 at 365; what nobody checked is worth 0.3 at any age (journeys.md §3). */
export function freshness(resource: ResourceCore, at: number): number {
  const age = daysSince(resource.freshness.checked_on, at);
  return age === null ? UNKNOWN : Math.min(1, Math.max(0, 1 - (age - 90) / (365 - 90)));
}

function knownness(resource: ResourceCore, person: Person): number | null {
  if (person.needs.length === 0) return null;
  return person.needs.filter((need) => needFinding(resource, need).verdict !== 'ask').length / person.needs.length;
}

const word = (fact: Fact | undefined): string | undefined => (typeof fact?.value === 'string' ? fact.value : undefined);

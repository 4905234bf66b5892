import { WEIGHTS } from '../../../data/match/score.ts';
import type { Component } from '../../../data/shapes/answer.ts';
import type { Person } from '../../../data/shapes/person.ts';
import type { ResourceCore } from '../../../data/shapes/resource.ts';
import { CATEGORIES } from '../../../data/vocabulary/categories.ts';

/** What the oracle has found out about a resource before it scores it. */
export interface Known {
  /** Metres in a straight line; words where there are none. */
  way: number | 'online' | 'nowhere' | 'not_asked';
  limit: number;
  /** When the first date starts, epoch milliseconds. */
  first: { starts: number } | null;
  /** The share of the person's free stretches it meets in within 14 days. */
  windowsMet: number;
  relevance: number | null;
  nice: readonly Verdict[];
  needs: readonly Verdict[];
}
type Verdict = 'yes' | 'ask' | 'no';

const UNKNOWN = 0.3;

/** The components that apply, each 0–1, as matching.md §3 and the docstrings define them. */
export function scoreParts(resource: ResourceCore, person: Person, at: number, known: Known): Partial<Record<Component, number>> {
  const parts: Partial<Record<Component, number>> = {
    time: timePart(person, at, known),
    gentle: gentlePart(resource),
    cost: costPart(resource),
    freshness: freshnessPart(resource, at),
  };
  if (person.interests.length > 0 || known.relevance !== null) parts.interest = interestPart(resource, person, known.relevance);
  if (known.way !== 'not_asked') parts.travel = known.way === 'online' ? 0.6 : known.way === 'nowhere' ? UNKNOWN : decay(Math.round(known.way) / known.limit);
  if (person.contact !== null) parts.social = socialPart(resource, person.contact);
  if (known.nice.length > 0) parts.nice = mean(known.nice.map((v) => (v === 'yes' ? 1 : v === 'ask' ? UNKNOWN : 0)));
  if (known.needs.length > 0) parts.known = mean(known.needs.map((v) => (v === 'ask' ? 0 : 1)));
  return parts;
}

/** The weighted mean, to six digits. */
export function weighted(parts: Partial<Record<Component, number>>): number {
  const used = (Object.keys(WEIGHTS) as Component[]).filter((c) => parts[c] !== undefined);
  const total = used.reduce((sum, c) => sum + WEIGHTS[c], 0);
  return Math.round((used.reduce((sum, c) => sum + WEIGHTS[c] * parts[c]!, 0) / total) * 1e6) / 1e6;
}

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
const decay = (share: number): number => (share >= 1 ? 0 : (1 + Math.cos(Math.PI * share)) / 2);

function timePart(person: Person, at: number, { first, windowsMet }: Known): number {
  const unknown = first === null;
  const days = first === null ? 0 : (first.starts - at) / 86_400_000;
  const soon = unknown ? UNKNOWN : days <= 0 ? 1 : days >= 28 ? 0 : 1 - days / 28;
  return person.times.length === 0 ? soon : 0.7 * windowsMet + 0.3 * soon;
}

function interestPart(resource: ResourceCore, person: Person, relevance: number | null): number {
  const alike = person.interests.flatMap(({ category, how }) => resource.categories.map((code) => likeness(category, code) * (how === 'used_to_do' ? 0.9 : 1)));
  return Math.max(relevance ?? 0, ...alike);
}

/** Nought steps apart in the tree, one, two, three, four; further is not alike. */
const ALIKE = [1, 0.8, 0.6, 0.4, 0.3];
const steps = new Map<string, Map<string, number>>();

/** By walking the tree one step at a time from `a`, to parents and to children, until `b` is met. */
function likeness(a: string, b: string): number {
  if (!steps.has(a)) steps.set(a, stepsFrom(a));
  return ALIKE[steps.get(a)!.get(b) ?? Infinity] ?? 0;
}

function stepsFrom(code: string): Map<string, number> {
  const reached = new Map<string, number>();
  if (!CATEGORIES.some((c) => c.code === code)) return reached;
  reached.set(code, 0);
  for (let step = 1; step < ALIKE.length; step += 1) {
    const known = new Set(reached.keys());
    for (const { code: child, parent } of CATEGORIES) {
      if (parent !== null && known.has(child) && !reached.has(parent)) reached.set(parent, step);
      if (parent !== null && known.has(parent) && !reached.has(child)) reached.set(child, step);
    }
  }
  return reached;
}

function socialPart({ facts }: ResourceCore, wanted: number): number {
  const demands: [share: number, level: number | undefined][] = [
    [4, { little: 1.5, some: 2.5, mostly_talking: 3.5, sharing_circle: 4 }[String(facts.talking_level?.value)]],
    [3, { watch_ok: 1, join_after_hello: 2.5, join_in_expected: 3.5 }[String(facts.join_in_level?.value)]],
    [2, { '1-5': 3, '6-12': 2.5, '13-30': 2, '31+': 1.5 }[String(facts.group_size?.value)]],
    [1, { fixed_plan: 2, loose_plan: 2.5, open: 3 }[String(facts.structure?.value)]],
  ];
  const said = demands.filter(([, level]) => level !== undefined);
  if (said.length === 0) return UNKNOWN;
  const asked = said.reduce((sum, [share, level]) => sum + share * level!, 0) / said.reduce((sum, [share]) => sum + share, 0);
  return asked > wanted ? Math.max(0, 1 - (asked - wanted) / 2) : Math.max(0, 1 - (wanted - asked) / 4);
}

function gentlePart({ facts }: ResourceCore): number {
  return mean([
    { named_greeter: 1, buddy: 1, newcomer_session: 0.9, informal: 0.5, none: 0 }[String(facts.newcomer_support?.value)] ?? UNKNOWN,
    { yes: 1, ask_first: 0.5, no: 0 }[String(facts.leave_early_ok?.value)] ?? UNKNOWN,
    { drop_in: 1, book_ahead: 0.5, contact_first: 0.5, referral_needed: 0.2, members_only: 0 }[String(facts.how_to_join?.value)] ?? UNKNOWN,
    { yes: 1, first_visits: 1, ask_first: 0.6, no: 0 }[String(facts.companion_ok?.value)] ?? UNKNOWN,
  ]);
}

function costPart({ facts }: ResourceCore): number {
  const cost = facts.cost?.value;
  if (typeof cost !== 'object' || !('kind' in cost)) return UNKNOWN;
  const ease = cost.kind === 'free' ? 1 : cost.kind === 'donation' ? 0.9 : cost.kind === 'low' ? 0.6 : 0.2;
  return ease < 0.5 && (cost.first_free || cost.concession) ? 0.5 : ease;
}

function freshnessPart({ freshness }: ResourceCore, at: number): number {
  if (freshness.checked_on === null) return UNKNOWN;
  const days = Math.floor((at - Date.parse(freshness.checked_on)) / 86_400_000);
  return days <= 90 ? 1 : days >= 365 ? 0 : (365 - days) / 275;
}

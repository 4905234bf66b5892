import type { Component, Finding, Reason } from '../shapes/answer.ts';
import type { Person } from '../shapes/person.ts';
import type { ResourceCore } from '../shapes/resource.ts';
import type { AttributeKey } from '../vocabulary/attributes.ts';
import { similarity } from '../vocabulary/categories.ts';
import { valueWord } from './needs.ts';
import { daysSince } from './rules.ts';

/** Shown to the public as not checked for a while from this age on, in days (journeys.md §3). */
const AGEING = 180;
/** An interest is worth saying from here on: the same activity or its close kin. */
const CLOSE = 0.5;

/** Facts worth a sentence on a card even where nobody asked: they make a first visit easier. */
const WELCOME: readonly [AttributeKey, readonly string[], number][] = [
  ['newcomer_support', ['named_greeter', 'buddy', 'newcomer_session'], 1.9],
  ['how_to_join', ['drop_in'], 1.8],
  ['cost', ['free'], 1.7],
  ['leave_early_ok', ['yes'], 1.6],
  ['join_in_level', ['watch_ok'], 1.5],
  ['group_size', ['1-5', '6-12'], 1.4],
];

/** Reasons for it that are no rule's business: what the person likes, and what makes it easy to start. */
export function encouragements(resource: ResourceCore, person: Person, parts: Partial<Record<Component, number>>): Finding[] {
  const found: Finding[] = [];
  const liked = person.interests
    .map(({ category, how }) => ({ category, how, close: Math.max(...resource.categories.map((code) => similarity(category, code))) }))
    .filter((i) => i.close >= CLOSE)
    .sort((a, b) => b.close - a.close)[0];
  if (liked !== undefined) {
    found.push({ rule: 'interest', verdict: 'yes', reason: { key: liked.how === 'like' ? 'reason.like' : 'reason.used_to', params: { category: liked.category } }, weight: 7 });
  }
  if ((parts.social ?? 0) >= 0.75 && person.contact !== null) {
    found.push({ rule: 'social', verdict: 'yes', reason: { key: 'reason.contact', params: { level: person.contact } }, weight: 3.5 });
  }
  for (const [attribute, values, weight] of WELCOME) {
    const fact = resource.facts[attribute];
    if (fact !== undefined && values.includes(valueWord(fact))) {
      found.push({ rule: `welcome.${attribute}`, verdict: 'yes', reason: { key: 'reason.fact', params: { attribute, value: valueWord(fact) } }, weight });
    }
  }
  return found;
}

function neverChecked({ imported_from: source, imported_on: date }: ResourceCore['freshness']): Reason {
  if (source === null) return { key: 'caution.never_checked', params: {} };
  return date === null ? { key: 'caution.imported_undated', params: { source } } : { key: 'caution.imported', params: { source, imported_on: date } };
}

/** The one thing to know before going, or `null`. */
export function caution(resource: ResourceCore, at: number, findings: readonly Finding[]): Reason | null {
  const open = findings.filter((f) => f.verdict === 'ask').sort((a, b) => b.weight - a.weight)[0];
  if (open !== undefined) return { key: `caution.${open.reason.key.replace('question.', '')}`, params: open.reason.params };
  const limited = findings.find((f) => f.verdict === 'yes' && f.reason.params['value'] === 'limited');
  if (limited !== undefined) return { key: 'caution.limited', params: limited.reason.params };
  if (resource.spaces === 'waiting_list') return { key: 'caution.waiting_list', params: {} };
  const age = daysSince(resource.freshness.checked_on, at);
  if (age !== null && age > AGEING) return { key: 'caution.stale', params: { months: Math.floor(age / 30.44) } };
  return age === null ? neverChecked(resource.freshness) : null;
}

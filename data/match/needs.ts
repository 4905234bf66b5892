import type { Finding } from '../shapes/answer.ts';
import type { Need } from '../shapes/person.ts';
import type { AgeScope, Cost, Fact, ResourceCore } from '../shapes/resource.ts';
import { ATTRIBUTES } from '../vocabulary/attributes.ts';
import type { AttributeKey } from '../vocabulary/attributes.ts';

/** What a need says of a resource. A need that is only nice to have never puts anything out. */
export function needFinding(resource: ResourceCore, need: Need): Finding {
  const { attribute } = need;
  const rule = `${need.strength === 'must' ? 'need' : 'nice'}.${attribute}`;
  const weight = need.strength === 'must' ? 6 : 4;
  if (hasNoDoor(resource, attribute)) {
    return { rule, verdict: 'yes', reason: { key: 'reason.no_door', params: { attribute } }, weight: 0 };
  }
  const fact = resource.facts[attribute];
  if (fact === undefined) return { rule, verdict: 'ask', reason: { key: 'question.fact', params: { attribute } }, weight };
  const params = { attribute, value: valueWord(fact), ...(fact.note === null ? {} : { note: fact.note }) };
  return accepts(fact, need)
    ? { rule, verdict: 'yes', reason: { key: 'reason.fact', params }, weight }
    : { rule, verdict: 'no', reason: { key: 'reason.fact_not', params }, weight };
}

/** Is this known value one that the person can live with? */
function accepts(fact: Fact, need: Need): boolean {
  const { value } = fact;
  if (value === 'not_applicable') return true;
  if (typeof value === 'string') return need.accepts.includes(value);
  if (Array.isArray(value)) return acceptsAny(value, need);
  if ('kind' in value) return acceptsCost(value, need);
  return acceptsAge(value, need);
}

function acceptsAny(values: readonly string[], need: Need): boolean {
  switch (ATTRIBUTES[need.attribute].type) {
    // Any quiet time at all is what "quiet times" asks for.
    case 'schedules': return need.accepts.includes(values[0] === 'none' ? 'none' : 'yes');
    case 'tags': return values.some((tag) => need.accepts.some((wanted) => sameLanguage(tag, wanted)));
    default: return values.some((v) => need.accepts.includes(v));
  }
}

/** "en" is spoken where "en-GB" is, and the other way round. */
function sameLanguage(a: string, b: string): boolean {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  return x === y || x.startsWith(`${y}-`) || y.startsWith(`${x}-`);
}

function acceptsCost(cost: Cost, need: Need): boolean {
  return need.accepts.includes(cost.kind) || (cost.first_free && need.accepts.includes('first_free')) || (cost.concession && need.accepts.includes('concession'));
}

function acceptsAge(ages: AgeScope, need: Need): boolean {
  return need.accepts.map(Number).some((age) => age >= (ages.min ?? 0) && age <= (ages.max ?? Infinity));
}

/** The one word that stands for a value in reasons and facets. */
export function valueWord(fact: Fact): string {
  const { value } = fact;
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.join(',');
  return 'kind' in value ? value.kind : `${value.min ?? ''}-${value.max ?? ''}`;
}

/** Is this an unknown fact about doors and rooms of something online, which has none? Then nothing stands in the way. */
export function hasNoDoor(resource: ResourceCore, attribute: AttributeKey): boolean {
  const { level } = ATTRIBUTES[attribute];
  return resource.place === null && resource.facts[attribute] === undefined && level.includes('venue') && !level.includes('online');
}

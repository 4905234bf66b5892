import type { Finding } from '../shapes/answer.ts';
import type { ResourceCore } from '../shapes/resource.ts';
import { ATTRIBUTES } from '../vocabulary/attributes.ts';
import type { AttributeKey } from '../vocabulary/attributes.ts';
import { categoryPath, isWithin } from '../vocabulary/categories.ts';
import { hasNoDoor, valueWord } from './needs.ts';
import type { Seen } from './rules.ts';

const ATTRIBUTE_FACETS = ['how_to_join', 'group_size', 'talking_level', 'cost', 'attendance_mode', 'step_free_entrance'] as const satisfies readonly AttributeKey[];

/** A facet's values in one resource, and the rule that choosing a value would set. */
const FACETS: readonly { name: string; rule: string; values: (resource: ResourceCore, seen: Seen) => readonly string[] }[] = [
  { name: 'category', rule: 'kind', values: (r) => r.categories.flatMap(categoryPath) },
  { name: 'day', rule: 'time', values: (_r, seen) => (seen.soon.length === 0 ? ['unknown'] : seen.soon.map((o) => String(o.weekday))) },
  ...ATTRIBUTE_FACETS.map((key) => ({ name: key as string, rule: `need.${key}`, values: (r: ResourceCore) => attributeValues(r, key) })),
];

/** Every value that choosing would show this resource: where nothing is in the way, all of them. */
function attributeValues(resource: ResourceCore, key: AttributeKey): readonly string[] {
  const fact = resource.facts[key];
  if (fact?.value === 'not_applicable' || hasNoDoor(resource, key)) return ATTRIBUTES[key].values;
  return [fact === undefined ? 'unknown' : valueWord(fact)];
}

/** Counts, for every value of every facet, the resources there would be if it were chosen in place of what is chosen in that facet now. */
export class FacetCounts {
  readonly counts: Record<string, Record<string, number>> = Object.fromEntries(FACETS.map((f) => [f.name, {}]));

  add(resource: ResourceCore, findings: readonly Finding[], seen: Seen): void {
    const against = new Set(findings.filter((f) => f.verdict === 'no').map((f) => f.rule));
    for (const { name, rule, values } of FACETS) {
      // Choosing a kind of faith group is saying yes to faith.
      const hidden = name === 'category' && against.has('faith');
      if ([...against].some((other) => other !== rule && !(hidden && other === 'faith'))) continue;
      const counts = this.counts[name]!;
      for (const value of new Set(values(resource, seen))) {
        if (!hidden || isWithin(value, 'faith')) counts[value] = (counts[value] ?? 0) + 1;
      }
    }
  }
}

import type { Finding } from '../shapes/answer.ts';
import type { ResourceCore } from '../shapes/resource.ts';
import type { AttributeKey } from '../vocabulary/attributes.ts';
import { categoryPath } from '../vocabulary/categories.ts';
import { valueWord } from './needs.ts';
import type { Seen } from './rules.ts';

const ATTRIBUTE_FACETS = ['how_to_join', 'group_size', 'talking_level', 'cost', 'attendance_mode', 'step_free_entrance'] as const satisfies readonly AttributeKey[];

/** A facet's values in one resource, and the rule that choosing a value would set. */
const FACETS: readonly { name: string; rule: string; values: (resource: ResourceCore, seen: Seen) => string[] }[] = [
  { name: 'category', rule: 'kind', values: (r) => r.categories.flatMap(categoryPath) },
  { name: 'day', rule: 'time', values: (_r, seen) => (seen.soon.length === 0 ? ['unknown'] : seen.soon.map((o) => String(o.weekday))) },
  ...ATTRIBUTE_FACETS.map((key) => ({
    name: key as string,
    rule: `need.${key}`,
    values: (r: ResourceCore) => { const fact = r.facts[key]; return [fact === undefined ? 'unknown' : valueWord(fact)]; },
  })),
];

/** Counts, for every value of every facet, the resources there would be if it were chosen in place of what is chosen in that facet now. */
export class FacetCounts {
  readonly counts: Record<string, Record<string, number>> = Object.fromEntries(FACETS.map((f) => [f.name, {}]));

  add(resource: ResourceCore, findings: readonly Finding[], seen: Seen): void {
    const against = findings.filter((f) => f.verdict === 'no');
    for (const { name, rule, values } of FACETS) {
      if (against.some((f) => f.rule !== rule)) continue;
      const counts = this.counts[name]!;
      for (const value of new Set(values(resource, seen))) counts[value] = (counts[value] ?? 0) + 1;
    }
  }
}

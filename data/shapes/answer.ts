import * as z from 'zod';

/** Words to be: a key of the interface's dictionary and its parameters. The site speaks, the engine does not. */
export const Reason = z.strictObject({ key: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) });
export type Reason = z.infer<typeof Reason>;

/** `ask`: nobody knows, and there is a question to put. */
export const Verdict = z.enum(['yes', 'ask', 'no']);
export type Verdict = z.infer<typeof Verdict>;

/** One rule's opinion. `weight` orders reasons for showing; it is not the score. */
export const Finding = z.strictObject({ rule: z.string(), verdict: Verdict, reason: Reason, weight: z.number() });
export type Finding = z.infer<typeof Finding>;

/** One real date. `starts_at`/`ends_at` are epoch milliseconds; the rest is the place's own wall clock. `check` says why it may not happen. */
export const Occurrence = z.strictObject({
  schedule_id: z.string(),
  kind: z.enum(['session', 'opening_hours']),
  date: z.string(),
  weekday: z.number().int().min(1).max(7),
  opens_at: z.string(),
  closes_at: z.string().nullable(),
  starts_at: z.number(),
  ends_at: z.number().nullable(),
  check: z.enum(['holiday', 'holiday_unknown']).nullable(),
});
export type Occurrence = z.infer<typeof Occurrence>;

/** How far it is. `method` is always told: nobody should mistake a straight line for a bus. */
export const Distance = z.strictObject({
  metres: z.number().nullable(),
  minutes: z.number().nullable(),
  method: z.enum(['straight_line', 'online', 'unknown']),
});
export type Distance = z.infer<typeof Distance>;

export const COMPONENTS = ['interest', 'travel', 'time', 'social', 'gentle', 'nice', 'cost', 'freshness', 'known'] as const;
export type Component = (typeof COMPONENTS)[number];

/** One resource, judged. */
export const Result = z.strictObject({
  id: z.string(),
  score: z.number().min(0).max(1),
  /** Each component 0–1; one that does not apply to this question is absent. */
  components: z.partialRecord(z.enum(COMPONENTS), z.number().min(0).max(1)),
  reasons: z.array(Reason).max(3),
  caution: Reason.nullable(),
  questions: z.array(Reason),
  next: z.array(Occurrence).max(3),
  distance: Distance.nullable(),
  findings: z.array(Finding),
});
export type Result = z.infer<typeof Result>;

/** The answer to one question (matching.md §4). */
export const Answer = z.strictObject({
  groups: z.strictObject({ match: z.array(Result), ask: z.array(Result) }),
  totals: z.strictObject({ match: z.number().int(), ask: z.number().int() }),
  /** `byRule` counts every rule that said no to a resource; `total` counts the resources. */
  excluded: z.strictObject({ byRule: z.record(z.string(), z.number().int()), total: z.number().int() }),
  /** For every must that put something out: how many more results if it alone were dropped. For `travel`: twice as far. */
  whatIf: z.record(z.string(), z.number().int()),
  /** facet → value → how many results choosing it would give. */
  facets: z.record(z.string(), z.record(z.string(), z.number().int())),
});
export type Answer = z.infer<typeof Answer>;

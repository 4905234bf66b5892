import * as z from 'zod';
import { ATTRIBUTE_KEYS } from '../vocabulary/attributes.ts';
import { categoryOf } from '../vocabulary/categories.ts';

/** A stretch of the week in which the person is free. Days are ISO (1 Monday … 7 Sunday), times are minutes after midnight. `from === to` asks about that moment. */
const Window = z
  .strictObject({ weekday: z.number().int().min(1).max(7), from: z.number().int().min(0).max(1440), to: z.number().int().min(0).max(1440) })
  .refine((w) => w.from <= w.to, { error: 'A window starts before it ends: set from to at most to.' });
export type Window = z.infer<typeof Window>;

const Need = z.strictObject({
  attribute: z.enum(ATTRIBUTE_KEYS),
  /** Values of the attribute the person can live with. For age_scope: their age. */
  accepts: z.array(z.string().max(40)).min(1).max(20),
  strength: z.enum(['must', 'nice']),
});
export type Need = z.infer<typeof Need>;

/** A code that nobody knows would silently leave everything out. */
const CategoryCode = z.string().max(60).refine((code) => categoryOf(code) !== undefined, { error: 'There is no such kind of activity. Use a code of the category tree, such as "library".' });

const Travel = z.strictObject({
  mode: z.enum(['walk', 'wheel', 'transit', 'car', 'lift']),
  max_minutes: z.number().int().min(1).max(240).nullable(),
  max_metres: z.number().int().min(50).max(100_000).nullable(),
});

/**
 * What one person asks for (matching.md §1). Everything is optional: the empty person gets everything.
 * Nothing here is stored, logged or put in a URL by anybody.
 */
export const Person = z.strictObject({
  place: z.strictObject({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) }).nullable().default(null),
  travel: Travel.nullable().default(null),
  times: z.array(Window).max(50).default([]),
  interests: z.array(z.strictObject({ category: CategoryCode, how: z.enum(['like', 'used_to_do']) })).max(50).default([]),
  /** Only these branches of the category tree. */
  kinds: z.array(CategoryCode).max(50).default([]),
  words: z.string().max(200).default(''),
  /** How much contact feels OK now: 1 be near people … 4 talk a lot. */
  contact: z.number().int().min(1).max(4).nullable().default(null),
  needs: z.array(Need).max(60).default([]),
  /** "Is it OK to show groups where faith is part of it?" */
  faith: z.enum(['yes', 'only_buildings', 'no']).nullable().default(null),
  not_for_me: z.strictObject({ resources: z.array(z.string().max(60)).max(500), categories: z.array(CategoryCode).max(100) }).default({ resources: [], categories: [] }),
});
export type Person = z.infer<typeof Person>;

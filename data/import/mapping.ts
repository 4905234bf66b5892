import { basename } from 'node:path';
import * as z from 'zod';
import { TextFileError, readText } from '../formats/utf8.ts';
import { Fact, LocalDate, ResourceCore } from '../shapes/resource.ts';
import { ATTRIBUTE_KEYS, factIsValid } from '../vocabulary/attributes.ts';
import { categoryOf } from '../vocabulary/categories.ts';

const LARGEST_MAPPING = 1_048_576;

const Column = z.string().trim().min(1, 'names no column. Name one, or leave it out.').max(200);
const Line = z.string().trim().min(1, 'is empty. Fill it in.').max(500);
const Category = z.string().refine((code) => categoryOf(code) !== undefined, { error: (issue) => `there is no kind of activity “${String(issue.input)}”. Use a code of the category tree, such as "library".` });
const Language = z.string().regex(/^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?$/, 'is not a language tag. Use one such as "cy" or "zh-Hant".');
const Zone = z.string().refine((name) => Intl.supportedValuesOf('timeZone').includes(name) || name === 'UTC', 'is not a time zone. Use a name such as "Europe/London".');

/**
 * Reads words of the source as ours. The words come from `columns`; a column that is a list gives its items, and one
 * cell holds several where `split` says what parts them. A word is looked up in `table` without regard to capitals,
 * accents and punctuation; `null` there means "we know this word, and it says nothing here". A word without a row is
 * counted and told at the end. `otherwise` is for rows of which no word had a meaning.
 */
const words = <T extends z.ZodType>(meaning: T) => z.strictObject({
  columns: z.array(Column).max(20).default([]),
  split: z.string().min(1).max(3).nullable().default(null),
  table: z.record(z.string(), meaning.nullable()).default({}),
  otherwise: meaning.nullable().default(null),
});

const CostValue = z.strictObject({
  kind: z.enum(['free', 'donation', 'low', 'paid']), amount: z.number().min(0).nullable().default(null), currency: z.string().length(3).nullable().default(null),
  first_free: z.boolean().default(false), concession: z.boolean().default(false), hidden_costs: z.string().max(140).nullable().default(null),
});
const AgesValue = z.strictObject({
  min: z.number().int().min(0).max(120).nullable().default(null), max: z.number().int().min(0).max(120).nullable().default(null),
  children_may_come: z.enum(['yes', 'no', 'unknown']).default('unknown'), under18_safeguarding: z.enum(['yes', 'no', 'unknown']).default('unknown'),
});
const MappedFact = z.strictObject({
  key: z.enum(ATTRIBUTE_KEYS).exclude(['travel']),
  value: z.union([z.string(), z.array(z.string()), CostValue, AgesValue]).pipe(Fact.shape.value),
  note: z.string().nullable().default(null),
}).superRefine(({ key, value, note }, context) => {
  const problem = factIsValid(key, value, note);
  if (problem !== null) context.addIssue({ code: 'custom', message: problem });
});

/**
 * MAP.json: what the columns of somebody's CSV or NDJSON file mean to us. A column is named as in the header; in
 * NDJSON it is a path such as "address.street", "lon_lat.0" or, for each item of a list, "phones.*.number".
 */
export const Mapping = z.strictObject({
  name: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,59}$/, 'is a short name in small letters, such as "newport-groups".').describe('The data set. A file under the same name is its next edition.'),
  source: Line.describe('Whose data it is, in words people know.'),
  licence: Line.describe('An SPDX name such as "CC-BY-4.0", or what its owner wrote.'),
  attribution: Line.describe('The credit that is shown with it.'),
  attribution_url: z.url({ protocol: /^https?$/ }).nullable().default(null),
  data_date: LocalDate.nullable().default(null).describe('When the data was right.'),
  separator: z.enum([',', ';', '\t', '|']).default(',').describe('What parts the values of a CSV row.'),
  lang: z.union([Language, z.literal('und')]).default('und').describe('The language the listings are written in; "und" is not said.'),
  timezone: Zone.nullable().default(null).describe('null: the one in which each point lies.'),
  region: z.string().regex(/^[A-Z]{2}(?:-[A-Z0-9]{1,3})?$/, 'is not a region. Use ISO 3166 such as "GB-WLS".').nullable().default(null).describe('Whose public holidays apply; null: they are a question.'),
  bounds: z.tuple([z.number().min(-90).max(90), z.number().min(-180).max(180), z.number().min(-90).max(90), z.number().min(-180).max(180)]).nullable().default(null)
    .describe('South, west, north, east. A row outside is left out: its coordinates are wrong.'),
  nothing: z.array(z.string()).default([]).describe('Texts that stand for an empty cell, such as "None." or "n/a".'),
  columns: z.strictObject({
    key: z.union([Column, z.array(Column).min(1).max(5)]).describe('What stays the same from edition to edition: an id, or columns that together are one.'),
    name: Column,
    organization: Column.nullable().default(null).describe('Who runs it; without one, the name.'),
    summary: Column.nullable().default(null).describe('One line; longer than 80 characters it is not used.'),
    description: Column.nullable().default(null),
    latitude: Column.nullable().default(null),
    longitude: Column.nullable().default(null),
    place: Column.nullable().default(null).describe('Name of the building.'),
    street: Column.nullable().default(null),
    city: Column.nullable().default(null),
    state: Column.nullable().default(null),
    postcode: Column.nullable().default(null),
    country: Column.nullable().default(null),
    phones: z.array(z.strictObject({ number: Column, description: Column.nullable().default(null) })).default([]),
    website: Column.nullable().default(null),
    email: Column.nullable().default(null),
    opening_hours: Column.nullable().default(null).describe('Hours as OpenStreetMap writes them ("Mo-Fr 09:00-17:00"): they become dates.'),
    hours_text: Column.nullable().default(null).describe('Hours in any other words: shown as they are.'),
    eligibility: Column.nullable().default(null).describe('Whom they welcome, in their own words.'),
    application: Column.nullable().default(null).describe('How to join, in their own words.'),
    wait: Column.nullable().default(null),
    transportation: Column.nullable().default(null),
    checked_on: Column.nullable().default(null).describe('The day somebody checked: "2026-11-25", or milliseconds since 1970.'),
  }),
  categories: words(z.array(Category).min(1)).describe('Kinds of activity, the main one first. A row without any is left out.'),
  kind: words(ResourceCore.shape.kind).prefault({ otherwise: 'group' }),
  visibility: words(z.enum(['full', 'area', 'hidden'])).prefault({ otherwise: 'full' }).describe('How much of the address may be told. Of several words the most careful counts.'),
  languages: words(Language).prefault({}).describe('Languages spoken, and signed ("bfi", "ase", "sgn").'),
  facts: z.record(z.string().regex(/^\w{1,40}$/), words(z.array(MappedFact))).default({}).describe('The rest of the forty facts: access, cost, ages … Each entry is called what you like.'),
});
export type Mapping = z.infer<typeof Mapping>;

/** The meanings one entry of a mapping gives. */
export interface Words<T> {
  columns: string[];
  split: string | null;
  table: Record<string, T | null>;
  otherwise: T | null;
}

/** Reads a mapping file. Throws `TextFileError` with a sentence for each thing that is wrong with it. */
export async function readMapping(path: string): Promise<Mapping> {
  const name = basename(path);
  const { text } = await readText(path, LARGEST_MAPPING);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new TextFileError(`${name} is not JSON: ${error instanceof Error ? error.message : String(error)}.`, { cause: error });
  }
  const named = z.looseObject({ columns: z.record(z.string(), z.unknown()) }).safeParse(json);
  if (!named.success || Object.keys(named.data.columns).length === 0) {
    throw new TextFileError(`${name} names no column. Under "columns" it should name at least those that hold "key" and "name".`);
  }
  const mapping = Mapping.safeParse(json, { reportInput: true });
  if (mapping.success) return mapping.data;
  throw new TextFileError(mapping.error.issues.slice(0, 10).map((issue) => `${name}, ${issue.path.map(String).join('.') || 'at the top'}: ${issueSentence(issue)}`).join('\n'));
}

function issueSentence(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `nothing is called ${issue.keys.map((key) => `“${key}”`).join(' or ')} here. Check the spelling.`;
  if (issue.input === undefined) return 'is missing.';
  return issue.message;
}

/** Every column the mapping names, with the setting that names it. */
export function columnsOf({ columns, categories, kind, visibility, languages, facts }: Mapping): { setting: string; column: string }[] {
  const { key, phones, ...single } = columns;
  const tables: [string, Words<unknown>][] = [['categories', categories], ['kind', kind], ['visibility', visibility], ['languages', languages], ...Object.entries(facts).map(([name, entry]): [string, Words<unknown>] => [`facts.${name}`, entry])];
  const named: [string, string | null][] = [
    ...[key].flat().map((column): [string, string] => ['columns.key', column]),
    ...Object.entries(single).map(([setting, column]): [string, string | null] => [`columns.${setting}`, column]),
    ...phones.flatMap(({ number, description }): [string, string | null][] => [['columns.phones', number], ['columns.phones', description]]),
    ...tables.flatMap(([setting, { columns: from }]) => from.map((column): [string, string] => [`${setting}.columns`, column])),
  ];
  return named.flatMap(([setting, column]) => (column === null ? [] : [{ setting, column }]));
}

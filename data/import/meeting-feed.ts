import * as z from 'zod';
import { TextFileError } from '../formats/utf8.ts';
import { LONGEST_NAME, cleanLine, cleanText } from './clean.ts';
import { numberOf } from './point.ts';

const Text = z.union([z.string(), z.number(), z.boolean()], 'is not a text.').nullish().transform((text) => cleanLine(text?.toString().replace(/<[^>]*>/g, ' ')));
const Clock = z.string().regex(/^(?:[01]?\d|2[0-3]):[0-5]\d$/, 'is not a time of day. Times are like "18:00".').transform((time) => time.padStart(5, '0'));
const Weekday = z.coerce.string().regex(/^[0-6]$/, 'is not a day. Days are 0 (Sunday) to 6 (Saturday).').transform(Number);
const Degrees = z.union([z.number(), z.string()], 'is not a number.').nullish().transform((value, context) => {
  if (value === null || value === undefined || value === '') return null;
  const number = numberOf(String(value));
  if (number === null) context.addIssue({ code: 'custom', message: 'is not a number.', input: value });
  return number;
});
const empty = <T extends z.ZodType>(schema: T) => z.union([z.literal('').transform(() => null), z.null().optional().transform(() => null), schema]);

/** One meeting of a Meeting Guide feed, as far as we use it. Only `name` and `slug` are required there. */
const Meeting = z.object({
  slug: z.union([z.string(), z.number().int()], 'is missing. Every meeting has a slug of its own.').transform((slug) => cleanLine(String(slug)) ?? '').pipe(z.string().min(1, 'is empty.').max(LONGEST_NAME, `is longer than ${LONGEST_NAME} characters.`)),
  name: z.string('is missing.').transform((name) => cleanLine(name) ?? '').pipe(z.string().min(1, 'is empty.').max(LONGEST_NAME, `is longer than ${LONGEST_NAME} characters.`)),
  day: z.union([z.array(Weekday).max(7), z.null().transform(() => []), z.literal('').transform(() => []), Weekday.transform((day) => [day])]).optional().transform((days) => [...new Set(days ?? [])].sort()),
  time: empty(Clock),
  end_time: empty(Clock),
  timezone: Text,
  types: z.array(z.string('holds what is not a text.'), 'is not a list.').nullish().transform((types) => [...new Set((types ?? []).map((type) => type.trim().toUpperCase()))]),
  notes: Text, group: Text, group_notes: Text, location: Text, location_notes: Text,
  formatted_address: Text, address: Text, city: Text, state: Text, postal_code: Text, country: Text,
  latitude: Degrees, longitude: Degrees,
  approximate: Text,
  conference_url: Text, conference_url_notes: Text, conference_phone: Text, conference_phone_notes: Text,
  url: Text, website: Text, email: Text, phone: Text, updated: Text,
  entity: Text, entity_email: Text, entity_url: Text, entity_website_url: Text,
  contact_1_name: Text, contact_1_phone: Text,
});
export type Meeting = z.infer<typeof Meeting>;

/** The entries of a feed, not yet looked at. Throws `TextFileError` where it is not a JSON list. */
export function meetingsIn(text: string, name: string): unknown[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new TextFileError(`${name} is not JSON, or was cut short: ${error instanceof Error ? error.message : String(error)}.`, { cause: error });
  }
  if (!Array.isArray(json)) throw new TextFileError(`${name} is not a list of meetings. A Meeting Guide feed begins with "[".`);
  return json as unknown[];
}

/** What to call an entry by: its slug, where it has one. */
export function refOf(entry: unknown, at: number): string {
  const slug = typeof entry === 'object' && entry !== null && 'slug' in entry ? entry.slug : null;
  return `meeting ${at + 1}${typeof slug === 'string' || typeof slug === 'number' ? ` (${cleanText(String(slug), 64) ?? ''})` : ''}`;
}

/** An entry as a meeting, or why it is none, in sentences. */
export function meetingOf(entry: unknown): Meeting | string {
  const parsed = Meeting.safeParse(entry, { reportInput: true });
  return parsed.success ? parsed.data : reasonOf(parsed.error.issues);
}

function reasonOf(issues: readonly z.core.$ZodIssue[]): string {
  return issues.map((issue) => {
    if (issue.path.length === 0) return 'It is not a JSON object.';
    // A union tells what each of its branches wanted; the last is the one with a value.
    const branch = issue.code === 'invalid_union' && issue.message === 'Invalid input' ? issue.errors.at(-1)?.[0] : undefined;
    const inner = branch ?? issue;
    const value = inner.input ?? issue.input;
    const shown = typeof value === 'string' || typeof value === 'number' ? cleanText(String(value), 40) : null;
    return `Its ${issue.path.join('.')}${shown === null ? '' : ` (${shown})`} ${inner.message}`;
  }).join(' ');
}

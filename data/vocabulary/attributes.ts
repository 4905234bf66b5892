import type { Fact } from '../shapes/resource.ts';

/** The 40 facts about getting in, being there and being welcome, in the order they are told (access-vocabulary.md §2). */
export const ATTRIBUTE_KEYS = [
  'step_free_entrance', 'step_free_room', 'accessible_toilet', 'door_effort', 'entry_control', 'seating', 'parking_close', 'assistance_animals',
  'hearing_support', 'sign_languages', 'captions', 'info_formats', 'languages',
  'noise', 'lighting', 'quiet_space', 'quiet_times', 'scent', 'crowding',
  'group_size', 'how_to_join', 'details_asked', 'leave_early_ok', 'join_in_level', 'talking_level', 'structure', 'companion_ok', 'newcomer_support',
  'pre_visit', 'touch', 'led_by', 'mh_labelled', 'attendance_mode', 'online_controls',
  'gender_scope', 'age_scope', 'faith_content', 'alcohol', 'cost', 'travel',
] as const;
export type AttributeKey = (typeof ATTRIBUTE_KEYS)[number];

export type Section = 'getting_in' | 'communication' | 'sensory' | 'social' | 'who_cost_travel';
export type Level = 'venue' | 'session' | 'online';
export type Use = 'filter' | 'rank' | 'show';
export type ValueType = 'grade' | 'one' | 'set' | 'tags' | 'ages' | 'cost' | 'travel' | 'schedules';
/** Where HSDS 3.1 keeps it: an attribute row on that object, or the named field. */
export type HsdsPlace = 'location' | 'service_at_location' | { readonly field: string };

export interface Attribute {
  readonly key: AttributeKey;
  readonly section: Section;
  readonly level: readonly Level[];
  readonly type: ValueType;
  /** The closed list. For `cost` the kinds; for the open types only the fixed words that may stand instead of an open value. */
  readonly values: readonly string[];
  readonly use: readonly Use[];
  /** One of the few filters shown first; the rest are under "More about what you need". */
  readonly front: boolean;
  readonly hsds: HsdsPlace;
}

const GRADE = ['yes', 'limited', 'no'] as const;
const LOCATION = 'location';
const SESSION = 'service_at_location';

type Row = readonly [section: Section, level: string, type: ValueType, values: readonly string[], use: string, hsds: string];

/** One row each: V venue, S session, N online; F filter, R ranking, D shown only, * a front filter; HSDS place or field. */
const ROWS = {
  step_free_entrance: ['getting_in', 'V', 'grade', GRADE, 'F*', LOCATION],
  step_free_room: ['getting_in', 'VS', 'grade', GRADE, 'F', LOCATION],
  accessible_toilet: ['getting_in', 'V', 'grade', GRADE, 'F', LOCATION],
  door_effort: ['getting_in', 'V', 'one', ['automatic', 'easy', 'heavy', 'held_open'], 'D', LOCATION],
  entry_control: ['getting_in', 'V', 'one', ['walk_in', 'reception', 'buzzer_or_intercom', 'code_or_pass'], 'D', LOCATION],
  seating: ['getting_in', 'V', 'one', ['chairs_with_backs', 'some_seating', 'none'], 'F', LOCATION],
  parking_close: ['getting_in', 'V', 'grade', GRADE, 'D', LOCATION],
  assistance_animals: ['getting_in', 'VS', 'one', ['yes', 'no'], 'F', LOCATION],

  hearing_support: ['communication', 'VS', 'one', ['loop', 'portable_loop', 'microphone_only', 'none'], 'F', LOCATION],
  sign_languages: ['communication', 'S', 'tags', ['none'], 'F', 'language'],
  captions: ['communication', 'SN', 'one', ['yes', 'on_request', 'no'], 'F', SESSION],
  info_formats: ['communication', 'S', 'set', ['easy_read', 'large_print', 'audio', 'braille', 'pictures', 'plain_language', 'clear_signs'], 'D', SESSION],
  languages: ['communication', 'S', 'tags', [], 'F', 'language'],

  noise: ['sensory', 'S', 'one', ['quiet', 'talking', 'loud', 'varies'], 'F', SESSION],
  lighting: ['sensory', 'VS', 'one', ['soft_or_adjustable', 'ordinary', 'bright', 'flashing_possible'], 'DF', SESSION],
  quiet_space: ['sensory', 'V', 'one', ['yes', 'by_asking', 'no'], 'F', LOCATION],
  quiet_times: ['sensory', 'V', 'schedules', ['none'], 'F', 'schedule'],
  scent: ['sensory', 'S', 'one', ['fragrance_free', 'low_scent', 'no_rule', 'strong_scents_likely'], 'DF', SESSION],
  crowding: ['sensory', 'S', 'one', ['roomy', 'medium', 'close', 'queue_likely'], 'F', SESSION],

  group_size: ['social', 'SN', 'one', ['1-5', '6-12', '13-30', '31+'], 'FR*', SESSION],
  how_to_join: ['social', 'S', 'one', ['drop_in', 'book_ahead', 'contact_first', 'referral_needed', 'members_only'], 'F*', SESSION],
  details_asked: ['social', 'S', 'one', ['none', 'first_name', 'contact_details', 'id_or_form'], 'F', SESSION],
  leave_early_ok: ['social', 'SN', 'one', ['yes', 'ask_first', 'no'], 'FR', SESSION],
  join_in_level: ['social', 'SN', 'one', ['watch_ok', 'join_after_hello', 'join_in_expected'], 'FR', SESSION],
  talking_level: ['social', 'SN', 'one', ['little', 'some', 'mostly_talking', 'sharing_circle'], 'FR*', SESSION],
  structure: ['social', 'S', 'one', ['fixed_plan', 'loose_plan', 'open'], 'R', SESSION],
  companion_ok: ['social', 'S', 'one', ['yes', 'first_visits', 'ask_first', 'no'], 'F', SESSION],
  newcomer_support: ['social', 'SN', 'one', ['named_greeter', 'buddy', 'newcomer_session', 'informal', 'none'], 'FR', SESSION],
  pre_visit: ['social', 'S', 'set', ['look_round', 'photos', 'video', 'phone_chat', 'none'], 'F', SESSION],
  touch: ['social', 'S', 'one', ['none', 'possible_ask_first', 'part_of_activity'], 'D', SESSION],
  led_by: ['social', 'SN', 'one', ['peers', 'volunteers', 'professionals', 'co_led'], 'F', SESSION],
  mh_labelled: ['social', 'S', 'one', ['general_public', 'mental_health_group'], 'FR', SESSION],
  attendance_mode: ['social', 'SN', 'one', ['in_person', 'online', 'hybrid', 'phone'], 'F*', SESSION],
  online_controls: ['social', 'N', 'set', ['camera_off_ok', 'chat_only_ok', 'alias_ok', 'not_recorded', 'moderated'], 'F', SESSION],

  gender_scope: ['who_cost_travel', 'S', 'one', ['everyone', 'women', 'men', 'trans_nonbinary', 'described_in_note'], 'F', SESSION],
  age_scope: ['who_cost_travel', 'S', 'ages', [], 'F', 'minimum_age'],
  faith_content: ['who_cost_travel', 'S', 'one', ['none', 'faith_building_only', 'optional', 'central'], 'F', SESSION],
  alcohol: ['who_cost_travel', 'S', 'one', ['alcohol_free', 'may_be_present', 'served'], 'F', SESSION],
  cost: ['who_cost_travel', 'S', 'cost', ['free', 'donation', 'low', 'paid'], 'FR*', 'cost_option'],
  travel: ['who_cost_travel', 'V', 'travel', [], 'FR', 'transportation'],
} as const satisfies Record<AttributeKey, Row>;

/** The words an attribute's value may be, as a type: a dictionary that misses one does not compile. */
export type ValueOf<K extends AttributeKey> = (typeof ROWS)[K][3][number];

const LEVELS: Record<string, Level> = { V: 'venue', S: 'session', N: 'online' };
const USES: Record<string, Use> = { F: 'filter', R: 'rank', D: 'show' };
const read = <T>(letters: string, words: Record<string, T>): T[] => [...letters].flatMap((letter) => words[letter] ?? []);

function attribute(key: AttributeKey): Attribute {
  const [section, level, type, values, use, hsds]: Row = ROWS[key];
  return {
    key,
    section,
    type,
    values,
    level: read(level, LEVELS),
    use: read(use, USES),
    front: use.includes('*'),
    hsds: hsds === LOCATION || hsds === SESSION ? hsds : { field: hsds },
  };
}

/** Every attribute by its key. */
export const ATTRIBUTES = Object.fromEntries(ATTRIBUTE_KEYS.map((key) => [key, attribute(key)])) as Readonly<Record<AttributeKey, Attribute>>;

const MAX_NOTE = 140;
/** The part of BCP 47 that listings need: a language, a script, a region ("cy", "en-GB", "zh-Hant", "bfi"). */
const TAG = /^[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?$/i;

/**
 * What is wrong with a fact, as a sentence for whoever typed it, or `null` when it may be stored.
 * Lists (`set`, `tags`, `schedules`) are arrays, with `['none']` alone for "there is none". `not_applicable` suits every attribute.
 * "Nobody knows" is never a value: leave the fact out.
 */
export function factIsValid(key: AttributeKey, value: Fact['value'], note: string | null): string | null {
  const problem = noteProblem(note) ?? (value === 'not_applicable' ? null : valueProblem(ATTRIBUTES[key], value, note));
  return problem === null ? null : `${key}: ${problem}`;
}

function noteProblem(note: string | null): string | null {
  if (note === null) return null;
  if (note.trim() === '') return 'the note is empty. Write something or leave it out.';
  return note.length > MAX_NOTE ? `the note has ${note.length} characters. Use at most ${MAX_NOTE}.` : null;
}

function valueProblem(attribute: Attribute, value: Fact['value'], note: string | null): string | null {
  if (value === 'unknown') return '"unknown" is not stored. Leave the fact out until somebody has checked.';
  switch (attribute.type) {
    case 'grade':
    case 'one':
      if (typeof value !== 'string') return `one word is wanted. Use one of: ${choices(attribute)}.`;
      if (!attribute.values.includes(value)) return notAValue(value, attribute);
      if ((value === 'limited' || value === 'described_in_note') && note === null) return `"${value}" needs a note that says what to expect. Add one.`;
      return null;
    case 'set':
      return listProblem(value, (item) => (attribute.values.includes(item) ? null : notAValue(item, attribute)));
    case 'tags':
      return listProblem(value, (item) => (attribute.values.includes(item) || TAG.test(item) ? null : `"${item}" is not a language tag. Use one such as "cy" or "en-GB".`));
    case 'schedules':
      return listProblem(value, (item) => (item.trim() === '' ? 'a schedule id is empty. Name the schedule or leave it out.' : null));
    case 'ages':
      return agesProblem(value);
    case 'cost':
      return costProblem(attribute, value);
    case 'travel':
      return 'travel is a block of the resource, not a fact. Put it there.';
  }
}

const choices = ({ values }: Attribute) => [...values, 'not_applicable'].join(', ');
const notAValue = (value: string, attribute: Attribute) => `"${value}" is not one of its values. Use one of: ${choices(attribute)}.`;

function listProblem(value: Fact['value'], itemProblem: (item: string) => string | null): string | null {
  if (!Array.isArray(value)) return 'a list is wanted. Put the value in [ ].';
  if (value.length === 0) return 'the list is empty. Leave the fact out until somebody has checked.';
  if (new Set(value).size < value.length) return 'the list says something twice. Say it once.';
  if (value.includes('none') && value.length > 1) return '"none" stands alone. Take it out, or take the others out.';
  return value.map(itemProblem).find((problem) => problem !== null) ?? null;
}

function agesProblem(value: Fact['value']): string | null {
  if (typeof value === 'string' || Array.isArray(value) || !('min' in value)) return 'ages are wanted: min, max, children_may_come and under18_safeguarding.';
  const { min, max } = value;
  return min !== null && max !== null && min > max ? `the youngest age (${min}) is above the oldest (${max}). Swap them.` : null;
}

function costProblem(attribute: Attribute, value: Fact['value']): string | null {
  if (typeof value === 'string' || Array.isArray(value) || !('kind' in value)) return 'a cost is wanted: its kind, and the amount when it is known.';
  const { kind, amount, currency } = value;
  if (!attribute.values.includes(kind)) return notAValue(kind, attribute);
  if (kind === 'free' && amount !== null && amount > 0) return `free and ${amount} cannot both be right. Choose one.`;
  return amount !== null && currency === null ? `the amount ${amount} has no currency. Add one such as GBP.` : null;
}

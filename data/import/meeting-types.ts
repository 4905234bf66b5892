import type { ListedFact } from '../listing.ts';

/**
 * The type codes of the Meeting Guide format as ours (https://github.com/code4recovery/spec, "Meeting Types", MIT; the
 * five proposed ones too). Codes that say who somebody is, or what ails them, are known and add nothing: a listing
 * names what people do. `ONL`, `HY` and the ISO code of Spanish are not in the list, but in many feeds.
 */
const fact = (key: ListedFact['key'], value: ListedFact['value'], note: string | null = null): ListedFact => ({ key, value, note });
const childrenMayCome = (note: string | null): ListedFact => fact('age_scope', { min: null, max: null, children_may_come: 'yes', under18_safeguarding: 'unknown' }, note);

/** What a code says of getting in, being there and being welcome. */
export const TYPE_FACTS: Readonly<Record<string, readonly ListedFact[]>> = {
  A: [fact('faith_content', 'none')],
  ASL: [fact('sign_languages', ['ase'])],
  BA: [childrenMayCome('There is child care.')],
  BE: [fact('newcomer_support', 'newcomer_session')],
  C: [fact('how_to_join', 'members_only', 'A closed meeting: for anyone who wants this recovery for themselves, also for the first time.')],
  CF: [childrenMayCome(null)],
  D: [fact('talking_level', 'sharing_circle')],
  FF: [fact('scent', 'fragrance_free')],
  M: [fact('gender_scope', 'men')],
  NB: [fact('gender_scope', 'trans_nonbinary')],
  O: [fact('how_to_join', 'drop_in', 'An open meeting: anyone may come.')],
  QSL: [fact('sign_languages', ['fcs'])],
  RSL: [fact('sign_languages', ['rsl'])],
  SP: [fact('talking_level', 'little', 'One person speaks and the others listen.')],
  T: [fact('gender_scope', 'trans_nonbinary')],
  W: [fact('gender_scope', 'women')],
  X: [fact('step_free_entrance', 'yes', 'The meeting list says: wheelchair access.'), fact('step_free_room', 'yes', 'The meeting list says: wheelchair access.')],
  XB: [fact('accessible_toilet', 'yes')],
};

/** IETF tags of the codes that name a spoken language; `GR` and `HR` show why they cannot be guessed. */
export const TYPE_LANGUAGES: Readonly<Record<string, string>> = {
  AM: 'am', DA: 'da', DE: 'de', EL: 'el', EN: 'en', ES: 'es', FA: 'fa', FR: 'fr', HE: 'he', HI: 'hi', HR: 'hr', HU: 'hu', ITA: 'it', JA: 'ja', KOR: 'ko',
  LT: 'lt', ML: 'ml', NO: 'no', POL: 'pl', POR: 'pt', PUN: 'pa', RUS: 'ru', S: 'es', SK: 'sk', SV: 'sv', TH: 'th', TL: 'tl', UK: 'uk',
};

/** Kinds of activity besides the meeting itself. */
export const TYPE_CATEGORIES: Readonly<Record<string, string>> = {
  BI: 'lgbtq_group', G: 'lgbtq_group', L: 'lgbtq_group', LGBTQ: 'lgbtq_group', M: 'mens_group', NB: 'trans_group', SEN: 'older_people', T: 'trans_group', W: 'womens_group', Y: 'young_people',
};

/** What happens there, for the one line of the card. */
export const TYPE_WORDS: Readonly<Record<string, string>> = {
  11: 'quiet meditation', '12x12': 'steps and traditions', ABSI: 'reading together', B: 'reading together', BRK: 'breakfast', CAN: 'by candlelight', DR: 'reading together',
  GR: 'reading together', LIT: 'reading together', LS: 'reading together', MED: 'quiet meditation', OUT: 'outdoors', SM: 'smoking is allowed', ST: 'the steps', TR: 'the traditions', XT: 'people may answer each other',
};

/** Known, and read elsewhere or of no use to a listing. */
export const TYPE_SILENT: ReadonlySet<string> = new Set(['AL', 'AL-AN', 'BV-I', 'DB', 'DD', 'D-HOH', 'H', 'HY', 'LO-I', 'N', 'NDG', 'ONL', 'P', 'POA', 'POC', 'TC']);

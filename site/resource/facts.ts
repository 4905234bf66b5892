import type { Fact, Resource, Source } from '../../data/shapes/resource.ts';
import { ATTRIBUTES, ATTRIBUTE_KEYS } from '../../data/vocabulary/attributes.ts';
import type { AttributeKey } from '../../data/vocabulary/attributes.ts';
import { factSentences } from '../../data/vocabulary/fact-sentences.ts';
import type { Language } from '../i18n/language.ts';
import { say } from '../i18n/words.ts';
import { dateInFull } from './days.ts';

/** Facts that belong together, in words: what is known, what nobody has checked, and who says so since when. */
export interface FactGroup {
  readonly known: readonly string[];
  /** Each a whole sentence: "Not checked: live captions." */
  readonly unknown: readonly string[];
  readonly said: readonly string[];
}

const WHO: readonly AttributeKey[] = ['gender_scope', 'age_scope', 'faith_content', 'alcohol'];
const COST: readonly AttributeKey[] = ['cost'];
const JOIN: readonly AttributeKey[] = ['how_to_join', 'details_asked', 'newcomer_support', 'companion_ok', 'pre_visit'];
/** Told with the way there, from the resource's own block. */
const ELSEWHERE: readonly AttributeKey[] = ['travel'];
const SOONER = new Set([...WHO, ...COST, ...JOIN, ...ELSEWHERE]);

const section = (name: string): readonly AttributeKey[] => ATTRIBUTE_KEYS.filter((key) => ATTRIBUTES[key].section === name && !SOONER.has(key));

/** Where on the page each of the 40 facts is told, once: what somebody needs before they get in touch comes first. */
export const FACT_GROUPS = {
  who: WHO, cost: COST, join: JOIN,
  getting_in: section('getting_in'), communication: section('communication'), sensory: section('sensory'), social: section('social'),
} as const satisfies Record<string, readonly AttributeKey[]>;
/** Those that are told under "What it is like there". */
export const THERE = ['getting_in', 'communication', 'sensory', 'social'] as const satisfies readonly (keyof typeof FACT_GROUPS)[];

/** The facts of a group as short sentences (access-vocabulary.md, "Display rule"). */
export function factGroup(language: Language, resource: Resource, group: keyof typeof FACT_GROUPS): FactGroup {
  const keys = FACT_GROUPS[group].filter((key) => appliesTo(resource, key));
  const known = keys.flatMap((key) => { const fact = resource.facts[key]; return fact === undefined ? [] : [[key, fact] as const]; });
  return {
    known: known.map(([key, fact]) => factSentences(key, fact, language)),
    unknown: keys.filter((key) => resource.facts[key] === undefined).map((key) => factSentences(key, undefined, language)),
    said: saidLines(language, resource, known),
  };
}

/** Is there anything to know? What is online has no door, and what is in person no camera; a known fact is always told. */
export function appliesTo(resource: Resource, key: AttributeKey): boolean {
  if (resource.facts[key] !== undefined) return true;
  const { level } = ATTRIBUTES[key];
  if (resource.place === null) return !level.includes('venue') || level.includes('online');
  const mode = resource.facts.attendance_mode?.value;
  return level.some((l) => l !== 'online') || mode === 'online' || mode === 'hybrid';
}

/** Who says so and since when, a line for each; where they differ, what each of them says. */
function saidLines(language: Language, resource: Resource, known: readonly (readonly [AttributeKey, Fact])[]): string[] {
  const lines = Map.groupBy(known, ([, fact]) => saidWords(language, resource, fact.source, fact.checked_on));
  if (lines.size === 1) return [...lines.keys()].map((who) => say(language, 'resource.said', { who }));
  const topics = (facts: readonly (readonly [AttributeKey, Fact])[]): string => new Intl.ListFormat(language.locale).format(facts.map(([key]) => language.attributes[key].topic));
  return [...lines].map(([who, facts]) => say(language, 'resource.said_about', { who, topics: topics(facts) }));
}

const CHECKED = { group_said: 'resource.by_group', staff_visited: 'resource.by_staff', visitor_said: 'resource.by_visitor' } as const;

/** "Checked by the group, 3 March 2026", or "Not checked by anyone here; from OpenStreetMap, 12 June 2023". */
function saidWords(language: Language, { freshness }: Pick<Resource, 'freshness'>, source: Source, checked_on: string | null): string {
  const imported = source === 'imported_osm' || source === 'imported_feed';
  const date = checked_on ?? (imported ? freshness.imported_on : null);
  const who = imported
    ? say(language, 'resource.from_source', { source: source === 'imported_osm' ? 'OpenStreetMap' : (freshness.imported_from ?? say(language, 'resource.another_list')) })
    : say(language, CHECKED[source]);
  return date === null ? who : say(language, 'resource.dated', { who, date: dateInFull(language.locale, date) });
}

/** Who checked the listing as a whole, and when. */
export function checkedWords(language: Language, resource: Resource): string {
  const { checked_by, checked_on, imported_from, imported_on } = resource.freshness;
  if (checked_by !== null) return saidWords(language, resource, checked_by, checked_on);
  if (imported_from === null) return say(language, 'resource.nobody');
  const who = say(language, 'resource.from_source', { source: imported_from });
  return imported_on === null ? who : say(language, 'resource.dated', { who, date: dateInFull(language.locale, imported_on) });
}

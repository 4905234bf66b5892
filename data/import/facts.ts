import type { ListedFact } from '../listing.ts';
import { ATTRIBUTES, factIsValid } from '../vocabulary/attributes.ts';
import { SIGN_TAGS } from '../vocabulary/fact-sentences.ts';
import type { Tally } from './tally.ts';

const LONGEST_NOTE = 140;

/**
 * Makes one fact of several that say something of the same attribute: lists are put together, the same value is said
 * once with all the notes there is room for. Where two disagree nobody knows: the fact is left out and counted.
 */
export function agreeing(facts: readonly ListedFact[], tally: Tally): ListedFact[] {
  const byKey = Map.groupBy(facts, ({ key }) => key);
  return [...byKey].flatMap(([key, said]): ListedFact[] => {
    const value = valueOf(key, said);
    if (value === null) {
      tally.add(key, `was left open, because a row says two things of it: ${[...new Set(said.map((f) => JSON.stringify(f.value)))].sort().join(' and ')}.`);
      return [];
    }
    const fact = { key, value, note: noteOf(said) };
    return factIsValid(key, fact.value, fact.note) === null ? [fact] : [];
  });
}

/** Tags of languages as facts, those that are signed apart from those that are spoken. */
export function languageFacts(tags: readonly string[]): ListedFact[] {
  const isSigned = (tag: string): boolean => SIGNED.has(tag);
  const fact = (key: 'languages' | 'sign_languages', values: string[]): ListedFact[] => (values.length === 0 ? [] : [{ key, value: [...new Set(values)].sort(), note: null }]);
  return [...fact('languages', tags.filter((tag) => !isSigned(tag))), ...fact('sign_languages', tags.filter(isSigned))];
}

/** Those we have words for, and those that meeting lists name. */
const SIGNED: ReadonlySet<string> = new Set([...SIGN_TAGS, 'fcs', 'rsl']);

function valueOf(key: ListedFact['key'], said: readonly ListedFact[]): ListedFact['value'] | null {
  const first = said[0]!.value;
  if (said.every(({ value }) => JSON.stringify(value) === JSON.stringify(first))) return first;
  if (!['set', 'tags'].includes(ATTRIBUTES[key].type) || !said.every(({ value }) => Array.isArray(value))) return null;
  const all = new Set(said.flatMap(({ value }) => value as string[]));
  return all.has('none') ? null : [...all].sort();
}

function noteOf(said: readonly ListedFact[]): string | null {
  let text: string | null = null;
  for (const note of new Set(said.map((f) => f.note))) {
    if (note === null) continue;
    const more: string = text === null ? note : `${text} ${note}`;
    if (more.length <= LONGEST_NOTE) text = more;
  }
  return text;
}

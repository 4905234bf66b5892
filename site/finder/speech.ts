import type { AttributeKey } from '../../data/vocabulary/attributes.ts';
import type { FactSentences } from '../../data/vocabulary/fact-sentences.ts';
import type { Language } from '../i18n/language.ts';
import type { WordKey } from '../i18n/en.ts';
import type { Spoken } from '../i18n/words.ts';

/** The parts of the dictionary that the finder's script speaks from. */
const PARTS = ['find', 'card', 'chip', 'place', 'location', 'need', 'part', 'mode', 'far', 'rule', 'drop', 'by', 'time', 'unit', 'reason', 'question', 'caution', 'map'] as const;
export type FinderKey = Extract<WordKey, `${(typeof PARTS)[number]}.${string}`>;

/** An attribute as reasons speak of it. */
interface SpokenAttribute {
  readonly topic: string;
  readonly question: string;
  readonly sentence: Readonly<Record<string, string>>;
}

/** As much of a language as cards and results take. A whole `Language` serves as one on the server. */
export interface FinderSpeech extends Spoken<FinderKey> {
  readonly tag: string;
  readonly clock: Language['clock'];
  readonly attributes: Readonly<Record<AttributeKey, SpokenAttribute>>;
  readonly facts: FactSentences;
  readonly categories: Readonly<Record<string, { readonly label: string }>>;
}

/** What the page carries for its script: the keys it speaks and no more. */
export function finderSpeech({ tag, locale, clock, words, attributes, facts, categories }: Language): FinderSpeech {
  const wanted = Object.entries(words).filter(([key]) => PARTS.some((part) => key.startsWith(`${part}.`)));
  return {
    tag,
    locale,
    clock,
    words: Object.fromEntries(wanted) as FinderSpeech['words'],
    attributes: mapped(attributes, ({ topic, question, sentence }) => ({ topic, question, sentence })),
    facts,
    categories: mapped(categories, ({ label }) => ({ label })),
  };
}

function mapped<K extends string, A, B>(record: Readonly<Record<K, A>>, change: (value: A) => B): Record<K, B> {
  return Object.fromEntries(Object.entries<A>(record).map(([key, value]) => [key, change(value)])) as Record<K, B>;
}

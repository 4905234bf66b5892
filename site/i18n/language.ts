import type { CategoryWords } from '../../data/vocabulary/category-words.en.ts';
import type { Speech } from '../../data/vocabulary/fact-sentences.ts';
import type { WordKey } from './en.ts';
import type { Phrase, Spoken } from './words.ts';

/** One language, whole: the interface's own words and the vocabulary's. */
export interface Language extends Speech, Spoken<WordKey> {
  /** BCP 47, for `lang`. */
  readonly tag: string;
  /** Its own name for itself. */
  readonly name: string;
  readonly dir: 'ltr' | 'rtl';
  readonly clock: 'h12' | 'h23';
  /** What the interface says, key by key. A language that misses one does not compile. */
  readonly words: Readonly<Record<WordKey, Phrase>>;
  readonly categories: Readonly<Record<string, CategoryWords>>;
}

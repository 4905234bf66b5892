/** What an import could not use, counted: a person who knows decides what it means. */
export interface Tally {
  /** `word` came up once more, and `why` it was of no use is the rest of a sentence. */
  add(word: string, why: string): void;
  /** Sentences for the end of the import; of each kind the commonest words, and how many more there are. */
  sentences(): string[];
}

const NAMED = 10;
const LONGEST_WORD = 60;

export function createTally(): Tally {
  const counts = new Map<string, Map<string, number>>();
  return {
    add(word, why) {
      const words = counts.get(why) ?? new Map<string, number>();
      counts.set(why, words.set(word, (words.get(word) ?? 0) + 1));
    },
    sentences: () => [...counts].flatMap(([why, words]) => {
      const commonest = [...words].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
      const named = commonest.slice(0, NAMED).map(([word, count]) => `“${word.length > LONGEST_WORD ? `${word.slice(0, LONGEST_WORD)}…` : word}” ${times(count)} ${why}`);
      const rest = commonest.slice(NAMED);
      return rest.length === 0 ? named : [...named, `Of ${rest.length} more the same is true, ${times(rest.reduce((sum, [, count]) => sum + count, 0))} in all.`];
    }),
  };
}

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`);

/** Sentences of a text in plain words. */
export const sentencesOf = (text: string): string[] => text.split(/(?<=[.!?؟])\s+/).filter((sentence) => sentence !== '');

export const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}][\p{L}\p{N}'-]*/gu) ?? [];

/** Flesch–Kincaid grade: the school year (US) in which most can read it. Syllables are guessed from vowels, as all such tools do. */
export function gradeOf(text: string): number {
  const words = wordsOf(text);
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0);
  return 0.39 * (words.length / sentencesOf(text).length) + 11.8 * (syllables / words.length) - 15.59;
}

function syllablesIn(word: string): number {
  const spoken = word.toLowerCase().replace(/(?:[^laeiouy]es|[^dt]ed|[^l]e)$/, (end) => end[0]!);
  return Math.max(1, (spoken.match(/[aeiouy]+/g) ?? []).length);
}

import type { ResourceText } from '../../../data/shapes/resource.ts';

/** Words that say nothing about what is looked for, as far as these tests type them. */
const SAY_NOTHING = ['a', 'the', 'in', 'with', 'near', 'me'];

/** BM25 as everybody writes it, with its usual constants; a beginning is worth 0.8 of the word, a slip 0.6. */
const [K1, B, BEGINNING, SLIP] = [1.2, 0.75, 0.8, 0.6];

/** Relevance 0–1 by id of all texts with one of the words in them, found by reading every text through for every word. */
export function relevance(texts: readonly ResourceText[], words: string): Map<string, number> {
  const documents = texts.map(({ id, text }) => ({ id, words: wordsOf(text) }));
  const average = documents.reduce((sum, d) => sum + d.words.length, 0) / Math.max(1, documents.length);
  const typed = wordsOf(words).filter((word, i, all) => all.indexOf(word) === i);
  const telling = typed.filter((word) => !SAY_NOTHING.includes(word));
  const wanted = telling.length > 0 ? telling : typed;
  const found = new Map<string, number>();
  for (const { id, words: own } of documents) {
    let sum = 0;
    wanted.forEach((word, i) => {
      const worths = own.map((term) => {
        const worth = likeness(word, term, i === wanted.length - 1);
        if (worth === 0) return 0;
        const holders = documents.filter((d) => d.words.includes(term)).length;
        const rarity = Math.log(1 + (documents.length - holders + 0.5) / (holders + 0.5));
        const times = own.filter((t) => t === term).length;
        return worth * rarity * ((times * (K1 + 1)) / (times + K1 * (1 - B + B * (own.length / average))));
      });
      sum += Math.max(0, ...worths);
    });
    if (sum > 0) found.set(id, sum);
  }
  const best = Math.max(0, ...found.values());
  return new Map([...found].map(([id, value]) => [id, Math.round((value / best) * 1e6) / 1e6]));
}

function likeness(word: string, term: string, last: boolean): number {
  if (word === term) return 1;
  if (last && term.startsWith(word)) return BEGINNING;
  return within(word, term, word.length >= 9 ? 2 : word.length >= 5 ? 1 : 0) ? SLIP : 0;
}

/** Can `a` be made into `b` by so many letters added, dropped, changed or swapped? Every way is tried. */
export function within(a: string, b: string, slips: number): boolean {
  if (slips < 0) return false;
  if (a === '' || b === '') return Math.max(a.length, b.length) <= slips;
  const [restA, restB] = [a.slice(1), b.slice(1)];
  if (a[0] === b[0] && within(restA, restB, slips)) return true;
  if (slips === 0) return false;
  const swapped = a.length > 1 && b.length > 1 && a[0] === b[1] && a[1] === b[0];
  return within(restA, b, slips - 1) || within(a, restB, slips - 1) || within(restA, restB, slips - 1) || (swapped && within(a.slice(2), b.slice(2), slips - 1));
}

/** Letter by letter: accents off, lower case, an apostrophe joins, anything else parts. */
function wordsOf(text: string): string[] {
  let plain = '';
  for (const letter of text.normalize('NFD').toLowerCase()) {
    if (/\p{M}/u.test(letter) || letter === "'" || letter === '’') continue;
    plain += /[\p{L}\p{N}]/u.test(letter) ? letter : ' ';
  }
  return plain.split(' ').filter((word) => word !== '');
}

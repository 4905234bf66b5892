import type { ResourceText } from '../shapes/resource.ts';
import { fold } from './fold.ts';

/** BM25's usual constants: how fast a repeated word stops counting, and how much long texts are held back. */
const K1 = 1.2;
const B = 0.75;
/** What a match is worth next to the word itself. */
const PREFIX = 0.8;
const NEAR = 0.6;

/** Words that say nothing about what is looked for. */
const STOP = new Set('a an and at by for from i in is it me my near of on or some the to with y o de la el los las un una en con para cerca و في من على مع'.split(' '));

/** An inverted index over resources: word → resource → how often. Plain and exact; rebuilt when its texts change. */
export interface WordIndex {
  readonly ids: readonly string[];
  readonly lengths: readonly number[];
  readonly postings: ReadonlyMap<string, ReadonlyMap<number, number>>;
  readonly averageLength: number;
}

export function wordIndex(texts: readonly ResourceText[]): WordIndex {
  const postings = new Map<string, Map<number, number>>();
  const lengths: number[] = [];
  for (const [doc, { text }] of texts.entries()) {
    const words = fold(text);
    lengths.push(words.length);
    for (const word of words) {
      let docs = postings.get(word);
      if (docs === undefined) postings.set(word, (docs = new Map()));
      docs.set(doc, (docs.get(doc) ?? 0) + 1);
    }
  }
  return { ids: texts.map((t) => t.id), lengths, postings, averageLength: lengths.reduce((a, b) => a + b, 0) / Math.max(1, lengths.length) };
}

/**
 * All resources that have at least one of the words, with relevance 0–1 (the best match is 1). The last word may be
 * a beginning; words of 5 letters may have one slip, words of 9 two. More and rarer words weigh more.
 */
export function findWords(index: WordIndex, words: string): Map<string, number> {
  const wanted = queryWords(words);
  const scores = new Map<number, number>();
  for (const [i, word] of wanted.entries()) {
    const best = new Map<number, number>();
    for (const [term, worth] of similarTerms(index, word, i === wanted.length - 1)) {
      const docs = index.postings.get(term)!;
      const rarity = Math.log(1 + (index.ids.length - docs.size + 0.5) / (docs.size + 0.5));
      for (const [doc, times] of docs) {
        const length = index.lengths[doc]! / index.averageLength;
        const value = worth * rarity * ((times * (K1 + 1)) / (times + K1 * (1 - B + B * length)));
        if (value > (best.get(doc) ?? 0)) best.set(doc, value);
      }
    }
    for (const [doc, value] of best) scores.set(doc, (scores.get(doc) ?? 0) + value);
  }
  const top = Math.max(0, ...scores.values());
  return new Map([...scores].map(([doc, value]) => [index.ids[doc]!, Math.round((value / top) * 1e6) / 1e6]));
}

/** The words that select; if all of them say nothing, they all count after all. */
function queryWords(words: string): string[] {
  const all = [...new Set(fold(words))];
  const telling = all.filter((word) => !STOP.has(word));
  return telling.length === 0 ? all : telling;
}

function* similarTerms(index: WordIndex, word: string, last: boolean): Generator<[string, number]> {
  const slips = word.length >= 9 ? 2 : word.length >= 5 ? 1 : 0;
  for (const term of index.postings.keys()) {
    if (term === word) yield [term, 1];
    else if (last && term.startsWith(word)) yield [term, PREFIX];
    else if (slips > 0 && Math.abs(term.length - word.length) <= slips && slipsBetween(word, term, slips) <= slips) yield [term, NEAR];
  }
}

/** Letters to add, drop, change or swap to get from one word to the other; more than `limit` is only said to be more. */
export function slipsBetween(a: string, b: string, limit: number): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
    }
    if (Math.min(...row) > limit) return limit + 1;
    before = last;
    last = row;
  }
  return last[b.length]!;
}

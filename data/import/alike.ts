import { fold } from '../match/fold.ts';

/**
 * How alike two names are, from 0 to 1: by the pairs of letters they share (Dice's coefficient), or by how few slips of
 * the pen lie between them, whichever is more. Capitals, accents and punctuation do not count.
 */
export function likeness(a: string, b: string): number {
  const [x, y] = [wordsOf(a).join(''), wordsOf(b).join('')];
  if (x === '' || y === '') return 0;
  return Math.max(dice(x, y), 1 - slips(x, y) / Math.max(x.length, y.length));
}

/** At most three of the names, the most alike first; all of them bear some likeness. */
export function nearest(wanted: string, names: readonly string[]): string[] {
  return names.map((name) => ({ name, like: likeness(wanted, name) })).filter(({ like }) => like >= 0.4)
    .sort((a, b) => b.like - a.like).slice(0, 3).map(({ name }) => name);
}

/** A name in words: "openingHours" and "Opening_hours" are two words each. */
export const wordsOf = (name: string): string[] => fold(name.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' '));

function dice(x: string, y: string): number {
  const pool = pairs(y);
  const shared = pairs(x).filter((pair) => {
    const at = pool.indexOf(pair);
    if (at !== -1) pool.splice(at, 1);
    return at !== -1;
  });
  return (2 * shared.length) / Math.max(1, x.length + y.length - 2);
}

const pairs = (text: string): string[] => Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2));

/** Letters put in, left out, changed, or two neighbours swapped (optimal string alignment). */
function slips(x: string, y: string): number {
  let before: number[] = [];
  let above = Array.from({ length: y.length + 1 }, (_, j) => j);
  for (let i = 1; i <= x.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= y.length; j += 1) {
      const changed = above[j - 1]! + (x[i - 1] === y[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && x[i - 1] === y[j - 2] && x[i - 2] === y[j - 1] ? before[j - 2]! + 1 : Infinity;
      row.push(Math.min(changed, swapped, above[j]! + 1, row[j - 1]! + 1));
    }
    [before, above] = [above, row];
  }
  return above[y.length]!;
}

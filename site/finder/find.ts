import { match } from '../../data/match/match.ts';
import { findWords, wordIndex } from '../../data/match/text.ts';
import type { WordIndex } from '../../data/match/text.ts';
import type { Answer, Result } from '../../data/shapes/answer.ts';
import { entryOf } from './entry.ts';
import type { Entry } from './entry.ts';
import type { Area, Found, Group, Pin, Question, Sort } from './messages.ts';
import type { Loaded, Shelf } from './shelf.ts';

/**
 * Answers questions from the shelf. The last answer and the last word index are kept,
 * so that "show more" and another order cost nothing.
 */
export function createFinder(shelf: Shelf): (question: Question) => Promise<Found> {
  let last: { about: string; loaded: Loaded; answer: Answer } | null = null;
  let words: { about: string; index: WordIndex } | null = null;

  return async ({ person, at, sort, take }) => {
    const about = JSON.stringify([person, at]);
    if (last?.about !== about) {
      const loaded = await shelf.load(person);
      last = { about, loaded, answer: match({ resources: loaded.resources, person, at, words: wordsIn(loaded) }) };
    }
    return foundIn(last.loaded, last.answer, sort, take);

    function wordsIn({ manifest, resources, texts }: Loaded): Map<string, number> | null {
      if (texts === null) return null;
      const same = `${manifest.seq} ${resources.length} ${JSON.stringify(person.place)} ${JSON.stringify(person.travel)}`;
      if (words?.about !== same) words = { about: same, index: wordIndex(texts) };
      return findWords(words.index, person.words);
    }
  };
}

function foundIn(loaded: Loaded, answer: Answer, sort: Sort, take: Question['take']): Found {
  const { manifest, extent, cards } = loaded;
  const cores = new Map(loaded.resources.map((core) => [core.id, core]));
  const groups = { match: sorted(answer.groups.match, sort), ask: sorted(answer.groups.ask, sort) };

  const entries = (group: Group): Entry[] => groups[group].slice(0, take[group]).map((result) => entryOf(result, cores.get(result.id)!, cards.get(result.id)!));
  const pins = (group: Group, before: number): Pin[] => groups[group].flatMap(({ id }, i) => {
    const point = cores.get(id)!.place?.point ?? null;
    return point === null ? [] : [{ id, group, number: before + i + 1, label: cards.get(id)!.name, ...point }];
  });

  const all = [...pins('match', 0), ...pins('ask', groups.match.length)];
  return {
    entries: { match: entries('match'), ask: entries('ask') },
    totals: answer.totals,
    pins: all,
    excluded: answer.excluded,
    whatIf: answer.whatIf,
    facets: answer.facets,
    extent,
    directory: manifest.total,
    credits: manifest.attribution,
    area: around(all.map(({ latitude, longitude }) => [latitude, longitude, latitude, longitude])) ?? around(manifest.cells.flatMap(({ bounds }) => (bounds === null ? [] : [bounds]))),
    basemap: manifest.basemap,
  };
}

/** The smallest area around these: south, west, north, east each. */
function around(boxes: readonly (readonly [number, number, number, number])[]): Area | null {
  if (boxes.length === 0) return null;
  const [south, west, north, east] = boxes.reduce(([s, w, n, e], [s2, w2, n2, e2]) => [Math.min(s, s2), Math.min(w, w2), Math.max(n, n2), Math.max(e, e2)]);
  return { south, west, north, east };
}

/** The engine's order is the best match; the others keep it where they tie. */
export function sorted<R extends Result>(results: readonly R[], sort: Sort): readonly R[] {
  if (sort === 'best') return results;
  const key = sort === 'near' ? ({ distance }: Result) => distance?.metres ?? Infinity : ({ next }: Result) => next[0]?.starts_at ?? Infinity;
  // Infinity minus itself is not a number, so the keys are compared and not subtracted.
  return [...results].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

import type { SiteLocals } from '../../api/site.ts';
import { NOBODY } from '../../data/match/nobody.ts';
import type { Resource } from '../../data/shapes/resource.ts';
import { categoryPath } from '../../data/vocabulary/categories.ts';
import type { Entry } from '../finder/entry.ts';
import type { Language } from '../i18n/language.ts';
import { plainEntry } from '../resource/similar.ts';
import { standingOf } from '../resource/standing.ts';
import { areaSlugOf } from './areas.ts';

/** One branch of the category tree with what an area has of it. */
export interface Kind {
  readonly code: string;
  readonly label: string;
  readonly entries: readonly Entry[];
}

/** Everything that is listed in one area. */
export interface AreaList {
  /** How many are on offer, those of faith included. */
  readonly count: number;
  readonly kinds: readonly Kind[];
  /** Where faith is at the heart of it: shown when somebody opens it (matching.md §2). */
  readonly faith: readonly Entry[];
  /** On the list, and closed for now. */
  readonly closed: readonly Resource[];
  /** What is on offer and no faith group, for the week. */
  readonly resources: readonly Resource[];
}

/** What an area has at the moment, sorted by kind and then by name, as the engine offers it to somebody who asks for nothing. */
export function areaList(language: Language, slug: string, { index, answer, now }: Pick<SiteLocals, 'index' | 'answer' | 'now'>): AreaList {
  const published = index.latest();
  const cores = published.cores.filter((core) => areaSlugOf(core) === slug);
  const offered = (faith: 'yes' | null) => {
    const { match, ask } = answer({ ...published, cores }, { ...NOBODY, faith }, now(), { limit: Infinity, offset: 0, group: null }).groups;
    return [...match, ...ask];
  };
  const [shown, all] = [offered(null), offered('yes')];
  const usual = new Set(shown.map(({ id }) => id));
  const byName = (a: { name: string; id: string }, b: { name: string; id: string }): number => a.name.localeCompare(b.name, language.locale) || (a.id < b.id ? -1 : 1);
  const kinds = [...Map.groupBy(shown, ({ resource }) => categoryPath(resource.categories[0]!)[0]!)].map(([code, results]): Kind => ({
    code, label: language.categories[code]?.label ?? code,
    entries: results.map((result) => plainEntry(result, result.resource)).sort(byName),
  }));
  return {
    count: all.length,
    kinds: kinds.sort((a, b) => a.label.localeCompare(b.label, language.locale)),
    faith: all.filter(({ id }) => !usual.has(id)).map((result) => plainEntry(result, result.resource)).sort(byName),
    closed: cores.filter((core) => core.status !== 'active' && standingOf(core, now()) === 'closed').map(({ id }) => published.resources.get(id)!).sort(byName),
    resources: shown.map(({ resource }) => resource),
  };
}

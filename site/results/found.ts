import type { SiteLocals } from '../../api/site.ts';
import { personOf } from '../finder/ask.ts';
import { entryOf } from '../finder/entry.ts';
import { sorted } from '../finder/find.ts';
import type { Found, Group } from '../finder/messages.ts';
import { WHOLE } from '../finder/shelf.ts';
import type { Posted } from './read.ts';

/** What the list shows, and the ids of all results, best first. */
export interface Answered {
  readonly found: Found;
  readonly ids: Readonly<Record<Group, readonly string[]>>;
}

/** Answers a posted question from the published directory, in the shape in which the finder answers it on a device. */
export function answerPosted({ ask, sort, take }: Posted, { index, answer, now }: Pick<SiteLocals, 'index' | 'answer' | 'now'>): Answered {
  const published = index.latest();
  const total = published.resources.size;
  const extent = ask.place !== null ? 'near' : total <= WHOLE ? 'all' : 'online_only';
  const cores = extent === 'online_only' ? published.cores.filter(({ place }) => place === null) : published.cores;
  const { groups, totals, excluded, whatIf, facets } = answer({ ...published, cores }, personOf(ask), now(), { limit: Infinity, offset: 0, group: null });
  const [match, unsure] = [sorted(groups.match, sort), sorted(groups.ask, sort)];
  const entries = (results: typeof match, group: Group) => results.slice(0, take[group]).map((result) => entryOf(result, result.resource, { ...result.resource, organization_name: result.resource.organization.name }));
  return {
    found: { entries: { match: entries(match, 'match'), ask: entries(unsure, 'ask') }, totals, excluded, whatIf, facets, extent, directory: total, credits: published.credits, pins: [], area: null, basemap: null },
    ids: { match: match.map(({ id }) => id), ask: unsure.map(({ id }) => id) },
  };
}

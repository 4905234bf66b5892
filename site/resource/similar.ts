import type { SiteLocals } from '../../api/site.ts';
import { NOBODY } from '../../data/match/nobody.ts';
import type { Person } from '../../data/shapes/person.ts';
import type { Resource } from '../../data/shapes/resource.ts';
import { categoryPath } from '../../data/vocabulary/categories.ts';
import { entryOf } from '../finder/entry.ts';
import type { Entry } from '../finder/entry.ts';

type Given = Pick<SiteLocals, 'index' | 'answer' | 'now'>;

/** How many are enough to choose from. */
const SOME = 3;

/**
 * Up to three others that somebody who wanted this one may like: of its own kind and near it, and where there are too few
 * of those, anything near it. `needs` narrows them further.
 */
export function similarTo(resource: Resource, { index, answer, now }: Given, needs: Person['needs'] = []): Entry[] {
  const { place, categories } = resource;
  const main = categories[0]!;
  const point = place?.point ?? place?.area ?? null;
  const person: Person = {
    ...NOBODY,
    place: point === null ? null : { latitude: point.latitude, longitude: point.longitude },
    interests: [{ category: main, how: 'like' }],
    // What is online stays so: somebody may have chosen it for that.
    needs: place === null ? [...needs, { attribute: 'attendance_mode', accepts: ['online', 'hybrid', 'phone'], strength: 'must' }] : needs,
    not_for_me: { resources: [resource.id], categories: [] },
  };
  const published = index.latest();
  const find = (kinds: string[]): Entry[] =>
    answer(published, { ...person, kinds }, now(), { limit: SOME * 2, offset: 0, group: 'match' }).groups.match.map((result) => plainEntry(result, result.resource));
  const alike = find(categoryPath(main).slice(0, 1));
  const others = alike.length < SOME ? find([]).filter(({ id }) => alike.every((one) => one.id !== id)) : [];
  return [...alike, ...others].slice(0, SOME);
}

/** A card for somebody who asked for nothing: without a distance, and with no reason but the facts of the place itself. */
export function plainEntry(result: Parameters<typeof entryOf>[0], resource: Resource): Entry {
  return entryOf({ ...result, distance: null, reasons: result.reasons.filter(({ key }) => key === 'reason.fact') }, resource, { ...resource, organization_name: resource.organization.name });
}

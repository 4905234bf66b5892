import type { SiteLocals } from '../../api/site.ts';
import { metresBetween } from '../../data/match/distance.ts';
import { match } from '../../data/match/match.ts';
import { NOBODY } from '../../data/match/nobody.ts';
import type { ResourceCore } from '../../data/shapes/resource.ts';

type Snapshot = ReturnType<SiteLocals['index']['latest']>;

/** Areas that are no place on the map. Online is an area like any other; nothing is lost for want of a place name nearby. */
const NOWHERE: readonly string[] = ['online', 'elsewhere'];

/** One area of the directory. `name` is `null` where the site has words of its own for it. */
export interface Area {
  readonly slug: string;
  readonly name: string | null;
  readonly point: { readonly latitude: number; readonly longitude: number } | null;
}

/** Which area a resource is listed in. */
export const areaSlugOf = ({ place }: Pick<ResourceCore, 'place'>): string => (place === null ? 'online' : (place.area?.slug ?? 'elsewhere'));

/** The area with this slug, or `null`. */
export function findArea({ places }: Snapshot, slug: string): Area | null {
  if (NOWHERE.includes(slug)) return { slug, name: null, point: null };
  const place = places.find((p) => p.slug === slug);
  return place === undefined ? null : { slug, name: place.name, point: place };
}

/** Every area that has something in it, with how many are on offer at the moment `at` (epoch milliseconds), by slug. */
export function areaCounts(published: Snapshot, at: number): ReadonlyMap<string, number> {
  const minute = Math.floor(at / 60_000);
  const known = counted.get(published);
  if (known?.minute === minute) return known.counts;
  const counts = new Map<string, number>();
  for (const core of onOffer(published.cores, at)) counts.set(areaSlugOf(core), (counts.get(areaSlugOf(core)) ?? 0) + 1);
  counted.set(published, { minute, counts });
  return counts;
}

/** Counting a whole country takes a while, and every area's page asks for it: it is done once a minute, and anew with each change. */
const counted = new WeakMap<Snapshot, { minute: number; counts: ReadonlyMap<string, number> }>();

/** The areas nearest to one, nearest first, among those that have something in them. */
export function areasNear(published: Snapshot, area: Area, counts: ReadonlyMap<string, number>, limit: number): Area[] {
  const { point } = area;
  if (point === null) return [];
  return published.places
    .filter(({ slug }) => slug !== area.slug && counts.has(slug))
    .map((place) => ({ place, metres: metresBetween(point, place) }))
    .sort((a, b) => a.metres - b.metres || (a.place.slug < b.place.slug ? -1 : 1))
    .slice(0, limit)
    .map(({ place }) => ({ slug: place.slug, name: place.name, point: place }));
}

/** What the engine would offer at that moment to somebody who asks for nothing and to whom faith is welcome. */
export function onOffer(cores: readonly ResourceCore[], at: number): ResourceCore[] {
  // The engine works out dates, which is slow over a whole country; most have no reason to be left out, and are not asked about.
  const doubtful = cores.filter(mayBeOut);
  const { groups } = match({ resources: doubtful, person: { ...NOBODY, faith: 'yes' }, at, words: null });
  const kept = new Set([...groups.match, ...groups.ask].map(({ id }) => id));
  return cores.filter((core) => !mayBeOut(core) || kept.has(core.id));

  function mayBeOut({ status, freshness: { checked_on }, schedules }: ResourceCore): boolean {
    const old = checked_on !== null && at - Date.parse(checked_on) > HALF_A_YEAR;
    return status !== 'active' || old || (schedules.length > 0 && schedules.every(ends));
  }
}

/** Much less than the age at which anything is left out. Milliseconds. */
const HALF_A_YEAR = 180 * 86_400_000;

const ends = ({ freq, until, count, valid_to, byday, bymonthday }: ResourceCore['schedules'][number]): boolean =>
  freq === null || until !== null || count !== null || valid_to !== null || byday.length + bymonthday.length === 0;

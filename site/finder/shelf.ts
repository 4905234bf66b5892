import { reachMetres } from '../../data/match/reach.ts';
import { cellsWithin } from '../../data/read-shard.ts';
import type { Person } from '../../data/shapes/person.ts';
import type { ResourceCard, ResourceCore, ResourceText } from '../../data/shapes/resource.ts';
import type { Manifest, PlaceRow } from '../../data/shapes/shards.ts';
import type { Found } from './messages.ts';

/** With no place, a directory up to this size is looked at whole; a bigger one only where it is online. */
export const WHOLE = 20_000;

/** What was fetched for one question. */
export interface Loaded {
  readonly manifest: Manifest;
  readonly extent: Found['extent'];
  readonly resources: readonly ResourceCore[];
  readonly cards: ReadonlyMap<string, ResourceCard>;
  /** `null` where no words were asked about. */
  readonly texts: readonly ResourceText[] | null;
}

/** Fetches JSON from our own origin, or throws. */
export type Fetch = (path: string) => Promise<unknown>;

export interface Shelf {
  /** Everything within the person's reach and all that is online; texts only where there are words to find. */
  load(person: Person): Promise<Loaded>;
  places(): Promise<readonly PlaceRow[]>;
}

/** The directory's published parts, each fetched once and kept in memory. A publish in between is noticed and followed. */
export function createShelf(fetchJson: Fetch): Shelf {
  const parts = new Map<string, Promise<unknown>>();

  const once = (path: string): Promise<unknown> => {
    const known = parts.get(path);
    if (known !== undefined) return known;
    const fetched = fetchJson(path);
    parts.set(path, fetched);
    fetched.catch(() => parts.delete(path));
    return fetched;
  };
  const manifest = (): Promise<Manifest> => once('/shards/manifest.json') as Promise<Manifest>;
  const rows = async <T>(files: readonly string[]): Promise<T[]> => ((await Promise.all(files.map((file) => once(`/shards/${file}`)))) as T[][]).flat();

  /** Parts are named by their content: one that is gone was replaced, and the manifest of now names the new one. */
  const following = async <T>(read: () => Promise<T>): Promise<T> => {
    try {
      return await read();
    } catch {
      parts.delete('/shards/manifest.json');
      return read();
    }
  };

  const load = async (person: Person): Promise<Loaded> => {
    const now = await manifest();
    const extent = extentOf(person, now.total);
    const cells = extent === 'online_only' ? now.cells.filter((cell) => cell.bounds === null) : cellsWithin(now.cells, person.place, reachMetres(person));
    const [resources, cards, texts] = await Promise.all([
      rows<ResourceCore>(cells.map((cell) => cell.parts.core.file)),
      rows<ResourceCard>(cells.map((cell) => cell.parts.cards.file)),
      person.words === '' ? null : rows<ResourceText>(cells.map((cell) => cell.parts.text.file)),
    ]);
    return { manifest: now, extent, resources, cards: new Map(cards.map((card) => [card.id, card])), texts };
  };

  return {
    load: (person) => following(() => load(person)),
    places: () => following(async () => rows<PlaceRow>([(await manifest()).places.file])),
  };
}

function extentOf(person: Person, total: number): Found['extent'] {
  if (person.place !== null) return 'near';
  return total <= WHOLE ? 'all' : 'online_only';
}

import { createFinder } from './find.ts';
import type { Found, Reply, Request } from './messages.ts';
import { findPlaces, placeIndex } from './places.ts';
import type { PlaceIndex, NamedPlace } from './places.ts';
import { createShelf } from './shelf.ts';

/** How many places are offered for one typed name. */
const PLACES = 8;

const shelf = createShelf(async (path) => {
  const answer = await fetch(path, { credentials: 'omit' });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}. Publish the directory and try again.`);
  return answer.json();
});
const find = createFinder(shelf);
let gazetteer: PlaceIndex | null = null;

async function answer(request: Request): Promise<Found | NamedPlace[]> {
  if (request.want === 'find') return find(request.question);
  gazetteer ??= placeIndex(await shelf.places());
  return findPlaces(gazetteer, request.text, PLACES);
}

/** Matching happens here, beside the page and on the same device. What is asked never leaves it. */
addEventListener('message', async ({ data }: MessageEvent<Request>) => {
  const reply = await answer(data).then((found): Reply => ({ id: data.id, found }), (): Reply => ({ id: data.id, failed: true }));
  postMessage(reply);
});

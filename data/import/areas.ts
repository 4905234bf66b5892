import { metresBetween } from '../match/distance.ts';
import * as schema from '../schema/directory.ts';
import type { Writer } from '../write.ts';

/** Kinds of places that people say they live in or near, so that a list for one makes sense. */
const KINDS = new Set(['city', 'town', 'village', 'suburb']);
/** Further than this from any named place is in no area. Metres. */
const FURTHEST = 10_000;
/** Side of the look-up squares, in degrees: as wide as FURTHEST up to 65° north. */
const SQUARE = 0.25;

type PlaceRow = typeof schema.place.$inferSelect;

/** Gives every location with a point the nearest named place as its area. Locations whose area a person set keep it. */
export function assignAreas(writer: Writer): void {
  const squares = new Map<string, PlaceRow[]>();
  for (const place of writer.all(schema.place, {})) {
    if (!KINDS.has(place.kind)) continue;
    const key = square(place.latitude, place.longitude, 0, 0);
    squares.set(key, [...(squares.get(key) ?? []), place]);
  }
  for (const location of writer.all(schema.location, { location_type: 'physical' })) {
    if (location.latitude === null || location.longitude === null) continue;
    if (writer.get(schema.provenance, { entity: 'location', entity_id: location.id, field: 'place_id' }) !== null) continue;
    const nearest = nearestPlace(squares, { latitude: location.latitude, longitude: location.longitude });
    if (nearest !== location.place_id) writer.put(schema.location, { ...location, place_id: nearest });
  }
}

function nearestPlace(squares: ReadonlyMap<string, PlaceRow[]>, point: { latitude: number; longitude: number }): string | null {
  let best: { id: string; metres: number } | null = null;
  for (const dy of [-1, 0, 1]) {
    for (const dx of [-1, 0, 1]) {
      for (const place of squares.get(square(point.latitude, point.longitude, dy, dx)) ?? []) {
        const metres = metresBetween(point, place);
        if (metres <= FURTHEST && (best === null || metres < best.metres || (metres === best.metres && place.id < best.id))) best = { id: place.id, metres };
      }
    }
  }
  return best?.id ?? null;
}

const square = (latitude: number, longitude: number, dy: number, dx: number): string => `${Math.floor(latitude / SQUARE) + dy},${Math.floor(longitude / SQUARE) + dx}`;

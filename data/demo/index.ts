import { TOWN_DRAWING } from './drawing.ts';
import type { TownDrawing } from './drawing.ts';
import type { DemoResource } from './demo-resource.ts';
import { listingOf } from './listing.ts';
import type { DemoListing } from './listing.ts';
import { ARTS } from './resources/arts.ts';
import { BELONGING } from './resources/belonging.ts';
import { EVENTS } from './resources/events.ts';
import { FAITH } from './resources/faith.ts';
import { FOOD } from './resources/food.ts';
import { GAMES } from './resources/games.ts';
import { LEARNING } from './resources/learning.ts';
import { MAKING } from './resources/making.ts';
import { MOVING } from './resources/moving.ts';
import { MUSIC } from './resources/music.ts';
import { ONLINE } from './resources/online.ts';
import { OUTDOORS } from './resources/outdoors.ts';
import { PLACES_TO_BE } from './resources/places.ts';
import { TALKING } from './resources/talking.ts';
import { VOLUNTEERING } from './resources/volunteering.ts';
import { PLACES, TOWN } from './town.ts';
import type { DemoPlace } from './town.ts';

const RESOURCES: readonly DemoResource[] = [
  ...PLACES_TO_BE, ...GAMES, ...MAKING, ...ARTS, ...MUSIC, ...MOVING, ...OUTDOORS, ...FOOD,
  ...TALKING, ...BELONGING, ...LEARNING, ...FAITH, ...ONLINE, ...VOLUNTEERING, ...EVENTS,
];

/** An invented town, ready to be loaded. */
export interface DemoTown {
  town: typeof TOWN;
  /** The gazetteer. */
  places: readonly DemoPlace[];
  /** The map. */
  drawing: TownDrawing;
  resources: DemoListing[];
}

/**
 * The demo town as it is on `today` ("2026-11-25"): one-off events lie ahead, and each fact was checked as many days
 * ago as it says, whenever it is loaded. The same day always gives the same town. Throws a RangeError for what is no date.
 */
export function demoTown(today: string): DemoTown {
  return { town: TOWN, places: PLACES, drawing: TOWN_DRAWING, resources: RESOURCES.map((resource) => listingOf(resource, today)) };
}

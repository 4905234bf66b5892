/** Which shards a browser loads. Pure. */
import type { ShardCell } from './shapes/shards.ts';

const EARTH = 6_371_008.8;
const DEGREES = 180 / Math.PI;

/**
 * The cells that can matter to someone at `place`: those that reach within `metres` of it, and what is online or
 * nowhere in particular. With `reachMetres(person)` as the distance, matching over them is matching over everything.
 * `null`, for either, is all of them.
 */
export function cellsWithin<T extends Pick<ShardCell, 'bounds'>>(cells: readonly T[], place: { latitude: number; longitude: number } | null, metres: number | null): T[] {
  if (place === null || metres === null) return [...cells];
  const high = (metres / EARTH) * DEGREES;
  const wide = widthOf(place.latitude, metres);
  return cells.filter(({ bounds }) => {
    if (bounds === null) return true;
    const [south, west, north, east] = bounds;
    if (place.latitude + high < south || place.latitude - high > north) return false;
    // Going round the world either way: 179° east is next to 179° west.
    return [-360, 0, 360].some((turn) => place.longitude + turn + wide >= west && place.longitude + turn - wide <= east);
  });
}

/** Half the width in degrees of a circle on the globe; where it goes over a pole, all the way round. */
function widthOf(latitude: number, metres: number): number {
  const radius = metres / EARTH;
  const towards = Math.sin(radius) / Math.cos(latitude / DEGREES);
  return radius >= Math.PI / 2 || towards >= 1 ? 180 : Math.asin(towards) * DEGREES;
}

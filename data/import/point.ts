/** South, west, north, east: where everything of a data set should be. */
export type Bounds = readonly [south: number, west: number, north: number, east: number];

/** A number as files write it, or `null`: no units, no decimal comma. */
export function numberOf(text: string): number | null {
  return /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d{1,2})?$/i.test(text.trim()) ? Number(text) : null;
}

/** Why nothing can be at this point, in a sentence, or `null` when something can. */
export function pointProblem(latitude: number, longitude: number, bounds: Bounds | null): string | null {
  if (!isOnEarth(latitude, longitude)) {
    return Math.abs(latitude) > 90 && isOnEarth(longitude, latitude)
      ? `Latitude ${latitude} and longitude ${longitude} look swapped. Latitude is between -90 and 90.`
      : `Latitude ${latitude} and longitude ${longitude} are not on the earth. Latitude is between -90 and 90, longitude between -180 and 180.`;
  }
  if (latitude === 0 && longitude === 0) return 'Latitude 0 and longitude 0 are in the sea. They usually stand for "nobody knows".';
  if (bounds === null || isWithin(latitude, longitude, bounds)) return null;
  return isWithin(longitude, latitude, bounds)
    ? `Latitude ${latitude} and longitude ${longitude} look swapped: the other way round they are where this data set is.`
    : `Latitude ${latitude} and longitude ${longitude} are far from where this data set is.`;
}

const isOnEarth = (latitude: number, longitude: number): boolean => Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;

function isWithin(latitude: number, longitude: number, [south, west, north, east]: Bounds): boolean {
  const across = west <= east ? longitude >= west && longitude <= east : longitude >= west || longitude <= east;
  return latitude >= south && latitude <= north && across;
}

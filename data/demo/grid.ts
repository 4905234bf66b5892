/** Metres east and north of the Market Cross, the middle of the demo town. */
export type Metres = readonly [east: number, north: number];
/** Longitude first, as in GeoJSON (RFC 7946 §3.1.1). */
export type Position = [longitude: number, latitude: number];

/**
 * The Market Cross stands on the Dogger Bank, some 15 m under the North Sea: land once, and nobody's town today.
 * No route planner leads there, and no map of a real place can be mistaken for it.
 */
const MARKET_CROSS = { latitude: 54.72, longitude: 1.95 };

const METRES_PER_DEGREE = (Math.PI / 180) * 6_371_008.8; // mean Earth radius, IUGG
const METRES_PER_DEGREE_EAST = METRES_PER_DEGREE * Math.cos((MARKET_CROSS.latitude * Math.PI) / 180);
const rounded = (degrees: number): number => Math.round(degrees * 1e6) / 1e6; // about 0.1 m

/** Where a spot on the town's grid lies on Earth. */
export function toPosition([east, north]: Metres): Position {
  return [rounded(MARKET_CROSS.longitude + east / METRES_PER_DEGREE_EAST), rounded(MARKET_CROSS.latitude + north / METRES_PER_DEGREE)];
}

/** The same, in words. */
export function toPoint(spot: Metres): { latitude: number; longitude: number } {
  const [longitude, latitude] = toPosition(spot);
  return { latitude, longitude };
}

/** Longitude and latitude in degrees, as in GeoJSON (RFC 7946 §3.1.1). */
export type Position = readonly [longitude: number, latitude: number];
/** A closed line; the last corner may or may not repeat the first. */
export type Ring = readonly Position[];

/**
 * A point that is inside the area for certain, whatever its shape: the centroid of the largest ring if that is
 * inside, else the middle of the longest stretch of the area on a line of latitude through the middle of that ring.
 * Rings inside rings are holes (even-odd rule). Null when the rings enclose nothing.
 */
export function pointInArea(rings: readonly Ring[]): Position | null {
  const largest = rings
    .map((ring) => ({ ring, area: Math.abs(signedArea(ring)) }))
    .reduce((a, b) => (b.area > a.area ? b : a), { ring: [] as Ring, area: 0 });
  if (largest.area < EDGE * EDGE) return null;
  const centre = centroid(largest.ring);
  if (isInside(centre, rings)) return centre;
  for (const latitude of rowsThrough(largest.ring, rings)) {
    let longest: readonly [number, number] = [0, EDGE];
    for (const stretch of stretchesAt(latitude, rings)) if (stretch[1] - stretch[0] > longest[1] - longest[0]) longest = stretch;
    if (longest[1] - longest[0] > EDGE) return [(longest[0] + longest[1]) / 2, latitude];
  }
  return null;
}

/** Nearer to an edge than this is not inside: about a millimetre, where rounding begins to matter. */
const EDGE = 1e-8;
/** An area that has no inside on so many rows has none; a limit for outlines made of nonsense. */
const MOST_ROWS = 20;

function isInside(point: Position, rings: readonly Ring[]): boolean {
  const [x, y] = point;
  const inside = stretchesAt(y, rings).some(([from, to]) => from < x && x < to);
  return inside && !rings.some((ring) => ring.some((corner, i) => distance(point, corner, ring[(i + 1) % ring.length]!) < EDGE));
}

/** The stretches of a line of latitude that are inside the rings: from each odd crossing to the next. */
function stretchesAt(latitude: number, rings: readonly Ring[]): (readonly [from: number, to: number])[] {
  const crossings: number[] = [];
  for (const ring of rings) {
    let [x, y] = ring[ring.length - 1]!;
    for (const [nextX, nextY] of ring) {
      if (y > latitude !== nextY > latitude) crossings.push(x + ((latitude - y) / (nextY - y)) * (nextX - x));
      [x, y] = [nextX, nextY];
    }
  }
  crossings.sort((a, b) => a - b);
  return crossings.flatMap((from, i) => (i % 2 === 0 ? [[from, crossings[i + 1]!] as const] : []));
}

/** Lines of latitude across the ring that touch no corner of any ring, the one nearest the middle first. */
function rowsThrough(ring: Ring, rings: readonly Ring[]): number[] {
  let south = 90;
  let north = -90;
  for (const [, y] of ring) {
    south = Math.min(south, y);
    north = Math.max(north, y);
  }
  const middle = (south + north) / 2;
  const corners = [...new Set(rings.flat().map(([, y]) => y))].filter((y) => y >= south && y <= north).sort((a, b) => a - b);
  const rows = corners.slice(1).map((y, i) => (y + corners[i]!) / 2);
  return rows.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle)).slice(0, MOST_ROWS);
}

/** Positive when it runs against the clock. Measured from the first corner, so that small areas keep their digits. */
function signedArea(ring: Ring): number {
  return sumOverTriangles(ring, (twiceArea) => twiceArea) / 2;
}

function centroid(ring: Ring): Position {
  const [x0, y0] = ring[0]!;
  const sixAreas = 6 * signedArea(ring);
  return [x0 + sumOverTriangles(ring, (twiceArea, x1, _y1, x2) => twiceArea * (x1 + x2)) / sixAreas, y0 + sumOverTriangles(ring, (twiceArea, _x1, y1, _x2, y2) => twiceArea * (y1 + y2)) / sixAreas];
}

function sumOverTriangles(ring: Ring, term: (twiceArea: number, x1: number, y1: number, x2: number, y2: number) => number): number {
  const [x0, y0] = ring[0] ?? [0, 0];
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    const [x1, y1] = [ring[i - 1]![0] - x0, ring[i - 1]![1] - y0];
    const [x2, y2] = [ring[i]![0] - x0, ring[i]![1] - y0];
    sum += term(x1 * y2 - x2 * y1, x1, y1, x2, y2);
  }
  return sum;
}

/** From a point to a stretch of line, in degrees. */
function distance([x, y]: Position, [x1, y1]: Position, [x2, y2]: Position): number {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / length));
  return Math.hypot(x - x1 - along * dx, y - y1 - along * dy);
}

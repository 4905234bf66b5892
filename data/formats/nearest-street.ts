/** A street with a name: its course as longitude, latitude, longitude, latitude …, in degrees. */
export interface Street {
  name: string;
  course: ArrayLike<number>;
}

const FARTHEST = 150; // metres
const CELL = 0.002; // degrees: about 220 m from south to north
const STEP = 50; // metres
const METRES_PER_DEGREE = (Math.PI / 180) * 6_371_008.8; // mean Earth radius, IUGG

/**
 * Prepares the question "which street is this in?". The answer is the street with a name whose middle line comes
 * nearest, and its distance in metres; null when none comes within 150 m.
 */
export function indexStreets(streets: readonly Street[]): (latitude: number, longitude: number) => { name: string; metres: number } | null {
  // Every stretch of a street stands in all cells in which it has a point every 50 m, as one number: a country has millions.
  const cells = new Map<number, number[]>();
  for (const [number, { course }] of streets.entries()) {
    for (let at = 0; at + 3 < course.length; at += 2) {
      const [x1, y1, x2, y2] = [course[at]!, course[at + 1]!, course[at + 2]!, course[at + 3]!];
      const steps = Math.ceil((Math.hypot(x2 - x1, y2 - y1) * METRES_PER_DEGREE) / STEP);
      let last = NaN;
      for (let i = 0; i <= steps; i++) {
        const part = steps === 0 ? 0 : i / steps;
        const key = cellKey(row(y1 + part * (y2 - y1)), row(x1 + part * (x2 - x1)));
        if (key === last) continue;
        last = key;
        const cell = cells.get(key);
        if (cell === undefined) cells.set(key, [number * LONGEST_COURSE + at]);
        else cell.push(number * LONGEST_COURSE + at);
      }
    }
  }

  return (latitude, longitude) => {
    const metresPerDegreeEast = METRES_PER_DEGREE * Math.max(Math.cos((latitude * Math.PI) / 180), 0.001);
    const north = (FARTHEST + STEP) / METRES_PER_DEGREE;
    const east = (FARTHEST + STEP) / metresPerDegreeEast;
    let nearest: { name: string; metres: number } | null = null;
    for (let y = row(latitude - north); y <= row(latitude + north); y++) {
      for (let x = row(longitude - east); x <= row(longitude + east); x++) {
        for (const stretch of cells.get(cellKey(y, x)) ?? []) {
          const { name, course } = streets[Math.floor(stretch / LONGEST_COURSE)]!;
          const metres = distance(course, stretch % LONGEST_COURSE, latitude, longitude, metresPerDegreeEast);
          if (metres <= FARTHEST && metres < (nearest?.metres ?? Infinity)) nearest = { name, metres };
        }
      }
    }
    return nearest;
  };
}

const LONGEST_COURSE = 2 ** 20; // OpenStreetMap allows a way 2,000 points.
const row = (degrees: number): number => Math.floor(degrees / CELL);
const cellKey = (y: number, x: number): number => y * 1_000_000 + x;

/** From a place to the stretch that begins at `at`, on a plane: good to a centimetre at these lengths. */
function distance(course: ArrayLike<number>, at: number, latitude: number, longitude: number, metresPerDegreeEast: number): number {
  const x1 = (course[at]! - longitude) * metresPerDegreeEast;
  const y1 = (course[at + 1]! - latitude) * METRES_PER_DEGREE;
  const dx = (course[at + 2]! - longitude) * metresPerDegreeEast - x1;
  const dy = (course[at + 3]! - latitude) * METRES_PER_DEGREE - y1;
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, -(x1 * dx + y1 * dy) / length));
  return Math.hypot(x1 + along * dx, y1 + along * dy);
}

/** A thing to show, in pixels of one zoom. */
export interface Spot<T> {
  x: number;
  y: number;
  thing: T;
}

export interface Bunch<T> {
  x: number;
  y: number;
  things: T[];
}

/**
 * Puts things that would cover each other together. The first of the list keeps its place and gathers its
 * neighbours, so that no two bunches are nearer than `spacing` pixels and the same list always gives the same bunches.
 */
export function bunch<T>(spots: readonly Spot<T>[], spacing: number): Bunch<T>[] {
  const bunches: Bunch<T>[] = [];
  const cells = new Map<number, Bunch<T>[]>();
  const cellOf = (at: number): number => Math.floor(at / spacing);
  // One number for a cell: there are under two million a side, even of the whole world at the finest zoom.
  const keyOf = (column: number, row: number): number => column * 2 ** 22 + row;
  for (const spot of spots) {
    const [column, row] = [cellOf(spot.x), cellOf(spot.y)];
    let nearest: Bunch<T> | null = null;
    let nearestAway = spacing;
    for (let c = column - 1; c <= column + 1; c++) {
      for (let r = row - 1; r <= row + 1; r++) {
        for (const other of cells.get(keyOf(c, r)) ?? []) {
          const away = Math.hypot(other.x - spot.x, other.y - spot.y);
          if (away < nearestAway) [nearest, nearestAway] = [other, away];
        }
      }
    }
    if (nearest !== null) {
      nearest.things.push(spot.thing);
      continue;
    }
    const made = { x: spot.x, y: spot.y, things: [spot.thing] };
    bunches.push(made);
    const key = keyOf(column, row);
    const cell = cells.get(key);
    if (cell === undefined) cells.set(key, [made]);
    else cell.push(made);
  }
  return bunches;
}

/** Places around a point for `count` things, each at least `spacing` from every other and from the point: rings, from the top clockwise. */
export function fan(count: number, spacing: number): { x: number; y: number }[] {
  const places: { x: number; y: number }[] = [];
  for (let ring = 1; places.length < count; ring++) {
    const radius = ring * spacing;
    const room = Math.floor(Math.PI / Math.asin(1 / (2 * ring)));
    const here = Math.min(room, count - places.length);
    for (let i = 0; i < here; i++) {
      const angle = (2 * Math.PI * i) / here - Math.PI / 2;
      places.push({ x: radius * Math.cos(angle), y: radius * Math.sin(angle) });
    }
  }
  return places;
}

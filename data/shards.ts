/** How the directory is cut into cells that a browser can load. Pure. */
import { knownPoint } from './match/distance.ts';
import type { ResourceCore } from './shapes/resource.ts';
import type { ShardCell } from './shapes/shards.ts';

/** The most resources a cell holds, where its points can be told apart at all. */
const CELL_SIZE = 5000;
/** Past this a cell is about 40 m wide, and cutting it further parts nobody. */
const DEEPEST = 20;
/** The cell of what is online or nowhere in particular. */
const NOWHERE = 'nowhere';

/** A cell before its parts are written: `resources` are ordered by id. */
export interface Cell<T> { id: ShardCell['id']; bounds: ShardCell['bounds']; resources: T[] }

interface Pinned<T> { resource: T; latitude: number; longitude: number }

/**
 * Cuts the resources into quadtree cells of at most `CELL_SIZE`, and one more for those without a point. A cell's id is
 * its way down the tree ("c03"), so a change in one cell changes no other. A hidden door is where the middle of its
 * area is: its own point is not published and not here. The order of the input does not matter.
 */
export function cutCells<T extends ResourceCore>(resources: readonly T[], most = CELL_SIZE): Cell<T>[] {
  const pinned: Pinned<T>[] = [];
  const nowhere: T[] = [];
  for (const resource of [...resources].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const point = knownPoint(resource);
    if (point === null) nowhere.push(resource);
    else pinned.push({ resource, latitude: point.latitude, longitude: point.longitude });
  }
  const cells: Cell<T>[] = [];
  cut('c', pinned, [-90, -180, 90, 180], DEEPEST);
  if (nowhere.length > 0) cells.push({ id: NOWHERE, bounds: null, resources: nowhere });
  return cells;

  function cut(id: string, inside: Pinned<T>[], [south, west, north, east]: [number, number, number, number], deeper: number): void {
    if (inside.length === 0) return;
    if (inside.length <= most || deeper === 0) {
      cells.push({ id, bounds: boundsOf(inside), resources: inside.map((p) => p.resource) });
      return;
    }
    const middle = { latitude: (south + north) / 2, longitude: (west + east) / 2 };
    const quarters: [Pinned<T>[], Pinned<T>[], Pinned<T>[], Pinned<T>[]] = [[], [], [], []];
    for (const p of inside) quarters[(p.latitude < middle.latitude ? 0 : 2) + (p.longitude < middle.longitude ? 0 : 1)]!.push(p);
    cut(`${id}0`, quarters[0], [south, west, middle.latitude, middle.longitude], deeper - 1);
    cut(`${id}1`, quarters[1], [south, middle.longitude, middle.latitude, east], deeper - 1);
    cut(`${id}2`, quarters[2], [middle.latitude, west, north, middle.longitude], deeper - 1);
    cut(`${id}3`, quarters[3], [middle.latitude, middle.longitude, north, east], deeper - 1);
  }
}

function boundsOf(points: readonly Pinned<unknown>[]): [number, number, number, number] {
  const bounds: [number, number, number, number] = [90, 180, -90, -180];
  for (const { latitude, longitude } of points) {
    bounds[0] = Math.min(bounds[0], latitude);
    bounds[1] = Math.min(bounds[1], longitude);
    bounds[2] = Math.max(bounds[2], latitude);
    bounds[3] = Math.max(bounds[3], longitude);
  }
  return bounds;
}

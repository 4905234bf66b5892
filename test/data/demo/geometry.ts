import type { TownDrawing } from '../../../data/demo/drawing.ts';

export type Position = TownDrawing['water'][number][number];

/** Metres on a flat piece of Earth around the demo town; good to a metre in ten kilometres. */
const NORTH = 111_195;
const EAST = NORTH * Math.cos((54.72 * Math.PI) / 180);
const flat = ([longitude, latitude]: Position): [number, number] => [longitude * EAST, latitude * NORTH];

/** Metres from a point to the nearest part of a line. */
export function metresTo(line: readonly Position[], point: Position): number {
  const [x, y] = flat(point);
  return Math.min(...line.slice(1).map((end, i) => {
    const [[ax, ay], [bx, by]] = [flat(line[i]!), flat(end)];
    const [dx, dy] = [bx - ax, by - ay];
    const share = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
    return Math.hypot(ax + share * dx - x, ay + share * dy - y);
  }));
}

/** Metres between two lines at their nearest; 0 where they cross. */
export function metresBetween(a: readonly Position[], b: readonly Position[]): number {
  if (pairs(a).some((s) => pairs(b).some((t) => cross(s, t)))) return 0;
  return Math.min(...a.map((p) => metresTo(b, p)), ...b.map((p) => metresTo(a, p)));
}

/** Does any part of the line lie within the outline? */
export function enters(line: readonly Position[], outline: readonly Position[]): boolean {
  const ring = [...outline, outline[0]!];
  return line.some((p) => isInside(p, outline)) || pairs(line).some((s) => pairs(ring).some((t) => cross(s, t)));
}

/** Even-odd rule. */
export function isInside([x, y]: Position, outline: readonly Position[]): boolean {
  return pairs([...outline, outline[0]!]).filter(([[ax, ay], [bx, by]]) => ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax).length % 2 === 1;
}

const pairs = (line: readonly Position[]): [Position, Position][] => line.slice(1).map((end, i) => [line[i]!, end]);

function cross([a, b]: [Position, Position], [c, d]: [Position, Position]): boolean {
  const side = (p: Position, q: Position, r: Position): number => (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]);
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

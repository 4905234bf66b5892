/** A line as x, y, x, y …, in pixels. */
export type Line = readonly number[];

/** Left, top, right, bottom, in the same pixels. */
export type Box = readonly [left: number, top: number, right: number, bottom: number];

/** The stretches of a line that are inside a box, cut exactly at its edges (Liang–Barsky). */
export function clipLine(line: Line, [left, top, right, bottom]: Box): Line[] {
  const stretches: number[][] = [];
  let open: number[] | null = null;
  for (let i = 0; i + 3 < line.length; i += 2) {
    const [x, y, dx, dy] = [line[i]!, line[i + 1]!, line[i + 2]! - line[i]!, line[i + 3]! - line[i + 1]!];
    let [enter, leave] = [0, 1];
    for (const [step, room] of [[-dx, x - left], [dx, right - x], [-dy, y - top], [dy, bottom - y]] as const) {
      if (step === 0) leave = room < 0 ? -1 : leave;
      else if (step < 0) enter = Math.max(enter, room / step);
      else leave = Math.min(leave, room / step);
    }
    if (enter > leave) {
      open = null;
      continue;
    }
    if (open === null || enter > 0) stretches.push((open = [x + enter * dx, y + enter * dy]));
    open.push(x + leave * dx, y + leave * dy);
    if (leave < 1) open = null;
  }
  return stretches;
}

/**
 * Joins pieces that meet end to end, within `reach`, into lines as long as possible: a street is cut at every
 * tile and junction. Where several meet, the straightest goes on. The order of the pieces does not matter.
 */
export function joinLines(pieces: readonly Line[], reach: number): Line[] {
  const waiting = [...pieces].sort((a, b) => lineLength(b) - lineLength(a) || compare(a, b));
  const joined: Line[] = [];
  while (waiting.length > 0) {
    // First on from its end, then from its beginning.
    let line = [...waiting.shift()!];
    for (let end = 0; end < 2; end++) {
      for (let next = takeNext(line, waiting, reach); next !== null; next = takeNext(line, waiting, reach)) line.push(...next.slice(2));
      line = reversed(line);
    }
    joined.push(line);
  }
  return joined;
}

export function lineLength(line: Line): number {
  let length = 0;
  for (let i = 2; i < line.length; i += 2) length += Math.hypot(line[i]! - line[i - 2]!, line[i + 1]! - line[i - 1]!);
  return length;
}

/**
 * The straight stretch of a line, `length` long and centred `middle` along it: where its middle is and how it leans,
 * never upside down. `null` where the line ends too soon or bends away from it by more than `bend`.
 */
export function straightAt(line: Line, middle: number, length: number, bend: number): { x: number; y: number; angle: number } | null {
  const [from, to] = [middle - length / 2, middle + length / 2];
  if (from < 0) return null;
  const inside: number[] = [];
  let walked = 0;
  for (let i = 0; i + 3 < line.length; i += 2) {
    const [x, y, dx, dy] = [line[i]!, line[i + 1]!, line[i + 2]! - line[i]!, line[i + 3]! - line[i + 1]!];
    const step = Math.hypot(dx, dy);
    const keep = (share: number): number => inside.push(x + share * dx, y + share * dy);
    if (inside.length === 0 && from < walked + step) keep((from - walked) / step);
    if (inside.length > 0 && to <= walked + step) {
      keep((to - walked) / step);
      return chordOf(inside, bend);
    }
    if (inside.length > 0) keep(1);
    walked += step;
  }
  return null;
}

function chordOf(line: number[], bend: number): { x: number; y: number; angle: number } | null {
  const [x0, y0, x1, y1] = [line[0]!, line[1]!, line.at(-2)!, line.at(-1)!];
  const [dx, dy] = [x1 - x0, y1 - y0];
  const chord = Math.hypot(dx, dy);
  if (chord < lineLength(line) * 0.96) return null;
  for (let i = 2; i < line.length - 2; i += 2) {
    if (Math.abs((line[i]! - x0) * dy - (line[i + 1]! - y0) * dx) > bend * chord) return null;
  }
  const angle = Math.atan2(dy, dx);
  return { x: (x0 + x1) / 2, y: (y0 + y1) / 2, angle: angle > Math.PI / 2 ? angle - Math.PI : angle <= -Math.PI / 2 ? angle + Math.PI : angle };
}

/** Takes out of `waiting` the piece that best carries on from the line's end, turned so that it begins there. */
function takeNext(line: Line, waiting: Line[], reach: number): Line | null {
  const [x, y] = [line.at(-2)!, line.at(-1)!];
  const heading = Math.atan2(y - line.at(-3)!, x - line.at(-4)!);
  let best: { index: number; piece: Line; straight: number } | null = null;
  for (let index = 0; index < waiting.length; index++) {
    for (const piece of [waiting[index]!, reversed(waiting[index]!)]) {
      if (Math.hypot(piece[0]! - x, piece[1]! - y) > reach) continue;
      const straight = Math.abs(Math.PI - (Math.abs(heading - Math.atan2(piece[3]! - piece[1]!, piece[2]! - piece[0]!)) % (2 * Math.PI)));
      if (best === null || straight > best.straight) best = { index, piece, straight };
    }
  }
  if (best === null) return null;
  waiting.splice(best.index, 1);
  return best.piece;
}

function reversed(line: Line): number[] {
  const back: number[] = [];
  for (let i = line.length - 2; i >= 0; i -= 2) back.push(line[i]!, line[i + 1]!);
  return back;
}

function compare(a: Line, b: Line): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return a.length - b.length;
}

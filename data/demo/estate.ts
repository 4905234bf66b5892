import type { Metres } from './grid.ts';

/** A street of the drawing, still in metres. */
export interface Street {
  name: string;
  line: Metres[];
  kind: 'main' | 'street' | 'path' | 'rail';
}

/** A part of town as a builder would have set it out: two families of streets that cross. */
export interface Estate {
  centre: Metres;
  /** Degrees anticlockwise from east. */
  turn: number;
  /** Metres between neighbouring streets, roughly. */
  gap: number;
  /** Metres by which the ends of the `along` streets curl up. */
  bend: number;
  along: string[];
  across: string[];
}

/** The streets of an estate. They meet at shared points, so that nobody's walk ends in the air. */
export function estateStreets({ centre, turn, gap, bend, along, across }: Estate): Street[] {
  const easts = spread(across.length, gap);
  const norths = spread(along.length, gap);
  const stub = gap / 3;
  const half = (across.length * gap) / 2;
  const angle = (turn * Math.PI) / 180;
  const place = (u: number, v: number): Metres => {
    const w = v + bend * (u / half) ** 2;
    return [centre[0] + u * Math.cos(angle) - w * Math.sin(angle), centre[1] + u * Math.sin(angle) + w * Math.cos(angle)];
  };
  return [
    ...along.map((name, i): Street => ({ name, kind: 'street', line: withStubs(easts, stub).map((u) => place(u, norths[i]!)) })),
    ...across.map((name, i): Street => {
      const crossings = i % 3 === 2 ? norths.slice(1) : norths; // every third one is shorter, as in real towns
      return { name, kind: 'street', line: withStubs(crossings, stub).map((v) => place(easts[i]!, v)) };
    }),
  ];
}

/** Offsets around 0, a little uneven. */
function spread(count: number, gap: number): number[] {
  return Array.from({ length: count }, (_, i) => (i - (count - 1) / 2) * gap + (((i * 37) % 3) - 1) * gap * 0.12);
}

function withStubs(offsets: number[], stub: number): number[] {
  return [offsets[0]! - stub, ...offsets, offsets.at(-1)! + stub];
}

/** One thing that was measured. `target` is a sentence's end ("≤ 20"); without one the row only informs and is always ok. */
export interface Row {
  name: string;
  value: number;
  unit: string;
  target: string | null;
  ok: boolean;
}

/** A kind of measuring. `say` tells how far it is, a line at a time. */
export type Bench = (say: (line: string) => void) => Promise<Row[]>;

type Judge = (value: number) => Pick<Row, 'target' | 'ok'>;
export const atMost = (most: number): Judge => (value) => ({ target: `≤ ${most}`, ok: value <= most });
export const atLeast = (least: number): Judge => (value) => ({ target: `≥ ${least}`, ok: value >= least });
export const exactly = (wanted: number): Judge => (value) => ({ target: `= ${wanted}`, ok: value === wanted });
export const informs: Judge = () => ({ target: null, ok: true });

/** Judges the value as measured, and keeps it to two decimals. */
export const row = (name: string, value: number, unit: string, judge: Judge): Row => ({ name, value: Math.round(value * 100) / 100, unit, ...judge(value) });

/** The middle of these: of an even number, the mean of the two in the middle. Throws where there are none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  if (low === undefined || high === undefined) throw new Error('There is no median of nothing.');
  return (low + high) / 2;
}

/** The rows as a table to read, numbers to the right. */
export function table(rows: readonly Row[]): string {
  const lines = [
    ['name', 'value', 'unit', 'target', 'ok'],
    ...rows.map(({ name, value, unit, target, ok }) => [name, String(value), unit, target ?? '–', target === null ? '–' : ok ? 'yes' : 'NO']),
  ];
  const widths = [0, 1, 2, 3, 4].map((i) => Math.max(...lines.map((cells) => cells[i]!.length)));
  return lines.map((cells) => cells.map((cell, i) => (i === 1 ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!))).join('  ').trimEnd()).join('\n');
}

/** 0 where everything is ok, 1 where something is not or nothing was measured. */
export const exitCode = (rows: readonly Row[]): 0 | 1 => (rows.length > 0 && rows.every(({ ok }) => ok) ? 0 : 1);

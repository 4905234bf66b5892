import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('../../site/styles/tokens.css', import.meta.url), 'utf8');
const [light = '', dark = ''] = css.split('@media (prefers-color-scheme: dark)');
const colours = (part: string): Record<string, string> => Object.fromEntries([...part.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]));
const THEMES = { light: colours(light), dark: { ...colours(light), ...colours(dark) } };

/** WCAG 2.2, relative luminance and contrast ratio. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(a: string, b: string): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

const SURFACES = ['paper', 'raised', 'sunk', 'glow'];
const PAIRS: readonly [colour: string, on: readonly string[], ratio: number, why: string][] = [
  ['ink', SURFACES, 4.5, 'text'],
  ['stone', ['paper', 'raised', 'sunk'], 4.5, 'notes, and the edge of every field'],
  ['dusk', ['paper', 'raised', 'sunk', 'glow'], 4.5, 'links'],
  ['dusk-deep', ['paper', 'raised', 'sunk'], 4.5, 'links under the pointer'],
  ['on-dusk', ['dusk', 'dusk-deep'], 4.5, 'the words on a button'],
  ['lamp', SURFACES, 4.5, 'numbers of the steps'],
  ['lamp', SURFACES, 3, 'the focus ring'],
  ['leaf', ['raised'], 3, 'ticks'],
  ['error', ['paper', 'raised'], 4.5, 'what went wrong'],
  ['on-sky', ['sky'], 4.5, 'words at the foot and over the street'],
  ['on-sky-soft', ['sky'], 4.5, 'the same, softer'],
  ['lamp-light', ['sky'], 3, 'the focus ring at dusk'],
  ['on-lamp-light', ['lamp-light'], 4.5, 'the words on the lit button'],
];

describe.each(Object.entries(THEMES))('%s theme', (_, theme) => {
  test.each(PAIRS)('%s on %s is at least %d to 1: %s', (colour, surfaces, ratio) => {
    for (const surface of surfaces) expect(contrast(theme[colour]!, theme[surface]!), `${colour} on ${surface}`).toBeGreaterThanOrEqual(ratio);
  });

  test('words over the evening sky are readable down to where the roofs begin', () => {
    // home.css: the sky ends in this blue; the street's own sky goes on from it and is #2f4672 a third of the way down.
    for (const sky of ['#23406b', '#2f4672']) for (const words of ['on-sky', 'on-sky-soft']) expect(contrast(theme[words]!, sky)).toBeGreaterThanOrEqual(4.5);
  });
});

import fc from 'fast-check';
import { describe, it } from 'vitest';
import { match } from '../../../data/match/match.ts';
import { PROPERTIES } from './properties.ts';

/** A busy machine may take three times as long as a quiet one. */
const PATIENCE = 180_000;

/** fast-check prints the seed and the smallest question it found when one of these is broken. */
describe('what holds of the engine whoever asks', () => {
  it.each(Object.entries(PROPERTIES))('%s', (_name, property) => {
    fc.assert<unknown>(property(match), { numRuns: 1000 });
  }, PATIENCE);
});

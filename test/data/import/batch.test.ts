import { expect, test } from 'vitest';
import { openDirectory } from '../../../data/db.ts';
import { readResources } from '../../../data/directory.ts';
import { importBatch } from '../../../data/import/batch.ts';
import type { Listing } from '../../../data/listing.ts';
import { listing, weekly } from '../listings.ts';

const AT = { at: '2026-11-22T10:00:00Z', dryRun: false, onProgress: () => {} };
const batch = (...listings: Listing[]) => ({
  kind: 'csv' as const, name: 'clubs', namespace: 'csv:clubs', source: 'Clubs', data_date: null, licence: 'CC0-1.0', attribution: 'Clubs', attribution_url: null,
  sha256: '', listings, places: [], rejected: [],
});

test.each<[why: string, wrong: Listing, says: RegExp]>([
  ['the thirtieth of February, every month of it', listing('x', { schedules: [weekly('MO', '10:00', '11:00', { freq: 'MONTHLY', byday: [], bymonthday: [30], dtstart: '2026-02-01', valid_from: '2026-02-01', valid_to: '2026-02-28' })] }), /./],
  ['every second week from nobody knows when', listing('x', { schedules: [weekly('MO', '10:00', '11:00', { interval: 2 })] }), /from when/],
  ['the first Monday of every week', listing('x', { schedules: [weekly('1MO', '10:00', '11:00')] }), /MONTHLY/],
  ['open from ten to ten', listing('x', { schedules: [weekly('MO', '10:00', '10:00')] }), /opens and closes at 10:00/],
  ['a fact with a value that there is not', listing('x', { facts: [{ key: 'noise', value: 'deafening', note: null }] }), /noise/],
  ['limited, and nobody says how', listing('x', { facts: [{ key: 'step_free_entrance', value: 'limited', note: null }] }), /note/],
  ['a latitude off the globe, or swapped', listing('x', { location: { latitude: 122.4, longitude: 37.6 } }), /wrong way round/],
  ['a time zone that is none', listing('x', { location: { timezone: 'Europe/Newport' } }), /Europe\/Newport/],
  ['a kind that is none', listing('x', { service: { categories: ['zorblax'] } }), /zorblax/],
])('%s is left out with a sentence, and the rest goes on', (_why, wrong, says) => {
  const directory = openDirectory(':memory:');
  const report = importBatch(directory, batch(listing('before'), wrong, listing('after')), AT);
  expect(report.rejected).toEqual([{ ref: 'x', reason: expect.stringMatching(says) as string }]);
  expect(report.listings.created).toBe(2);
  expect(readResources(directory, 'all')).toHaveLength(2);
  directory.close();
});

test('an import that stops midway leaves nothing behind', () => {
  const directory = openDirectory(':memory:');
  const stop = { ...AT, onProgress: (done: number) => { if (done === 2) throw new Error('the power went'); } };
  expect(() => importBatch(directory, batch(listing('a'), listing('b'), listing('c')), stop)).toThrow('the power went');
  expect(readResources(directory, 'all')).toEqual([]);
  expect(directory.raw.prepare('SELECT (SELECT count(*) FROM import_source) + (SELECT count(*) FROM change)').pluck().get()).toBe(0);
  directory.close();
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createApp } from '../../api/app.ts';
import type { Parts } from '../../api/app.ts';
import { createIndex } from '../../api/directory-index.ts';
import { createLog } from '../../api/log.ts';
import { createShards } from '../../api/shards.ts';
import type { Listing } from '../../data/listing.ts';
import { openDirectory } from '../../data/db.ts';
import { putListing, resourceId } from '../../data/put-listing.ts';
import * as schema from '../../data/schema/directory.ts';
import { write } from '../../data/write.ts';
import type { Writer } from '../../data/write.ts';
import { listing, weekly } from '../data/listings.ts';

/** Wednesday 25 November 2026, ten in the morning in Newport. */
export const NOW = Date.parse('2026-11-25T10:00:00Z');
const BY = { actor: 'test', at: '2026-11-22T10:00:00Z' };

export const id = (key: string): string => resourceId('test', key);

/** A folder that is gone when the test is over. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'porchlight-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** The whole service over a directory in memory, for one test. */
export function porch(listings: Listing[] = [], parts: Partial<Parts> = {}) {
  const directory = openDirectory(':memory:');
  onTestFinished(() => directory.close());
  const change = <T>(work: (w: Writer) => T): T => write(directory, BY, work);
  const put = (...more: Listing[]): void => change((w) => { for (const one of more) putListing(w, one, { ...BY, namespace: 'test', source_id: null }); });
  put(...listings);
  const lines: string[] = [];
  const log = createLog('info', { write: (line) => void lines.push(line) });
  const index = createIndex(directory);
  const shardFolder = join(folder(), 'shards');
  const clock = { at: NOW };
  const shards = createShards({ folder: shardFolder, index, log, now: () => clock.at, settings: { BASEMAP: null, TILE_URL: null } });
  const app = createApp({ index, shards, log, now: () => clock.at, settings: { BASEMAP: null, TILE_URL: null, TRUST_PROXY: 'no' }, ...parts });
  const post = (body: unknown, headers: Record<string, string> = {}) =>
    app.request('/api/match', { method: 'POST', headers: { 'Content-Type': 'application/json', ...headers }, body: typeof body === 'string' ? body : JSON.stringify(body) });
  return { app, directory, index, shards, shardFolder, clock, lines, change, put, post };
}

/** Newport's gazetteer, as far as the tests go, and a way to say which place a listing's location is in. */
export function nameAreas(change: (work: (w: Writer) => void) => void, where: Record<string, string>): void {
  change((w) => {
    for (const [slug, name, kind, latitude, longitude] of [['newport', 'Newport', 'city', 51.5877, -2.9984], ['stow-hill', 'Stow Hill', 'suburb', 51.584, -3.001], ['caerleon', 'Caerleon', 'town', 51.6097, -2.9533]] as const) {
      w.put(schema.place, { id: slug, slug, name, kind, latitude, longitude });
    }
    for (const [key, place] of Object.entries(where)) {
      const sal = w.get(schema.service_at_location, { id: id(key) })!;
      w.put(schema.location, { ...w.get(schema.location, { id: sal.location_id })!, place_id: place });
    }
  });
}

/** One of each kind of thing the API must handle. Seven are published, and one of them is closed for now. */
export const TOWN: Listing[] = [
  listing('chess', { facts: [{ key: 'step_free_entrance', value: 'yes', note: null }, { key: 'languages', value: ['en', 'cy'], note: null }, { key: 'cost', value: { kind: 'free', amount: null, currency: null, first_free: false, concession: false, hidden_costs: null }, note: null }, { key: 'age_scope', value: { min: 18, max: null, children_may_come: 'no', under18_safeguarding: 'unknown' }, note: null }], contact: { name: 'Sam', title: 'Host' } }),
  listing('choir', { service: { name: 'Caerleon Community Choir', categories: ['choir'], summary: 'Sing with others' }, location: { name: 'Town hall', latitude: 51.6101, longitude: -2.9537 }, facts: [{ key: 'step_free_entrance', value: 'no', note: null }], schedules: [weekly('TH', '19:00', '21:00')] }),
  listing('women', { service: { name: 'Women together', categories: ['drop_in_centre'], summary: null }, location: { name: 'Rose Cottage', latitude: 51.5432109, longitude: -2.9876543, visibility: 'hidden', address: { address_1: '7 Secret Lane', city: 'Newport', state_province: '', postal_code: 'NP1 1AA', country: 'GB' } }, facts: [{ key: 'gender_scope', value: 'women', note: null }], travel: { stops: [{ name: 'Secret Lane stop', mode: 'bus', walk_m: 40, step_free: 'yes', lines: ['7'], last_departure: null }], parking: 'Behind Rose Cottage', lift_offered: 'unknown', route_note: 'Up Secret Lane', lit_route: 'unknown' } }),
  listing('garden', { service: { name: 'Allotment mornings', categories: ['gardening'] }, location: { name: 'Plot 12', latitude: 51.5678901, longitude: -3.0123456, visibility: 'area', address: { address_1: '99 Hushed Way', city: 'Newport', state_province: '', postal_code: 'NP2 2BB', country: 'GB' } }, schedules: [weekly('SA', '10:00', '12:00')] }),
  listing('forum', { service: { name: 'Evening chat', categories: ['online_forum'], kind: 'online_community' }, location: { type: 'virtual', name: null, latitude: null, longitude: null, address: null }, facts: [{ key: 'attendance_mode', value: 'online', note: null }], schedules: [weekly('MO', '20:00', '21:00')] }),
  listing('library', { service: { name: 'Reading room', categories: ['library'], kind: 'place' }, schedules: [], hours_text: 'Most days', source: 'imported_osm', checked_on: null }),
  listing('pool', { service: { name: 'Swim and chat', categories: ['choir'], status: 'temporarily closed', alert: 'Closed until spring' }, location: { name: 'Baths' } }),
  listing('gone', { service: { name: 'Gone club', status: 'defunct' } }),
];

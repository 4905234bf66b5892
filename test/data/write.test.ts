import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDirectory } from '../../data/db.ts';
import type { Directory } from '../../data/db.ts';
import { changedSince, lastChange, readResource, readResources } from '../../data/directory.ts';
import { putListing, resourceId } from '../../data/put-listing.ts';
import * as schema from '../../data/schema/directory.ts';
import { write } from '../../data/write.ts';
import type { Writer } from '../../data/write.ts';
import { listing, weekly } from './listings.ts';
import type { Listing } from '../../data/listing.ts';

let directory: Directory;
beforeEach(() => { directory = openDirectory(':memory:'); });
afterEach(() => directory.close());

const BY = { actor: 'test', at: '2026-11-22T10:00:00Z' };
const put = (...listings: Listing[]): string[] => write(directory, BY, (w) => listings.map((l) => putListing(w, l, { ...BY, namespace: 'test', source_id: null })));
const change = (work: (w: Writer) => void): (string | null)[] => {
  const seq = lastChange(directory);
  write(directory, BY, work);
  return changedSince(directory, seq);
};
const chess = resourceId('test', 'chess');
const choir = resourceId('test', 'choir');

test('what is put in comes out as it was', () => {
  put(listing('chess', { facts: [{ key: 'accessible_toilet', value: 'limited', note: 'The key is at the desk.' }, { key: 'languages', value: ['en', 'cy'], note: null }] }));
  expect(readResource(directory, chess)).toMatchObject({
    name: 'Chess club', categories: ['chess'], address: '1 John Frost Square, Newport, NP20 1PA',
    place: { visibility: 'full', point: { latitude: 51.5881, longitude: -2.9985, radius_m: 0 } },
    schedules: [{ freq: 'WEEKLY', byday: ['WE'], opens_at: '14:00', closes_at: '16:00' }],
    facts: {
      accessible_toilet: { value: 'limited', note: 'The key is at the desk.', source: 'staff_visited', checked_on: '2026-10-01' },
      languages: { value: ['en', 'cy'] },
    },
    freshness: { checked_on: '2026-10-01', checked_by: 'staff_visited' },
    phones: [{ number: '01632 960001' }],
  });
});

test('putting the same listing again changes nothing and logs nothing', () => {
  expect(put(listing('chess'))).toEqual(['created']);
  const seq = lastChange(directory);
  expect(put(listing('chess'))).toEqual(['same']);
  expect(lastChange(directory)).toBe(seq);
});

// Any published fact: the change names the resources that show it, once each, and no other.
test.each<[why: string, work: (w: Writer) => void, shows: string[]]>([
  ['a new name', (w) => w.put(schema.service, { ...w.get(schema.service, { name: 'Chess club' })!, name: 'Chess and tea' }), [chess]],
  ['a schedule', (w) => w.put(schema.schedule, { ...w.all(schema.schedule, { service_at_location_id: chess })[0]!, opens_at: '15:00' }), [chess]],
  ['an exception to a schedule', (w) => w.put(schema.schedule_exception, { id: 'e', schedule_id: w.all(schema.schedule, { service_at_location_id: chess })[0]!.id, date: '2026-12-23', kind: 'cancelled' }), [chess]],
  ['a phone', (w) => w.put(schema.phone, { ...w.all(schema.phone, { service_at_location_id: choir })[0]!, number: '01632 960999' }), [choir]],
  ['who checked a fact', (w) => w.put(schema.provenance, { entity: 'service_at_location', entity_id: choir, field: 'schedule', source: 'group_said', checked_on: '2026-11-20' }), [choir]],
  ['an access fact of the venue', (w) => w.put(schema.attribute, { ...w.all(schema.attribute, { link_type: 'access', label: 'seating' })[0]!, value: 'none' }), [choir]],
  ['the venue moves', (w) => w.put(schema.location, { ...w.get(schema.location, { name: 'Chapel' })!, latitude: 51.6 }), [choir]],
  ['the organization both belong to', (w) => w.put(schema.organization, { ...w.all(schema.organization, {})[0]!, name: 'New name' }), [chess, choir]],
  ['a phone taken away', (w) => w.remove(schema.phone, { id: w.all(schema.phone, { service_at_location_id: choir })[0]!.id }), [choir]],
  ['a service moved to another place shows under itself', (w) => w.put(schema.service_at_location, { ...w.get(schema.service_at_location, { id: chess })!, description: 'x' }), [chess]],
  ['nothing changed', (w) => w.put(schema.organization, { ...w.all(schema.organization, {})[0]! }), []],
  ['many changes to one', (w) => { for (const name of ['a', 'b', 'c']) w.put(schema.service, { ...w.get(schema.service, { name: name === 'a' ? 'Chess club' : name === 'b' ? 'a' : 'b' })!, name }); }, [chess]],
])('the change log has exactly the resources that show %s', (_why, work, shows) => {
  const organization = { key: 'one', name: 'One', description: 'Both' };
  put(listing('chess', { organization }), listing('choir', { organization, service: { name: 'Choir', categories: ['choir'] }, location: { name: 'Chapel' }, facts: [{ key: 'seating', value: 'some_seating', note: null }], phones: [{ number: '01632 960002', description: null }] }));
  expect(change(work).sort()).toEqual([...shows].sort());
});

test('if the work throws, nothing was written and nothing logged', () => {
  put(listing('chess'));
  const seq = lastChange(directory);
  expect(() => change((w) => { w.put(schema.organization, { id: 'x', name: 'x', description: 'x' }); throw new Error('stop'); })).toThrow('stop');
  expect(lastChange(directory)).toBe(seq);
  expect(directory.raw.prepare("SELECT count(*) FROM organization WHERE id = 'x'").pluck().get()).toBe(0);
});

test('a change keeps what was there before in HSDS metadata', () => {
  put(listing('chess'));
  change((w) => w.put(schema.service, { ...w.get(schema.service, { name: 'Chess club' })!, name: 'Chess and tea' }));
  expect(directory.raw.prepare('SELECT field_name, previous_value, replacement_value, updated_by FROM metadata').all()).toEqual([
    { field_name: 'name', previous_value: 'Chess club', replacement_value: 'Chess and tea', updated_by: 'test' },
  ]);
});

test('an import never overwrites what a person checked, and says where it disagrees, once', () => {
  put(listing('chess', { facts: [{ key: 'step_free_entrance', value: 'yes', note: null }] }));
  const from = listing('chess', { source: 'imported_osm', checked_on: null, service: { name: 'CHESS', categories: ['choir'] }, location: { latitude: 51.7, address: null }, facts: [{ key: 'step_free_entrance', value: 'no', note: null }, { key: 'accessible_toilet', value: 'yes', note: null }], schedules: [weekly('FR', '09:00', '17:00')] });
  put(from);
  put(from);
  expect(readResource(directory, chess)).toMatchObject({
    facts: { step_free_entrance: { value: 'yes', source: 'staff_visited' }, accessible_toilet: { value: 'yes', source: 'imported_osm' } },
    name: 'Chess club', categories: ['chess'], place: { point: { latitude: 51.5881 } }, address: '1 John Frost Square, Newport, NP20 1PA',
    schedules: [{ byday: ['WE'] }],
    freshness: { checked_on: '2026-10-01' },
  });
  expect(directory.raw.prepare('SELECT kind, field FROM review_item ORDER BY field').all()).toEqual(['latitude', 'name', 'step_free_entrance'].map((field) => ({ kind: 'import_clash', field })));
});

test('a fact that its import no longer states is taken away; what a person said stays', () => {
  const imported = { source: 'imported_osm' as const, checked_on: null };
  put(listing('chess', { ...imported, facts: [{ key: 'seating', value: 'none', note: null }] }));
  put(listing('chess', { facts: [{ key: 'noise', value: 'quiet', note: null }, { key: 'seating', value: 'none', note: null, source: 'imported_osm' }] }));
  put(listing('chess', { ...imported, facts: [] }));
  expect(Object.keys(readResource(directory, chess)!.facts)).toEqual(['noise']);
});

test.each<[why: string, changes: Parameters<typeof listing>[1]]>([
  ['ended', { service: { status: 'defunct' } }],
  ['inactive', { service: { status: 'inactive' } }],
])('a service that has %s is not published', (_why, changes) => {
  put(listing('chess', changes));
  expect(readResources(directory, 'all')).toEqual([]);
});

// 51.5432109 and -2.9876543 are nowhere else: where they show, the door is given away.
test.each([['area', true], ['hidden', false]] as const)('an address that is %s shows no exact point, street or stop', (visibility, hasCircle) => {
  put(listing('chess', {
    location: { visibility, latitude: 51.5432109, longitude: -2.9876543, name: 'Rose Cottage', address: { address_1: '7 Secret Lane', city: 'Newport', state_province: '', postal_code: 'NP1 1AA', country: 'GB' } },
    travel: { stops: [{ name: 'Secret Lane stop', mode: 'bus', walk_m: 40, step_free: 'yes', lines: ['7'], last_departure: null }], parking: null, lift_offered: 'unknown', route_note: 'Up Secret Lane', lit_route: 'unknown' },
  }));
  const published = readResource(directory, chess)!;
  const text = JSON.stringify(published);
  for (const secret of ['51.5432109', '2.9876543', '51.543210', 'Secret Lane', 'Rose Cottage', 'NP1 1AA']) expect(text).not.toContain(secret);
  expect(published.place!.point === null).toBe(!hasCircle);
  if (published.place!.point !== null) expect(published.place!.point.radius_m).toBeGreaterThan(500);
});

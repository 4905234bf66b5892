import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openDirectory } from '../../../data/db.ts';
import type { Directory } from '../../../data/db.ts';
import { readResource, readResources } from '../../../data/directory.ts';
import { TextFileError } from '../../../data/formats/utf8.ts';
import { importBatch } from '../../../data/import/batch.ts';
import type { Batch, Report } from '../../../data/import/batch.ts';
import { TYPE_CATEGORIES, TYPE_FACTS, TYPE_LANGUAGES, TYPE_SILENT, TYPE_WORDS } from '../../../data/import/meeting-types.ts';
import { readMeetings } from '../../../data/import/meetings.ts';
import { resourceId } from '../../../data/put-listing.ts';
import { Resource } from '../../../data/shapes/resource.ts';
import { factIsValid } from '../../../data/vocabulary/attributes.ts';
import { categoryOf } from '../../../data/vocabulary/categories.ts';
import { rowsOf } from '../../tables.ts';

const FEED = join(import.meta.dirname, '../../fixtures/meetings/feed.json');
const FAULTS = join(import.meta.dirname, '../../fixtures/meetings/faults.json');
const folder = mkdtempSync(join(tmpdir(), 'porchlight-meetings-'));
const OPTIONS = { region: 'US', onProgress: () => {} };
const AT = { at: '2026-11-22T10:00:00Z', dryRun: false, onProgress: () => {} };
const put = (directory: Directory, batch: Batch): Report => importBatch(directory, batch, AT);

function empty(): Directory {
  const directory = openDirectory(':memory:');
  onTestFinished(() => directory.close());
  return directory;
}
function read(content: string | Buffer): Promise<Batch> {
  const path = join(folder, 'feed.json');
  writeFileSync(path, content);
  return readMeetings(path, OPTIONS);
}
/** One meeting, and what it is when everybody sees it. */
async function published(meeting: object): Promise<Resource> {
  const directory = empty();
  const batch = await read(JSON.stringify([{ slug: 'one', name: 'One', day: 1, time: '18:00', address: '1 Main Street', latitude: 37.5629, longitude: -122.3255, ...meeting }]));
  expect(batch.rejected).toEqual([]);
  put(directory, batch);
  return Resource.parse(readResource(directory, resourceId('meetings:feed', 'one')));
}

describe('a feed', () => {
  test('the example of the specification, as everybody sees it', async () => {
    const directory = empty();
    put(directory, await readMeetings(FEED, OPTIONS));
    const meeting = Resource.parse(readResource(directory, resourceId('meetings:feed', 'sunday-serenity-14')));
    expect(meeting).toMatchObject({
      name: 'Sunday Serenity', kind: 'group', status: 'active', status_note: null, categories: ['recovery_meeting', 'lgbtq_group', 'trans_group'],
      description: 'Ring buzzer. Meeting is on the 2nd floor.', organization: { name: 'The Serenity Group', is_faith: false },
      location_name: 'Alano Club', address: '123 Main Street, Anytown, 98765', timezone: 'America/Los_Angeles', region: 'US',
      place: { visibility: 'full', point: { latitude: 37.5629, longitude: -122.3255, radius_m: 0 } },
      schedules: [{ kind: 'session', freq: 'WEEKLY', byday: ['SU'], opens_at: '18:00', closes_at: '19:30', holidays: 'check' }],
      website: 'https://district123.example/meetings/sunday-serenity', email: 'info@district123.example', phones: [], contact: null,
      freshness: { checked_on: null, checked_by: null, imported_from: 'District 123', imported_on: '2026-10-02' },
      attribution: [{ text: 'Meetings: District 123', url: 'https://district123.example' }],
    });
    expect(Object.fromEntries(Object.entries(meeting.facts).map(([key, fact]) => [key, fact.value]))).toEqual({ attendance_mode: 'in_person', how_to_join: 'drop_in', gender_scope: 'trans_nonbinary' });
  });

  test('every type that says something becomes a fact, with nothing made up', async () => {
    const { listings, notes } = await readMeetings(FEED, OPTIONS);
    const birds = listings.find((l) => l.key === 'early-birds')!;
    expect(Object.fromEntries(birds.facts.map((f) => [f.key, f.value]))).toEqual({
      attendance_mode: 'hybrid', how_to_join: 'members_only', talking_level: 'sharing_circle', gender_scope: 'women', step_free_entrance: 'yes', step_free_room: 'yes', accessible_toilet: 'yes',
      scent: 'fragrance_free', newcomer_support: 'newcomer_session', age_scope: { min: null, max: null, children_may_come: 'yes', under18_safeguarding: 'unknown' },
      sign_languages: ['ase'], faith_content: 'none', languages: ['en', 'es'],
    });
    expect(birds).toMatchObject({
      service: { summary: 'Reading together, outdoors', categories: ['recovery_meeting', 'womens_group'], description: 'Coffee from 6:45 . Stay as long as you like.', application_process: 'To join online: https://meet.example/j/123456789 The word is sunrise.' },
      location: { address: { address_1: '4953 W Addison St', city: 'Chicago', state_province: 'IL', postal_code: '60641', country: 'USA' } },
      schedules: [{ byday: ['MO', 'WE', 'FR'], opens_at: '07:00', closes_at: '08:00' }],
    });
    expect(notes).toEqual([
      '“ZZZ” once is not a type we know.', '“how_to_join” once was left open, because a row says two things of it: "drop_in" and "members_only".', '“by-telephone: Mars/Base” once is not a time zone, so it was not used.',
    ]);
  });

  test('last names and people\'s own e-mail addresses stay behind', async () => {
    const directory = empty();
    put(directory, await readMeetings(FEED, OPTIONS));
    const tables = directory.raw.prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").pluck().all() as string[];
    const all = JSON.stringify(tables.map((table) => directory.raw.prepare(`SELECT * FROM "${table}"`).all()));
    expect(readFileSync(FEED, 'utf8')).toMatch(/Surname/);
    expect(all).not.toMatch(/surname/i);
    expect(readResources(directory, 'all').flatMap((r) => r.contact?.name ?? []).toSorted()).toEqual(['Alex', 'Jo']);
    expect(readResource(directory, resourceId('meetings:feed', 'early-birds'))!.phones).toEqual([{ number: '+1 312 555 0142', description: 'Ask for Jo' }]);
  });

  test('a second run and a dry run change no row, and what is interrupted leaves nothing', async () => {
    const directory = empty();
    const before = rowsOf(directory);
    const batch = await readMeetings(FEED, OPTIONS);
    expect(importBatch(directory, batch, { ...AT, dryRun: true }).listings.created).toBe(6);
    expect(() => importBatch(directory, batch, { ...AT, onProgress: (done) => { if (done === 3) throw new Error('stopped'); } })).toThrow('stopped');
    expect(rowsOf(directory)).toEqual(before);
    expect(put(directory, batch).listings).toEqual({ created: 6, changed: 0, same: 0 });
    const after = rowsOf(directory);
    expect(put(directory, await readMeetings(FEED, OPTIONS)).listings).toEqual({ created: 0, changed: 0, same: 6 });
    expect(rowsOf(directory)).toEqual(after);
  });

  test('meetings of one group that describe it differently do not undo each other', async () => {
    const directory = empty();
    const room = { day: 1, time: '18:00', address: '1 Main Street', latitude: 37.5, longitude: -122.3, group: 'Group' };
    const batch = await read(JSON.stringify([{ slug: 'a', name: 'A', ...room }, { slug: 'b', name: 'B', ...room, group_notes: 'We began in 1960.', website: 'https://example.org' }, { slug: 'c', name: 'C', ...room, group_notes: 'Other words.' }]));
    put(directory, batch);
    expect(put(directory, batch).listings).toEqual({ created: 0, changed: 0, same: 3 });
    expect(directory.raw.prepare('SELECT description, website FROM organization').all()).toEqual([{ description: 'We began in 1960.', website: 'https://example.org' }]);
  });
});

const online = { conference_url: 'https://meet.example/j/1' };
test.each<[why: string, meeting: object, mode: string, visibility: string | null, more: Partial<Resource>]>([
  ['a room', {}, 'in_person', 'full', { address: '1 Main Street' }],
  ['a room told roughly', { approximate: 'yes', location: 'Alano Club' }, 'in_person', 'area', { address: null, location_name: null }],
  ['a room and a link', online, 'hybrid', 'full', { website: 'https://meet.example/j/1' }],
  ['a link, and roughly where the group is from', { ...online, approximate: 'yes' }, 'online', null, { address: null }],
  ['a link, while the room is closed', { ...online, types: ['TC'] }, 'online', null, { status: 'active', status_note: 'The room is closed for now. The meeting goes on from afar.' }],
  ['a telephone number and no room', { address: '', conference_phone: '+12025550100' }, 'phone', null, { phones: [{ number: '+12025550100', description: 'To join by phone' }] }],
  ['the type online', { types: ['ONL'] }, 'online', null, {}],
  ['the type hybrid', { types: ['HY'] }, 'hybrid', 'full', {}],
  ['a room that is closed for now', { types: ['TC'] }, 'in_person', 'full', { status: 'temporarily closed', status_note: 'The room is closed for now.' }],
  ['no day: by appointment', { day: null, time: '' }, 'in_person', 'full', { schedules: [], hours_text: 'By appointment' }],
])('where and when: %s', async (_why, meeting, mode, visibility, more) => {
  const resource = await published(meeting);
  expect(resource.facts.attendance_mode!.value).toBe(mode);
  expect(resource.place?.visibility ?? null).toBe(visibility);
  expect(resource).toMatchObject(more);
});

test('a rough address is published as a square and nothing finer', async () => {
  const resource = await published({ approximate: 'yes', address: 'Behind the Old Mill', location: 'Mill house' });
  expect(resource.place!.point!.radius_m).toBeGreaterThan(500);
  expect(JSON.stringify(resource)).not.toMatch(/Mill|37\.5629|122\.3255/);
});

test('what cannot be listed is left out, each with why, and the rest goes on', async () => {
  const { listings, rejected } = await readMeetings(FAULTS, OPTIONS);
  expect(listings.map((l) => l.service.name)).toEqual(['Good']);
  expect(rejected.map(({ ref, reason }) => `${ref}: ${reason}`)).toEqual([
    'meeting 1 (day-9): Its day (9) is not a day. Days are 0 (Sunday) to 6 (Saturday).',
    'meeting 2 (days-1-9): Its day.1 (9) is not a day. Days are 0 (Sunday) to 6 (Saturday).',
    'meeting 3 (time-25): Its time (25:00) is not a time of day. Times are like "18:00".',
    'meeting 4 (end-60): Its end_time (18:60) is not a time of day. Times are like "18:00".',
    'meeting 5 (lat-200): Latitude 200 and longitude -122 are not on the earth. Latitude is between -90 and 90, longitude between -180 and 180.',
    'meeting 6 (swapped): Latitude -122.3 and longitude 37.5 look swapped. Latitude is between -90 and 90.',
    'meeting 7 (lat-word): Its latitude (north) is not a number.',
    'meeting 8 (no-time): It has a day but no time. Weekly meetings need both.',
    'meeting 9 (no-day): It has a time but no day. Weekly meetings need both.',
    'meeting 10 (nowhere): It has neither an address nor a way to join from afar.',
    'meeting 11 (no-point): It has an address but no latitude and longitude, so nobody could find it on a map. Add them to the feed.',
    'meeting 12: Its slug is missing. Every meeting has a slug of its own.',
    'meeting 13 (no-name): Its name is empty.',
    'meeting 14 (types-text): Its types (O,D) is not a list.',
    'meeting 15: It is not a JSON object.',
    'meeting 17 (good): Another meeting before it has the same slug, “good”. Only the first was taken.',
  ]);
});

test.each<[why: string, content: string | Buffer, says: string]>([
  ['it is a web page', '<!doctype html><p>Not found</p>', 'feed.json is not JSON, or was cut short'],
  ['it was cut short', readFileSync(FEED, 'utf8').slice(0, 900), 'feed.json is not JSON, or was cut short'],
  ['it is not a list', '{"meetings": []}', 'feed.json is not a list of meetings. A Meeting Guide feed begins with "[".'],
  ['it is empty', '', 'feed.json is not JSON, or was cut short'],
  ['it is UTF-16', Buffer.from('\ufeff[]', 'utf16le'), 'feed.json is written in UTF-16.'],
  ['it is Latin-1', Buffer.from('[\n{"slug": "a", "name": "Café"}]', 'latin1'), 'feed.json, line 2: the text near “"name": "Caf�"}]” is not UTF-8.'],
  ['it holds a NUL', '[\n\0]', 'feed.json, line 2: there is a NUL (U+0000)'],
])('a feed is refused whole where %s', async (_why, content, says) => {
  const directory = empty();
  put(directory, await readMeetings(FEED, OPTIONS));
  const before = rowsOf(directory);
  const importing = read(content).then((batch) => put(directory, batch));
  await expect(importing).rejects.toThrow(TextFileError);
  await expect(importing).rejects.toThrow(says);
  expect(rowsOf(directory)).toEqual(before);
});

test('a byte order mark is no part of a feed', async () => {
  expect(await read('\ufeff[]')).toMatchObject({ listings: [], rejected: [] });
});

test('a fact that staff checked stays as it is', async () => {
  const directory = empty();
  const batch = await readMeetings(FEED, OPTIONS);
  put(directory, batch);
  const id = resourceId('meetings:feed', 'early-birds');
  const checked = { ...batch, listings: batch.listings.filter((l) => l.key === 'early-birds').map((l) => ({ ...l, source: 'staff_visited' as const, checked_on: '2026-11-20', facts: [{ key: 'step_free_entrance' as const, value: 'no', note: 'Two steps.' }] })) };
  put(directory, checked);
  expect(put(directory, batch).clashes).toBeGreaterThan(0);
  expect(readResource(directory, id)!.facts.step_free_entrance).toEqual({ value: 'no', source: 'staff_visited', checked_on: '2026-11-20', note: 'Two steps.' });
  expect(directory.raw.prepare("SELECT count(*) FROM review_item WHERE kind = 'import_clash' AND field = 'step_free_entrance'").pluck().get()).toBe(1);
});

/** The table "Meeting Types" of the specification, and the proposed ones. */
const CODES = '11 12x12 A ABSI AL AL-AN AM ASL B BA BE BI BRK C CAN CF D DA DB DD DE DR EL EN FA FF FR G GR H HE HI HR HU ITA JA KOR L LGBTQ LIT LS LT M MED ML N NB NDG NO O OUT P POA POC POL POR PUN RUS S SEN SK SM SP ST SV T TC TH TL TR UK W X XB XT Y BV-I D-HOH LO-I QSL RSL'.split(' ');

test('every code of the specification is known, and what it becomes is in our vocabulary', async () => {
  const unknown = CODES.filter((code) => ![TYPE_FACTS, TYPE_LANGUAGES, TYPE_CATEGORIES, TYPE_WORDS].some((table) => Object.hasOwn(table, code)) && !TYPE_SILENT.has(code));
  expect(unknown).toEqual([]);
  for (const fact of Object.values(TYPE_FACTS).flat()) expect(factIsValid(fact.key, fact.value, fact.note)).toBeNull();
  for (const tag of Object.values(TYPE_LANGUAGES)) expect(factIsValid('languages', [tag], null)).toBeNull();
  for (const code of Object.values(TYPE_CATEGORIES)) expect(categoryOf(code)).toBeDefined();
  expect(await read(JSON.stringify([{ slug: 'all', name: 'All', conference_phone: '+12025550100', types: CODES }]))).toMatchObject({ rejected: [], listings: [{ key: 'all' }] });
});

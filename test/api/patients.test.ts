import { expect, test } from 'vitest';
import { match } from '../../data/match/match.ts';
import { Person } from '../../data/shapes/person.ts';
import { Resource } from '../../data/shapes/resource.ts';
import * as schema from '../../data/schema/directory.ts';
import type { PublishedAnswer } from '../../api/answer.ts';
import { NOW, TOWN, id, nameAreas, porch } from './porch.ts';

const answerTo = async (ask: ReturnType<typeof porch>['post'], body: unknown): Promise<PublishedAnswer> => {
  const response = await ask(body);
  const said = await response.json();
  expect([response.status, response.ok ? null : said]).toEqual([200, null]);
  return said as PublishedAnswer;
};
const ids = (answer: PublishedAnswer): string[] => [...answer.groups.match, ...answer.groups.ask].map((r) => r.id).sort();
const keys = (...names: string[]): string[] => names.map(id).sort();

test('who asks for nothing gets everything that is published, whole, and it is not to be kept', async () => {
  const { post } = porch(TOWN);
  const response = await post({ person: {} });
  expect(response.headers.get('cache-control')).toBe('no-store');
  const answer = (await response.json()) as PublishedAnswer;
  expect(ids(answer)).toEqual(keys('chess', 'choir', 'women', 'garden', 'forum', 'library'));
  const chess = answer.groups.match.find((r) => r.id === id('chess'))!;
  expect(Resource.parse(chess.resource)).toMatchObject({ name: 'Chess club', address: '1 John Frost Square, Newport, NP20 1PA', contact: { name: 'Sam' } });
  expect(chess.next[0]).toMatchObject({ date: '2026-11-25', opens_at: '14:00' });
  expect(answer.tookMs).toBeGreaterThanOrEqual(0);
});

test('the answer is the engine\'s own, in its order, with its totals', async () => {
  const { post, index } = porch(TOWN);
  const person = Person.parse({ place: { latitude: 51.588, longitude: -2.998 }, needs: [{ attribute: 'step_free_entrance', accepts: ['yes'], strength: 'must' }] });
  const { groups, tookMs: _, ...rest } = await answerTo(post, { person });
  const engine = match({ resources: index.latest().cores, person, at: NOW, words: null });
  expect(rest).toEqual({ totals: engine.totals, excluded: engine.excluded, whatIf: engine.whatIf, facets: engine.facets });
  for (const group of ['match', 'ask'] as const) expect(groups[group].map(({ resource: __, ...result }) => result)).toEqual(engine.groups[group]);
  expect(engine.excluded.total).toBe(2);
});

test.each<[why: string, words: string, finds: string[]]>([
  ['a word of a name', 'choir', ['choir']],
  ['an everyday name for a category', 'singing', ['choir']],
  ['a slip of the finger', 'alotment', ['garden']],
  ['a word nobody uses', 'zzzqqqxxx', []],
])('words select: %s', async (_why, words, finds) => {
  const { post } = porch(TOWN);
  expect(ids(await answerTo(post, { person: { words } }))).toEqual(keys(...finds));
});

test('a page of each group, or of one', async () => {
  const { post } = porch(TOWN);
  const whole = await answerTo(post, { person: {} });
  expect(whole.totals.match).toBeGreaterThan(2);
  const second = await answerTo(post, { person: {}, limit: 1, offset: 1 });
  expect(second.groups.match.map((r) => r.id)).toEqual([whole.groups.match[1]!.id]);
  expect(second.totals).toEqual(whole.totals);
  const asked = await answerTo(post, { person: { needs: [{ attribute: 'step_free_entrance', accepts: ['yes'], strength: 'must' }] }, group: 'ask' });
  expect(asked.groups.match).toEqual([]);
  expect(asked.groups.ask.length).toBe(asked.totals.ask);
  expect(asked.totals.match).toBe(2);
});

test('the moment asked about is the one given, and now without one', async () => {
  const { post, clock } = porch(TOWN);
  const next = async (body: object): Promise<string | undefined> => (await answerTo(post, body)).groups.match.find((r) => r.id === id('chess'))?.next[0]?.date;
  expect(await next({ person: {}, at: '2027-03-01T09:00:00+01:00' })).toBe('2027-03-03');
  clock.at = Date.parse('2026-12-01T10:00:00Z');
  expect(await next({ person: {} })).toBe('2026-12-02');
});

test('a resource, and nothing under an id that is not published', async () => {
  const { app } = porch(TOWN);
  const found = await app.request(`/api/resources/${id('chess')}`);
  expect(found.status).toBe(200);
  expect(Resource.parse(await found.json())).toMatchObject({ id: id('chess'), categories: ['chess'] });
  for (const missing of [id('gone'), id('nobody'), 'x']) {
    const response = await app.request(`/api/resources/${missing}`);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ error: { where: 'path.id' } });
  }
});

test('named places, with how much is in each', async () => {
  const { app, change } = porch(TOWN);
  nameAreas(change, { chess: 'newport', women: 'newport', choir: 'caerleon', forum: 'newport' });
  const areas = await (await app.request('/api/areas')).json();
  expect(areas).toEqual({
    total: 7, online: 1,
    areas: [
      { slug: 'newport', name: 'Newport', kind: 'city', latitude: 51.5877, longitude: -2.9984, resources: 2 },
      { slug: 'caerleon', name: 'Caerleon', kind: 'town', latitude: 51.6097, longitude: -2.9533, resources: 1 },
      { slug: 'stow-hill', name: 'Stow Hill', kind: 'suburb', latitude: 51.584, longitude: -3.001, resources: 0 },
    ],
  });
});

// A change to one resource must be seen by everyone who kept a copy of it, and by nobody else.
test.each<[path: string, changes: boolean]>([
  [`/api/resources/${id('chess')}`, true],
  [`/api/resources/${id('choir')}`, false],
  ['/api/areas', false],
  ['/shards/manifest.json', true],
  ['/api/openapi.json', false],
])('%s: a kept copy is good until what it says changes', async (path, changes) => {
  const { app, change } = porch(TOWN);
  const first = await app.request(path);
  const tag = first.headers.get('etag')!;
  expect(tag).toMatch(/^"[^"]+"$/);
  expect(first.headers.get('cache-control')).toBe('no-cache');
  const again = await app.request(path, { headers: { 'If-None-Match': `"other", ${tag}` } });
  expect(again.status).toBe(304);
  expect(await again.text()).toBe('');
  expect(again.headers.get('etag')).toBe(tag);
  expect(again.headers.get('content-security-policy')).toContain("default-src 'self'");
  change((w) => { w.put(schema.service, { ...w.get(schema.service, { name: 'Chess club' })!, name: 'Chess and tea' }); });
  const after = await app.request(path, { headers: { 'If-None-Match': tag } });
  expect(after.status).toBe(changes ? 200 : 304);
  if (changes) expect(after.headers.get('etag')).not.toBe(tag);
});

// Stable ids and a log that counts from 1 again: the same number then stands for other facts.
test('a directory made again from nothing does not pass for the old one', async () => {
  const tags = await Promise.all([TOWN, TOWN.map((l) => (l.key === 'chess' ? { ...l, service: { ...l.service, name: 'Chess and tea' } } : l))].map(async (town) => {
    const { app, index } = porch(town);
    return [index.latest().seq, (await app.request(`/api/resources/${id('chess')}`)).headers.get('etag')] as const;
  }));
  expect(tags[0]![0]).toBe(tags[1]![0]);
  expect(tags[0]![1]).not.toBe(tags[1]![1]);
});

test('a committed edit is in the very next answer: changed, new, gone, renamed place', async () => {
  const { app, post, change, put } = porch(TOWN);
  nameAreas(change, { chess: 'newport' });
  const name = async (key: string): Promise<string | null> => ((await (await app.request(`/api/resources/${id(key)}`)).json()) as { name?: string }).name ?? null;
  expect(await name('chess')).toBe('Chess club');
  change((w) => { w.put(schema.service, { ...w.get(schema.service, { name: 'Chess club' })!, name: 'Kasparov tea' }); });
  expect(await name('chess')).toBe('Kasparov tea');
  expect(ids(await answerTo(post, { person: { words: 'kasparov' } }))).toEqual(keys('chess'));
  change((w) => { w.put(schema.service, { ...w.get(schema.service, { name: 'Kasparov tea' })!, status: 'defunct' }); });
  expect(await name('chess')).toBe(null);
  expect(ids(await answerTo(post, { person: { words: 'kasparov' } }))).toEqual([]);
  put({ ...TOWN[0]!, key: 'bridge', service: { ...TOWN[0]!.service, name: 'Bridge club' } });
  expect(await name('bridge')).toBe('Bridge club');
  change((w) => { w.put(schema.place, { ...w.get(schema.place, { id: 'newport' })!, name: 'Casnewydd' }); });
  expect(JSON.stringify(await (await app.request('/api/areas')).json())).toContain('Casnewydd');
});

test('what an edit did not touch is not read again', () => {
  const { index, change } = porch(TOWN);
  const before = index.latest();
  expect(index.latest()).toBe(before);
  change((w) => { w.put(schema.service, { ...w.get(schema.service, { name: 'Chess club' })!, name: 'Chess and tea' }); });
  const after = index.latest();
  expect(after.resources.get(id('choir'))).toBe(before.resources.get(id('choir')));
  expect(after.resources.get(id('chess'))).not.toBe(before.resources.get(id('chess')));
  expect(before.resources.get(id('chess'))!.name).toBe('Chess club');
});

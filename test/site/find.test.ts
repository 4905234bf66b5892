import { describe, expect, test } from 'vitest';
import { NOBODY } from '../../data/match/nobody.ts';
import { createFinder } from '../../site/finder/find.ts';
import type { Found, Question } from '../../site/finder/messages.ts';
import { createShelf } from '../../site/finder/shelf.ts';
import { AT, club, names, near, published } from './listings.ts';

const HERE = { bounds: [51.58, -3, 51.6, -3] as [number, number, number, number], clubs: [club(1, 0, 'Chess at the library'), club(2, 2, 'Chess by the park')] };
const AWAY = { bounds: [52.48, -3, 52.5, -3] as [number, number, number, number], clubs: [club(3, 101, 'Chess far away')] };
const ONLINE = { bounds: null, clubs: [club(4, null, 'Chess online')] };

/** A server that remembers what was fetched. */
function serve(files: Map<string, unknown>): { fetched: string[]; find: (question: Partial<Question>) => Promise<Found>; files: Map<string, unknown>; places: () => Promise<unknown> } {
  const fetched: string[] = [];
  const shelf = createShelf(async (path) => {
    fetched.push(path);
    if (!files.has(path)) throw new Error(`${path} answered 404.`);
    return files.get(path);
  });
  const find = createFinder(shelf);
  return { fetched, files, places: shelf.places, find: (question) => find({ person: NOBODY, at: AT, sort: 'best', take: { match: 20, ask: 20 }, ...question }) };
}

describe('what is fetched', () => {
  test.each([
    ['near somebody: the cells in reach, and what is online', near(3000), ['core-a0', 'core-a2'], ['core-a1']],
    ['a cell that only "a bit further" touches', near(49_000), ['core-a0', 'core-a1', 'core-a2'], []],
    ['no limit is nearby', near(null), ['core-a0', 'core-a2'], ['core-a1']],
    ['no place in a small directory: all of it', NOBODY, ['core-a0', 'core-a1', 'core-a2'], ['text-a0']],
    ['words: the texts too', { ...NOBODY, words: 'chess' }, ['text-a0', 'text-a1', 'text-a2'], ['places-a']],
  ])('%s', async (_, person, there, absent) => {
    const { fetched, find } = serve(published([HERE, AWAY, ONLINE]));
    await find({ person });
    for (const name of there) expect(fetched).toContain(`/shards/${name}.json`);
    for (const name of [...absent, ...(person.words === '' ? ['text-a0'] : [])]) expect(fetched).not.toContain(`/shards/${name}.json`);
  });

  test('no place in a large directory: what is online, and it is said', async () => {
    const { fetched, find } = serve(published([HERE, ONLINE], { total: 20_001 }));
    const found = await find({});
    expect(found.extent).toBe('online_only');
    expect(names(found.entries.match)).toEqual(['Chess online']);
    expect(fetched).not.toContain('/shards/core-a0.json');
  });

  test('across the date line', async () => {
    const fiji = { bounds: [-17, -179.99, -16.9, -100] as [number, number, number, number], clubs: [club(1, 0, 'Chess in Taveuni')] };
    const { fetched, find } = serve(published([fiji]));
    await find({ person: { ...NOBODY, place: { latitude: -16.95, longitude: 179.99 } } });
    expect(fetched).toContain('/shards/core-a0.json');
  });

  test('nothing twice: not for more, not for another order, not for another person', async () => {
    const { fetched, find } = serve(published([HERE, ONLINE]));
    await find({ person: near(3000) });
    const before = fetched.length;
    await find({ person: near(3000), sort: 'soon' });
    await find({ person: near(3000), take: { match: 40, ask: 20 } });
    await find({ person: near(2000) });
    expect(fetched.length).toBe(before);
  });

  test('a publish in between is followed', async () => {
    const server = serve(published([HERE]));
    await server.find({});
    server.files.clear();
    for (const [path, rows] of published([{ ...HERE, clubs: [club(1, 0, 'Chess, renamed')] }], { edition: 'b' })) server.files.set(path, rows);
    expect(names((await server.find({ person: { ...NOBODY, words: 'chess' } })).entries.match)).toEqual(['Chess, renamed']);
  });

  test('what cannot be fetched rejects, and is asked for again the next time', async () => {
    const { find, files } = serve(new Map());
    await expect(find({})).rejects.toThrow(/404/);
    for (const [path, rows] of published([HERE])) files.set(path, rows);
    expect((await find({})).totals.match).toBe(2);
  });

  test('the gazetteer only when it is asked for', async () => {
    const { fetched, find, places } = serve(published([HERE], { places: [['stow-hill', 'Stow Hill', 'area', 51.58, -3]] }));
    await find({});
    expect(fetched).not.toContain('/shards/places-a.json');
    expect(await places()).toEqual([['stow-hill', 'Stow Hill', 'area', 51.58, -3]]);
  });
});

describe('what is found', () => {
  const cells = [{ bounds: HERE.bounds, clubs: [club(1, 2, 'Late and far'), club(2, 0.1, 'Near'), club(9, 1, 'Early')] }, ONLINE];

  test.each([
    ['nearest', 'near', ['Near', 'Early', 'Late and far', 'Chess online']],
    ['soonest', 'soon', ['Early', 'Chess online', 'Near', 'Late and far']],
  ] as const)('%s first', async (_, sort, order) => {
    expect(names((await serve(published(cells)).find({ person: near(5000), sort })).entries.match)).toEqual(order);
  });

  test('every result has its pin, numbered as in the list, and what is online has none', async () => {
    const found = await serve(published(cells)).find({ person: near(5000), sort: 'near', take: { match: 1, ask: 1 } });
    expect(found.entries.match).toHaveLength(1);
    expect(found.pins.map(({ number, label }) => [number, label])).toEqual([[1, 'Near'], [2, 'Early'], [3, 'Late and far']]);
  });

  test('unknown is a second group, counted on, with its question', async () => {
    const sure = club(1, 0, 'Sure', { step_free_entrance: { value: 'yes', source: 'group_said', checked_on: '2026-02-01', note: null } });
    const found = await serve(published([{ bounds: HERE.bounds, clubs: [sure, club(2, 0, 'Not checked')] }])).find({ person: near(5000, { needs: [{ attribute: 'step_free_entrance', accepts: ['yes'], strength: 'must' }] }) });
    expect([names(found.entries.match), names(found.entries.ask)]).toEqual([['Sure'], ['Not checked']]);
    expect(found.pins.map(({ group, number }) => [group, number])).toEqual([['match', 1], ['ask', 2]]);
    expect(found.entries.ask[0]?.questions).toEqual([{ key: 'question.fact', params: { attribute: 'step_free_entrance' } }]);
  });

  test('how often it meets is said of its own schedule', async () => {
    const found = await serve(published([ONLINE])).find({});
    expect(found.entries.match[0]).toMatchObject({ repeats: 'weekly', where: 'online', next: { date: '2026-03-05' } });
  });

  test('an empty directory says that it is empty', async () => {
    expect(await serve(published([])).find({})).toMatchObject({ directory: 0, totals: { match: 0, ask: 0 } });
  });
});

describe('what the map opens on', () => {
  test.each([
    ['all results that are in one place', [HERE, AWAY, ONLINE], near(3000), { south: 51.58, west: -3, north: expect.closeTo(51.598, 2), east: -3 }],
    ['none is: the whole directory', [{ ...AWAY }, ONLINE], near(3000), { south: 52.48, west: -3, north: 52.5, east: -3 }],
    ['nothing is in any place', [ONLINE], NOBODY, null],
  ])('%s', async (_, cells, person, area) => {
    const { find } = serve(published(cells));
    expect((await find({ person })).area).toEqual(area);
  });
});

import { expect, test } from 'vitest';
import { listing, weekly } from '../data/listings.ts';
import { ONLINE, cardsIn, fact, serveTown, textOf } from './town.ts';

const TOWN = [
  listing('chess'), listing('walk', { service: { name: 'Slow walk', categories: ['short_walk'] }, schedules: [weekly('MO', '10:00', '11:00', { freq: 'MONTHLY', byday: ['1MO'] })] }),
  listing('library', { service: { name: 'Library', kind: 'place', categories: ['library'] }, schedules: [weekly('WE', '09:00', '17:00', { kind: 'opening_hours' })] }),
  listing('timeless', { service: { name: 'Some time' }, schedules: [] }),
  listing('closed', { service: { name: 'Shut club', status: 'temporarily closed' } }), listing('closed and old', { service: { name: 'Old shut club', status: 'temporarily closed' }, checked_on: '2025-01-01' }), listing('old', { service: { name: 'Old club' }, checked_on: '2025-01-01' }),
  listing('over', { service: { name: 'Past fair' }, schedules: [weekly('WE', '14:00', '16:00', { freq: null, byday: [], dtstart: '2026-11-18' })] }),
  listing('prayer', { service: { name: 'Prayer circle', categories: ['prayer_group'] }, facts: fact('faith_content', 'central') }),
  listing('choir in caerleon'), listing('online', { location: ONLINE, service: { name: 'Evening chat', categories: ['online_forum'] } }), listing('far in nowhere'), listing('village in għarb'),
];

test('the list counts what each page then shows', async () => {
  const { get } = await serveTown(TOWN);
  const { html, text, status } = await get('/areas');
  expect(status).toBe(200);
  const links = [...html.matchAll(/<a href="(\/areas\/[^"]+)">([^<]+)<\/a> <span class="note">(\d+) things? to do/g)].map(([, path, name, count]) => [path!, name!, Number(count)] as const);
  expect(links.map(([, name]) => name)).toEqual(['Caerleon', 'Għarb', 'Stow Hill', 'Online or by phone', 'Places in no named area']);
  for (const [path, name, count] of links) {
    const page = await get(path);
    expect(page.status, path).toBe(200);
    expect(cardsIn(page.html), name).toHaveLength(count);
    expect(/<h1>([^<]*)/.exec(page.html)![1]).toContain(`${count} thing`);
  }
  expect(text).not.toContain('Newport ');
});

test('one area by kind and by day; faith and what is closed one tap away', async () => {
  const { get } = await serveTown(TOWN);
  const { html, text, title } = await get('/areas/stow-hill');
  expect(title).toBe('Stow Hill – Porchlight');
  expect(text).toContain('5 things to do near Stow Hill');
  expect([...html.matchAll(/<h2[^>]*>([^<]*)<\/h2>/g)].map((m) => m[1])).toEqual(['Books, reading and writing', 'Games', 'Walking, cycling and water', 'By day', 'Areas close by']);
  expect(html).toMatch(/<details class="left-out"><summary>1 faith group is not shown\. Show it\.<\/summary><ul class="cards"><li class="card"[^]*Prayer circle/);
  expect(html.split('Prayer circle')).toHaveLength(2);
  expect(html).toMatch(/<summary>1 is closed for now<\/summary>[^]*Shut club/);
  expect(text).not.toMatch(/Old club|Past fair|Old shut/);
  const day = (n: number): string => textOf(html.slice(html.indexOf(`id="day-${n}"`), html.indexOf(n === 7 ? 'Areas close by' : `id="day-${n + 1}"`)).replace(/^[^>]*>/, ''));
  expect(day(1)).toContain('Monday 10am to 11am Slow walk next on Monday 7 December');
  expect(day(2)).toContain('Tuesday Nothing that we know of.');
  expect(day(3)).toContain('Wednesday 2pm to 4pm Chess club Open to walk into 1 9am to 5pm Library');
  expect(text).toContain('1 has no known times.');
  expect(text).toContain('Areas close by Caerleon 1 thing to do');
});

test('a place with nothing on it leads on', async () => {
  const { get } = await serveTown(TOWN);
  const { status, text } = await get('/areas/newport');
  expect(status).toBe(200);
  expect(text).toMatch(/Nothing is on the list near Newport yet.*Areas close by Stow Hill/);
});

test('an empty directory says so', async () => {
  const { get } = await serveTown([]);
  expect((await get('/areas')).text).toContain('There is nothing on this list yet');
  expect((await get('/areas/online')).text).toContain('Nothing is on the list online yet');
});

import { expect, test } from 'vitest';
import { listing, weekly } from '../data/listings.ts';
import { cardsIn, fact, id, serveTown } from './town.ts';

const MANY = Array.from({ length: 25 }, (_, i) => listing(`club ${i}`, { organization: { key: `org ${i}` }, service: { name: `Club ${i}` }, facts: fact('step_free_entrance', i < 23 ? 'yes' : 'no') }));
const hidden = (html: string): [string, string][] => [...html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)].map((m) => [m[1]!, m[2]!]);

test('the form is answered, and nothing is kept', async () => {
  const { post, log } = await serveTown([listing('x', { facts: fact('step_free_entrance', 'yes') }), listing('y')]);
  log.length = 0;
  const { status, headers, html, text } = await post([['area', 'Stow Hill'], ['kind', 'games'], ['words', 'zorblax chess'], ['day', '3'], ['part', 'afternoon'], ['mode', 'walk'], ['minutes', '30'], ['need', 'no_steps'], ['need', ''], ['age', '34'], ['faith', 'no']]);
  expect(status).toBe(200);
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('etag')).toBe(null);
  expect(text).toContain('2 things to do near Stow Hill');
  expect(html).toContain('You can get in without steps.');
  expect(html).toMatch(/<section class="group ask"[^]*“Can I get in without going up or down any steps\?”/);
  await expect.poll(() => log.length).toBe(1);
  expect(JSON.parse(log[0]!)).toEqual({ level: 'info', time: expect.any(String) as string, method: 'POST', route: '*', status: 200, ms: expect.any(Number) as number, bytes: expect.any(Number) as number });
  // Everything that was asked can be taken back, and goes along with each button.
  expect(Object.fromEntries(hidden(html))).toMatchObject({ area: 'stow-hill', kind: 'games', words: 'zorblax chess', day: '3', age: '34', faith: 'no' });
  expect([...html.matchAll(/name="unask"/g)]).toHaveLength(9);
});

test('a point is never taken, and never comes back', async () => {
  const { post, log } = await serveTown([listing('x')]);
  log.length = 0;
  for (const fields of [[['latitude', '51.23456'], ['longitude', '-0.98765']], [['place', '51.23456,-0.98765']], [['area', '51.23456,-0.98765']]] as [string, string][][]) {
    const { html, text } = await post(fields);
    expect(text).toContain('We could not answer that yet');
    expect(html.replace(/<input id="area"[^>]*>/, '')).not.toMatch(/51\.23|0\.98/);
  }
  await expect.poll(() => log.length).toBe(3);
  expect(log.join('')).not.toMatch(/51\.23|0\.98/);
  const near = await post([['area', 'stow-hill'], ['mode', 'walk']]);
  expect(near.html).not.toMatch(/51\.58|3\.001/);
});

test.each<[why: string, fields: [string, string][], status: number, says: RegExp]>([
  ['a field the form does not have', [['colour', 'red']], 400, /did not reach us as it should/],
  ['a value the form does not have', [['need', 'zorblax']], 400, /did not reach us as it should/],
  ['a kind that there is not', [['kind', 'zorblax']], 400, /did not reach us as it should/],
  ['an order that there is not', [['sort', 'price']], 400, /did not reach us as it should/],
  ['a wild number of cards', [['take_match', '1e9'], ['more', 'match']], 400, /did not reach us as it should/],
  ['an age that is no number', [['age', 'thirty']], 400, /Write your age as a number/],
  ['more words than fit', [['words', 'chess '.repeat(50)]], 400, /use fewer/],
  ['a place that nobody knows', [['area', 'Zorblax']], 200, /We could not find that place\. Try a town name\./],
  ['a place of which there are two', [['area', 'Stow']], 200, /There is more than one\. Choose the one you mean\. Stow Hill Stow Park/],
])('%s is answered kindly', async (_why, fields, status, says) => {
  const { post } = await serveTown([listing('x')]);
  const page = await post(fields);
  expect(page.status).toBe(status);
  expect(page.text).toMatch(says);
  expect(page.headers.get('cache-control')).toBe('no-store');
  expect(cardsIn(page.html)).toHaveLength(0);
  expect(page.html).toContain('action="/results"');
});

test('a body that is no form is answered kindly', async () => {
  const { get } = await serveTown([]);
  const { status, text } = await get('/results', { method: 'POST', body: '{"a":1}', headers: { 'Content-Type': 'application/json' } });
  expect(status).toBe(400);
  expect(text).toContain('did not reach us as it should');
});

test('the choice of a place keeps the rest of the question', async () => {
  const { post } = await serveTown([listing('x')]);
  const { html } = await post([['area', 'Stow'], ['kind', 'games']]);
  expect(html).toContain('<button class="button quiet" type="submit" name="area" value="stow-hill">Stow Hill</button>');
  expect((await post([...hidden(html), ['area', 'stow-hill']])).text).toContain('1 thing to do near Stow Hill');
});

test('every button does in a post what it does on a device', async () => {
  const { post } = await serveTown([...MANY, listing('prayer', { service: { name: 'Prayer', categories: ['prayer_group'] }, facts: fact('faith_content', 'central') })]);
  const asked = await post([['area', 'stow-hill'], ['need', 'no_steps']]);
  expect(cardsIn(asked.html)).toHaveLength(20);
  expect(asked.text).toContain('Show 3 more');
  const next = /<button [^>]*formaction="\/results#r-([^"]*)"[^>]*>Show 3 more/.exec(asked.html)![1]!;
  expect(cardsIn(asked.html)).not.toContain(next);
  const more = await post([...hidden(asked.html), ['more', 'match']]);
  expect(cardsIn(more.html)).toHaveLength(23);
  expect(cardsIn(more.html)[20]).toBe(next);

  expect(asked.text).toContain('Without “No steps to get in”: 2 more');
  expect((await post([...hidden(asked.html), ['drop', 'need.step_free_entrance']])).text).toContain('25 things to do near Stow Hill');
  expect((await post([...hidden(asked.html), ['unask', '0']])).text).toContain('23 things to do');
  const all = await post([...hidden(asked.html), ['clear', '']]);
  expect(all.text).toContain('25 things to do');
  expect(all.text).toContain('1 faith group is not shown. Show them');
  const faith = await post([...hidden(all.html), ['drop', 'faith']]);
  expect(faith.text).toContain('26 things to do');
  expect(hidden(faith.html)).toContainEqual(['faith', 'yes']);
});

test('the order can be chosen', async () => {
  const { post } = await serveTown([listing('late', { schedules: [weekly('SU', '14:00', '16:00')] }), listing('soon'), listing('later', { schedules: [weekly('TU', '14:00', '16:00')] })]);
  expect(cardsIn((await post([['sort', 'soon']])).html)).toEqual(['soon', 'late', 'later'].map(id));
});

test('reading it is not possible without asking', async () => {
  const { get } = await serveTown([]);
  for (const method of ['GET', 'HEAD']) {
    const { status, headers } = await get('/results', { method });
    expect([status, headers.get('location')]).toEqual([303, '/find']);
  }
});

test('another site cannot send it', async () => {
  const { get } = await serveTown([]);
  expect((await get('/results', { method: 'POST', body: new URLSearchParams({}), headers: { Origin: 'https://evil.example' } })).status).toBe(403);
});

import { expect, test } from 'vitest';
import { resourceId } from '../../data/put-listing.ts';
import type { Listing } from '../../data/listing.ts';
import { Manifest } from '../../data/shapes/shards.ts';
import { listing, weekly } from '../data/listings.ts';
import { TOWN, id, nameAreas, porch } from './porch.ts';

/** Every answer the API can give about what is published, shards and all, as one text. */
async function everything({ app, post }: ReturnType<typeof porch>, keys: readonly string[]): Promise<string> {
  const said: string[] = [];
  const get = async (path: string): Promise<string> => {
    const text = await (await app.request(path)).text();
    said.push(text);
    return text;
  };
  const manifest = Manifest.parse(JSON.parse(await get('/shards/manifest.json')));
  for (const { file } of [manifest.places, ...manifest.cells.flatMap((c) => Object.values(c.parts))]) await get(`/shards/${file}`);
  for (const path of ['/api/areas', '/api/openapi.json', ...keys.map((key) => `/api/resources/${resourceId('test', key)}`)]) await get(path);
  const people = [{}, { place: { latitude: 51.5433, longitude: -2.9877 }, travel: { mode: 'walk', max_minutes: 15, max_metres: null } }, { place: { latitude: 51.568, longitude: -3.012 } }, { words: 'women garden secret' }];
  for (const person of people) said.push(await (await post({ person, limit: 100 })).text());
  return said.join('\n');
}

// These are nowhere else in the town: wherever one shows, a door is given away.
const SECRETS = {
  women: ['51.5432', '2.98765', 'Secret Lane', 'Rose Cottage', 'NP1 1AA'],
  garden: ['51.5678', '3.01234', 'Hushed Way', 'Plot 12', 'NP2 2BB'],
};

test('a hidden address and a masked one are in no answer and in no file, to the last digit or rounded', async () => {
  const house = porch(TOWN);
  nameAreas(house.change, { women: 'stow-hill', garden: 'newport' });
  const said = await everything(house, TOWN.map((l) => l.key));
  // That the search would find them: the exact ones of the others do show.
  for (const shown of ['51.5881', '-2.9985', 'John Frost Square', 'NP20 1PA', 'Women together', 'Allotment mornings']) expect(said).toContain(shown);
  for (const secret of [...SECRETS.women, ...SECRETS.garden]) expect(said).not.toContain(secret);
});

test('how far a hidden door is, nobody is told', async () => {
  const house = porch(TOWN);
  nameAreas(house.change, { women: 'stow-hill' });
  const answer = (await (await house.post({ person: { place: { latitude: 51.5432109, longitude: -2.9876543 } } })).json()) as { groups: Record<string, { id: string; distance: { metres: number | null } }[]> };
  const women = Object.values(answer.groups).flat().find((r) => r.id === id('women'))!;
  expect(women.distance).toEqual({ metres: null, minutes: null, method: 'unknown' });
});

const HOSTILE = ['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '</script><svg/onload=alert(1)>', '\u2028\u202e{{7*7}}${7*7}', "' OR 1=1 --"];

/** A listing whose every free text is this. */
function sayingOnly(text: string): Listing {
  const short = text.slice(0, 80);
  return listing('hostile', {
    organization: { key: 'h', name: text, description: text, website: `javascript:${text}` },
    service: { name: text, summary: short, description: text, alert: text, url: `javascript:${text}`, email: text, application_process: text, wait_time: text, inclusion_statement: text, co_led_by: [text], lang: text },
    location: { name: text, transportation: text, address: { address_1: text, city: text, state_province: text, postal_code: text, country: 'GB' } },
    schedules: [weekly('WE', '14:00', '16:00', { description: text, exceptions: [{ date: '2026-12-23', kind: 'cancelled', opens_at: null, closes_at: null, note: short }] })],
    hours_text: text, facts: [{ key: 'accessible_toilet', value: 'limited', note: short }], phones: [{ number: text, description: text }], contact: { name: text, title: text },
    travel: { stops: [{ name: text, mode: text, walk_m: 1, step_free: 'yes', lines: [text], last_departure: null }], parking: text, lift_offered: 'no', route_note: text, lit_route: 'no' },
  });
}

test.each(HOSTILE)('text that would be a page stays text: %s', async (text) => {
  const house = porch([sayingOnly(text)]);
  const response = await house.app.request(`/api/resources/${id('hostile')}`);
  expect(response.headers.get('content-type')).toMatch(/^application\/json/);
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  const resource = (await response.json()) as Record<string, unknown>;
  expect(resource).toMatchObject({ name: text, description: text, inclusion_statement: text, contact: { name: text }, facts: { accessible_toilet: { note: text.slice(0, 80) } } });
  const { groups } = (await (await house.post({ person: { words: text } })).json()) as { groups: Record<string, { resource: unknown }[]> };
  for (const result of Object.values(groups).flat()) expect(result.resource).toEqual(resource);
  for (const cell of (await house.shards.manifest()).cells) {
    const part = await house.app.request(`/shards/${cell.parts.cards.file}`);
    expect(part.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await part.json()).toMatchObject([{ name: text }]);
  }
});

test('an address that would run a script when it is followed is not published, whoever it is of', async () => {
  const { app } = porch([sayingOnly('alert(1)')]);
  const resource = (await (await app.request(`/api/resources/${id('hostile')}`)).json()) as { website: string | null; organization: { website: string | null } };
  expect([resource.website, resource.organization.website]).toEqual([null, null]);
});

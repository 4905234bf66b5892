import { brotliCompressSync } from 'node:zlib';
import { describe, expect, test, vi } from 'vitest';
import type { Listing } from '../../data/listing.ts';
import * as schema from '../../data/schema/directory.ts';
import { listing, weekly } from '../data/listings.ts';
import { HOSTILE, HOSTILE_LISTING, NOW, ONLINE, cardsIn, fact, id, serveTown } from './town.ts';
import type { Facts } from './town.ts';

const cost = (more: object): Facts => fact('cost', { kind: 'paid', amount: 3, currency: 'GBP', first_free: false, concession: false, hidden_costs: null, ...more });
const SECRET = { name: 'Rose Cottage', latitude: 51.5432109, longitude: -2.9876543, address: { address_1: '7 Secret Lane', city: 'Newport', state_province: '', postal_code: 'NP1 1AA', country: 'GB' } };
const WAY: Listing['travel'] = { stops: [{ name: 'Library stop', mode: 'bus', walk_m: 40, step_free: 'yes', lines: ['7'], last_departure: '21:40' }], parking: 'Behind the hall', lift_offered: 'yes', route_note: null, lit_route: 'unknown' };

/** Said before any way to get in touch. */
const before = (words: RegExp): RegExp => new RegExp(`^(?:(?!01632).)*${words.source}.*01632`);

describe('a resource page says', () => {
  const rows: [why: string, changes: Parameters<typeof listing>[1], has: (string | RegExp)[], hasNot: (string | RegExp)[]][] = [
    ['what it is, when, where and what it costs', { facts: cost({ hidden_costs: 'a drink at the bar' }), travel: WAY },
      ['Chess club', 'Friendly chess, all levels', 'Boards are set out. Sit down and play.', 'Wednesday 25 November, 2pm to 4pm.', 'Wednesday 2 December, 2pm to 4pm.', 'Wednesday 9 December, 2pm to 4pm.', 'Every Wednesday, 2pm to 4pm.',
        'Central Library', '1 John Frost Square', 'It costs £3. Other costs: a drink at the bar.', 'Library stop is 40 m away.', 'The last one leaves at 21:40.', 'They can offer you a lift.', 'Behind the hall.', '01632 960001'],
      ['16 December', 'waiting list', 'Ring before you go', 'We do not know', 'exact place']],
    ['of a hidden address the area and no more', { location: { ...SECRET, visibility: 'hidden' }, travel: WAY }, ['It is in Stow Hill. The exact place is given when you contact them.'], ['Secret', 'Rose', '51.54', '2.98', 'Library stop', 'Behind the hall']],
    ['of a masked address the area and no more', { location: { ...SECRET, visibility: 'area' }, travel: WAY }, ['It is in Stow Hill. The exact place is given when you contact them.'], ['Secret', 'Rose', '51.543', '2.987', 'Library stop', 'Behind the hall']],
    ['who it is for in the group’s own words, before any way to get in touch', { facts: fact('gender_scope', 'women'), service: { inclusion_statement: 'All women are welcome, trans women too.' } }, [before(/All women are welcome, trans women too\..*It is for women\./)], []],
    ['the ages', { facts: fact('age_scope', { min: 18, max: null, children_may_come: 'no', under18_safeguarding: 'unknown' }) }, [before(/aged 18 or over\. Children cannot come\./)], []],
    ['that faith is central, before contact', { facts: fact('faith_content', 'central') }, [before(/Faith is at the heart of it\./)], []],
    ['that faith is optional, before contact', { facts: fact('faith_content', 'optional') }, [before(/Faith is part of it, and you can choose/)], []],
    ['that only the building is a faith’s', { facts: fact('faith_content', 'faith_building_only') }, [before(/faith building\. Faith is not part of it\./)], []],
    ['that faith has no part', { facts: fact('faith_content', 'none') }, [before(/Faith is not part of it\./)], []],
    ['that nobody has checked faith, with the question where a faith hosts it', { organization: { faith_host: 'yes' } }, [before(/Not checked: whether faith is part of it\..*“Is faith or prayer part of it\?”/)], []],
    ['that there is a waiting list, and how long', { service: { spaces: 'waiting_list', wait_time: 'About six weeks' } }, [/There is a waiting list\. The wait: About six weeks.*What happens/], []],
    ['that it was last checked 200 days ago', { checked_on: '2026-05-09' }, [/Last checked 6 months ago\. Ring before you go\..*What happens/, 'Checked by the people who run this site, 9 May 2026.'], []],
    ['nothing of the sort at 180 days', { checked_on: '2026-05-29' }, ['29 May 2026'], ['Last checked']],
    ['what is different just now', { service: { alert: 'We meet upstairs this month' } }, [/What is different just now: We meet upstairs this month.*What happens/], []],
    ['that a date is cancelled, and why', { schedules: [weekly('WE', '14:00', '16:00', { exceptions: [{ date: '2026-11-25', kind: 'cancelled', opens_at: null, closes_at: null, note: 'the hall is being painted' }] })] },
      [/Not on Wednesday 25 November: the hall is being painted\..*Wednesday 2 December, 2pm to 4pm\./], ['Wednesday 25 November, 2pm']],
    ['that a date is at another time', { schedules: [weekly('WE', '14:00', '16:00', { exceptions: [{ date: '2026-11-25', kind: 'changed', opens_at: '17:00', closes_at: '18:00', note: null }] })] }, ['Wednesday 25 November, 5pm to 6pm. This is not the usual time.'], ['25 November, 2pm']],
    ['that nobody knows when it is on', { schedules: [] }, ['We do not know when it is on. You could ask: “When is it on?”'], ['Every']],
    ['hours that nobody could read, in their own words', { schedules: [], hours_text: 'Mo-Fr when the flag is up' }, ['The times as they are written down: Mo-Fr when the flag is up'], ['We do not know when']],
    ['openings with a break in one line', { service: { kind: 'place' }, schedules: ['09:00-12:00', '13:00-17:30'].map((t) => weekly('WE', t.slice(0, 5), t.slice(6), { kind: 'opening_hours', byday: ['MO', 'TU', 'WE', 'TH', 'FR'] })) },
      ['Wednesday 25 November, 9am to midday and 1pm to 5:30pm.', 'Friday 27 November', 'Open Monday to Friday, 9am to midday.'], ['30 November']],
    ['that nobody needs to go anywhere', { location: ONLINE, facts: fact('attendance_mode', 'online') }, ['You do not have to go anywhere.', 'You meet online.', 'More in Online or by phone'], ['exact place', 'getting in without steps', 'address', 'parking']],
    ['how to join, what they ask for and who meets you', { facts: [...fact('how_to_join', 'book_ahead'), ...fact('details_asked', 'first_name'), ...fact('newcomer_support', 'named_greeter')], service: { application_process: 'Ring Sam on a Monday.' } },
      [/What to do first: Ring Sam on a Monday\. There is space for new people\. You book a place/, 'first name'], []],
    ['whom to ask for', { contact: { name: 'Sam', title: 'Host' } }, ['You can ask for Sam, Host.'], []],
    ['what is limited, with its note', { facts: fact('step_free_entrance', 'limited', 'One step, 6 cm') }, ['One step, 6 cm.'], []],
    ['openly how much nobody has checked', {}, [/\d+ things are not checked/, 'Not checked: a wheelchair-accessible toilet.', '“Is there a toilet I can use in a wheelchair?”'], ['%', '★']],
  ];
  test.each(rows)('%s', async (_why, changes, has, hasNot) => {
    const { resource } = await serveTown([listing('x', changes)]);
    const { status, text, html } = await resource('x');
    expect(status).toBe(200);
    for (const words of has) expect(text).toMatch(typeof words === 'string' ? new RegExp(words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')) : words);
    // What must be absent is absent from what machines read as well.
    for (const words of hasNot) expect(html.slice(html.indexOf('<main'))).not.toMatch(typeof words === 'string' ? new RegExp(words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')) : words);
  });

  test('on a public holiday that it is not on, and when it is next', async () => {
    const { resource } = await serveTown([listing('x', { schedules: [weekly('FR', '14:00', '16:00', { holidays: 'closed' })] })], { at: Date.parse('2026-12-25T09:00:00Z') });
    expect((await resource('x')).text).toMatch(/When Not on Friday 25 December: public holiday\. Not on Friday 1 January 2027: public holiday\. Friday 8 January 2027, 2pm to 4pm\./);
  });

  test('who checked an imported one: nobody here', async () => {
    const { resource } = await serveTown([], { imported: [listing('x', { source: 'imported_osm', checked_on: null, facts: fact('step_free_entrance', 'yes') })] });
    const { text, html } = await resource('x');
    expect(text).toContain('Who checked this page Not checked by anyone here; from OpenStreetMap, 12 June 2023.');
    expect(text).toContain('© OpenStreetMap contributors Opens another site');
    expect(html).toContain('<a href="https://www.openstreetmap.org/copyright" rel="noreferrer noopener">');
    expect(text).toMatch(/You can get in without steps\..*Not checked by anyone here; from OpenStreetMap, 12 June 2023\..*Hearing/);
  });

  test('words of another language in that language', async () => {
    const { resource } = await serveTown([listing('x', { service: { lang: 'ar', name: 'شطرنج', description: 'أهلا' } })]);
    const { html } = await resource('x');
    expect(html).toContain('<h1><span class="own" lang="ar" dir="auto">شطرنج</span>');
    expect(html).toMatch(/<div class="own" lang="ar" dir="auto"><p>أهلا<\/p>/);
  });
});

test.each<[why: string, listing: Parameters<typeof listing>[1], has: string[], hasNot: string[]]>([
  ['a site and an address that can be followed', { service: { url: 'https://www.example.org/chess?a=1&b=2', email: 'sam@example.org' } }, ['href="https://www.example.org/chess?a=1&amp;b=2" rel="noreferrer noopener">example.org</a>', 'Opens another site', 'href="mailto:sam@example.org"', 'href="tel:01632960001"'], []],
  ['a script for a site', { service: { url: null }, organization: { website: 'javascript:alert(1)' } }, [], ['href="javascript', 'Opens another site']],
  ['an address that carries a letter', { service: { email: 'a@b.org?bcc=c@d.org' } }, [], ['mailto:']],
  ['a number that is none', { phones: [{ number: 'ask at the bar', description: null }] }, ['ask at the bar'], ['tel:']],
])('getting in touch: %s', async (_why, changes, has, hasNot) => {
  const { resource } = await serveTown([listing('x', changes)]);
  const main = /<main[^]*<\/main>/.exec((await resource('x')).html)![0];
  for (const words of has) expect(main).toContain(words);
  for (const words of hasNot) expect(main).not.toContain(words);
});

const OTHERS = ['draughts', 'go', 'cards', 'dominoes'].map((name) => listing(name, { service: { name: `The ${name} club`, categories: ['board_games'] } }));

test('one that is closed says why, has no dates, and three others instead', async () => {
  const { resource } = await serveTown([listing('x', { service: { status: 'temporarily closed', alert: 'The roof leaks.' } }), ...OTHERS]);
  const { status, text, html } = await resource('x');
  expect(status).toBe(200);
  expect(text).toMatch(/This is closed for now\. The roof leaks\. You could try these instead The \w+ club/);
  expect(text).toContain('Before, it was on at these times: Every Wednesday, 2pm to 4pm.');
  expect(html.slice(html.indexOf('>When<'))).not.toContain('25 November, 2pm');
  expect(cardsIn(html)).toHaveLength(3);
  expect(cardsIn(html)).not.toContain(id('x'));
  expect(text).not.toContain('You like this');
});

test('one whose dates are all past says so, with others', async () => {
  const { resource } = await serveTown([listing('x', { schedules: [weekly('WE', '14:00', '16:00', { freq: null, byday: [], dtstart: '2026-11-18' })] }), ...OTHERS]);
  const { text, html } = await resource('x');
  expect(text).toContain('This is over. All its dates have passed.');
  expect(cardsIn(html)).toHaveLength(3);
});

test('one that nobody has checked for over a year is not shown: kind words and others instead', async () => {
  const { resource } = await serveTown([listing('x', { checked_on: '2025-11-24', service: { name: 'Zorblax' } }), listing('y', { checked_on: '2025-11-25' }), ...OTHERS]);
  const { status, html, text, headers } = await resource('x');
  expect(status).toBe(404);
  expect(headers.get('cache-control')).toBe('no-store');
  expect(html).not.toMatch(/Zorblax|John Frost/);
  expect(text).toContain('Nobody has checked it for more than a year');
  expect(cardsIn(html)).toHaveLength(3);
  expect((await resource('y')).status).toBe(200);
});

test('where a referral is needed, three that need none', async () => {
  const join = (value: string): Facts => fact('how_to_join', value);
  const { resource } = await serveTown([listing('x', { facts: join('referral_needed'), service: { application_process: 'Your doctor writes to us.' } }), listing('also', { facts: join('referral_needed') }), ...OTHERS.map((one) => ({ ...one, facts: join('drop_in') }))]);
  const { text, html } = await resource('x');
  expect(text).toMatch(/Your doctor writes to us\..*If nobody can refer you You can join these without anyone sending you\./);
  expect(cardsIn(html)).toHaveLength(3);
  expect(cardsIn(html)).not.toContain(id('also'));
});

test.each<[why: string, path: string]>([['a resource that is not there', '/resources/zorblax'], ['an area that is not there', '/areas/zorblax'], ['a resource with a wild name', '/resources/%3Cscript%3E'], ['an area that is no place', '/areas/__proto__']])('%s: 404 with a way on, and nothing of the address in it', async (_why, path) => {
  const { get } = await serveTown([]);
  const { status, html, text } = await get(path);
  expect(status).toBe(404);
  expect(html).toMatch(/<main[^]*href="\/find"[^]*<\/main>/);
  expect(text).not.toMatch(/zorblax|script>|proto/);
});

describe('the title', () => {
  test.each<[why: string, changes: Parameters<typeof listing>[1], title: string, wayOut: string]>([
    ['names the activity and the area', {}, 'Chess club – Stow Hill – Porchlight', 'leave small'],
    ['says nothing of a mental health group', { service: { name: 'Low mood circle' }, facts: fact('mh_labelled', 'mental_health_group') }, 'A group – Stow Hill – Porchlight', 'leave full'],
    ['says nothing of a group that may be trouble to be seen with', { service: { name: 'Trans night', categories: ['trans_group'] } }, 'A group – Stow Hill – Porchlight', 'leave full'],
  ])('%s', async (_why, changes, title, wayOut) => {
    const { resource } = await serveTown([listing('x', changes)]);
    const page = await resource('x');
    expect(page.title).toBe(title);
    expect(page.html).toContain(`class="${wayOut}"`);
    expect(/<head>[^]*<\/head>/.exec(page.html)![0]).not.toMatch(/mood|Trans/);
  });
});

test('whatever a listing holds stays text, and what machines read is whole', async () => {
  const { resource, get, post } = await serveTown([HOSTILE_LISTING]);
  const page = await resource('x');
  for (const { status, html } of [page, await get('/areas/stow-hill'), await post([['area', 'stow-hill'], ['words', '<script>alert(4)</script>']])]) {
    expect(status).toBe(200);
    // Inside quotes a mark is text. What is not may be no mark but ours, and no attribute.
    const bare = html.replace(/<script type="application\/ld\+json">[^]*?<\/script>/, '').replace(/"[^"]*"/g, '""');
    expect(bare).not.toMatch(/<script>|<img/);
    expect(bare.replace(/>[^<]*</g, '><')).not.toMatch(/onerror|alert/);
    expect(bare.split('</script>')).toHaveLength(2);
  }
  const ld = JSON.parse(/<script type="application\/ld\+json">([^]*?)<\/script>/.exec(page.html)![1]!) as Record<string, unknown>;
  expect(ld['name']).toBe(HOSTILE);
});

describe('what machines read', () => {
  const ldOf = async (changes: Parameters<typeof listing>[1], settings = {}): Promise<Record<string, unknown>> => {
    const { resource } = await serveTown([listing('x', changes)], { settings });
    return JSON.parse(/<script type="application\/ld\+json">([^]*?)<\/script>/.exec((await resource('x')).html)![1]!) as Record<string, unknown>;
  };
  test('a group that meets is an event with its timetable', async () => {
    expect(await ldOf({})).toEqual({
      '@context': 'https://schema.org', '@type': 'Event', name: 'Chess club', description: 'Friendly chess, all levels', inLanguage: 'en', startDate: '2026-11-25T14:00',
      eventSchedule: [{ '@type': 'Schedule', repeatFrequency: 'P1W', byDay: ['https://schema.org/Wednesday'], startTime: '14:00', endTime: '16:00', exceptDate: [], scheduleTimezone: 'Europe/London' }],
      organizer: { '@type': 'Organization', name: 'Friends of the Library' },
      location: { '@type': 'Place', name: 'Central Library', address: '1 John Frost Square, Newport, NP20 1PA', geo: { '@type': 'GeoCoordinates', latitude: 51.5881, longitude: -2.9985 } },
    });
  });
  test('a place has its opening hours', async () => {
    const ld = await ldOf({ service: { kind: 'place' }, schedules: [weekly('WE', '00:00', '24:00', { kind: 'opening_hours' })] });
    expect(ld).toMatchObject({ '@type': 'Place', openingHoursSpecification: [{ dayOfWeek: ['https://schema.org/Wednesday'], opens: '00:00', closes: '23:59' }] });
  });
  test.each(['area', 'hidden'] as const)('an address that is told only as %s is the area’s name', async (visibility) => {
    const ld = await ldOf({ location: { ...SECRET, visibility } });
    expect(ld['location']).toEqual({ '@type': 'Place', address: { '@type': 'PostalAddress', addressLocality: 'Stow Hill' } });
  });
  test('the page’s own address where the site knows its own', async () => {
    expect(await ldOf({}, { SITE_URL: 'https://porch.example/' })).toMatchObject({ url: `https://porch.example/resources/${id('x')}` });
  });
});

describe('a page that is asked for again', () => {
  test('is not sent twice, and is sent when a fact, a neighbour or the day changed', async () => {
    const { put, get, resource } = await serveTown([listing('x')]);
    const path = `/resources/${id('x')}`;
    const first = await resource('x');
    const tag = first.headers.get('etag')!;
    expect(tag).toMatch(/^"[0-9a-f]{32}-gzip"$/);
    expect(first.headers.get('cache-control')).toBe('no-cache');
    const again = async (given = tag): Promise<number> => (await get(path, { headers: { 'If-None-Match': given } })).status;
    expect([await again(), await again(`"other", W/${tag}`), await again('*'), await again('"other"')]).toEqual([304, 304, 304, 200]);
    const { html, headers } = await get(path, { headers: { 'If-None-Match': tag } });
    expect([html, headers.get('etag'), headers.get('cache-control')]).toEqual(['', tag, 'no-cache']);

    put(listing('x', { service: { description: 'Now with tea.' } }));
    expect(await again()).toBe(200);
    put(listing('x'));
    expect(await again()).toBe(304);
    vi.setSystemTime(NOW + 86_400_000);
    expect(await again()).toBe(200);
  });

  test('an area’s list changes with what is in it', async () => {
    const { put, get } = await serveTown([listing('x')]);
    const tag = (await get('/areas/stow-hill')).headers.get('etag')!;
    const again = async (): Promise<number> => (await get('/areas/stow-hill', { headers: { 'If-None-Match': tag } })).status;
    expect(await again()).toBe(304);
    put(listing('y in caerleon'));
    // Caerleon is now one of the areas close by.
    expect(await again()).toBe(200);
  });

  test.each<[takes: string, packed: string | null]>([['gzip, deflate, br', 'gzip'], ['*', 'gzip'], ['identity', null], ['gzip;q=0, br', null], ['GZIP ; q=0.5', 'gzip']])('is packed for a browser that takes "%s" only where it may be', async (takes, packed) => {
    const { resource, get } = await serveTown([listing('x')]);
    const { headers, html } = await get(`/resources/${id('x')}`, { headers: { 'Accept-Encoding': takes } });
    expect([headers.get('content-encoding'), headers.get('vary'), headers.get('etag')!.endsWith('-gzip"')]).toEqual([packed, 'Accept-Encoding', packed !== null]);
    expect(html).toBe((await resource('x')).html);
  });

  test('a HEAD has the same tag and no body', async () => {
    const { resource, get } = await serveTown([listing('x')]);
    const head = await get(`/resources/${id('x')}`, { method: 'HEAD' });
    expect([head.status, head.html, head.headers.get('etag')]).toEqual([200, '', (await resource('x')).headers.get('etag')]);
  });
});

describe('an invented town', () => {
  const NOTICE = 'Lanternbridge is an invented town.';
  test('is called so on every page, and search engines are told to leave it', async () => {
    const { change, get, post } = await serveTown([listing('x')], { settings: { SITE_URL: 'https://porch.example' } });
    const paths = [`/resources/${id('x')}`, '/areas', '/areas/stow-hill', '/resources/none', '/areas/none'];
    for (const path of paths) expect((await get(path)).text).not.toContain('invented');
    change((w) => w.put(schema.import_source, { id: 'demo', kind: 'demo', name: 'town', source: 'Lanternbridge', data_date: null, licence: 'Apache-2.0', attribution: NOTICE, attribution_url: null, sha256: '0', counts: {} }));
    for (const page of [...await Promise.all(paths.map((path) => get(path))), await post([['area', 'newport']])]) {
      expect(page.text).toContain(NOTICE);
      expect(page.html).toContain('<meta name="robots" content="noindex">');
    }
    expect((await get('/sitemap.xml')).status).toBe(404);
  });
});

describe('search engines', () => {
  test('get no map where the site does not know its own address, whatever the browser calls it', async () => {
    const { get, resource } = await serveTown([listing('x')]);
    expect((await get('/sitemap.xml')).status).toBe(404);
    expect((await get('/robots.txt')).html).toBe('User-agent: *\nDisallow: /api/\nDisallow: /results\n');
    const page = await resource('x');
    expect(page.html).not.toMatch(/canonical|localhost/);
  });
  test('get every public page, and no other', async () => {
    const { get, resource } = await serveTown([listing('x'), listing('village in għarb'), listing('old', { checked_on: '2025-01-01' }), listing('closed', { service: { status: 'temporarily closed' } })], { settings: { SITE_URL: 'https://porch.example' } });
    const { html, headers } = await get('/sitemap.xml');
    expect(headers.get('content-type')).toBe('application/xml; charset=utf-8');
    expect([...html.matchAll(/<url><loc>([^<]*)<\/loc><\/url>/g)].map((m) => m[1]!.replace('https://porch.example', '')).sort()).toEqual(
      ['/', '/find', '/areas', '/about', '/privacy', '/help', '/areas/stow-hill', '/areas/g%C4%A7arb', `/resources/${id('x')}`, `/resources/${id('village in għarb')}`].sort());
    expect((await get('/robots.txt')).html).toContain('\nSitemap: https://porch.example/sitemap.xml\n');
    expect((await resource('x')).html).toContain(`<link rel="canonical" href="https://porch.example/resources/${id('x')}">`);
  });
});

test('a page has no script but the way out, within 2 KB, and what another name for us has no part in', async () => {
  const { url, get } = await serveTown([listing('x')]);
  for (const path of [`/resources/${id('x')}`, '/areas', '/areas/stow-hill']) {
    const { html } = await get(path);
    const scripts = [...html.matchAll(/<script(?! type="application\/ld\+json")([^>]*)>/g)].map((m) => /src="([^"]+)"/.exec(m[1]!)![1]!);
    expect(scripts).toHaveLength(1);
    expect(brotliCompressSync(await (await fetch(url + scripts[0]!)).text()).length).toBeLessThan(2048);
    expect(html).not.toMatch(/\sstyle=|\son[a-z]+=/);
  }
});

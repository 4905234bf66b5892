import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../browser.ts';
import { listing, weekly } from '../data/listings.ts';
import { HOSTILE_LISTING, fact, id, serveTown } from './town.ts';

let browser: Browser;
beforeAll(async () => { browser = await openBrowser(); });
afterAll(() => browser.close());

const TOWN = [
  listing('x', { facts: [...fact('step_free_entrance', 'yes'), ...fact('mh_labelled', 'mental_health_group')] }),
  listing('closed', { service: { status: 'temporarily closed', alert: 'The roof leaks.' } }),
  listing('prayer', { service: { name: 'Prayer', categories: ['prayer_group'] }, facts: fact('faith_content', 'central') }),
  listing('hall', { service: { name: 'Hall', kind: 'place' }, schedules: [weekly('WE', '09:00', '17:00', { kind: 'opening_hours' })] }),
  listing('choir in caerleon', { service: { lang: 'cy', name: 'Côr', spaces: 'waiting_list', wait_time: 'Tri mis' } }),
];

test.each([
  ['a phone', { width: 360, height: 740 }, 'light'], ['a narrow window at 400 %', { width: 320, height: 400 }, 'light'], ['a desk at night', { width: 1280, height: 900 }, 'dark'],
] as const)('%s: nothing in the way of anybody, nothing off the side, nothing that the policy stopped', async (_why, viewport, colorScheme) => {
  const { url } = await serveTown(TOWN);
  const page = await (await browser.newContext({ viewport, colorScheme })).newPage();
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  for (const path of [`/resources/${id('x')}`, `/resources/${id('closed')}`, `/resources/${id('choir in caerleon')}`, '/areas', '/areas/stow-hill', '/areas/newport']) {
    await page.goto(url + path);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map((v) => `${path} ${v.id} ${v.nodes[0]?.html}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), path).toBeLessThanOrEqual(0);
  }
  expect(said).toEqual([]);
  await page.context().close();
});

test('without JavaScript: ask, change, show what is left out, go on', async () => {
  const { url, log } = await serveTown(TOWN);
  const page = await (await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })).newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(`${url}/find`);
  // What stands in noscript is found by its place only.
  expect(await page.locator('.notice').innerText()).toContain('This form sends us what you need and the name of an area. It never sends where you are.');
  expect(await page.getByRole('button', { name: 'Use my location' }).isVisible()).toBe(false);
  await page.locator('#area').fill('stow hill');
  await page.getByText('No steps to get in').click();
  await page.getByRole('button', { name: 'Show what fits' }).click();
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('3 things to do near Stow Hill');

  await page.getByRole('button', { name: 'Remove: No steps to get in' }).click();
  await page.getByRole('button', { name: 'Show them' }).click();
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('4 things to do near Stow Hill');
  await page.getByText('Change what you asked for').click();
  expect(await page.getByLabel('Town, area or postcode').inputValue()).toBe('stow-hill');
  expect(await page.getByLabel('Yes, that is OK').isChecked()).toBe(true);
  const { violations } = await axeFor(page.url(), await page.content());
  expect(violations).toEqual([]);

  await page.getByRole('link', { name: 'Chess club' }).first().click();
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('Chess club');
  expect(asked.filter((address) => !address.startsWith(url)).concat(asked.filter((address) => address.includes('?')))).toEqual([]);
  expect(log.join('')).not.toMatch(/stow|faith|no_steps/i);
  await page.context().close();

  /** axe is a script itself, so it looks at the same page where scripts may run. */
  async function axeFor(address: string, html: string): Promise<{ violations: string[] }> {
    const twin = await (await browser.newContext({ viewport: { width: 360, height: 740 } })).newPage();
    await twin.route(address, (route) => route.fulfill({ contentType: 'text/html', body: html }));
    await twin.goto(address);
    const found = await new AxeBuilder({ page: twin }).analyze();
    await twin.context().close();
    return { violations: found.violations.map((v) => `${v.id} ${v.nodes[0]?.html}`) };
  }
});

test('a listing that tries everything runs nothing', async () => {
  const { url } = await serveTown([HOSTILE_LISTING]);
  const page = await (await browser.newContext()).newPage();
  page.on('dialog', () => { throw new Error('A listing ran a script.'); });
  for (const path of [`/resources/${id('x')}`, '/areas/stow-hill']) {
    await page.goto(url + path);
    expect(await page.locator('img, main script:not([type="application/ld+json"]), [onerror]').count()).toBe(0);
    expect(await page.getByText('alert(1)').count()).toBeGreaterThan(0);
  }
  await page.context().close();
});

test('on paper: what is folded away is there, and nothing to press', async () => {
  const { url } = await serveTown(TOWN);
  const page = await (await browser.newContext({ viewport: { width: 794, height: 1123 } })).newPage();
  await page.emulateMedia({ media: 'print' });
  await page.goto(`${url}/resources/${id('x')}`);
  expect(await page.getByText('Not checked: a wheelchair-accessible toilet.').evaluate((element) => element.getBoundingClientRect().height)).toBeGreaterThan(0);
  for (const gone of [page.getByText('Leave this site'), page.getByText('Find something else')]) expect(await gone.isVisible()).toBe(false);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map((v) => v.id)).toEqual([]);
  await page.context().close();
});

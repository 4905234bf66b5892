import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, startDemoTown, startTown } from '../browser.ts';
import type { Town } from '../browser.ts';
import { expectNothingLeft, SECRET_WORDS, SENTINEL, watch } from './walk.ts';

let browser: Browser;
let town: Town;

beforeAll(async () => {
  town = await startDemoTown();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await town?.close();
});

const PHONE = { width: 360, height: 640 };
const results = (page: Page) => page.locator('#results');
const ready = async (page: Page): Promise<void> => {
  await page.locator('#results:not([aria-busy]) h2, #results:not([aria-busy]) .lead').first().waitFor();
};
const send = async (page: Page): Promise<void> => {
  await page.locator('#ask button[type=submit]').click();
  await ready(page);
};
const unfold = async (page: Page): Promise<void> => {
  if (await page.locator('#unfold').isVisible()) await page.locator('#unfold').click();
};
const openMore = async (page: Page): Promise<void> => {
  if (await page.locator('#more-toggle').isVisible() && await page.locator('#more-toggle').getAttribute('aria-expanded') === 'false') await page.locator('#more-toggle').click();
};

test('a walk through Find with a place, words and needs leaves no trace of them anywhere', async () => {
  const context = await browser.newContext({ viewport: PHONE, geolocation: SENTINEL, permissions: ['geolocation'] });
  const page = await context.newPage();
  const seen = watch(context, page);
  await page.goto(`${town.url}/`);
  await page.goto(`${town.url}/find`);
  await ready(page);

  // Where they are: nothing of the town is near, and what is online still is.
  await unfold(page);
  await page.locator('#locate').click();
  await page.locator('#place-status').getByText(/./).waitFor();
  await send(page);
  expect(await page.locator('#chips').textContent()).not.toBe('');
  await page.locator('#title').getByText(/\d+ things? to do near/).waitFor();

  // Needs and words: none has these words, and there is still a way on.
  await unfold(page);
  await openMore(page);
  await page.locator('#words').fill(SECRET_WORDS);
  await page.locator('input[name=need]').first().check();
  await page.locator('input[name=day]').first().check();
  await send(page);
  await page.locator('#title').getByText(/Nothing fits/).waitFor();
  expect(await results(page).locator('a, button').count()).toBeGreaterThan(1);

  // Chips that take themselves away, a typed place, more cards, another order.
  await page.locator('#chips button').last().click();
  await ready(page);
  await unfold(page);
  await page.locator('#place').fill('Old Quay');
  await send(page);
  await page.locator('#title').getByText(/near Old Quay/).waitFor();
  await page.locator('#sort').selectOption('near');
  await ready(page);
  await results(page).locator('button[data-act=more]').first().click();
  await ready(page);
  expect(await results(page).locator('h3').count()).toBeGreaterThan(20);
  await expectNothingLeft(page, town, seen);
  await context.close();
});

test('a reload forgets the answers and says so; Back and Forward hold none', async () => {
  const context = await browser.newContext({ viewport: PHONE });
  const page = await context.newPage();
  await page.goto(`${town.url}/find`);
  await ready(page);
  await unfold(page);
  await page.locator('#place').fill('Old Quay');
  await send(page);
  await page.locator('#title').getByText(/near Old Quay/).waitFor();
  await page.reload();
  await ready(page);
  expect(await page.locator('#chips button').count()).toBe(0);
  expect(await page.locator('#reloaded').isVisible()).toBe(true);
  expect(await page.locator('#place').inputValue()).toBe('');
  await context.close();
});

test.each([
  ['denied', 'function (ok, no) { no({ code: 1 }); }', /did not share/],
  ['timed out', 'function (ok, no) { no({ code: 3 }); }', /too long/],
  ['unavailable', 'function (ok, no) { no({ code: 2 }); }', /could not tell/],
] as const)('location %s has its own message, and focus goes back to the place box', async (_why, answer, says) => {
  const context = await browser.newContext({ viewport: PHONE });
  const page = await context.newPage();
  await page.addInitScript(`navigator.geolocation.getCurrentPosition = ${answer}`);
  await page.goto(`${town.url}/find`);
  await ready(page);
  await unfold(page);
  await page.locator('#locate').click();
  await page.locator('#place-status').getByText(says).waitFor();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('place');
  await context.close();
});

test('a place nobody knows is said kindly, and nothing is lost', async () => {
  const context = await browser.newContext({ viewport: PHONE });
  const page = await context.newPage();
  await page.goto(`${town.url}/find`);
  await ready(page);
  await unfold(page);
  await page.locator('#place').fill('Atlantis');
  await page.locator('#ask button[type=submit]').click();
  await page.locator('#place-status').getByText(/could not find/i).waitFor();
  expect(await page.locator('#place').inputValue()).toBe('Atlantis');
  await context.close();
});

test('an empty directory says so, and how to fill it', async () => {
  const empty = await startTown();
  const context = await browser.newContext({ viewport: PHONE });
  const page = await context.newPage();
  await page.goto(`${empty.url}/find`);
  await page.getByText(/npm run import/).waitFor();
  await context.close();
  await empty.close();
});

test.each([
  ['a phone in daylight', PHONE, 'light'],
  ['a phone at night', PHONE, 'dark'],
  ['a desk', { width: 1280, height: 800 }, 'light'],
] as const)('axe finds nothing on %s', async (_why, viewport, colorScheme) => {
  const context = await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce' });
  const page = await context.newPage();
  for (const path of ['/', '/find', '/about', '/privacy', '/help', '/nowhere']) {
    await page.goto(`${town.url}${path}`);
    if (path === '/find') await ready(page);
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
    expect(violations.map((v) => `${path}: ${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`)).toEqual([]);
  }
  await context.close();
});

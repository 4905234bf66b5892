import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, startDemoTown } from '../browser.ts';
import type { Town } from '../browser.ts';

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

/** Presses Tab until what has the focus matches; every stop on the way must be visible, outlined and not nowhere. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 90; presses += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate((wanted) => {
      const node = document.activeElement!;
      const { width, height, bottom, top } = node.getBoundingClientRect();
      const style = getComputedStyle(node);
      const ring = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || node.matches('label input, input[type=radio], input[type=checkbox]') || style.boxShadow !== 'none';
      return { found: node.matches(wanted), what: `${node.tagName} ${node.id} ${node.className}`, nowhere: node === document.body, seen: width > 0 && height > 0 && bottom > 0 && top < innerHeight, ring };
    }, selector);
    if (at.nowhere) continue;
    expect(at.seen, `${at.what} is in sight when it has the focus`).toBe(true);
    expect(at.ring, `${at.what} shows that it has the focus`).toBe(true);
    if (at.found) return;
  }
  throw new Error(`Ninety presses of Tab did not reach ${selector}.`);
}

test.each<[how: string, options: Parameters<Browser['newContext']>[0]]>([
  ['on a desk', { viewport: { width: 1280, height: 800 } }],
  ['on a phone', { viewport: { width: 360, height: 640 } }],
  ['at 400 % zoom', { viewport: { width: 320, height: 256 } }],
  ['in forced colours', { viewport: { width: 1280, height: 800 }, forcedColors: 'active' }],
])('by keyboard alone %s: from the first page to a place, its results and one group', async (_how, options) => {
  const context = await browser.newContext({ ...options, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(`${town.url}/`);
  await tabTo(page, 'main a[href="/find"]');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/find');
  await page.locator('#results h3').first().waitFor();
  await tabTo(page, '#place, #unfold');
  if (await page.evaluate(() => document.activeElement!.id) === 'unfold') {
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement!.id)).toBe('place');
  }
  await page.keyboard.type('Old Quay');
  await page.keyboard.press('Enter');
  await page.locator('#title').getByText(/near Old Quay/).waitFor();
  expect(await page.evaluate(() => document.activeElement!.id)).toBe('title');
  await tabTo(page, '#results h3 a');
  const name = await page.evaluate(() => document.activeElement!.textContent.trim());
  await page.keyboard.press('Enter');
  await page.waitForURL('**/resources/*');
  expect((await page.locator('h1').innerText()).trim()).toBe(name);
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(sideways).toBeLessThanOrEqual(0);
  await context.close();
});

test('out of area: a place far from everything still shows what is online, and the areas there are', async () => {
  const context = await browser.newContext({ viewport: { width: 360, height: 640 }, geolocation: { latitude: 10, longitude: 10 }, permissions: ['geolocation'] });
  const page = await context.newPage();
  await page.goto(`${town.url}/find`);
  await page.locator('#results h3').first().waitFor();
  if (await page.locator('#unfold').isVisible()) await page.locator('#unfold').click();
  await page.locator('#locate').click();
  await page.locator('#place-status').getByText(/./).waitFor();
  await page.locator('#send').click();
  await page.locator('#title').getByText(/near/).waitFor();
  expect(await page.locator('#results h3').count()).toBeGreaterThan(0);
  expect(await page.locator('#results').getByText(/online|from home/i).count()).toBeGreaterThan(0);
  expect(await page.locator('a[href="/areas"]').count()).toBeGreaterThan(0);
  await context.close();
});

test('no result: nothing fits, and there are at least two ways on', async () => {
  const context = await browser.newContext({ viewport: { width: 360, height: 640 } });
  const page = await context.newPage();
  await page.goto(`${town.url}/find`);
  await page.locator('#results h3').first().waitFor();
  if (await page.locator('#unfold').isVisible()) await page.locator('#unfold').click();
  if (await page.locator('#more-toggle').isVisible()) await page.locator('#more-toggle').click();
  await page.locator('#words').fill('zugzwangly');
  await page.locator('#send').click();
  await page.locator('#title').getByText(/Nothing fits/).waitFor();
  expect(await page.locator('#results button[data-act], #results a').count()).toBeGreaterThanOrEqual(2);
  await context.close();
});

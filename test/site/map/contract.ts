import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/**
 * What every page that shows the map must keep (domain/interface.md §3), one function a promise. Each takes a page
 * on which the map is open, with the list or anything else that can be focused before and after it.
 */
const region = (page: Page): Locator => page.locator('.map[role=region]');
const view = (page: Page): Locator => region(page).locator('.map-view');
const PINS = '.map-pin, .map-area, .map-bunch';
/** Where the picture is: it changes with every pan and zoom. */
const place = (page: Page): Promise<string> => view(page).evaluate((node) => `${node.querySelector<HTMLElement>('.leaflet-map-pane')!.style.transform} ${[...node.querySelectorAll('canvas, .leaflet-tile')].length} ${node.querySelector('.map-pin, .map-bunch')?.getBoundingClientRect().x}`);
const settle = (page: Page): Promise<void> => page.waitForTimeout(500);

/** (d) It is a region with a name and a description, and no application. */
export async function isNamedRegion(page: Page): Promise<void> {
  const map = region(page);
  expect(await map.getAttribute('aria-label')).toBeTruthy();
  const description = await map.evaluate((node) => document.getElementById(node.getAttribute('aria-describedby') ?? '')?.textContent ?? '');
  expect(description.length).toBeGreaterThan(10);
  expect(await map.locator('[role=application]').count()).toBe(0);
  expect((await new AxeBuilder({ page }).include('.map').analyze()).violations).toEqual([]);
}

/** (e, i, j) Pins are no tab stops, are each called something else, show a number, and are 44 px large. */
export async function pinsAreForPointers(page: Page): Promise<void> {
  const pins = await view(page).locator(PINS).evaluateAll((nodes) =>
    nodes.map((node) => ({ name: node.getAttribute('aria-label') ?? '', title: node.getAttribute('title') ?? '', text: node.textContent ?? '', tab: (node as HTMLElement).tabIndex, width: node.getBoundingClientRect().width, height: node.getBoundingClientRect().height })),
  );
  expect(pins.length).toBeGreaterThan(0);
  expect(new Set(pins.map(({ name }) => name)).size).toBe(pins.length);
  for (const { name, title, text, tab, width, height } of pins) {
    expect(name).toBe(title);
    expect(text).toMatch(/\d/);
    expect(tab).toBe(-1);
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
  }
}

/** (g) All that fingers can do, buttons do: real, named, 44 px large, and working. */
export async function buttonsDoAll(page: Page): Promise<void> {
  const buttons = region(page).locator('.map-buttons button');
  expect(await buttons.count()).toBe(7);
  for (const button of await buttons.all()) {
    const box = (await button.boundingBox())!;
    expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44);
    const before = await place(page);
    await button.focus();
    await page.keyboard.press('Enter');
    await settle(page);
    expect(await place(page), (await button.getAttribute('aria-label')) ?? 'reset').not.toBe(before);
    expect(await button.evaluate((node) => document.activeElement === node)).toBe(true);
  }
}

/** Test 4: Tab leaves the map at both ends after the picture and its buttons, and Escape leaves it at once. */
export async function keysLeave(page: Page): Promise<void> {
  const inside = (): Promise<boolean> => region(page).evaluate((node) => node.contains(document.activeElement));
  await view(page).focus();
  const before = await place(page);
  await page.keyboard.press('ArrowRight');
  await settle(page);
  expect(await place(page)).not.toBe(before);
  let stops = 0;
  for (; (await inside()) && stops < 20; stops++) await page.keyboard.press('Tab');
  // The picture, seven buttons, and links in the credits.
  expect(stops).toBeGreaterThanOrEqual(8);
  expect(stops).toBeLessThan(12);
  await view(page).focus();
  await page.keyboard.press('Shift+Tab');
  expect(await inside()).toBe(false);
  for (const where of [view(page), region(page).locator('button').last()]) {
    await where.focus();
    await page.keyboard.press('Escape');
    expect(await inside()).toBe(false);
    expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
  }
}

/** (h) The wheel scrolls the page until the map is focused; then it zooms the map. */
export async function wheelWaitsForFocus(page: Page): Promise<void> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await view(page).hover();
  const before = await place(page);
  await page.mouse.wheel(0, 100);
  await settle(page);
  expect((await place(page)).split(' ')[0]).toBe(before.split(' ')[0]);
  await view(page).focus();
  await page.mouse.wheel(0, -100);
  await settle(page);
  expect(await place(page)).not.toBe(before);
}

/** (h) One finger scrolls the page and leaves the map as it is; two zoom the map and not the page. The page must be on a touch screen and longer than it. */
export async function fingersDoTheirPart(page: Page): Promise<void> {
  await view(page).scrollIntoViewIfNeeded();
  const box = (await view(page).boundingBox())!;
  const [x, y] = [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)];
  const touch = await page.context().newCDPSession(page);
  const draw = async (path: (step: number) => { x: number; y: number }[]): Promise<void> => {
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: path(0) });
    for (let step = 1; step <= 12; step++) await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: path(step) });
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await settle(page);
  };
  const pane = (): Promise<string> => view(page).evaluate((node) => node.querySelector<HTMLElement>('.leaflet-map-pane')!.style.transform);
  const scrolled = (): Promise<number> => page.evaluate(() => window.scrollY);
  const before = { pane: await pane(), scrolled: await scrolled(), place: await place(page) };
  await draw((step) => [{ x, y: y - step * 10 }]);
  expect(await scrolled()).toBeGreaterThan(before.scrolled + 60);
  expect(await pane()).toBe(before.pane);
  await draw((step) => [{ x: x - 20 - step * 8, y: y - 100 }, { x: x + 20 + step * 8, y: y - 100 }]);
  expect(await place(page)).not.toBe(before.place);
  expect(await page.evaluate(() => window.visualViewport!.scale)).toBe(1);
}

/** (k) With reduced motion asked for, nothing of the map moves by itself. */
export async function staysStill(page: Page): Promise<void> {
  expect(await view(page).evaluate((node) => [...node.classList].filter((name) => name.includes('anim')))).toEqual([]);
  expect(await view(page).locator('.leaflet-zoom-animated').evaluateAll((nodes) => nodes.filter((node) => getComputedStyle(node).transitionDuration !== '0s').length)).toBe(0);
}

/** Test 8: with the system's own colours, a pin's number, face and edge are of them, and differ. */
export async function pinsShowInForcedColours(page: Page): Promise<void> {
  await page.emulateMedia({ forcedColors: 'active' });
  const faces = await view(page).locator(PINS).locator('span').evaluateAll((nodes) => nodes.map((node) => { const { color, backgroundColor, borderTopColor } = getComputedStyle(node); return { color, backgroundColor, borderTopColor }; }));
  expect(faces.length).toBeGreaterThan(0);
  for (const { color, backgroundColor, borderTopColor } of faces) {
    expect(color).not.toBe(backgroundColor);
    expect(borderTopColor).not.toBe(backgroundColor);
  }
  await page.emulateMedia({ forcedColors: 'none' });
}

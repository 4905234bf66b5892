import AxeBuilder from '@axe-core/playwright';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDirectory } from '../../data/db.ts';
import { loadDemoIfEmpty } from '../../data/import/demo.ts';
import { putListing } from '../../data/put-listing.ts';
import { write } from '../../data/write.ts';
import { newFolder, openBrowser, startTown } from '../browser.ts';
import type { Town } from '../browser.ts';
import { listing } from '../data/listings.ts';
import { ABSENT, sharedData } from '../shared-data.ts';
import { buttonsDoAll, fingersDoTheirPart, isNamedRegion, keysLeave, pinsAreForPointers, pinsShowInForcedColours, staysStill, wheelWaitsForFocus } from '../site/map/contract.ts';
import { expectNothingLeft, SECRET_WORDS, SENTINEL, watch } from './walk.ts';

let browser: Browser;
let town: Town;
const folder = newFolder();

beforeAll(async () => {
  const directory = openDirectory(join(folder, 'directory.sqlite'));
  loadDemoIfEmpty(directory, new Date().toISOString());
  directory.close();
  town = await startTown({ folder });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await town?.close();
});

const PHONE: BrowserContextOptions = { viewport: { width: 360, height: 640 }, hasTouch: true };
const DESK: BrowserContextOptions = { viewport: { width: 1280, height: 800 } };
const STILL: BrowserContextOptions = { reducedMotion: 'reduce' };

/** Find, with its list there. The page and what it asks for are gone after the test. */
async function visit<T>(options: BrowserContextOptions, walk: (page: Page, asked: string[]) => Promise<T>, { url, before = async () => {} }: { url?: string; before?: (page: Page) => Promise<unknown> } = {}): Promise<T> {
  const context = await browser.newContext(options);
  try {
    const page = await context.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await before(page);
    await page.goto(`${url ?? town.url}/find`);
    await ready(page);
    return await walk(page, asked);
  } finally {
    await context.close();
  }
}
const ready = async (page: Page): Promise<void> => page.locator('#results:not([aria-busy]) h2, #results:not([aria-busy]) .lead').first().waitFor();
/** By the button where there is no room beside the list; by itself where there is. */
async function openMap(page: Page): Promise<void> {
  if (page.viewportSize()!.width < 1200) await page.locator('#map-switch').click();
  await page.locator('.map[role=region] .map-pin, .map[role=region] .map-bunch, .map[role=region] .map-area').first().waitFor();
}
const isOfMap = (path: string): boolean => /map-open|\/map\.|leaflet|\.pmtiles|demo-town/.test(path);
const focused = (page: Page): Promise<string> => page.evaluate(() => { const at = document.activeElement!; return at.id === '' ? at.closest('.card')?.id ?? at.tagName : at.id; });
const unfold = async (page: Page): Promise<void> => { if (await page.locator('#unfold').isVisible()) await page.locator('#unfold').click(); };
const send = async (page: Page): Promise<void> => {
  await page.locator('#ask button[type=submit]').click();
  await ready(page);
};

test('a phone fetches nothing of the map until it is asked for, and then it is there above the list', async () => {
  await visit(PHONE, async (page, asked) => {
    await page.waitForLoadState('networkidle');
    expect(asked.filter(isOfMap)).toEqual([]);
    expect(await page.locator('link[href*="map"]').count()).toBe(0);
    await openMap(page);
    expect(asked.filter(isOfMap).map((path) => path.replace(/\.[\w-]+\./, '.')).sort()).toEqual(['/_assets/map-open.js', '/_assets/map.css', '/demo-town.json']);
    const [map, list] = [await page.locator('#map').boundingBox(), await page.locator('#results').boundingBox()];
    expect(map!.y + map!.height).toBeLessThanOrEqual(list!.y);
    expect(await focused(page)).toBe('map-switch');
    await page.locator('#map-switch').click();
    expect(await page.locator('.leaflet-container').count()).toBe(0);
    expect(await focused(page)).toBe('map-switch');
  });
});

test('a desk gets the map by itself, beside the list and after it; one that saves data does not', async () => {
  await visit(DESK, async (page, asked) => {
    await openMap(page);
    const last = asked.findLastIndex((path) => path.startsWith('/shards/'));
    expect(asked.findIndex(isOfMap)).toBeGreaterThan(last);
    const [map, list] = [await page.locator('#map').boundingBox(), await page.locator('#results').boundingBox()];
    expect(map!.x).toBeGreaterThanOrEqual(list!.x + list!.width);
  });
  await visit(DESK, async (page, asked) => {
    await page.waitForTimeout(1500);
    expect(asked.filter(isOfMap)).toEqual([]);
    await page.locator('#map-switch').click();
    await openMap(page);
  }, { before: (page) => page.addInitScript('Object.defineProperty(navigator, "connection", { value: { saveData: true } })') });
});

test('the contract of the map, with keys and a mouse', async () => {
  await visit({ ...DESK, ...STILL }, async (page) => {
    await openMap(page);
    await isNamedRegion(page);
    await pinsAreForPointers(page);
    await staysStill(page);
    await pinsShowInForcedColours(page);
    await wheelWaitsForFocus(page);
    await keysLeave(page);
    expect(await focused(page)).toBe('map-switch');
    await buttonsDoAll(page);
  });
});

test('the contract of the map, with fingers', async () => {
  await visit({ ...PHONE, ...STILL }, async (page) => {
    await openMap(page);
    await pinsAreForPointers(page);
    await fingersDoTheirPart(page);
  });
});

test('with the map open, Tab goes from the form to the list in at most three stops', async () => {
  for (const device of [DESK, PHONE]) {
    await visit(device, async (page) => {
      await openMap(page);
      if (await page.locator('#more-toggle').isVisible()) await page.locator('#more-toggle').click();
      await page.locator('#ask button[type=reset]').focus();
      let stops = 0;
      do {
        await page.keyboard.press('Tab');
        stops += 1;
      } while (stops < 10 && !(await page.evaluate(() => document.getElementById('results')!.contains(document.activeElement))));
      expect(stops).toBeLessThanOrEqual(3);
    });
  }
});

test('"Show on map" points the pin out and leaves the focus; a pin leads to its card, also to one that was not shown yet', async () => {
  for (const device of [DESK, PHONE]) {
    await visit({ ...device, ...STILL }, async (page) => {
      // On the phone this opens the map too.
      if (device === DESK) await openMap(page);
      const button = page.locator('.card button[data-act=map]').nth(2);
      const [id, number] = [await button.getAttribute('value'), await button.locator('.pin').textContent()];
      await button.focus();
      await button.press('Enter');
      const pin = page.locator('.map-selected.leaflet-marker-icon');
      await pin.waitFor();
      expect(await pin.textContent()).toBe(number);
      expect(await button.evaluate((node) => document.activeElement === node)).toBe(true);
      expect(await page.locator('.card.selected').evaluateAll((cards) => cards.map((card) => card.id))).toEqual([`r-${id}`]);
      const [map, at] = [(await page.locator('.map-view').boundingBox())!, (await pin.boundingBox())!];
      expect(at.x >= map.x && at.y >= map.y && at.x + at.width <= map.x + map.width && at.y + at.height <= map.y + map.height).toBe(true);

      const far = page.locator('.map-pin:not(.map-selected), .map-area:not(.map-selected)').filter({ hasText: /^(?:[2-9]\d|\d{3,})$/ }).first();
      const wanted = await far.textContent();
      const before = await page.locator('.card').count();
      await far.dispatchEvent('click');
      await expect.poll(() => page.evaluate(() => document.activeElement!.closest('.card')?.querySelector('.pin')?.textContent)).toBe(wanted);
      expect(await page.locator('.card').count()).toBeGreaterThan(before);
      expect(await page.locator('.card.selected .pin').textContent()).toBe(wanted);
      expect(await page.evaluate(() => document.activeElement!.matches('h3 a'))).toBe(true);
    });
  }
});

test('list and map hold the same, whatever is asked', async () => {
  await visit({ ...DESK, ...STILL }, async (page) => {
    await openMap(page);
    const kinds = await page.locator('#kind option').evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
    const seen = new Set<string>();
    for (let n = 0; n < 20; n++) {
      // Twenty that differ, and the same twenty each time.
      await page.locator('#kind').selectOption(kinds[(n * 5 + 1) % kinds.length]!);
      await page.locator('input[name=need]').nth(n % 5).setChecked(n % 3 !== 0);
      await page.locator('input[name=day]').nth(n % 7).setChecked(n % 2 === 0);
      await send(page);
      for (const group of ['match', 'ask']) {
        const more = page.locator(`button[data-act=more][value=${group}]`);
        while (await more.count() > 0) {
          await more.click();
          await ready(page);
        }
      }
      const inList = await page.locator('.card .pin').evaluateAll((nodes) => nodes.map((node) => Number(node.textContent)));
      await page.waitForTimeout(50);
      const onMap = await page.locator('.map-view .leaflet-marker-icon').evaluateAll((nodes) => nodes.map((node) => node.getAttribute('aria-label')!));
      const said = onMap.map((name) => ({ name, bunch: /^(\d+) close together: ([\d, ]+)/.exec(name), one: /^(\d+),/.exec(name) }));
      expect(said.reduce((sum, { bunch }) => sum + (bunch === null ? 1 : Number(bunch[1])), 0), `state ${n}`).toBe(inList.length);
      const named = said.flatMap(({ bunch, one }) => (bunch === null ? [one![1]!] : bunch[2]!.split(',')).map(Number));
      expect(named.filter((number) => !inList.includes(number)), `state ${n}`).toEqual([]);
      seen.add(`${inList.length} ${onMap.length}`);
    }
    expect(seen.size).toBeGreaterThan(5);
  });
});

test('one sentence is announced for one change, none for the map; focus is never nowhere', async () => {
  await visit(DESK, async (page) => {
    await page.evaluate(() => {
      const said: string[] = [];
      Object.assign(window, { said });
      new MutationObserver(() => said.push(document.getElementById('status')!.textContent)).observe(document.getElementById('status')!, { childList: true, characterData: true, subtree: true });
    });
    const said = (): Promise<string[]> => page.evaluate(() => (window as unknown as { said: string[] }).said.splice(0));
    await openMap(page);
    expect(await said()).toEqual([]);
    await page.locator('input[name=need]').first().check();
    await send(page);
    expect(await said()).toEqual([expect.stringMatching(/good match/)]);
    expect(await focused(page)).toBe('title');
    await page.locator('button[data-act=more]').first().click();
    await ready(page);
    expect(await focused(page)).toMatch(/^r-/);
    await page.locator('#map-switch').click();
    expect(await focused(page)).toBe('map-switch');
    await said();
    await page.locator('#chips button').first().click();
    await ready(page);
    expect(await said()).toHaveLength(1);
    expect(await focused(page)).toBe('title');
  });
});

test.each([
  ['a phone at night', PHONE, 'dark'],
  ['a desk in daylight', DESK, 'light'],
  ['the narrowest screen, or one at 400 %', { viewport: { width: 320, height: 256 } }, 'light'],
] as const)('axe finds nothing and nothing is cut off, with the map open and closed, on %s', async (_why, device, colorScheme) => {
  await visit({ ...device, ...STILL, colorScheme }, async (page) => {
    await openMap(page);
    for (const map of ['open', 'closed']) {
      const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
      expect(violations.map((v) => `${map}: ${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
      if (map === 'open') await page.locator('#map-switch').click();
    }
  });
});

test('the map goes dark with the system, and back', async () => {
  await visit({ ...DESK, colorScheme: 'light' }, async (page) => {
    await openMap(page);
    const ground = (): Promise<string> => page.locator('.map-view').evaluate((node) => getComputedStyle(node).backgroundColor);
    const light = await ground();
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(ground).not.toBe(light);
    await page.emulateMedia({ colorScheme: 'light' });
    await expect.poll(ground).toBe(light);
  });
});

test('each answer says how many it would give; none can be chosen too, and nothing moves when the numbers come', async () => {
  await visit(DESK, async (page) => {
    const option = page.locator('#kind option').nth(1);
    const count = Number(/\((\d+)\)$/.exec((await option.textContent())!)?.[1]);
    const high = await page.locator('#ask').evaluate((node) => node.scrollHeight);
    await page.locator('#kind').selectOption((await option.getAttribute('value'))!);
    await page.locator('#age').evaluate((node) => { (node as HTMLInputElement).value = ''; });
    await send(page);
    const shown = await page.locator('.group .count').evaluateAll((nodes) => nodes.reduce((sum, node) => sum + Number(node.textContent), 0));
    expect(shown).toBe(count);
    const free = page.getByRole('checkbox', { name: /^Free, or give what you like \(\d+\)$/ });
    expect(await free.count()).toBe(1);
    expect(Math.abs(await page.locator('#ask').evaluate((node) => node.scrollHeight) - high)).toBeLessThanOrEqual(1);
    expect(await page.locator('#ask select option[disabled], #ask input[disabled]').count()).toBe(0);
  });
});

test('a walk with the map leaves no trace of place, words or needs anywhere', async () => {
  const context = await browser.newContext({ ...PHONE, ...STILL, geolocation: SENTINEL, permissions: ['geolocation'] });
  const page = await context.newPage();
  const seen = watch(context, page);
  await page.goto(`${town.url}/find`);
  await ready(page);
  await unfold(page);
  await page.locator('#locate').click();
  await page.locator('#place-status').getByText(/./).waitFor();
  await send(page);
  await page.locator('#map-switch').click();
  // Their own dot is on it, drawn here; the map has not gone there.
  await page.locator('.leaflet-container').waitFor();
  expect(await page.locator('.map-me').count()).toBe(1);
  const [map, me] = [(await page.locator('.map-view').boundingBox())!, (await page.locator('.map-me').boundingBox())!];
  expect(me.x < map.x - map.width || me.x > map.x + 2 * map.width || me.y < map.y - map.height || me.y > map.y + 2 * map.height).toBe(true);
  await unfold(page);
  if (await page.locator('#more-toggle').getAttribute('aria-expanded') === 'false') await page.locator('#more-toggle').click();
  await page.locator('#words').fill(SECRET_WORDS);
  await page.locator('input[name=need]').nth(1).check();
  await send(page);
  await page.locator('#chips button[data-act=clear]').click();
  await ready(page);
  for (const button of await page.locator('.map-buttons button').all()) await button.click();
  await page.locator('.card button[data-act=map]').first().click();
  await page.locator('.map-bunch').first().dispatchEvent('click');
  await page.locator('.map-selected.leaflet-marker-icon').dispatchEvent('click');
  await page.locator('#map-switch').click();
  await page.locator('#map-switch').click();
  await page.locator('.leaflet-container').waitFor();
  await expectNothingLeft(page, town, seen);
  await context.close();
});

test.each([
  ['is not there', null],
  ['was cut short', 'PMTiles\u0003and then nothing'],
])('where the basemap %s, the list is complete and one line says so', async (_why, content) => {
  const BASEMAP = join(newFolder(), 'town.pmtiles');
  if (content !== null) writeFileSync(BASEMAP, content);
  const broken = await startTown({ folder, settings: { BASEMAP } });
  try {
    await visit(DESK, async (page) => {
      await openMap(page);
      await page.locator('#map-note').getByText('The map has no streets just now. Everything is in the list.').waitFor();
      expect(await page.locator('.group.match .card').count()).toBe(20);
      await page.locator('.card button[data-act=map]').first().click();
      await page.locator('.map-selected.leaflet-marker-icon').waitFor();
    }, { url: broken.url });
  } finally {
    await broken.close();
  }
});

const NEWPORT = sharedData('newport/newport.pmtiles');
test.skipIf(NEWPORT === null)(`the streets of Newport are painted, and who drew them is told${NEWPORT === null ? `: ${ABSENT}` : ''}`, async () => {
  const here = newFolder();
  const directory = openDirectory(join(here, 'directory.sqlite'));
  const by = { actor: 'test', at: new Date().toISOString() };
  write(directory, by, (w) => {
    for (const [name, latitude, longitude] of [['chess', 51.5877, -2.9984], ['choir', 51.584, -3.005], ['garden', 51.592, -2.99]] as const) {
      putListing(w, listing(name, { location: { name, latitude, longitude } }), { ...by, namespace: 'test', source_id: null });
    }
  });
  directory.close();
  const city = await startTown({ folder: here, settings: { BASEMAP: NEWPORT! } });
  try {
    await visit(DESK, async (page, asked) => {
      await openMap(page);
      const colours = (): Promise<number> => page.locator('.map-view canvas').evaluateAll((tiles) => {
        const seen = new Set<number>();
        for (const tile of tiles as HTMLCanvasElement[]) {
          if (tile.width === 0 || tile.height === 0) continue;
          for (const colour of new Uint32Array(tile.getContext('2d')!.getImageData(0, 0, tile.width, tile.height).data.buffer)) seen.add(colour);
        }
        return seen.size;
      });
      await expect.poll(colours, { timeout: 10_000 }).toBeGreaterThan(20);
      expect(asked).toContain('/basemap.pmtiles');
      expect(await page.locator('#map-note').isVisible()).toBe(false);
      expect(await page.locator('.map-credit a[href="https://www.openstreetmap.org/copyright"]').isVisible()).toBe(true);
    }, { url: city.url });
  } finally {
    await city.close();
  }
});

import './guard.ts';
import { mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { openMap } from './map-button.ts';
import { Stopped } from './stoppable.ts';
import { visitTown } from './town.ts';
import type { Town } from './town.ts';

const README = fileURLToPath(new URL('screenshots', import.meta.url));
const HELP = `npm run screenshots -- [--whole] [--to FOLDER]      pictures of every page of the demo town

Writes scripts/screenshots/PAGE-DEVICE.png, for the README: the first screen on a phone, on a phone at night and on a
desk, and the first sheet of paper. Pictures of an earlier run are replaced.
  --whole   each page from top to bottom instead, for whoever looks for flaws; wants --to
  --to      the folder to write to`;

/** The same day, words and letters everywhere; nothing moves. */
const STEADY = { locale: 'en-GB', timezoneId: 'Europe/London', reducedMotion: 'reduce', deviceScaleFactor: 1 } as const;
const PHONE = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };
type Device = BrowserContextOptions & { media: 'screen' | 'print' };
const DEVICES: Readonly<Record<string, Device>> = {
  phone: { ...PHONE, media: 'screen' },
  dark: { ...PHONE, colorScheme: 'dark', media: 'screen' },
  desktop: { viewport: { width: 1280, height: 800 }, media: 'screen' },
  // A4 at 96 dots an inch.
  print: { viewport: { width: 794, height: 1123 }, media: 'print' },
};

/** What is done on a page before its picture is taken, and on which devices, if not on all. `none`: there is nothing to take. */
type Scene = { page: keyof Town['pages']; act?: (page: Page) => Promise<'ready' | 'none'>; on?: readonly string[] };
const SCENES: Readonly<Record<string, Scene>> = {
  home: { page: 'home' },
  find: { page: 'find', act: answered },
  'find-asked': { page: 'find', act: ask },
  'find-map': { page: 'find', act: async (page) => (await ask(page), (await openMap(page)) === 'opened' ? 'ready' : 'none'), on: ['phone', 'dark', 'desktop'] },
  resource: { page: 'resource' },
  areas: { page: 'areas' },
  area: { page: 'area' },
  about: { page: 'about' },
  privacy: { page: 'privacy' },
  help: { page: 'help' },
};

const { values: { whole, to = README, help } } = parseArgs({ options: { whole: { type: 'boolean', default: false }, to: { type: 'string' }, help: { type: 'boolean', default: false } } });

if (help || (whole && to === README)) {
  process.stderr.write(`${help ? '' : 'Whole pages are too large for the README. Say where to write them: --to FOLDER\n\n'}${HELP}\n`);
  process.exit(help ? 0 : 1);
}
try {
  const bytes = await visitTown(takeAll);
  process.stdout.write(`${bytes.length} pictures are in ${to}, ${(bytes.reduce((sum, n) => sum + n, 0) / 1024 / 1024).toFixed(1)} MB.\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(error instanceof Stopped ? 130 : 1);
}

/** Takes every scene on every device; the sizes in bytes. */
async function takeAll({ browser, pages }: Town): Promise<number[]> {
  // An earlier picture of a page that is gone must not stay.
  if (to === README) rmSync(README, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  const bytes: number[] = [];
  for (const [name, scene] of Object.entries(SCENES)) {
    for (const [device, settings] of Object.entries(DEVICES).filter(([device]) => scene.on?.includes(device) ?? true)) {
      const path = join(to, `${name}-${device}.png`);
      const taken = await take(browser, pages[scene.page], scene, settings, path);
      process.stderr.write(taken === 'ready' ? `${name} on ${device}\n` : `${name} on ${device}: not there, so no picture\n`);
      if (taken === 'ready') bytes.push(statSync(path).size);
    }
  }
  return bytes;
}

async function take(browser: Browser, url: string, { act }: Scene, { media, ...device }: Device, path: string): Promise<'ready' | 'none'> {
  const context = await browser.newContext({ ...STEADY, ...device });
  try {
    const page = await context.newPage();
    await page.goto(url);
    const state = (await act?.(page)) ?? 'ready';
    if (state === 'none') return 'none';
    // Nothing is pointed at, and nothing is half way.
    await page.mouse.move(0, 0);
    await page.emulateMedia({ media });
    await page.waitForLoadState('networkidle');
    await page.screenshot({ path, fullPage: whole, animations: 'disabled' });
    return 'ready';
  } finally {
    await context.close();
  }
}

/** Waits for the answer that stands there now. */
async function answered(page: Page): Promise<'ready'> {
  await page.locator('#results:not([aria-busy]) h2').first().waitFor();
  return 'ready';
}

/** Asks what somebody might: something on a weekday afternoon near Candlemarket, without steps. */
async function ask(page: Page): Promise<'ready'> {
  await answered(page);
  // On a phone the form is folded away.
  for (const button of ['#unfold', '#more-toggle']) {
    const fold = page.locator(button);
    if ((await fold.isVisible()) && (await fold.getAttribute('aria-expanded')) === 'false') await fold.click();
  }
  await page.locator('#place').fill('Candlemarket');
  await page.locator('input[name=part]').nth(1).check();
  await page.locator('input[name=need]').first().check();
  await page.locator('#ask button[type=submit]').click();
  await page.locator('#chips button').first().waitFor();
  return answered(page);
}

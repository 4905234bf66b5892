import { get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, BrowserContext } from 'playwright-core';
import { openMap } from '../map-button.ts';

/** A small phone. */
export const PHONE = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true } as const;

type Kind = 'html' | 'css' | 'js' | 'other';
/** Bytes on the wire by what they are. */
export type Weight = Record<Kind, number>;

/** What a page made a phone load. */
export interface Load {
  /** Until nothing was under way any more, and before anybody tapped. */
  before: Weight;
  /** What opening the map added, or `null` where the page has no button for it. */
  map: Weight | null;
  /** Addresses at other hosts it asked. */
  elsewhere: string[];
}

/** Opens a page in a browser that has seen nothing of it, and its map if it has one, and weighs all that it asked for. */
export async function loadOf(browser: Browser, url: string): Promise<Load> {
  const context = await browser.newContext(PHONE);
  try {
    const page = await context.newPage();
    const { asked, quiet } = follow(context);
    await page.goto(url);
    await quiet();
    const first = [...asked];
    const map = await openMap(page);
    await quiet();
    const later = [...asked].slice(first.length);
    const { origin } = new URL(url);
    const ours = (address: string): boolean => new URL(address).origin === origin;
    return {
      before: await weigh(first.filter(ours)),
      map: map === 'opened' ? await weigh(later.filter(ours)) : null,
      elsewhere: [...asked].filter((address) => !ours(address)),
    };
  } finally {
    await context.close();
  }
}

/** How long nothing may happen before a page has all it wants; and while an answer is on its way, which nobody may want to read to its end. Milliseconds. */
const QUIET = 1000;
const UNREAD = 5000;

/** Notes every address a browser asks; `quiet` waits until it has the answers and asks no more. Workers count. */
function follow(context: BrowserContext): { asked: Set<string>; quiet: () => Promise<void> } {
  const asked = new Set<string>();
  const underWay = new Set<object>();
  let last = performance.now();
  const ended = (request: object): void => {
    underWay.delete(request);
    last = performance.now();
  };
  context.on('request', (request) => {
    if (!/^https?:/.test(request.url())) return;
    asked.add(request.url());
    underWay.add(request);
    last = performance.now();
  });
  context.on('requestfinished', ended).on('requestfailed', ended);
  return {
    asked,
    quiet: async () => {
      last = performance.now();
      while (performance.now() - last < (underWay.size > 0 ? UNREAD : QUIET)) await sleep(50);
    },
  };
}

async function weigh(urls: readonly string[]): Promise<Weight> {
  const weight: Weight = { html: 0, css: 0, js: 0, other: 0 };
  for (const url of urls) {
    const { kind, bytes } = await fetchAsSent(url);
    weight[kind] += bytes;
  }
  return weight;
}

/** What a phone's browser can unpack, in the words Chrome has for it. */
const ENCODINGS = 'gzip, deflate, br, zstd';

/** The bytes of the body exactly as they come to a phone. `fetch` would unpack them first. */
function fetchAsSent(url: string): Promise<{ kind: Kind; bytes: number }> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'Accept-Encoding': ENCODINGS } }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => { bytes += chunk.length; }).on('error', reject).on('end', () => {
        if (response.statusCode === 200) resolve({ kind: kindOf(response.headers['content-type'] ?? ''), bytes });
        else reject(new Error(`${url} answered ${response.statusCode}, so what the page loads cannot be weighed. Build the site again: npm run build`));
      });
    }).on('error', reject);
  });
}

const kindOf = (type: string): Kind => (type.startsWith('text/html') ? 'html' : type.startsWith('text/css') ? 'css' : /^(?:text|application)\/javascript/.test(type) ? 'js' : 'other');

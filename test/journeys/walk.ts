import type { BrowserContext, Page, Request } from 'playwright-core';
import { expect } from 'vitest';
import type { Town } from '../browser.ts';

/** Where nobody in a test is: found anywhere outside the page's memory, it has leaked. */
export const SENTINEL = { latitude: 51.23456, longitude: -0.98765 };
/** Words that no listing has and no code has. */
export const SECRET_WORDS = 'zugzwangly';

/** Traces of the sentinel: as a person's needs, words or place would show in an address, a body, a line or a store. */
const TRACES = [/51\.23/, /0\.98/, /zugzwang/i, /step_free|step-free|stepfree/i, /latitude|longitude/i];

/** Watches all that a page sends and says, from before it is opened. */
export function watch(context: BrowserContext, page: Page): { requests: Request[]; said: string[] } {
  const requests: Request[] = [];
  const said: string[] = [];
  context.on('request', (request) => requests.push(request));
  page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => said.push(error.message));
  page.on('dialog', (dialog) => { said.push(`dialog: ${dialog.message()}`); void dialog.dismiss(); });
  return { requests, said };
}

/** Nothing about the person went anywhere: not to another host, not into an address, a body, a log line, a store. */
export async function expectNothingLeft(page: Page, town: Town, { requests, said }: ReturnType<typeof watch>): Promise<void> {
  const sent = requests.map((r) => ({ url: r.url(), method: r.method(), body: r.postData(), headers: JSON.stringify(r.headers()) }));
  expect(sent.length).toBeGreaterThan(5);
  expect(sent.filter((r) => !r.url.startsWith(`${town.url}/`)), 'requests to another host').toEqual([]);
  expect(sent.filter((r) => r.method !== 'GET' || r.body !== null), 'requests that send something').toEqual([]);
  expect(sent.filter((r) => new URL(r.url).search !== '' || hasTrace(`${r.url} ${r.headers}`)), 'requests with a trace').toEqual([]);
  expect(town.log.filter((line) => hasTrace(withoutClock(line))), 'log lines with a trace').toEqual([]);
  expect(town.log.length).toBeGreaterThan(3);
  const kept = await page.evaluate(async () => ({
    local: { ...localStorage }, session: { ...sessionStorage }, cookies: document.cookie, caches: await caches.keys(),
    databases: (await indexedDB.databases()).map((d) => d.name), state: history.state as unknown, search: location.search, hash: location.hash, name: window.name,
  }));
  expect(kept).toEqual({ local: {}, session: {}, cookies: '', caches: [], databases: [], state: null, search: '', hash: '', name: '' });
  expect(await page.context().cookies()).toEqual([]);
  expect(said, 'what the page said to its console').toEqual([]);
}

/** The hour and how long it took may have any digits. */
const withoutClock = (line: string): string => line.replace(/"time":"[^"]*"|"ms":[\d.]+/g, '');
const hasTrace = (text: string): boolean => TRACES.some((trace) => trace.test(decodeURIComponent(text)));

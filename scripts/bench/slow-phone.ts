import type { Browser, CDPSession } from 'playwright-core';
import { median } from './report.ts';
import { PHONE } from './wire.ts';

/**
 * Slow 4G as the DevTools of Chrome and Lighthouse have it: 1.6 Mbit/s at 150 ms, as seen by one request, which is
 * the latency × 3.75 and the bandwidth × 0.9 (lighthouse, core/lib/lantern, mobileSlow4G). Milliseconds, bytes a second.
 */
const SLOW_4G = { offline: false, latency: 562.5, downloadThroughput: (1.6 * 1024 * 1024 * 0.9) / 8, uploadThroughput: (750 * 1024 * 0.9) / 8 };
/** How many times slower a phone's processor is than this one. */
const SLOWER = 4;
/** How long a page may take before the measuring gives up. Milliseconds. */
const PATIENCE = 60_000;

/**
 * How many seconds until something that fits `selector` is shown on a slow phone that has never been here: the
 * median of `times`. Chrome slows the page down but not its worker, so what the worker computed meanwhile is added
 * as often as the phone would take longer.
 */
export async function secondsUntil(browser: Browser, url: string, selector: string, times: number): Promise<number> {
  const taken: number[] = [];
  for (let i = 0; i < times; i += 1) taken.push(await once(browser, url, selector));
  return median(taken) / 1000;
}

async function once(browser: Browser, url: string, selector: string): Promise<number> {
  const context = await browser.newContext(PHONE);
  try {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    const worker = await watchWorker(devtools);
    await devtools.send('Network.enable');
    await devtools.send('Network.emulateNetworkConditions', SLOW_4G);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    await page.addInitScript(noteWhenSeen, selector);
    await page.goto(url, { waitUntil: 'commit', timeout: PATIENCE });
    const seen = await page.waitForFunction(whenSeen, null, { timeout: PATIENCE })
      .catch((error: unknown) => { throw new Error(`After ${PATIENCE / 1000} seconds on a slow phone, ${url} still shows nothing that fits "${selector}".`, { cause: error }); });
    return Number(await seen.jsonValue()) + (SLOWER - 1) * (await worker.busy());
  } finally {
    await context.close();
  }
}

type Noted = Window & { seenAt?: number };

/** Runs in the page: notes when the frame after the first fitting element was there, in milliseconds since the visit began. */
function noteWhenSeen(selector: string): void {
  const look = (): void => {
    if (document.querySelector(selector) === null) requestAnimationFrame(look);
    else requestAnimationFrame(() => { (window as Noted).seenAt = performance.now(); });
  };
  requestAnimationFrame(look);
}

/** Runs in the page: that moment, once it is known; never before the browser painted anything at all. */
function whenSeen(): number | undefined {
  const painted = performance.getEntriesByName('first-contentful-paint')[0];
  const { seenAt } = window as Noted;
  return seenAt === undefined || painted === undefined ? undefined : Math.max(seenAt, painted.startTime);
}

/** Takes a profile of the first worker the page starts; `busy` tells how many milliseconds it computed so far. */
async function watchWorker(devtools: CDPSession): Promise<{ busy(): Promise<number> }> {
  const answers = new Map<number, (result: unknown) => void>();
  let session: string | null = null;
  let last = 0;
  const tell = (method: string, sessionId: string, params: object = {}): Promise<unknown> => new Promise((resolve, reject) => {
    last += 1;
    answers.set(last, resolve);
    devtools.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id: last, method, params }) }).catch(reject);
  });
  devtools.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result } = JSON.parse(message) as { id?: number; result?: unknown };
    if (id !== undefined) answers.get(id)?.(result);
  });
  devtools.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    const profiled = targetInfo.type === 'worker' && session === null;
    if (profiled) session = sessionId;
    // It waits for the last of these before its first line.
    for (const method of [...(profiled ? ['Profiler.enable', 'Profiler.start'] : []), 'Runtime.runIfWaitingForDebugger']) void tell(method, sessionId).catch(() => {});
  });
  await devtools.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: false });
  return {
    async busy() {
      if (session === null) return 0;
      const { profile } = (await tell('Profiler.stop', session)) as { profile: Profile };
      return busyIn(profile);
    },
  };
}

/** What Chrome's profiler gives: in which function it was at each sample, and how many microseconds since the one before. */
export interface Profile {
  nodes: { id: number; callFrame: { functionName: string } }[];
  samples: number[];
  timeDeltas: number[];
}

/** Milliseconds of a profile in which there was something to do. */
export function busyIn({ nodes, samples, timeDeltas }: Profile): number {
  const idle = new Set(nodes.filter(({ callFrame }) => callFrame.functionName === '(idle)').map(({ id }) => id));
  // A delta is the time before its sample, so what lay between two samples belongs to the earlier.
  return samples.reduce((sum, id, i) => (idle.has(id) ? sum : sum + (timeDeltas[i + 1] ?? 0)), 0) / 1000;
}

import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { readEnv } from '../api/env.ts';
import { startServer } from '../api/server.ts';
import { openDirectory } from '../data/db.ts';
import { readResources } from '../data/directory.ts';
import { loadDemoIfEmpty } from '../data/import/demo.ts';
import { openBrowser } from './browser.ts';
import { stoppable } from './stoppable.ts';
import type { Closing } from './stoppable.ts';

/** The resource that is looked at where one stands for all. */
const EXAMPLE = 'Chess at the library';

/** The demo town as it answers, and a browser to look at it with. */
export interface Town {
  /** Its pages by name. */
  pages: Readonly<Record<'home' | 'find' | 'resource' | 'areas' | 'area' | 'about' | 'privacy' | 'help', string>>;
  browser: Browser;
  /** Where other programs may steer the browser. */
  port: number;
}

/**
 * Starts the real server over a new demo town in a folder of its own, with the site as it was last built, and opens a
 * browser. Hands both to `use` and takes all of it away again, whatever happens.
 */
export const visitTown = <T>(use: (town: Town) => Promise<T>): Promise<T> => stoppable((closing) => open(closing).then(use));

/** Opens one thing after the other. How to close it is known before it is open, so that a stop in between leaves nothing. */
async function open(closing: Closing): Promise<Town> {
  const folder = mkdtempSync(join(tmpdir(), 'porchlight-town-'));
  closing.push(() => rmSync(folder, { recursive: true, force: true }));
  const paths = fillTown(folder);

  const starting = startServer(readEnv({ DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'error' }));
  closing.push(() => starting.then((server) => server.close(), () => {}));
  const { url } = await starting;

  const port = await freePort();
  const opening = openBrowser({ port, handleSIGINT: false, handleSIGTERM: false });
  closing.push(() => opening.then((browser) => browser.close(), () => {}));
  const browser = await opening;

  const at = (path: string): string => `${url}${path}`;
  return {
    pages: {
      home: at('/'), find: at('/find'), resource: at(paths.resource), areas: at('/areas'), area: at(paths.area),
      about: at('/about'), privacy: at('/privacy'), help: at('/help'),
    },
    browser, port,
  };
}

/** Puts the demo town of today into the folder, and says where its example and the area around that are shown. */
function fillTown(folder: string): { resource: string; area: string } {
  const directory = openDirectory(join(folder, 'directory.sqlite'));
  try {
    loadDemoIfEmpty(directory, new Date().toISOString());
    const example = readResources(directory, 'all').find(({ name }) => name === EXAMPLE);
    if (example?.place?.area == null) throw new Error(`The demo town has no "${EXAMPLE}" in an area any more. Name another in scripts/town.ts.`);
    return { resource: `/resources/${example.id}`, area: `/areas/${example.place.area.slug}` };
  } finally {
    directory.close();
  }
}

/** A port nobody listens on. Chrome can be asked for any, but then does not say which. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

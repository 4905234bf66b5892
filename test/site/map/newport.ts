import { existsSync, readFileSync } from 'node:fs';

const PATH = new URL('../../../../shared/data/newport/newport.pmtiles', import.meta.url);

/** The vector basemap of Newport (© OpenStreetMap contributors, ODbL), or `null` where the test data is not. */
export const NEWPORT: Uint8Array | null = existsSync(PATH) ? readFileSync(PATH) : null;
export const NO_NEWPORT = 'The Newport basemap is not here (../shared/data/newport/newport.pmtiles).';

/** The middle of Newport as part of the world, from 0 to 1. */
export const CENTRE = { x: (-2.9974 + 180) / 360, y: 0.5 - Math.log(Math.tan(Math.PI / 4 + (51.5876 * Math.PI) / 360)) / (2 * Math.PI) };

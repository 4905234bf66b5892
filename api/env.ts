import * as z from 'zod';

interface Setting<T extends z.ZodType = z.ZodType> {
  /** What it does, for the README. */
  about: string;
  /** What may be written, to finish "Write …". */
  wanted: string;
  shape: T;
}

const setting = <T extends z.ZodType>(about: string, wanted: string, shape: T): Setting<T> => ({ about, wanted, shape });

/** Every setting there is, with its default. The README lists them in these words. */
export const SETTINGS = {
  PORT: setting('The port to listen on. 0 takes any free one.', 'a whole number from 0 to 65535', z.string().regex(/^\d{1,5}$/).transform(Number).pipe(z.number().max(65535)).default(4321)),
  HOST: setting('The address to listen on. As it is, only this machine can reach Porchlight; 0.0.0.0 opens it to the network.', 'a host name or an IP address', z.string().regex(/^[A-Za-z0-9.:_-]+$/).default('127.0.0.1')),
  DATA_DIR: setting('The folder that keeps the directory and everything made from it.', 'the path of a folder', z.string().default('.porchlight')),
  BASEMAP: setting('A PMTiles file to draw the map from, which this server then gives out itself. Without it, only the demo town has streets.', 'the path of a .pmtiles file', z.string().regex(/\.pmtiles$/).nullable().default(null)),
  TILE_URL: setting(
    'A raster tile server to draw the map from instead. Whoever runs it sees which part of the map each visitor looks at, and from which address.',
    'an address with {z}, {x} and {y} in it, such as https://tiles.example.org/{z}/{x}/{y}.png',
    z.string().regex(/^https?:\/\/[^\s;,'"/]+\/(?=.*\{z\})(?=.*\{x\})(?=.*\{y\})[^\s;'"]*$/).nullable().default(null),
  ),
  SITE_URL: setting(
    'Where people find this site. With it, search engines are given a site map, and each page of the directory says its own address; without it, neither.',
    'an address such as https://porchlight.example.org',
    z.string().regex(/^https?:\/\/[A-Za-z0-9.-]+(?::\d{1,5})?\/?$/).transform((url) => url.replace(/\/$/, '')).nullable().default(null),
  ),
  TRUST_PROXY: setting('Set to yes only behind a proxy of your own that sets X-Forwarded-Host: it is then believed about the name people typed.', 'yes or no', z.enum(['yes', 'no']).default('no')),
  LOG_LEVEL: setting('How much is logged: info is a line a request and error only what went wrong. No line ever holds what a person asked.', 'info, error or silent', z.enum(['info', 'error', 'silent']).default('info')),
} as const;

export type Settings = { [K in keyof typeof SETTINGS]: z.output<(typeof SETTINGS)[K]['shape']> };

/**
 * Reads the settings from the environment: the only place that does. What is not set, or empty, has its default.
 * Throws one sentence for each setting that cannot be used.
 */
export function readEnv(env: Readonly<Record<string, string | undefined>> = process.env): Settings {
  const problems: string[] = [];
  const read = Object.entries(SETTINGS).map(([name, { shape, wanted }]) => {
    const given = env[name]?.trim();
    const { success, data } = shape.safeParse(given === '' ? undefined : given);
    if (!success) problems.push(`${name} cannot be used as it is set. Write ${wanted}, or leave it out.`);
    return [name, data];
  });
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return Object.fromEntries(read) as Settings;
}

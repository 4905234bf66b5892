import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

/** design.md §2: values flow one way, data ← api ← scripts; the site takes only what is pure. Types may cross. */
const ROOT = resolve(import.meta.dirname, '..');
const MAY_IMPORT: Record<string, string[]> = {
  data: ['data'],
  api: ['api', 'data', 'scripts/guard.ts'],
  scripts: ['scripts', 'api', 'data', 'site/i18n', 'site/finder/speak.ts'],
  site: ['site', 'data'],
};
/** Runs in a browser worker too: no Node module, no clock, no environment, no I/O. */
const PURE = ['data/resource.ts', 'data/shards.ts', 'data/read-shard.ts', 'data/formats/protobuf.ts', 'data/formats/ics.ts', 'data/vocabulary', 'data/match', 'data/calendar', 'data/travel', 'data/demo'];
const IMPURE = /\bDate\.now\b|\bnew Date\(\s*\)|\bprocess\.|\bfetch\(|\bMath\.random\b|\bperformance\.now\b|\bTemporal\.Now\b|\bDate\(\s*\)/g;

const files = Object.keys(MAY_IMPORT).flatMap((top) => sources(join(ROOT, top)));

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((e) => e.isFile() && /\.(?:ts|tsx|astro|mjs)$/.test(e.name))
    .map((e) => relative(ROOT, join(e.parentPath, e.name)));
}

/** What a file imports as values: [specifier, path in the repository or null for a package]. */
function imports(file: string): [string, string | null][] {
  const text = readFileSync(join(ROOT, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  const found = [...text.matchAll(/^\s*(?:import|export)\s+(?!type\b)(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]/gm), ...text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]/g)];
  return found.map(([, specifier]) => [specifier!, specifier!.startsWith('.') ? relative(ROOT, resolve(ROOT, dirname(file), specifier!)) : null]);
}

const isIn = (path: string, places: string[]): boolean => places.some((p) => path === p || path.startsWith(`${p}/`));

/** Every file of these for which `wrong` finds something, with what it found: the list must be empty. */
function offenders<T>(among: string[], wrong: (file: string) => T[]): Record<string, T[]> {
  return Object.fromEntries(among.map((file) => [file, wrong(file)] as const).filter(([, found]) => found.length > 0));
}
const code = (file: string): string => readFileSync(join(ROOT, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm, '');
const matches = (file: string, pattern: RegExp): string[] => [...code(file).matchAll(pattern)].map((m) => m[0]);

test('there is something to check', () => expect(files.length).toBeGreaterThan(30));

test('values are imported only from where they may be', () => {
  expect(offenders(files, (file) => imports(file).filter(([, path]) => path !== null && !isIn(path, MAY_IMPORT[file.split('/')[0]!]!)))).toEqual({});
});

test('what is pure imports only what is pure, and reads no clock, chance or environment', () => {
  const pure = files.filter((f) => isIn(f, PURE));
  expect(offenders(pure, (file) => imports(file).filter(([, path]) => path === null || !isIn(path, PURE)))).toEqual({});
  expect(offenders(pure, (file) => matches(file, IMPURE))).toEqual({});
});

test('the site takes only pure values from data', () => {
  expect(offenders(files.filter((f) => f.startsWith('site/')), (file) => imports(file).filter(([, path]) => path?.startsWith('data/') && !isIn(path, PURE)))).toEqual({});
});

test('only api/env.ts reads the environment', () => {
  expect(offenders(files.filter((f) => f !== 'api/env.ts' && f !== 'scripts/run.mjs'), (file) => matches(file, /process\.env/g))).toEqual({});
});

test('published facts are written only through data/write.ts, or the change log would miss some', () => {
  const others = files.filter((f) => !['data/write.ts', 'data/db.ts', 'data/taxonomy.ts'].includes(f));
  expect(offenders(others, (file) => matches(file, /\.(?:insert|update|delete)\(schema\.|\b(?:INSERT INTO|DELETE FROM|REPLACE INTO)\b|\bUPDATE\s+["\w]+\s+SET\b/g))).toEqual({});
});

test('every entry that a command starts begins with the version guard', () => {
  const entries = [...code('scripts/run.mjs').matchAll(/'node', '([^']+\.ts)'/g)].map((m) => m[1]!);
  expect(entries.length).toBeGreaterThan(2);
  expect(entries.filter((file) => !/^(?:\s|\/\*[\s\S]*?\*\/)*import '[./]+(?:scripts\/)?guard\.ts';/.test(readFileSync(join(ROOT, file), 'utf8')))).toEqual([]);
});

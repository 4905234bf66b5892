import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SETTINGS } from '../api/env.ts';

const README = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const { scripts } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { scripts: Record<string, string> };

test.each(Object.entries(SETTINGS))('the README says what the setting %s does', (name, { about }) => {
  expect(README).toContain(`| \`${name}\` |`);
  expect(README).toContain(about);
});

test('every command the README names is there', () => {
  const named = [...README.matchAll(/(?:`|^)npm (?:run )?(?:--silent )?([a-z-]+)/gm)].map((m) => m[1]!);
  expect(named.length).toBeGreaterThan(3);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

test('the commands a newcomer may run are in the README', () => {
  expect(Object.keys(scripts).filter((name) => !README.includes(`npm ${name}`) && !README.includes(`npm run ${name}`))).toEqual([]);
});

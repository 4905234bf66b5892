import { expect, test } from 'vitest';
import { SETTINGS, readEnv } from '../../api/env.ts';

test('without any setting there are defaults, and only this machine is listened to', () => {
  expect(readEnv({})).toEqual({ PORT: 4321, HOST: '127.0.0.1', DATA_DIR: '.porchlight', BASEMAP: null, TILE_URL: null, SITE_URL: null, TRUST_PROXY: 'no', LOG_LEVEL: 'info' });
  expect(readEnv({ PORT: '', TILE_URL: ' ' })).toEqual(readEnv({}));
});

test('what is set is taken', () => {
  const set = { PORT: '0', HOST: '::', DATA_DIR: '/srv/porch', BASEMAP: 'newport.pmtiles', TILE_URL: 'https://t.example/{z}/{x}/{y}.png', SITE_URL: 'https://porch.example', TRUST_PROXY: 'yes', LOG_LEVEL: 'error' };
  expect(readEnv({ ...set, HOME: '/root' })).toEqual({ ...set, PORT: 0 });
});

test.each([
  ['PORT', 'abc'], ['PORT', '70000'], ['PORT', '-1'], ['PORT', '80.5'], ['PORT', '1e3'], ['HOST', 'a b'], ['BASEMAP', 'map.png'],
  ['TILE_URL', 'tiles'], ['TILE_URL', 'https://t.example/{z}/{x}.png'], ['TILE_URL', "https://t.example; script-src *;/{z}/{x}/{y}"], ['TILE_URL', 'javascript:{z}{x}{y}'],
  ['SITE_URL', 'porch.example'], ['SITE_URL', 'https://porch.example/a'], ['SITE_URL', 'https://porch.example?"'],
  ['TRUST_PROXY', 'true'], ['LOG_LEVEL', 'debug'],
])('%s=%s stops the start with a sentence that names it', (name, value) => {
  expect(() => readEnv({ [name]: value })).toThrow(new RegExp(`^${name} cannot be used as it is set\\. Write .+, or leave it out\\.$`));
});

test('every mistake is named at once', () => {
  expect(() => readEnv({ PORT: 'x', LOG_LEVEL: 'x' })).toThrow(/PORT[^]*\n[^]*LOG_LEVEL/);
});

test('every setting says what it does, in a sentence', () => {
  for (const { about, wanted } of Object.values(SETTINGS)) {
    expect(about).toMatch(/^[A-Z].+\.$/);
    expect(wanted).not.toMatch(/\.$/);
  }
});

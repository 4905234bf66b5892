import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 180_000,
    reporters: ['default', new URL('./closing-line.ts', import.meta.url).pathname],
    fileParallelism: true,
    maxWorkers: 2,
  },
});

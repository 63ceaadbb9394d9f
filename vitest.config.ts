import { defineConfig } from 'vitest/config';

/** Files ending in `.test.ts` belong to vitest; those ending in `.spec.ts` drive a browser and belong to Playwright. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});

import { existsSync } from 'node:fs';
import { defaultExclude, defineConfig } from 'vitest/config';

/** A runbook that lies beside the project where it is at hand; without it, nothing waits to be proved about it. */
const referenceRunbook = new URL('../shared/reference/todo-api-runbook.ja.md', import.meta.url);
const testOfReference = 'test/shared/runbook/reference.test.ts';

/** Files ending in `.test.ts` belong to vitest; those ending in `.spec.ts` drive a browser and belong to Playwright. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: [...defaultExclude, ...(existsSync(referenceRunbook) ? [] : [testOfReference])],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});

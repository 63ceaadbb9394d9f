/** Tests of the Electron host: an app over a data folder of its own, whose windows are pages of the test's browser. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from 'playwright/test';
import { type DoubleApp, type DoubleOptions, startDoubleApp } from './double-app.ts';
import { openWindowPage, type WindowPage } from './window-page.ts';

export type PageApp = DoubleApp<WindowPage>;
export type Start = (options?: Partial<DoubleOptions<WindowPage>>) => PageApp;

export const test = base.extend<{ folder: string; start: Start }>({
  /** Removed after the test; `data` in it is the app's data folder. */
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern.
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'hikeshi-double-'));
    mkdirSync(join(folder, 'data'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  /** Starts as many processes as a test wants; those that still run at its end are ended. */
  start: async ({ folder, context }, use, testInfo) => {
    const apps: PageApp[] = [];
    await use((options = {}) => {
      const app = startDoubleApp({
        dataDir: join(folder, 'data'),
        openScreen: (line, facts) => openWindowPage(context, line, facts),
        ...options,
      });
      apps.push(app);
      return app;
    });
    for (const app of apps) {
      await Promise.race([app.quit(), new Promise((resolve) => setTimeout(resolve, 10_000))]);
      await app.kill();
      if (testInfo.status !== testInfo.expectedStatus) console.log(app.errors());
    }
  },
});
export { expect } from 'playwright/test';
export { firstScreen as firstWindow } from './first-screen.ts';

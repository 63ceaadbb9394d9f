/** The built app in the real Electron, over a data folder of its own. Runs where `npm test` found a binary and a display. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, type ElectronApplication, _electron as electron, type Page } from 'playwright/test';
import { root } from '../../../scripts/root.ts';

export type RealApp = { electron: ElectronApplication; page: Page; troubles: string[] };

async function launch(dataDir: string): Promise<RealApp> {
  const executablePath = process.env.HIKESHI_ELECTRON;
  if (executablePath === undefined) throw new Error('HIKESHI_ELECTRON names no Electron: run these through npm test');
  const isRoot = process.getuid?.() === 0;
  const app = await electron.launch({
    executablePath,
    args: [...(isRoot ? ['--no-sandbox'] : []), root],
    env: { ...(process.env as Record<string, string>), HIKESHI_DATA_DIR: dataDir },
  });
  const troubles: string[] = [];
  const page = await app.firstWindow();
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) troubles.push(message.text());
  });
  page.on('pageerror', (error) => troubles.push(error.message));
  return { electron: app, page, troubles };
}

export const test = base.extend<{ dataDir: string; start: () => Promise<RealApp> }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern.
  dataDir: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'hikeshi-electron-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  start: async ({ dataDir }, use) => {
    const started: RealApp[] = [];
    await use(async () => {
      const app = await launch(dataDir);
      started.push(app);
      return app;
    });
    for (const app of started) await app.electron.close();
  },
});
export { expect } from 'playwright/test';

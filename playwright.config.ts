import { defineConfig } from 'playwright/test';
import { testResults } from './scripts/root.ts';

/** Set by `npm test`: the Chromium it found, and Electron's program where there is one that can show a window. */
const chromiumPath = process.env.HIKESHI_CHROMIUM;

/** Nothing but the pages under test may cause traffic, and no graphics hardware is assumed. */
const chromiumSwitches = [
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-first-run',
  '--no-pings',
];

export default defineConfig({
  testMatch: '**/*.spec.ts',
  outputDir: `${testResults}/playwright`,
  reporter: [['list'], ['json', { outputFile: `${testResults}/playwright.json` }]],
  forbidOnly: process.env.CI === 'true',
  workers: 2,
  timeout: 60_000,
  // What a person waits for on a busy machine too; a passing test loses nothing by it.
  expect: { timeout: 20_000 },
  use: {
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    viewport: { width: 1440, height: 900 },
    screenshot: 'only-on-failure',
    // The page's structure at every step, and no film of it, which costs a third of a run.
    trace: { mode: 'retain-on-failure', screenshots: false },
    launchOptions: {
      args: chromiumSwitches,
      ...(chromiumPath === undefined ? {} : { executablePath: chromiumPath }),
    },
  },
  projects: [
    { name: 'loopback', testDir: 'test/e2e' },
    { name: 'electron-double', testDir: 'test/electron-double' },
    { name: 'electron', testDir: 'test/electron-binary' },
  ],
});

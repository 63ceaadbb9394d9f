/**
 * `npm test`: lint, types, build, vitest and Playwright in one command. The last line sums up everything that ran:
 * `tests: N passed, N failed, N skipped`. Each of lint, types of a layer, and build counts as one test.
 *
 * In test-results/ it leaves the runners' reports, pictures/ of every screen, and skipped.txt.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasDisplay } from './display.ts';
import { findOrDownloadElectron } from './electron-binary.ts';
import { findOrInstallChromium } from './find-chromium.ts';
import { installSshdIfMissing } from './find-sshd.ts';
import { installStraceIfMissing } from './find-strace.ts';
import { testResults } from './root.ts';
import { runChecks } from './test-checks.ts';
import { addCounts, noTests, summaryLine, type TestCounts } from './test-results.ts';
import { listBrowserTests, runBrowserTests, runUnitTests } from './test-runners.ts';

const electronDownloadLimitMs = 60_000;
const browserProjects = ['loopback', 'electron-double'];

rmSync(testResults, { recursive: true, force: true });
mkdirSync(join(testResults, 'pictures'), { recursive: true });

const chromium = findOrInstallChromium();
const missingForSshd = installSshdIfMissing();
const missingForTraces = installStraceIfMissing();
const electron = findElectronWithDisplay();
const environment: Record<string, string> = {
  ...(chromium.path === null ? {} : { HIKESHI_CHROMIUM: chromium.path }),
  ...(electron.path === null ? {} : { HIKESHI_ELECTRON: electron.path }),
};

const counts = addCounts([await runChecks(), await runUnitTests(environment), await runScreenTests()]);
writeFileSync(
  join(testResults, 'skipped.txt'),
  counts.skipped
    .map((name) => `${name}\n`)
    .sort()
    .join(''),
);
console.log(`\nreports and pictures of the screens: ${testResults}`);
if (chromium.path === null) {
  console.log(`browser tests skipped: ${chromium.reason}`);
}
if (missingForSshd !== null) {
  console.log(`tests over a real ssh skipped: ${missingForSshd}`);
}
if (missingForTraces !== null) {
  console.log(`tests of a power failure skipped: ${missingForTraces}`);
}
if (electron.path === null) {
  console.log(`tests on the real Electron skipped: ${electron.reason}`);
}
console.log(summaryLine(counts));
process.exitCode = counts.failed === 0 ? 0 : 1;

async function runScreenTests(): Promise<TestCounts> {
  const skippedProjects = [
    ...(chromium.path === null ? browserProjects : []),
    ...(electron.path === null ? ['electron'] : []),
  ];
  const projects = [...browserProjects, 'electron'].filter((project) => !skippedProjects.includes(project));
  const listed = await listBrowserTests(skippedProjects);
  const counted = [listed, await runBrowserTests(projects, environment)];
  // Where tests are supposed to guard a change, a missing browser must not look like success.
  const failure = chromium.path === null && process.env.CI === 'true' ? [{ ...noTests, failed: 1 }] : [];
  return addCounts([...counted, ...failure]);
}

function findElectronWithDisplay(): { path: string; reason: null } | { path: null; reason: string } {
  return hasDisplay()
    ? findOrDownloadElectron(electronDownloadLimitMs)
    : { path: null, reason: 'there is no display (on Linux, "xvfb-run -a npm test" gives one)' };
}

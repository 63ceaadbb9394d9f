/** `npm run guide`: takes the pictures of docs/guide anew, from the sources of this moment. Port 8080 must be free. */
import { join } from 'node:path';
import { buildIfStale } from './build-if-stale.ts';
import { findOrInstallChromium } from './find-chromium.ts';
import { root } from './root.ts';
import { runProgram } from './run-program.ts';

await buildIfStale();
const chromium = findOrInstallChromium();
if (chromium.path === null) {
  console.error(`no browser to take the pictures with: ${chromium.reason}`);
  process.exitCode = 1;
} else {
  const playwright = join(root, 'node_modules', 'playwright', 'cli.js');
  const environment = { HIKESHI_CHROMIUM: chromium.path, HIKESHI_KEEP_GUIDE: '1' };
  const spec = ['test', '--project=loopback', 'test/e2e/illustrated-guide.spec.ts'];
  const { code } = await runProgram(playwright, spec, { echo: true, environment });
  process.exitCode = code;
}

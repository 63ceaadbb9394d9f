/** From the key that declares to the first results of the probes on the screen, beside one look by `curl` at the same service. */
import { rmSync } from 'node:fs';
import { chromium, type Page } from 'playwright';
import { buildIfStale } from '../scripts/build-if-stale.ts';
import { findOrInstallChromium } from '../scripts/find-chromium.ts';
import { runCommandLine, serve, servingArgs } from './app-server.ts';
import { type Comparison, compare, type Omission } from './compare.ts';
import { interleave, type Turns, type Way } from './interleave.ts';
import { benchFolder } from './practice.ts';
import { installedProgram, runProgram } from './run-program.ts';

const title = 'declaring, to the first results of the probes on the screen';

export async function benchDeclare(turns: Turns): Promise<(Comparison | Omission)[]> {
  const { path, reason } = findOrInstallChromium();
  if (path === null) return [{ title, rival: 'curl', reason }];
  const curl = installedProgram('curl');
  if (curl === null) return [{ title, rival: 'curl', reason: 'curl is not installed' }];
  await buildIfStale();
  const folder = benchFolder();
  const server = await serve(servingArgs(folder));
  const browser = await chromium.launch({ executablePath: path });
  try {
    const page = await (await browser.newContext({ locale: 'ja-JP' })).newPage();
    await page.goto(server.url);
    const { url } = await runCommandLine(folder, ['drill', 'start', '--port', '0']);
    const [declared, looked] = await interleave(
      [
        declaring(page),
        { name: 'curl', run: async () => void (await runProgram(curl, ['-sS', '-i', `${url}/health`])) },
      ],
      turns,
    );
    if (declared === undefined || looked === undefined) throw new Error('nothing was measured');
    return [compare(title, declared, looked, { kind: 'duration', atMostMs: 2_000 })];
  } finally {
    await browser.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function declaring(page: Page): Way {
  return {
    name: 'declared',
    run: async () => {
      await page.keyboard.press('i');
      await page.locator('article[data-category=check]').first().waitFor();
    },
    // Once more from home, while nothing of this incident is under way any more.
    putAway: async () => {
      await page.waitForTimeout(1_000);
      await page.keyboard.press('g');
      await page.keyboard.press('h');
      await page.getByRole('heading', { level: 1, name: 'ホーム' }).waitFor();
    },
  };
}

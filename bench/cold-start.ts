/** From starting the server on an empty data folder to a page on which an incident can be declared, beside a bare Node page. */
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright';
import { buildIfStale } from '../scripts/build-if-stale.ts';
import { findOrInstallChromium } from '../scripts/find-chromium.ts';
import { homeJa } from '../shared/text/ui/home-ja.ts';
import { serve, servingArgs } from './app-server.ts';
import { type Comparison, compare, type Omission } from './compare.ts';
import { interleave, type Turns, type Way } from './interleave.ts';
import { benchFolder } from './practice.ts';

const title = 'cold start of the server to the first useful screen';

const barePage = `
  const page = '<!doctype html><title>bare</title><button>${homeJa.declare}</button>';
  const server = require('node:http').createServer((request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(page);
  });
  server.listen(0, '127.0.0.1', () => console.log(JSON.stringify({ url: 'http://127.0.0.1:' + server.address().port })));
`;

export async function benchColdStart(turns: Turns): Promise<(Comparison | Omission)[]> {
  const { path, reason } = findOrInstallChromium();
  if (path === null) return [{ title, rival: 'bare Node page', reason }];
  await buildIfStale();
  const browser = await chromium.launch({ executablePath: path });
  const folder = benchFolder();
  const startOurs = () => servingArgs(mkdtempSync(join(folder, 'data-')));
  try {
    const [ours, rival] = await interleave(
      [
        startingWay('hikeshi serve', browser, startOurs),
        startingWay('bare Node page', browser, () => ['-e', barePage]),
      ],
      turns,
    );
    if (ours === undefined || rival === undefined) throw new Error('nothing was measured');
    return [compare(title, ours, rival, { kind: 'duration', atMostMs: 1_000 })];
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Starts a server that prints its address, opens it in a fresh window, and waits for the button that can be pressed. */
export function startingWay(name: string, browser: Browser, startArgs: () => string[]): Way {
  const open: (() => Promise<unknown>)[] = [];
  return {
    name,
    run: async () => {
      const server = await serve(startArgs());
      open.push(server.stop);
      const context = await browser.newContext({ locale: 'ja-JP' });
      open.push(() => context.close());
      const page = await context.newPage();
      await page.goto(server.url);
      await page.getByRole('button', { name: homeJa.declare, disabled: false }).first().waitFor();
    },
    putAway: async () => void (await Promise.all(open.splice(0).map((close) => close()))),
  };
}

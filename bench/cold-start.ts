/** From starting the server on an empty data folder to a page on which an incident can be declared, beside a bare Node page. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Browser, chromium } from 'playwright';
import { buildIfStale } from '../scripts/build-if-stale.ts';
import { findOrInstallChromium } from '../scripts/find-chromium.ts';
import { root } from '../scripts/root.ts';
import { homeJa } from '../shared/text/ui/home-ja.ts';
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
  const cli = join(root, 'dist', 'cli', 'hikeshi.js');
  const startOurs = () => {
    const dataDir = mkdtempSync(join(folder, 'data-'));
    return [cli, 'serve', '--json', '--no-open', '--data', dataDir];
  };
  try {
    const [ours, rival] = await interleave(
      [wayOf('hikeshi serve', browser, startOurs), wayOf('bare Node page', browser, () => ['-e', barePage])],
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
function wayOf(name: string, browser: Browser, startArgs: () => string[]): Way {
  const open: (() => Promise<unknown>)[] = [];
  return {
    name,
    run: async () => {
      const server = spawn(process.execPath, startArgs(), { stdio: ['ignore', 'pipe', 'inherit'] });
      open.push(() => end(server));
      const context = await browser.newContext({ locale: 'ja-JP' });
      open.push(() => context.close());
      const page = await context.newPage();
      await page.goto(await addressOf(server));
      await page.getByRole('button', { name: homeJa.declare, disabled: false }).first().waitFor();
    },
    putAway: async () => void (await Promise.all(open.splice(0).map((close) => close()))),
  };
}

async function addressOf(server: ChildProcess): Promise<string> {
  if (server.stdout === null) throw new Error('the server says nothing');
  for await (const line of createInterface({ input: server.stdout })) {
    return (JSON.parse(line) as { url: string }).url;
  }
  throw new Error('the server ended before it said where it is');
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = once(server, 'exit');
  server.kill('SIGTERM');
  await gone;
}

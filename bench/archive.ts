/**
 * A large archive: what a search takes beside `grep -F` over the same texts as Markdown files, and whether home, the longest incident and
 * the start stay as quick as in an empty folder.
 */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createRouterClient } from '@orpc/server';
import { type Browser, chromium, type Page } from 'playwright';
import { openCore } from '../core/core.ts';
import { openStore } from '../core/store/store.ts';
import { buildIfStale } from '../scripts/build-if-stale.ts';
import { findOrInstallChromium } from '../scripts/find-chromium.ts';
import { systemClock, uuidV7 } from '../server/host/system.ts';
import { serverPorts } from '../server/ports/server-ports.ts';
import type { SearchOrder } from '../shared/contract/search-contract.ts';
import { homeJa } from '../shared/text/ui/home-ja.ts';
import { serve, servingArgs } from './app-server.ts';
import { type ArchiveSize, fillArchive } from './archive/fill.ts';
import { benchNumbers } from './archive/numbers.ts';
import { type ArchiveText, pieceOf, textsOf, writeMarkdown } from './archive/texts.ts';
import { startingWay } from './cold-start.ts';
import { type Comparison, compare, type Omission } from './compare.ts';
import { interleave, type Turns, type Way } from './interleave.ts';
import { benchFolder } from './practice.ts';
import { randomFrom } from './random.ts';

const seed = 20_261_125;
/** grep takes ten times as long for ten times the texts, and a search hardly longer: what it must be worth depends on the size. */
const fullSize = 1_000_000;
const run = promisify(execFile);

/** `filled` is a folder that holds such an archive already; else one is made and thrown away. */
export async function benchArchive(
  size: ArchiveSize,
  turns: { search: Turns; page: Turns },
  filled: string | null = null,
): Promise<(Comparison | Omission)[]> {
  const folder = benchFolder();
  const dataDir = filled ?? join(folder, 'data');
  const name = `${size.incidents} incidents, ${size.events} events`;
  try {
    if (filled === null) await fillArchive(dataDir, size, seed);
    const store = await openStore({ dataDir, clock: systemClock, newId: uuidV7, mode: 'read', host: 'bench' });
    const byLength = store.listIncidents().sort((one, other) => other.eventCount - one.eventCount);
    const texts = textsOf(store);
    store.close();
    writeMarkdown(join(folder, 'markdown'), texts);
    const searches = [
      ...(await benchSearch(name, dataDir, join(folder, 'markdown'), texts, 'newest', turns.search)),
      ...(await benchSearch(name, dataDir, join(folder, 'markdown'), texts, 'best', turns.search)),
    ];
    const ids = { longest: byLength[0]?.incidentId ?? '', shortest: byLength.at(-1)?.incidentId ?? '' };
    const numbers = await benchNumbers(name, dataDir, turns.page);
    return [...searches, ...numbers, ...(await benchPages(name, dataDir, folder, ids, turns.page))];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function benchSearch(
  name: string,
  dataDir: string,
  markdown: string,
  texts: readonly ArchiveText[],
  order: SearchOrder,
  turns: Turns,
): Promise<Comparison[]> {
  const random = randomFrom(seed);
  const pieces = Array.from({ length: turns.samples + turns.warmUps }, () => wordOf(random, texts));
  const nextOf = () => {
    const left = [...pieces];
    return () => left.shift() ?? '';
  };
  const [ourNext, grepNext] = [nextOf(), nextOf()];
  const ports = serverPorts('server');
  const core = await openCore({ dataDir, clock: systemClock, newId: uuidV7, ports, mode: 'read', version: '0' });
  try {
    const client = createRouterClient(core.router, { context: { window: 'bench', actor: 'bench' } });
    const [ours, rival] = await interleave(
      [
        {
          name: `search.find, ${order} 50`,
          run: async () => void (await client.search.find({ typed: `"${ourNext()}"`, order, limit: 50 })),
        },
        {
          name: 'grep -F',
          run: async () => {
            const args = ['-rF', '-m', '50', '--', grepNext(), markdown];
            await run('grep', args, { maxBuffer: 2 ** 30 });
          },
        },
      ],
      turns,
    );
    if (ours === undefined || rival === undefined) throw new Error('nothing was measured');
    const title = `a random piece of text in ${name}, ${order} first`;
    return [
      compare(title, ours, rival, { kind: 'p95', atMostMs: order === 'newest' ? 30 : 60 }),
      compare(title, ours, rival, { kind: 'ratio', atMost: texts.length < fullSize ? 0.2 : 0.05 }),
    ];
  } finally {
    await core.close();
  }
}

/** One that both can be asked for: on one line, and without the quotes that keep a query together. */
function wordOf(random: () => number, texts: readonly ArchiveText[]): string {
  for (;;) {
    const piece = pieceOf(random, texts);
    if (piece.trim() !== '' && !/["”“\n]/u.test(piece)) return piece;
  }
}

async function benchPages(
  name: string,
  dataDir: string,
  folder: string,
  ids: { longest: string; shortest: string },
  turns: Turns,
): Promise<(Comparison | Omission)[]> {
  const rival = 'an empty folder';
  const { path, reason } = findOrInstallChromium();
  if (path === null) return [{ title: `home and start with ${name}`, rival, reason }];
  await buildIfStale();
  const browser = await chromium.launch({ executablePath: path });
  const emptyDir = join(folder, 'empty');
  mkdirSync(emptyDir);
  try {
    const compared = await benchOpen(name, browser, { dataDir, emptyDir }, ids, turns);
    const [full, bare] = await interleave(
      [
        startingWay('hikeshi serve', browser, () => servingArgs(dataDir)),
        startingWay(rival, browser, () => servingArgs(mkdtempSync(join(folder, 'fresh-')))),
      ],
      turns,
    );
    if (full === undefined || bare === undefined) throw new Error('nothing was measured');
    return [...compared, compare(`cold start with ${name}`, full, bare, { kind: 'ratio', atMost: 1.2 })];
  } finally {
    await browser.close();
  }
}

async function benchOpen(
  name: string,
  browser: Browser,
  { dataDir, emptyDir }: { dataDir: string; emptyDir: string },
  ids: { longest: string; shortest: string },
  turns: Turns,
): Promise<Comparison[]> {
  const [full, empty] = [await serve(servingArgs(dataDir)), await serve(servingArgs(emptyDir))];
  try {
    const [page, bare] = [await openPage(browser, full.url), await openPage(browser, empty.url)];
    const [home, emptyHome] = await interleave(
      [homeWay('home', page), homeWay('home of an empty folder', bare)],
      turns,
    );
    const [longest, shortest] = await interleave(
      [incidentWay('the longest incident', page, ids.longest), incidentWay('the shortest', page, ids.shortest)],
      turns,
    );
    if (!home || !emptyHome || !longest || !shortest) throw new Error('nothing was measured');
    const memory = `resident memory of the host: ${residentMb(full.pid)} MB, of an empty folder's ${residentMb(empty.pid)} MB`;
    const soon = { kind: 'duration', atMostMs: 300 } as const;
    return [
      { ...compare(`home with ${name}`, home, emptyHome, soon), notes: [memory] },
      compare(`opening the longest of ${name}`, longest, shortest, soon),
    ];
  } finally {
    await full.stop();
    await empty.stop();
  }
}

async function openPage(browser: Browser, url: string): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'ja-JP' })).newPage();
  await page.goto(url);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

/** The page read anew, until an incident can be declared. */
function homeWay(name: string, page: Page): Way {
  return {
    name,
    run: async () => {
      await page.goto(new URL('/#/', page.url()).href);
      await page.reload();
      await page.getByRole('button', { name: homeJa.declare, disabled: false }).first().waitFor();
    },
  };
}

/** From home to the incident's first row; home again is not timed. */
function incidentWay(name: string, page: Page, incidentId: string): Way {
  return {
    name,
    run: async () => {
      await page.evaluate(async (hash) => {
        location.hash = hash;
        while (document.querySelector('ol article') === null) await new Promise(requestAnimationFrame);
      }, `#/incident/${incidentId}`);
    },
    putAway: async () => {
      await page.goto(new URL('/#/', page.url()).href);
      await page.reload();
      await page.getByRole('heading', { level: 1 }).waitFor();
    },
  };
}

/** What the process holds in memory; null where the system does not tell. */
function residentMb(pid: number): number | null {
  try {
    const kb = /^VmRSS:\s+(\d+) kB$/mu.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kb === undefined ? null : Math.round(Number(kb) / 1024);
  } catch {
    return null;
  }
}

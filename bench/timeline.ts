/**
 * A timeline of 10,000 rows in the browser: how soon its first row stands, and how it scrolls, beside a plain list that holds every
 * row in the page, and beside an empty page.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createRouterClient } from '@orpc/server';
import { type Browser, chromium, type Page } from 'playwright';
import { openCore } from '../core/core.ts';
import { buildIfStale } from '../scripts/build-if-stale.ts';
import { findOrInstallChromium } from '../scripts/find-chromium.ts';
import { root } from '../scripts/root.ts';
import { systemClock, uuidV7 } from '../server/host/system.ts';
import { serverPorts } from '../server/ports/server-ports.ts';
import { mostNotesAtOnce } from '../shared/timeline/pasted-notes.ts';
import { type Comparison, compare, type Omission } from './compare.ts';
import type { Turns } from './interleave.ts';
import { benchFolder } from './practice.ts';

const rowCount = 10_000;
const title = `a timeline of ${rowCount} rows`;
const plainList = 'a plain list of all rows';
const scrolledFrames = 120;
/** One notch of a wheel in every frame. */
const scrolledPxAFrame = 100;

/** What one look at a list measured; `longestTaskMs` is 0 where no task was over the browser's own 50 ms. */
type Look = { firstRowMs: number; frameP95Ms: number; longestTaskMs: number; nodes: number };

export async function benchTimeline({ samples, warmUps }: Turns): Promise<(Comparison | Omission)[]> {
  const { path, reason } = findOrInstallChromium();
  if (path === null) return [{ title, rival: plainList, reason }];
  await buildIfStale();
  const folder = benchFolder();
  const notes = Array.from({ length: rowCount }, (_, index) => noteText(index));
  const incidentId = await recordNotes(folder, notes);
  const cli = join(root, 'dist', 'cli', 'hikeshi.js');
  const server = spawn(process.execPath, [cli, 'serve', '--json', '--no-open', '--data', folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const rival = await servePlainList(notes);
  const browser = await chromium.launch({ executablePath: path });
  try {
    const context = await browser.newContext({ locale: 'ja-JP', viewport: { width: 1280, height: 800 } });
    const ours = await context.newPage();
    await ours.goto(await addressOf(server));
    const looks: { ours: Look; plain: Look; emptyP95Ms: number }[] = [];
    for (let turn = -warmUps; turn < samples; turn += 1) {
      const look = {
        ours: await lookAtOurs(ours, incidentId),
        plain: await lookAtPlain(browser, rival.url),
        emptyP95Ms: 0,
      };
      look.emptyP95Ms = await emptyFrames(browser);
      if (turn >= 0) looks.push(look);
    }
    return comparisonsOf(looks);
  } finally {
    await browser.close();
    rival.close();
    await end(server);
    rmSync(folder, { recursive: true, force: true });
  }
}

function comparisonsOf(looks: readonly { ours: Look; plain: Look; emptyP95Ms: number }[]): Comparison[] {
  const ours = (pick: (look: Look) => number) => ({ name: 'the timeline', ms: looks.map((look) => pick(look.ours)) });
  const plain = (pick: (look: Look) => number) => ({ name: plainList, ms: looks.map((look) => pick(look.plain)) });
  const empty = { name: 'an empty page', ms: looks.map(({ emptyP95Ms }) => emptyP95Ms) };
  const most = (pick: (look: Look) => number, of: 'ours' | 'plain') => Math.max(...looks.map((look) => pick(look[of])));
  const nodes = `${most((look) => look.nodes, 'ours')} nodes in the list, ${most((look) => look.nodes, 'plain')} in the plain one`;
  return [
    compare(
      `${title}: the first one`,
      ours((look) => look.firstRowMs),
      plain((look) => look.firstRowMs),
      {
        kind: 'duration',
        atMostMs: 150,
      },
    ),
    {
      ...compare(
        `${title}: 95th percentile of the frames while scrolling`,
        ours((look) => look.frameP95Ms),
        empty,
        {
          kind: 'ratio',
          atMost: 1.1,
        },
      ),
      notes: [nodes],
    },
    compare(
      `${title}: the longest task`,
      ours((look) => look.longestTaskMs),
      plain((look) => look.longestTaskMs),
      {
        kind: 'duration',
        atMostMs: 50,
      },
    ),
  ];
}

function noteText(index: number): string {
  const words = [
    '接続プールを確認',
    'P95 が 2,400 ms まで上がった',
    'restarted web-01, watching the error rate',
    '続報を送った',
  ];
  return `${index + 1} ${words[index % words.length]}`;
}

/** An incident of as many notes, a second apart, through the app's own command. */
async function recordNotes(dataDir: string, notes: readonly string[]): Promise<string> {
  const ports = serverPorts('server');
  const core = await openCore({ dataDir, clock: systemClock, newId: uuidV7, ports, mode: 'own', version: '0' });
  try {
    const client = createRouterClient(core.router, { context: { window: 'bench', actor: 'bench' } });
    const { incidentId } = await client.incidents.declare({ commandId: uuidV7() });
    const firstMs = Date.now() - notes.length * 1_000;
    const timed = notes.map((text, index) => ({ text, atMs: firstMs + index * 1_000 }));
    for (let from = 0; from < timed.length; from += mostNotesAtOnce) {
      await client.incidents.addNotes({
        incidentId,
        commandId: uuidV7(),
        notes: timed.slice(from, from + mostNotesAtOnce),
      });
    }
    return incidentId;
  } finally {
    await core.close();
  }
}

/** The same words fetched and put into the page row by row, as a list without any cleverness does. */
async function servePlainList(notes: readonly string[]): Promise<{ url: string; close: () => void }> {
  const page = '<!doctype html><meta charset="utf-8"><div id="place" style="height:600px;overflow:auto"></div>';
  const rows = JSON.stringify(notes);
  const server = createServer((request, response) => {
    const isData = request.url === '/rows';
    response.setHeader('content-type', isData ? 'application/json' : 'text/html; charset=utf-8');
    response.end(isData ? rows : page);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

/** From home to the incident, whose rows the page has not seen yet. */
async function lookAtOurs(page: Page, incidentId: string): Promise<Look> {
  await page.goto(new URL('/#/', page.url()).href);
  await page.reload();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.bringToFront();
  await watchTasks(page);
  const firstRowMs = await page.evaluate(async (hash) => {
    const startMs = performance.now();
    location.hash = hash;
    while (document.querySelector('ol article') === null) await new Promise(requestAnimationFrame);
    return performance.now() - startMs;
  }, `#/incident/${incidentId}`);
  // The list begins at its newest row.
  const frameP95Ms = await scrollFrames(page, 'div:has(> ol article)', -scrolledPxAFrame);
  const nodes = await page.locator('ol:has(article)').last().locator('*').count();
  return { firstRowMs, frameP95Ms, longestTaskMs: await longestTask(page), nodes };
}

async function lookAtPlain(browser: Browser, url: string): Promise<Look> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  try {
    await page.goto(url);
    await watchTasks(page);
    const firstRowMs = await page.evaluate(async () => {
      const startMs = performance.now();
      const words = (await (await fetch('/rows')).json()) as string[];
      const list = document.createElement('ol');
      for (const text of words) {
        const row = document.createElement('li');
        const article = document.createElement('article');
        const time = document.createElement('time');
        time.textContent = new Date(startMs).toISOString();
        const said = document.createElement('p');
        said.textContent = text;
        article.append(time, said);
        row.append(article);
        list.append(row);
      }
      document.getElementById('place')?.append(list);
      await new Promise(requestAnimationFrame);
      await new Promise(requestAnimationFrame);
      return performance.now() - startMs;
    });
    const frameP95Ms = await scrollFrames(page, '#place', scrolledPxAFrame);
    const nodes = await page.locator('#place *').count();
    return { firstRowMs, frameP95Ms, longestTaskMs: await longestTask(page), nodes };
  } finally {
    await page.close();
  }
}

async function emptyFrames(browser: Browser): Promise<number> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  try {
    return await scrollFrames(page, 'body', scrolledPxAFrame);
  } finally {
    await page.close();
  }
}

/** The 95th percentile of the time between frames while the place is scrolled by so much in each. */
function scrollFrames(page: Page, place: string, stepPx: number): Promise<number> {
  return page.evaluate(
    async ([selector, px, frames]) => {
      const element = document.querySelector(selector);
      const times: number[] = [];
      let before = await new Promise<number>(requestAnimationFrame);
      for (let frame = 0; frame < frames; frame += 1) {
        if (element !== null) element.scrollTop += px;
        const now = await new Promise<number>(requestAnimationFrame);
        times.push(now - before);
        before = now;
      }
      times.sort((one, other) => one - other);
      return times[Math.floor(times.length * 0.95)] ?? Number.NaN;
    },
    [place, stepPx, scrolledFrames] as const,
  );
}

type Watched = { longestTaskMs: number };

async function watchTasks(page: Page): Promise<void> {
  await page.evaluate(() => {
    const watched = globalThis as unknown as Watched;
    watched.longestTaskMs = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) watched.longestTaskMs = Math.max(watched.longestTaskMs, duration);
    }).observe({ type: 'longtask' });
  });
}

async function longestTask(page: Page): Promise<number> {
  return page.evaluate(() => (globalThis as unknown as Watched).longestTaskMs);
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = once(server, 'exit');
  server.kill('SIGTERM');
  await gone;
}

async function addressOf(server: ChildProcess): Promise<string> {
  if (server.stdout === null) throw new Error('the server says nothing');
  for await (const line of createInterface({ input: server.stdout })) {
    return (JSON.parse(line) as { url: string }).url;
  }
  throw new Error('the server ended before it said where it is');
}

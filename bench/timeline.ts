/**
 * A timeline of 10,000 rows in the browser: how soon its first row stands, and how it scrolls, beside a plain list that holds every
 * row in the page, and beside an empty page. The same with 100,000 rows, beside the one of 10,000.
 */
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, chromium, type Page } from 'playwright';
import { buildIfStale } from '../scripts/build-if-stale.ts';
import { findOrInstallChromium } from '../scripts/find-chromium.ts';
import { type Served, serve, servingArgs } from './app-server.ts';
import { type Comparison, compare, type Omission } from './compare.ts';
import type { Turns } from './interleave.ts';
import { notesOf, recordNotes } from './long-record.ts';
import { longestTask, scrollFrames, watchTasks } from './page-figures.ts';
import { benchFolder } from './practice.ts';

const rowCount = 10_000;
const veryMany = 100_000;
const title = `a timeline of ${rowCount} rows`;
const plainList = 'a plain list of all rows';
/** One notch of a wheel in every frame. */
const scrolledPxAFrame = 100;

/** What one look at a list measured. */
type Look = { firstRowMs: number; frameP95Ms: number; longestTaskMs: number; nodes: number };
type Looks = { ours: Look; ofVeryMany: Look; plain: Look; emptyP95Ms: number };

export async function benchTimeline({ samples, warmUps }: Turns): Promise<(Comparison | Omission)[]> {
  const { path, reason } = findOrInstallChromium();
  if (path === null) return [{ title, rival: plainList, reason }];
  await buildIfStale();
  const folder = benchFolder();
  const notes = notesOf(rowCount);
  const incidentId = await recordNotes(folder, notes);
  const longestId = await recordNotes(folder, notesOf(veryMany));
  const server = await serve(servingArgs(folder));
  const rival = await servePlainList(notes);
  const browser = await chromium.launch({ executablePath: path });
  try {
    const context = await browser.newContext({ locale: 'ja-JP', viewport: { width: 1280, height: 800 } });
    const ours = await context.newPage();
    await ours.goto(server.url);
    const looks: Looks[] = [];
    for (let turn = -warmUps; turn < samples; turn += 1) {
      const look = {
        ours: await lookAtOurs(ours, incidentId),
        plain: await lookAtPlain(browser, rival.url),
        emptyP95Ms: await emptyFrames(browser),
        ofVeryMany: await lookAtOurs(ours, longestId),
      };
      if (turn >= 0) looks.push(look);
    }
    return comparisonsOf(looks);
  } finally {
    await browser.close();
    await rival.stop();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function comparisonsOf(looks: readonly Looks[]): Comparison[] {
  const of = (who: 'ours' | 'ofVeryMany' | 'plain', name: string) => (figure: Exclude<keyof Look, 'nodes'>) => ({
    name,
    ms: looks.map((look) => look[who][figure]),
  });
  const ours = of('ours', 'the timeline');
  const ofVeryMany = of('ofVeryMany', `${veryMany} rows`);
  const plain = of('plain', plainList);
  const empty = { name: 'an empty page', ms: looks.map(({ emptyP95Ms }) => emptyP95Ms) };
  const mostNodes = (who: 'ours' | 'ofVeryMany' | 'plain') => Math.max(...looks.map((look) => look[who].nodes));
  const nodes = `${mostNodes('ours')} nodes in the list, ${mostNodes('plain')} in the plain one`;
  const smooth = { kind: 'ratio', atMost: 1.1 } as const;
  const first = { kind: 'duration', atMostMs: 150 } as const;
  const unnoticed = { kind: 'duration', atMostMs: 50 } as const;
  const scrolling = '95th percentile of the frames while scrolling';
  return [
    compare(`${title}: the first one`, ours('firstRowMs'), plain('firstRowMs'), first),
    { ...compare(`${title}: ${scrolling}`, ours('frameP95Ms'), empty, smooth), notes: [nodes] },
    compare(`${title}: the longest task`, ours('longestTaskMs'), plain('longestTaskMs'), unnoticed),
    compare(`${veryMany} rows: the first one`, ofVeryMany('firstRowMs'), ours('firstRowMs'), first),
    {
      ...compare(`${veryMany} rows: ${scrolling}`, ofVeryMany('frameP95Ms'), empty, smooth),
      notes: [`${mostNodes('ofVeryMany')} nodes in the list`],
    },
  ];
}

/** The same words fetched and put into the page row by row, as a list without any cleverness does. */
async function servePlainList(notes: readonly string[]): Promise<Served> {
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
  return { url: `http://127.0.0.1:${port}/`, stop: async () => void server.close() };
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

/**
 * Any key of the incident's screen with 10,000 rows on its timeline, from the key to the frame that shows its effect, beside a bare
 * page that shows a word; a note from Enter to acknowledged, which means on the disk, is one of them and a figure of its own.
 */
import { rmSync } from 'node:fs';
import { chromium, type Page } from 'playwright';
import { buildIfStale } from '../scripts/build-if-stale.ts';
import { findOrInstallChromium } from '../scripts/find-chromium.ts';
import { serve, servingArgs } from './app-server.ts';
import { type Comparison, compare, type Omission } from './compare.ts';
import type { Turns } from './interleave.ts';
import { bareEffect, barePage, type KeyEffect, pressAndSee } from './key-latency.ts';
import { notesOf, recordNotes } from './long-record.ts';
import { benchFolder } from './practice.ts';
import { spreadOf } from './statistics.ts';

const rowCount = 10_000;
const title = `any key to its effect, with ${rowCount} rows`;
const noteTitle = `a note from Enter to acknowledged, with ${rowCount} rows`;

const focused = () => document.activeElement?.id ?? '';
const openDialog = () => document.querySelector('[role=dialog]')?.getAttribute('aria-labelledby') ?? '';
const typesInDialog = () => (document.querySelector('[role=dialog] input:focus') === null ? 'no' : 'yes');
const stepInHand = () => document.querySelector('li[aria-current=step]')?.id ?? '';
const guide = () => document.querySelector('nav[aria-label="進み方"]')?.textContent ?? '';
const typed = () => (document.activeElement as HTMLTextAreaElement | null)?.value ?? '';
const dialogText = () => document.querySelector('[role=dialog]')?.textContent ?? '';
const rowInHand = () => document.querySelector('article[aria-current]')?.innerHTML ?? '';
const filtered = () => document.querySelector('section:has(ol article) select')?.closest('span')?.textContent ?? '';

/** One after the other, each from where the one before left the screen. */
const keys: readonly KeyEffect[] = [
  { name: 'to the timeline', key: 't', seen: focused },
  { name: 'one row up', key: 'ArrowUp', seen: focused },
  { name: 'to the oldest row', key: 'Home', seen: focused },
  { name: 'to the newest row', key: 'End', seen: focused },
  { name: 'star', key: '*', seen: rowInHand },
  { name: 'next step', key: 'j', seen: stepInHand },
  { name: 'previous step', key: 'k', seen: stepInHand },
  { name: 'tick a step', key: 'x', seen: guide },
  { name: 'take it back', key: 'u', seen: guide },
  { name: 'back to that step', key: 'k', seen: stepInHand },
  { name: 'palette, ready to type in', key: 'Control+k', seen: typesInDialog, until: 'yes' },
  { name: 'a letter in the palette', key: 'q', seen: dialogText },
  { name: 'close the palette', key: 'Escape', seen: openDialog },
  { name: 'list of keys', key: '?', seen: openDialog },
  { name: 'close the keys', key: 'Escape', seen: openDialog },
  { name: 'deadlines', key: 'd', seen: openDialog },
  { name: 'close the deadlines', key: 'Escape', seen: openDialog },
  { name: 'filter', key: 'ArrowDown', seen: filtered },
  { name: 'all rows again', key: 'ArrowUp', seen: filtered },
  { name: 'to the note box', key: 'n', seen: focused },
  { name: 'a letter of a note', key: 'a', seen: typed },
];
const enter: KeyEffect = { name: 'a note', key: 'Enter', seen: typed };

export async function benchKeys({ samples, warmUps }: Turns): Promise<(Comparison | Omission)[]> {
  const { path, reason } = findOrInstallChromium();
  if (path === null) return [{ title, rival: bareEffect.name, reason }];
  await buildIfStale();
  const folder = benchFolder();
  const incidentId = await recordNotes(folder, notesOf(rowCount));
  const server = await serve(servingArgs(folder));
  const browser = await chromium.launch({ executablePath: path });
  try {
    const context = await browser.newContext({ locale: 'ja-JP', viewport: { width: 1280, height: 800 } });
    const bare = await context.newPage();
    await bare.setContent(barePage);
    const page = await context.newPage();
    await openIncident(page, server.url, incidentId);
    const byKey = keys.map(({ name }) => ({ name, ms: [] as number[] }));
    const notes = { name: 'acknowledged', ms: [] as number[] };
    const bareMs: number[] = [];
    for (let turn = -warmUps; turn < samples; turn += 1) {
      for (const [index, key] of keys.entries()) {
        await prepare(page, key);
        const ms = await pressAndSee(page, key);
        if (turn >= 0) byKey[index]?.ms.push(ms);
      }
      const noteMs = await pressAndSee(page, enter);
      await page.keyboard.press('Escape');
      await bare.bringToFront();
      const wordMs = await pressAndSee(bare, bareEffect);
      await page.bringToFront();
      if (turn < 0) continue;
      notes.ms.push(noteMs);
      bareMs.push(wordMs);
    }
    return comparisonsOf(byKey, notes, bareMs);
  } finally {
    await browser.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Waits until all rows are there: what is measured is the screen at rest. */
async function openIncident(page: Page, url: string, incidentId: string): Promise<void> {
  await page.goto(url);
  await page.goto(new URL(`/#/incident/${incidentId}`, page.url()).href);
  await page.waitForFunction((count) => {
    const row = document.querySelector('ol li[aria-setsize]:has(article)');
    return Number(row?.getAttribute('aria-setsize')) >= count;
  }, rowCount);
  await page.getByRole('navigation', { name: '進み方' }).getByRole('button', { name: /^準備/ }).click();
  await page.locator('li[aria-current=step]').waitFor();
}

/** Puts the focus where the key belongs; not timed. */
async function prepare(page: Page, { key, seen }: KeyEffect): Promise<void> {
  if (seen === filtered) await page.locator('section:has(ol article) select').focus();
  else if (key === 't' || key === 'n')
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
}

function comparisonsOf(
  byKey: readonly { name: string; ms: number[] }[],
  notes: { name: string; ms: number[] },
  bareMs: readonly number[],
): Comparison[] {
  const bare = { name: bareEffect.name, ms: [...bareMs] };
  const every = { name: 'any key', ms: byKey.flatMap(({ ms }) => ms) };
  const beside = {
    name: bareEffect.name,
    ms: byKey.flatMap(({ ms }) => ms.map((_, turn) => bareMs[turn] ?? Number.NaN)),
  };
  const unnoticed = { kind: 'p95', atMostMs: 50 } as const;
  const lines = byKey.map(({ name, ms }) => {
    const { p50, p95 } = spreadOf(ms);
    return `${name}: p50 ${p50.toFixed(1)} p95 ${p95.toFixed(1)} ms`;
  });
  return [{ ...compare(title, every, beside, unnoticed), notes: lines }, compare(noteTitle, notes, bare, unnoticed)];
}

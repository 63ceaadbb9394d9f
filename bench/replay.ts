/**
 * A replay of 10,000 events in the browser: how soon its first moment stands, beside the incident's own screen, and how long a step of
 * its cursor takes from the key to the frame that shows it, beside a bare page that shows a word.
 */
import { rmSync } from 'node:fs';
import { chromium, type Page } from 'playwright';
import { buildIfStale } from '../scripts/build-if-stale.ts';
import { findOrInstallChromium } from '../scripts/find-chromium.ts';
import { serve, servingArgs } from './app-server.ts';
import { fillArchive } from './archive/fill.ts';
import { type Comparison, compare, type Omission } from './compare.ts';
import type { Turns } from './interleave.ts';
import { bareEffect, barePage, type KeyEffect, pressAndSee } from './key-latency.ts';
import { benchFolder } from './practice.ts';

const eventCount = 10_000;
const seed = 7;
const title = `a replay of ${eventCount} events`;
const ownScreen = "the incident's own screen";

const shown = () => document.querySelector<HTMLInputElement>('input[type=range]')?.value ?? '';

const toTheEnd: KeyEffect = { name: 'to the end', key: 'End', seen: shown };
/** One after the other, so that steps are taken at the end, in the middle and at the start. */
const steps: readonly KeyEffect[] = [
  { name: 'one back at the end', key: 'ArrowLeft', seen: shown },
  { name: 'one on at the end', key: 'ArrowRight', seen: shown },
  { name: 'the decision before', key: 'k', seen: shown },
  { name: 'the one before that', key: 'k', seen: shown },
  { name: 'the decision after', key: 'j', seen: shown },
  { name: 'one on', key: 'ArrowRight', seen: shown },
  { name: 'to the start', key: 'Home', seen: shown },
  { name: 'one on at the start', key: 'ArrowRight', seen: shown },
];

export async function benchReplay({ samples, warmUps }: Turns): Promise<(Comparison | Omission)[]> {
  const { path, reason } = findOrInstallChromium();
  if (path === null) return [{ title, rival: bareEffect.name, reason }];
  await buildIfStale();
  const folder = benchFolder();
  const { largestId } = await fillArchive(folder, { incidents: 1, events: eventCount }, seed);
  const server = await serve(servingArgs(folder));
  const browser = await chromium.launch({ executablePath: path });
  try {
    const context = await browser.newContext({ locale: 'ja-JP', viewport: { width: 1280, height: 800 } });
    const bare = await context.newPage();
    await bare.setContent(barePage);
    const page = await context.newPage();
    await page.goto(server.url);
    const opening = { name: 'the first moment', ms: [] as number[] };
    const incident = { name: ownScreen, ms: [] as number[] };
    const stepping = { name: 'the slowest of them', ms: [] as number[] };
    const jump = { name: 'from the first event to the last', ms: [] as number[] };
    const word = { name: bareEffect.name, ms: [] as number[] };
    for (let turn = -warmUps; turn < samples; turn += 1) {
      const incidentMs = await openFromHome(page, `#/incident/${largestId}`, 'ol article');
      const openingMs = await openFromHome(page, `#/incident/${largestId}/replay`, 'input[type=range]');
      await page.waitForFunction((count) => document.querySelector(`input[max="${count}"]`) !== null, eventCount);
      const jumpMs = await pressAndSee(page, toTheEnd);
      const stepsMs: number[] = [];
      for (const step of steps) stepsMs.push(await pressAndSee(page, step));
      await bare.bringToFront();
      const wordMs = await pressAndSee(bare, bareEffect);
      await page.bringToFront();
      if (turn < 0) continue;
      opening.ms.push(openingMs);
      incident.ms.push(incidentMs);
      stepping.ms.push(Math.max(...stepsMs));
      jump.ms.push(jumpMs);
      word.ms.push(wordMs);
    }
    return [
      compare(`${title}: opening it`, opening, incident, { kind: 'p95', atMostMs: 300 }),
      compare(`${title}: the slowest step of the cursor`, stepping, word, { kind: 'duration', atMostMs: 50 }),
      compare(`${title}: over all of it at once`, jump, word, { kind: 'duration', atMostMs: 300 }),
    ];
  } finally {
    await browser.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** From home, with nothing of the incident in the page, until the frame in which it stands. */
async function openFromHome(page: Page, hash: string, sign: string): Promise<number> {
  await page.goto(new URL('/#/', page.url()).href);
  await page.reload();
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page.evaluate(
    async ([wanted, selector]) => {
      const startMs = performance.now();
      location.hash = wanted;
      while (document.querySelector(selector) === null) await new Promise(requestAnimationFrame);
      return performance.now() - startMs;
    },
    [hash, sign] as const,
  );
}

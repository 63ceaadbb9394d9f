/** 200 strings that want to run, in every place that a text comes in by, seen on every screen: they are letters, and nothing else. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { injections } from '../shared/postmortem/export/injections.ts';
import { startApp } from './support/app.ts';
import { enterByHttp } from './support/contract-over-http.ts';
import {
  carryOver,
  type HostileIncident,
  hostileLines,
  liveHostileIncident,
  startHostileApi,
} from './support/hostile-world.ts';
import { expect, test } from './support/test.ts';

/** What a page may not hold, since nothing of the app's own needs it. */
const active =
  'script:not([src^="/assets/"]), iframe, object, embed, base, form[action], video, audio, marquee, template';

/** Hears of everything that the strings would do. */
async function listen(page: Page, origin: string): Promise<string[]> {
  const heard: string[] = [];
  await page.exposeFunction('ran', () => heard.push('a script ran'));
  page.on('dialog', (dialog) => {
    heard.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.context().on('request', (request) => {
    if (new URL(request.url()).origin !== origin) heard.push(`asked for ${request.url()}`);
  });
  page.context().on('page', (opened) => heard.push(`a window opened: ${opened.url()}`));
  return heard;
}

async function strangersIn(page: Page): Promise<string[]> {
  return page.evaluate((selector) => {
    const handlers = [...document.querySelectorAll('*')].filter((each) =>
      each.getAttributeNames().some((name) => name.startsWith('on') || name === 'srcdoc' || name === 'ping'),
    );
    const elsewhere = [...document.querySelectorAll('[src], [srcset], [data], link[href]')].filter((each) =>
      ['src', 'srcset', 'data', 'href'].some((name) => each.getAttribute(name)?.includes('evil.example')),
    );
    const running = [...document.querySelectorAll('a[href]')].filter(
      (each) => !['http:', 'https:', 'mailto:', 'tel:'].includes(new URL((each as HTMLAnchorElement).href).protocol),
    );
    const found = [...document.querySelectorAll(selector), ...handlers, ...elsewhere, ...running];
    return found.map((each) => each.outerHTML.slice(0, 200));
  }, active);
}

test('every screen shows them as they were, runs none and asks nobody', async ({ page, app }) => {
  test.setTimeout(180_000);
  const folder = mkdtempSync(join(tmpdir(), 'hikeshi-hostile-'));
  const api = await startHostileApi();
  const colleague = await startApp(join(folder, 'colleague'));
  let own: HostileIncident;
  let theirs: HostileIncident;
  try {
    const here = await enterByHttp(app.url);
    own = await liveHostileIncident(here, api.url, folder);
    const there = await enterByHttp(colleague.url);
    theirs = await liveHostileIncident(there, api.url, folder);
    await carryOver(there, here, theirs.incidentId);
  } finally {
    await colleague.stop();
  }
  await app.restart();

  const { origin } = new URL(app.url);
  const heard = await listen(page, origin);
  await page.goto(app.url);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  for (const hash of [
    ...['#/', '#/archive', '#/environments', '#/runbooks', `#/runbooks/${own.runbookHash}`, '#/settings'],
    ...[own, theirs].flatMap(({ incidentId }) => [`#/incident/${incidentId}`, `#/incident/${incidentId}/postmortem`]),
  ]) {
    await page.evaluate((to) => {
      window.location.hash = to;
    }, hash);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.locator('main')).toContainText(hash === '#/settings' ? /./ : 'ran(1)');
    expect({ hash, found: await strangersIn(page) }).toEqual({ hash, found: [] });
  }

  await page.evaluate((to) => {
    window.location.hash = to;
  }, `#/incident/${own.incidentId}`);
  expect(await notSeenInTimeline(page)).toEqual([]);
  expect(await strangersIn(page)).toEqual([]);

  expect(heard).toEqual([]);
  api.close();
  rmSync(folder, { recursive: true });
});

/** Goes through the whole timeline; which of the strings were never seen letter by letter. */
async function notSeenInTimeline(page: Page): Promise<string[]> {
  const list = page.getByRole('list', { name: 'タイムライン' });
  await expect(list.getByRole('article').first()).toBeVisible();
  const wanted = new Set(injections.map((text) => text.trim()));
  await page.keyboard.press('t');
  const focused = page.getByRole('article').and(page.locator(':focus'));
  await expect(focused).toBeVisible();
  await page.keyboard.press('Home');
  await expect(list.getByRole('article', { name: '宣言' }).first()).toBeInViewport();
  await list.hover();
  for (let screens = 0; screens < 120 && wanted.size > 0; screens += 1) {
    for (const text of await list.getByRole('article').allTextContents()) {
      for (const each of wanted) if (text.includes(each)) wanted.delete(each);
    }
    await page.mouse.wheel(0, 300);
    await page.waitForTimeout(50);
  }
  return [...wanted];
}

test('the strings are many, and of one line most of them', () => {
  expect(new Set(injections).size).toBe(200);
  expect(hostileLines.length).toBeGreaterThanOrEqual(150);
});

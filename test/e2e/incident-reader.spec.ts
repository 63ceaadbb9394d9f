/** The reader opened as somebody opens it who was sent it: from a disk, with the network off, and with no app. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from 'playwright/test';
import { testResults } from '../../scripts/root.ts';
import { injections } from '../shared/postmortem/export/injections.ts';
import { bakeryReader, hostileReader } from './support/reader-files.ts';

const folder = join(testResults, 'reader');

test.beforeAll(() => mkdirSync(folder, { recursive: true }));

/** Opens it and answers what it tried, also later on; `ran` is what every one of the strings calls. */
async function open(page: Page, name: string, html: string): Promise<string[]> {
  const file = join(folder, name);
  writeFileSync(file, html);
  const address = pathToFileURL(file).href;
  const heard: string[] = [];
  await page.context().setOffline(true);
  await page.exposeFunction('ran', () => heard.push('a script ran'));
  page.on('dialog', (dialog) => {
    heard.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => heard.push(`an error: ${error.message}`));
  page.on('console', (message) => heard.push(`on the console: ${message.text()}`));
  page.context().on('request', (request) => {
    if (request.url() !== address && !request.url().startsWith('data:image/')) heard.push(`fetched ${request.url()}`);
  });
  page.on('framenavigated', (frame) => {
    if (!frame.url().startsWith(address)) heard.push(`went to ${frame.url()}`);
  });
  await page.goto(address, { waitUntil: 'load' });
  return heard;
}

const rows = (page: Page) => page.locator('.row:visible');

test('tells what happened, filters as one types, and turns to English', async ({ page }) => {
  const heard = await open(page, 'bakery.html', bakeryReader());
  await expect(page.getByRole('heading', { level: 1, name: '注文できない' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 2, name: 'タイムライン' })).toBeVisible();
  const state = page.locator('#reader-state');
  await expect(state.getByRole('row', { name: '復旧 2026-11-24 03:22:10 復旧確認' })).toBeVisible();
  await expect(state.getByRole('row', { name: '元栓が閉じていた 確定 開けると点いた E-001' })).toBeVisible();
  await expect(page.locator('#reader-postmortem')).toContainText('元栓の点検を朝の手順に入れる。');
  await expect(page.locator('#reader-runbook')).toContainText('curl http://10.0.0.9:7000/health');

  const all = await rows(page).count();
  const filter = page.getByRole('searchbox', { name: 'タイムラインを絞り込む' });
  // Half-width or full, capital or small; it stands in the evidence alone.
  await filter.fill('圧力　ＫＰＡ');
  await expect(rows(page)).toHaveCount(1);
  await expect(page.locator('#reader-count')).toHaveText(`1 / ${all}`);
  await filter.fill('どこにもない');
  await expect(page.getByText('当てはまる行がありません。別の言葉で探します。')).toBeVisible();
  await filter.fill('');
  await expect(rows(page)).toHaveCount(all);

  const evidence = page.locator('details').filter({ hasText: 'E-001' });
  await expect(evidence.getByText('connect ECONNREFUSED')).toBeHidden();
  await page.locator('#reader-state').getByRole('link', { name: 'E-001' }).click();
  await expect(evidence.getByText('connect ECONNREFUSED')).toBeVisible();
  await page.locator('details').filter({ hasText: 'E-002' }).getByText('E-002').click();
  expect(
    await page.getByRole('img', { name: /^E-002/ }).evaluate((image: HTMLImageElement) => image.naturalWidth),
  ).toBe(1);

  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Timeline' })).toBeVisible();
  await expect(state.getByRole('row', { name: 'Recovered 2026-11-24 03:22:10 Verification' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('heading', { level: 2, name: 'タイムライン' })).toHaveCount(0);
  expect(heard).toEqual([]);
});

test('goes back to what was known at each decision, without what came later', async ({ page }) => {
  const heard = await open(page, 'replay.html', bakeryReader());
  const timeline = page.locator('#reader-timeline');
  const state = page.locator('#reader-state');
  const lessons = page.getByText('元栓の点検を朝の手順に入れる。');
  await expect(timeline).toContainText('種火は元栓のせいで消えていた');
  await expect(timeline.getByText('種火が消えている')).toBeHidden();

  const back = page.getByRole('button', { name: '前の判断へ' });
  await back.click();
  await expect(state.locator('td:visible', { hasText: '開けると点いた' })).toBeVisible();
  await expect(lessons).toBeHidden();
  await expect(page.getByText('この時点では、まだありません。')).toBeVisible();
  await expect(timeline.getByText('種火が消えている')).toBeVisible();
  await expect(timeline.getByText('種火は元栓のせいで消えていた')).toBeHidden();
  await expect(state.getByRole('row', { name: /^復旧 未記入/ })).toBeVisible();
  await back.click();
  await expect(page.locator('#reader-moment')).toHaveText('2026-11-24 03:11:10 (8 / 14)');
  await expect(state.locator('td:visible', { hasText: '開けると点いた' })).toHaveCount(0);
  await expect(state.getByRole('row', { name: /^元栓が閉じていた 疑い/ })).toBeVisible();
  await expect(back).toBeDisabled();

  await page.getByRole('slider', { name: '後知恵なしで読む' }).press('Home');
  await expect(rows(page)).toHaveCount(0);
  await expect(page.locator('#reader-moment')).toHaveText('宣言の前 (0 / 14)');
  await page.getByRole('button', { name: 'すべて見せる' }).click();
  await expect(lessons).toBeVisible();
  expect(heard).toEqual([]);
});

test('200 strings that want to run are letters in it', async ({ page }) => {
  test.setTimeout(120_000);
  expect(new Set(injections).size).toBe(200);
  const heard = await open(page, 'hostile.html', hostileReader(injections));
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.evaluate(() => {
    for (const each of document.querySelectorAll('details')) each.open = true;
  });
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('button', { name: 'Previous decision' }).click();
  await page.getByRole('button', { name: 'Show everything' }).click();
  const found = await page.evaluate(() => {
    const every = [...document.querySelectorAll('body *')];
    const own = ['SCRIPT', 'INPUT'];
    return {
      handlers: every.filter((each) => each.getAttributeNames().some((name) => /^on|^srcdoc$|^ping$/.test(name)))
        .length,
      active: every.filter((each) =>
        each.matches('iframe, object, embed, link, style, form, base, video, audio, img, meta, svg script'),
      ).length,
      own: every
        .filter((each) => own.includes(each.tagName))
        .map((each) => each.tagName)
        .sort(),
      protocols: [
        ...new Set([...document.querySelectorAll<HTMLAnchorElement>('a[href]')].map((each) => each.protocol)),
      ].sort(),
    };
  });
  expect(found).toMatchObject({ handlers: 0, active: 0, own: ['INPUT', 'INPUT', 'SCRIPT'] });
  expect(found.protocols.filter((each) => !['file:', 'http:', 'https:', 'mailto:'].includes(each))).toEqual([]);
  const said = plain(await page.locator('#reader-timeline').evaluate((element) => element.textContent ?? ''));
  expect(injections.filter((text) => !said.includes(plain(text)))).toEqual([]);
  expect(heard).toEqual([]);
});

/** As letters alone: how blanks are kept is another matter. */
function plain(text: string): string {
  return text.replace(/[\s\p{Cc}\u202a-\u202e\u2066-\u2069\ufeff]+/gu, '');
}

test('a script that is not its own does not run in it', async ({ page }) => {
  const html = bakeryReader().replace('</main>', '<img src="x" onerror="ran()"><script>ran()</script></main>');
  const heard = await open(page, 'with-a-stranger.html', html);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(heard.filter((each) => each === 'a script ran')).toEqual([]);
  expect(heard.filter((each) => each.includes('Content Security Policy')).length).toBeGreaterThan(0);
});

test('without scripts it shows the whole record, and no control that would do nothing', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, offline: true });
  const page = await context.newPage();
  const file = join(folder, 'plain.html');
  writeFileSync(file, bakeryReader());
  await page.goto(pathToFileURL(file).href);
  await expect(page.getByRole('heading', { level: 2, name: 'タイムライン' })).toBeVisible();
  await expect(page.locator('#reader-timeline')).toContainText('種火は元栓のせいで消えていた');
  await expect(page.locator('button:visible, input:visible')).toHaveCount(0);
  await context.close();
});

test('is read by everybody: no finding in either language and shade', async ({ page }) => {
  test.setTimeout(90_000);
  await open(page, 'accessible.html', bakeryReader());
  for (const [language, shades] of [
    ['日本語', ['明', '暗']],
    ['English', ['Light', 'Dark']],
  ] as const) {
    await page.getByRole('button', { name: language }).click();
    for (const shade of shades) {
      await page.getByRole('button', { name: shade, exact: true }).click();
      await expect(page.getByRole('button', { name: shade, exact: true })).toHaveAttribute('aria-pressed', 'true');
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
      expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html) }))).toEqual([]);
    }
  }
});

/** Deadlines on screen: told once whatever the windows do, without taking the keyboard from anybody. */
import type { Page } from 'playwright/test';
import { photographerOf } from './support/pictures.ts';
import { declare, openHome, patient, timelineRow } from './support/responder.ts';
import { expect, test } from './support/test.ts';

test.use({ viewport: { width: 1280, height: 800 } });

const firstChecks = '期限到来: 初動確認 5分';
const firstChecksMs = 5 * 60_000;

/** Tones that a page began, two for each ring. */
type Counted = { tones?: number };

async function countTones(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const counted = window as unknown as Counted;
    counted.tones = 0;
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (when) {
      counted.tones = (counted.tones ?? 0) + 1;
      start.call(this, when);
    };
  });
}

async function tonesOf(...pages: Page[]): Promise<number> {
  const counts = await Promise.all(pages.map((page) => page.evaluate(() => (window as unknown as Counted).tones ?? 0)));
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Corrects when it was detected, so that the first checks' five minutes end in `inMs`. */
async function endFirstChecksIn(page: Page, inMs: number): Promise<void> {
  await page.keyboard.press('Shift+T');
  const dialog = page.getByRole('dialog', { name: '時刻' });
  const detectedAt = new Date(Date.now() + inMs - firstChecksMs);
  const typed = new Intl.DateTimeFormat('sv-SE', {
    dateStyle: 'short',
    timeStyle: 'medium',
    timeZone: 'Asia/Tokyo',
  }).format(detectedAt);
  await dialog.getByRole('textbox', { name: '検知' }).fill(typed);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
}

test('a deadline is told once in two windows, takes no focus, and can be snoozed or done', async ({ page, app }) => {
  test.setTimeout(120_000);
  await countTones(page);
  await openHome(page, app);
  await declare(page);
  const other = await page.context().newPage();
  await countTones(other);
  await other.goto(page.url());
  await expect(other.getByRole('region', { name: 'インシデントの概要' })).toBeVisible(patient);
  await other.keyboard.press('Escape');
  await page.bringToFront();
  await expect(timelineRow(page, '期限到来: 即時のエスカレーション')).toHaveCount(1);
  const before = await tonesOf(page, other);

  await endFirstChecksIn(page, 12_000);
  await page.keyboard.press('n');
  await page.keyboard.insertText('書きかけ');
  const notice = (of: Page) => of.getByRole('status').filter({ hasText: firstChecks });
  await expect(notice(page)).toBeVisible({ timeout: 20_000 });
  await expect(notice(other)).toBeVisible();
  await expect(page.getByRole('textbox', { name: /メモ/ })).toBeFocused();
  await expect(page.getByRole('textbox', { name: /メモ/ })).toHaveValue('書きかけ');
  await expect.poll(() => tonesOf(page, other)).toBe(before + 2);
  await expect(timelineRow(page, '期限到来: 初動確認')).toHaveCount(1);
  const camera = await photographerOf(page);
  await camera.take('deadline-came');
  await camera.takeAt('deadline-came-at-1024x640', { width: 1024, height: 640 });

  await page.keyboard.press('Escape');
  await notice(page).getByRole('button', { name: '10分後に再通知' }).click();
  await expect(notice(page)).toHaveCount(0);
  await expect(notice(other)).toHaveCount(0);
  await expect(timelineRow(page, '期限 初動確認: 10分スヌーズ')).toBeVisible();
  await page.keyboard.press('d');
  const row = page.getByRole('dialog', { name: '期限' }).getByRole('listitem', { name: '初動確認 5分' });
  await expect(row).toContainText('通知済み');
  await expect(row).toContainText('再通知');
  await camera.take('deadlines-dialog');
  await camera.takeAt('deadlines-dialog-at-1024x640', { width: 1024, height: 640 });
  await row.getByRole('button', { name: 'あとで再通知: 初動確認 5分' }).click();
  await page.getByRole('menuitem', { name: '30分後に再通知' }).click();
  await expect(row.getByText(/^再通知/)).toBeVisible();
  await row.getByRole('button', { name: '対応済みにする: 初動確認 5分' }).click();
  await expect(row).toContainText('✓ 対応済み');
  await page.keyboard.press('Escape');
  await expect(timelineRow(page, '期限 初動確認: 対応済み')).toBeVisible();

  await page.getByRole('link', { name: 'ホーム' }).click();
  await expect(page.getByRole('banner').getByRole('link', { name: '#1 エスカレーション 30分' })).toContainText('残り');
  await camera.take('deadline-next-at-home');
  await page.getByRole('link', { name: '設定' }).click();
  await page.getByRole('combobox', { name: '期限の音' }).selectOption('鳴らさない');
  await camera.take('settings-deadline-sound');
});

test('a deadline that comes while the page stands frozen is on the record in time, and shown once it goes on', async ({
  page,
  app,
}) => {
  test.setTimeout(120_000);
  await countTones(page);
  await openHome(page, app);
  await declare(page);
  const incidentId = /#\/incident\/([^/]+)/.exec(page.url())?.[1] ?? '';
  await endFirstChecksIn(page, 8_000);
  const before = await tonesOf(page);
  const session = await page.context().newCDPSession(page);
  await session.send('Page.setWebLifecycleState', { state: 'frozen' });
  const record = async () => (await app.run('incident', 'show', incidentId, '--json')).stdout;
  await expect.poll(record, { timeout: 30_000, intervals: [2_000] }).toMatch(/"first-checks"[^}]*"onTime"/);
  await session.send('Page.setWebLifecycleState', { state: 'active' });
  await expect(page.getByRole('status').filter({ hasText: firstChecks })).toBeVisible();
  await expect(timelineRow(page, '期限到来: 初動確認')).toHaveCount(1);
  await expect.poll(() => tonesOf(page)).toBe(before + 2);

  await page.reload();
  await expect(page.getByRole('status').filter({ hasText: firstChecks })).toBeVisible(patient);
  await page.keyboard.press('Escape');
  expect(await tonesOf(page)).toBe(0);
  await page.goto('about:blank');
  await app.restart();
  await page.goto(app.url);
  await page.goto(new URL(`#/incident/${incidentId}`, page.url()).href);
  await expect(timelineRow(page, '期限到来: 初動確認')).toHaveCount(1, patient);
  await expect(page.getByRole('status').filter({ hasText: firstChecks })).toHaveCount(0);
});

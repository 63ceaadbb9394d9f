/** What the guide says beside a step, and what a person can say of it: expectation, outcome, the fix of a cause, and where to go if it stays broken. */
import type { Page } from 'playwright/test';
import { photographerOf } from './support/pictures.ts';
import {
  confirmCause,
  declare,
  goToStage,
  openHome,
  patient,
  patternOf,
  startDrill,
  timelineRow,
} from './support/responder.ts';
import { expect, test } from './support/test.ts';

test.use({ viewport: { width: 1280, height: 800 } });

const name = 'パターン3 DBに接続できない';

const next = (page: Page) =>
  page.getByRole('navigation', { name: '進み方' }).getByRole('region', { name: '次にやること' });

test('a step says what to expect and takes any outcome; a confirmed cause leads on; a failed proof shows the way', async ({
  page,
  app,
}) => {
  test.setTimeout(240_000);
  await startDrill(app, 'db-down');
  await openHome(page, app);
  await declare(page);
  await expect(timelineRow(page, /候補: パターン3/)).toBeVisible(patient);
  await page.keyboard.press('3');
  await expect(patternOf(page, name)).toContainText('選択中');

  // Before anything of it is read.
  const inHand = page.getByRole('region', { name: '初動確認' }).locator('[aria-current="step"]');
  await expect(inHand).toContainText('期待する結果');
  const stepName = (await inHand.getAttribute('aria-label')) ?? '';
  await page.keyboard.press('Shift+X');
  const outcome = page.getByRole('dialog', { name: '結果を選ぶ' });
  await outcome.getByRole('button', { name: 'この環境では不可' }).click();
  await outcome.getByRole('textbox', { name: '理由' }).fill('権限がない');
  const camera = await photographerOf(page);
  await camera.take('guide-outcome');
  await page.keyboard.press('Control+Enter');
  await expect(outcome).toBeHidden();
  const step = page.getByRole('listitem', { name: stepName, exact: true });
  await expect(step).toContainText('この環境では不可');
  await expect(step).toContainText('理由: 権限がない');
  await expect(timelineRow(page, /ここではできない.*権限がない/)).toBeVisible();
  await page.keyboard.press('u');
  await expect(step).not.toContainText('権限がない');

  await page.keyboard.press('4');
  const second = patternOf(page, 'パターン4 一部のエンドポイントだけが失敗する');
  await expect(second).toContainText('選択中');
  await expect(patternOf(page, name)).toContainText('選択中');
  await page.keyboard.press('4');
  // Until it is let go, its causes are the ones in view.
  await expect(second).not.toContainText('選択中');
  await expect(patternOf(page, name)).toContainText('選択中');

  await goToStage(page, '原因');
  const causeName = 'DBの停止';
  await confirmCause(page, causeName, 'プロセスがない');
  await expect(next(page)).toContainText(`${causeName}: `);
  await next(page).getByRole('button').click();
  await expect(page.getByRole('region', { name: '確定した原因の対処' })).toContainText(causeName);
  await camera.take('guide-cause-action');

  await goToStage(page, '復旧確認');
  await page.keyboard.press('v');
  const ways = page.getByRole('region', { name: '復旧しない場合' });
  await expect(ways).toBeVisible(patient);
  await expect(ways.getByRole('listitem').first()).toBeVisible();
  await expect(ways.getByRole('button', { name: /ロールバックを判断/ })).toBeVisible();
  await camera.take('guide-not-recovered');

  await page.keyboard.press('/');
  const search = page.getByRole('searchbox', { name: '参照テキストから探す' });
  await expect(search).toBeFocused();
  await page.keyboard.insertText('access.log');
  await expect(page.getByRole('table', { name: 'ログの場所' })).toBeVisible();
  await expect(page.getByRole('table', { name: '連絡先' })).toHaveCount(0);
});

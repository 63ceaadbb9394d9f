/** The terminal beside the app writes into the same record, and the open window shows it without being asked to. */
import { openHome, patient, timelineRow } from './support/responder.ts';
import { expect, test } from './support/test.ts';

test('what is declared, noted and attached in a terminal stands in the open window', async ({ page, app }) => {
  await openHome(page, app);
  await expect(page.getByText('対応中のインシデントはありません')).toBeVisible();

  const declared = await app.runWithInput(
    '5xxが増加\nhttps://alerts.example/42\n',
    'declare',
    '決済が失敗する',
    '--alert',
    '-',
  );
  expect(declared.code, declared.stderr).toBe(0);
  await page.getByRole('main').getByRole('link', { name: '#1 決済が失敗する' }).click(patient);
  await expect(page.getByRole('region', { name: 'インシデントの概要' })).toContainText('決済が失敗する');
  // The page must not be loaded anew from here on.
  await page.evaluate(() => document.body.setAttribute('data-untouched', ''));

  const noted = await app.run('note', 'ロードバランサーを再起動した');
  expect(noted.code, noted.stderr).toBe(0);
  await expect(timelineRow(page, 'ロードバランサーを再起動した')).toBeVisible();

  const attached = await app.runWithInput('/dev/sda1  50G  49G  1G  98% /\n', 'attach', '--title', 'df -h @ web-01');
  expect(attached.code, attached.stderr).toBe(0);
  const row = timelineRow(page, /df -h @ web-01/);
  await expect(row).toBeVisible();
  await row.getByRole('button', { name: '根拠 E-001 を開く' }).click();
  await expect(page.getByRole('dialog', { name: 'E-001 df -h @ web-01' })).toContainText(
    '/dev/sda1  50G  49G  1G  98% /',
  );
  await page.keyboard.press('Escape');
  await expect(page.locator('body[data-untouched]')).toHaveCount(1);

  await page.keyboard.press('Shift+I');
  await expect(page.getByRole('dialog', { name: '件名と情報' })).toContainText('5xxが増加');
});

test('a drill started in a terminal can be stopped at the screen', async ({ page, app }) => {
  await openHome(page, app);
  const started = await app.run('drill', 'start', '--port', '0');
  expect(started.code, started.stderr).toBe(0);
  await expect(page.getByText('訓練環境が動いています')).toBeVisible();
  await page.getByRole('button', { name: '訓練環境を停止' }).click();
  await expect(page.getByText('訓練環境が動いています')).toBeHidden(patient);
});

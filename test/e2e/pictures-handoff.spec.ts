/** Pictures of handing over, of what is left to whoever did, and of taking a file in. */
import { photographerOf } from './support/pictures.ts';
import { openHome, patient } from './support/responder.ts';
import { expect, test } from './support/test.ts';

test.use({ viewport: { width: 1280, height: 800 } });

test('the dialog, the roles, the banner and the file taken in again', async ({ page, app }) => {
  test.setTimeout(180_000);
  expect((await app.run('declare', '決済が失敗する')).code).toBe(0);
  expect((await app.run('note', 'ロードバランサーは正常、5xxは決済だけ')).code).toBe(0);
  await openHome(page, app);
  const camera = await photographerOf(page);
  await page.getByRole('main').getByRole('link', { name: '#1 決済が失敗する' }).click(patient);
  await expect(page.getByRole('region', { name: 'インシデントの概要' })).toBeVisible();
  await page.keyboard.press('Shift+I');
  const lead = page.getByRole('textbox', { name: 'IC (指揮)' });
  await lead.fill('佐藤');
  await lead.press('Enter');
  await expect(page.getByRole('button', { name: '役割を記録: IC (指揮)' })).toBeDisabled();
  await lead.scrollIntoViewIfNeeded();
  await camera.take('handoff-1-roles');
  await page.keyboard.press('Escape');

  await page.keyboard.press('Shift+H');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').first().fill('鈴木');
  await dialog.getByRole('textbox').nth(1).fill('決済会社へ電話。03:40までに戻らなければ切り離す');
  await expect(dialog.getByRole('region')).toContainText('03:40までに戻らなければ切り離す');
  await camera.take('handoff-2-dialog');
  await camera.takeAt('handoff-2-dialog-at-1024x640', { width: 1024, height: 640 });
  await camera.takeAt('handoff-2-dialog-at-200-percent', { width: 640, height: 400 });
  const downloading = page.waitForEvent('download');
  await dialog.getByRole('button', { name: '引き継いでファイルを作る' }).click();
  const file = await (await downloading).path();
  await expect(dialog.getByText(/をダウンロードしました。/)).toBeVisible();
  await camera.take('handoff-3-given');
  await page.keyboard.press('Escape');
  await camera.take('handoff-4-read-only');
  await camera.takeAt('handoff-4-read-only-at-1024x640', { width: 1024, height: 640 });

  await page.keyboard.press('g');
  await page.keyboard.press('h');
  await page.getByLabel('.incident ファイル').setInputFiles(file);
  await expect(page.getByRole('link', { name: 'インシデントを開く' })).toBeVisible();
  await camera.take('handoff-5-home');
  await camera.takeAt('handoff-5-home-at-1024x640', { width: 1024, height: 640 });
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await expect(page.getByRole('heading', { level: 1, name: '過去のインシデント' })).toBeVisible();
  await camera.take('handoff-6-archive');
});

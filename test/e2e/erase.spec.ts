/** Deleting from the archive: drills with one question, an incident with its reason, and what is said of files elsewhere. */
import { photographerOf } from './support/pictures.ts';
import { openHome } from './support/responder.ts';
import { expect, test } from './support/test.ts';

test.use({
  viewport: { width: 1280, height: 800 },
  expectedComplaints: [/rpc\/(?:erasures\/preview|incidents\/)/],
});

test('drills are deleted together, an incident with its reason, and only what is closed', async ({ page, app }) => {
  test.setTimeout(120_000);
  expect((await app.run('declare', '訓練その1', '--drill')).code).toBe(0);
  expect((await app.run('declare', '誤って宣言した件')).code).toBe(0);
  await openHome(page, app);
  for (const title of ['#1 訓練その1', '#2 誤って宣言した件']) {
    await page.getByRole('main').getByRole('link', { name: title }).click();
    await expect(page.getByRole('region', { name: 'インシデントの概要' })).toBeVisible();
    await page.getByRole('button', { name: /^事後/ }).click();
    await page.getByRole('button', { name: '終了する', exact: true }).click();
    const closing = page.getByRole('dialog', { name: 'インシデントを終了' });
    await closing.getByRole('button', { name: /^終了する/ }).click();
    await expect(closing).toBeHidden();
    await page.keyboard.press('g');
    await page.keyboard.press('h');
    await expect(page.getByRole('heading', { level: 1, name: 'ホーム' })).toBeVisible();
  }
  expect((await app.run('backup')).code).toBe(0);
  const camera = await photographerOf(page);
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await expect(page.getByRole('heading', { level: 1, name: '過去のインシデント' })).toBeVisible();
  await page.getByRole('button', { name: '記録を削除' }).click();
  const dialog = page.getByRole('dialog', { name: '記録から削除' });
  await dialog.getByRole('button', { name: '訓練 1件をすべて削除' }).click();
  await expect(dialog).toContainText('訓練 1件を完全に削除します。');

  await dialog.getByLabel('インシデントの番号').fill('2');
  await dialog.getByRole('button', { name: '内容を確認' }).click();
  const one = dialog.getByRole('region', { name: 'インシデント1件' });
  await expect(one).toContainText('#2 誤って宣言した件');
  await expect(one).toContainText('バックアップが 1個残ります');
  await expect(one.getByRole('button', { name: '完全に削除' })).toBeDisabled();
  await camera.take('erase-1-asked');
  await camera.takeAt('erase-1-asked-at-1024x640', { width: 1024, height: 640 });

  await dialog.getByRole('region', { name: '終了した訓練' }).getByRole('button', { name: '完全に削除' }).click();
  await expect(dialog.getByRole('status').first()).toContainText('1件 (イベント');
  await expect(dialog).toContainText('終了した訓練はありません');
  await one.getByLabel('削除する理由').fill('誤って宣言したため');
  await one.getByRole('button', { name: '完全に削除' }).click();
  await expect(one).not.toContainText('#2');
  await dialog.getByText('削除の記録').click();
  await expect(dialog.getByRole('listitem').filter({ hasText: '誤って宣言したため' })).toBeVisible();
  await camera.take('erase-2-deleted');
  await camera.takeAt('erase-2-deleted-at-1024x640', { width: 1024, height: 640 });
  await dialog.getByLabel('インシデントの番号').fill('2');
  await dialog.getByRole('button', { name: '内容を確認' }).click();
  await expect(dialog.getByRole('alert')).toContainText('記録にありません');
  await page.keyboard.press('Escape');
  await expect(page.getByText('インシデントはまだありません')).toBeVisible();
});

/** Backups in the settings: made by a press, looked at against the record, put elsewhere; and said at home where one failed. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { photographerOf } from './support/pictures.ts';
import { openHome } from './support/responder.ts';
import { expect, test } from './support/test.ts';

test.use({ viewport: { width: 1280, height: 800 }, expectedComplaints: [/422 \(Unprocessable Entity\)/] });

test('a backup is made, compared with the record, put elsewhere, and missed where it fails', async ({ page, app }) => {
  test.setTimeout(120_000);
  expect((await app.run('declare', '決済が失敗する')).code).toBe(0);
  await openHome(page, app);
  const camera = await photographerOf(page);
  await page.getByRole('link', { name: '設定', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: '設定' })).toBeVisible();
  const section = page.getByRole('region', { name: 'バックアップ', exact: true });
  await expect(section).toContainText('まだありません');
  await section.getByRole('button', { name: '今すぐバックアップ' }).click();
  await expect(section).toContainText(/インシデント 1件・イベント [1-9]\d*件/);
  await expect(section).toContainText('1個');
  const usual = `${app.dataDir}-backups`;
  expect(readdirSync(usual).filter((name) => name.endsWith('.db'))).toHaveLength(1);

  expect((await app.run('note', '切り戻した')).code).toBe(0);
  await section.getByText('残っているバックアップ').click();
  await section.scrollIntoViewIfNeeded();
  await camera.take('backups-1-settings');
  await camera.takeAt('backups-1-settings-at-1024x640', { width: 1024, height: 640 });
  await section.getByRole('button', { name: /^戻すと何が変わるか/ }).click();
  const dialog = page.getByRole('dialog', { name: 'バックアップを戻すと何が変わるか' });
  await expect(dialog).toContainText(/今の記録にしかないイベント [1-9]\d*件 \(インシデント 1件\)/, { timeout: 20_000 });
  await dialog.getByText('ターミナルから戻すこともできます').click();
  await expect(dialog).toContainText(`hikeshi restore ${usual}`);
  await camera.take('backups-2-preview');
  await camera.takeAt('backups-2-preview-at-1024x640', { width: 1024, height: 640 });
  await dialog.getByRole('button', { name: '次の起動で戻す' }).click();
  await expect(dialog).toBeHidden();
  await expect(section).toContainText('次に起動したとき、記録をこのバックアップに戻します');
  await camera.take('backups-4-asked');
  await section.getByRole('button', { name: '戻すのをやめる' }).click();
  await expect(section).not.toContainText('次に起動したとき、記録をこのバックアップに戻します');

  const elsewhere = join(app.dataDir, '..', `${app.dataDir.split('/').at(-1)}-elsewhere`);
  try {
    await section.getByLabel('保存先のフォルダー').fill(join(app.dataDir, 'inside'));
    await section.getByRole('button', { name: '保存先を変更' }).click();
    await expect(section.getByRole('alert')).toContainText('記録のフォルダーの中には置けません');
    await section.getByLabel('保存先のフォルダー').fill(elsewhere);
    await section.getByRole('button', { name: '保存先を変更' }).click();
    await expect(section).toContainText('変更しました');
    rmSync(elsewhere, { recursive: true });
    writeFileSync(elsewhere, 'no folder');
    await section.getByRole('button', { name: '今すぐバックアップ' }).click();
    await expect(section).toContainText('バックアップに失敗しました');
    await page.keyboard.press('g');
    await page.keyboard.press('h');
    await expect(page.getByRole('heading', { level: 1, name: 'ホーム' })).toBeVisible();
    const notice = page.getByRole('status').filter({ hasText: 'バックアップに失敗しました' });
    await expect(notice).toContainText(`バックアップ先に書き込めません (${elsewhere}: パスの途中がファイルです)`);
    await camera.take('backups-3-failed-at-home');
    await camera.takeAt('backups-3-failed-at-home-at-1024x640', { width: 1024, height: 640 });
    rmSync(elsewhere);
    mkdirSync(elsewhere);
  } finally {
    rmSync(elsewhere, { recursive: true, force: true });
  }
});

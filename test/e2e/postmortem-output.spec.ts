/** The document leaves through its dialog and comes back edited: seen before it is written, and accepted section by section. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { declare, openHome } from './support/responder.ts';
import { expect, test } from './support/test.ts';

test.use({ expectedComplaints: [/status of (?:409|501) .*\/rpc\/postmortems\/export/] });

test('a folder of the team takes the file, and what somebody edited there stays until it is given up', async ({
  page,
  app,
}, info) => {
  const folder = info.outputPath('wiki');
  mkdirSync(folder);
  await openHome(page, app);
  await declare(page);
  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await expect(page.getByRole('heading', { level: 1, name: /^ポストモーテム/ })).toBeVisible();
  const dialog = page.getByRole('dialog');
  const exportNow = async () => {
    await page.keyboard.press('Shift+E');
    await expect(dialog.getByRole('textbox', { name: '保存先のフォルダー' })).toBeVisible();
  };

  await exportNow();
  await dialog.getByRole('textbox', { name: '保存先のフォルダー' }).fill(join(folder, 'gone'));
  await page.keyboard.press('Control+Enter');
  await expect(dialog.getByRole('alert')).toContainText('ありません');
  await dialog.getByRole('textbox', { name: '保存先のフォルダー' }).fill(folder);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(`保存しました: ${folder}`)).toBeVisible();
  await expect(dialog).toBeHidden();
  const [name = ''] = readdirSync(folder);
  expect(name).toMatch(/^\d{4}-\d\d-\d\d-1-.*\.md$/);

  const edited = `${readFileSync(join(folder, name), 'utf8')}\n追記\n`;
  writeFileSync(join(folder, name), edited);
  await exportNow();
  await expect(dialog.getByRole('textbox', { name: '保存先のフォルダー' })).toHaveValue(folder);
  await page.keyboard.press('Control+Enter');
  await expect(dialog.getByRole('alert')).toContainText('編集された');
  expect(readFileSync(join(folder, name), 'utf8')).toBe(edited);
  await dialog.getByRole('button', { name: '置き換える' }).click();
  await expect(dialog).toBeHidden();
  expect(readFileSync(join(folder, name), 'utf8')).not.toContain('追記');
  expect(readdirSync(folder)).toEqual([name]);
});

test('an export edited elsewhere is compared, and only what is accepted changes', async ({ page, app }, info) => {
  test.setTimeout(90_000);
  await page.setViewportSize({ width: 1280, height: 800 });
  await openHome(page, app);
  await declare(page);
  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await expect(page.getByRole('heading', { level: 1, name: /^ポストモーテム/ })).toBeVisible();

  await page.keyboard.press('Shift+E');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(/^ファイル名: \d{4}-\d\d-\d\d-1-/)).toBeVisible();
  await dialog.getByRole('button', { name: '障害報告書' }).click();
  await expect(dialog.getByRole('heading', { name: '再発防止策' })).toBeVisible();
  await expect(dialog.getByRole('heading', { name: '報告書に入れなかったもの' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Markdown', exact: true }).click();
  const downloading = page.waitForEvent('download');
  await page.keyboard.press('Control+Enter');
  const markdown = readFileSync(await (await downloading).path(), 'utf8');
  await expect(dialog).toBeHidden();

  const file = info.outputPath('edited.md');
  const changed = markdown
    .replace(/## 学び\n/u, '## 学び\n\n訓練の順番を決めておく\n')
    .replace(/## 要約\n/u, '## 要約\n\n朝の障害\n');
  writeFileSync(file, changed.replaceAll('\n', '\r\n'));
  await page.keyboard.press('Shift+I');
  await expect(dialog).toBeVisible();
  await dialog.locator('input[type=file]').setInputFiles(file);
  await expect(dialog.getByText('変更のある節 2、同じ節 6')).toBeVisible();
  await expect(dialog.getByText('改行コード (CRLF) はLFにそろえて比べました。')).toBeVisible();
  await dialog.getByRole('button', { name: '「学び」の変更を採用', exact: true }).click();
  await dialog.getByRole('button', { name: '「要約」の変更を採用しない' }).click();
  await expect(dialog.getByText('採用しました', { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: /^学び/ }).click();
  await expect(page.getByRole('textbox', { name: /^学び の本文/ })).toHaveValue(/訓練の順番を決めておく/);
  await page.getByRole('button', { name: /^要約/ }).click();
  await expect(page.getByRole('textbox', { name: /^要約 の本文/ })).not.toHaveValue(/朝の障害/);
});

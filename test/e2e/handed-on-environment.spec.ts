/** An environment goes to a colleague as a file without its secrets, and comes in again only after it was looked at. */
import { readFileSync } from 'node:fs';
import { fillEnvironment, saveEnvironment } from './support/environment-page.ts';
import { openHome } from './support/responder.ts';
import { expect, test } from './support/test.ts';

// A file that is refused is refused by the core, which the browser writes down.
test.use({ expectedComplaints: [/422/] });

test('out as a file, and in again as another environment', async ({ page, app }) => {
  await openHome(page, app);
  await fillEnvironment(page, {
    name: '本番 東京',
    service: '受注API',
    apiUrl: 'https://api.example.com',
    database: { host: 'db.internal', port: 5432, name: 'orders', user: 'oncall' },
  });
  await page.getByRole('combobox', { name: 'APIトークンの参照先' }).selectOption('起動のたびに入力');
  await page.getByRole('textbox', { name: 'APIトークンの値' }).fill('Zq7-token');
  await saveEnvironment(page);

  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: '秘密を除いて書き出す' }).click();
  const download = await downloading;
  await expect(page.getByText(`ダウンロードしました: ${download.suggestedFilename()}`)).toBeVisible();
  const text = readFileSync(await download.path(), 'utf8');
  expect(JSON.parse(text)).toMatchObject({ environment: { name: '本番 東京', api: { token: { kind: 'ask' } } } });
  expect(text).not.toContain('Zq7');

  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'ファイルから追加' }).click();
  const file = { name: 'environment.json', mimeType: 'application/json', buffer: Buffer.from(text) };
  await (await choosing).setFiles(file);
  const notes = page.getByRole('region', { name: 'ファイルから読み込んだ環境' });
  await expect(notes).toContainText('まだ保存していません');
  await expect(notes).toContainText('別の環境として追加します');
  await expect(notes).toContainText('APIトークンの値はファイルに含まれません');
  await expect(page.getByText('未保存の変更があります')).toBeVisible();
  await page.getByRole('textbox', { name: '名前', exact: true }).fill('本番 大阪');
  await saveEnvironment(page);
  const ofService = page.getByRole('navigation', { name: '環境の一覧' }).getByRole('list', { name: '受注API' });
  await expect(ofService.getByRole('listitem')).toHaveText([/本番 東京/, /本番 大阪/]);

  const again = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'ファイルから追加' }).click();
  await (await again).setFiles({ ...file, buffer: Buffer.from('{"format":"other"}') });
  await expect(page.getByText('このJSONは環境ではありません')).toBeVisible();

  await page.getByRole('button', { name: '環境を削除' }).click();
  const question = page.getByRole('dialog', { name: '環境を削除しますか' });
  await question.getByRole('button', { name: 'キャンセル' }).click();
  await expect(ofService.getByRole('listitem')).toHaveCount(2);
  await page.getByRole('button', { name: '環境を削除' }).click();
  await question.getByRole('button', { name: '削除', exact: true }).click();
  await expect(ofService.getByRole('listitem')).toHaveText([/本番 東京/]);
});

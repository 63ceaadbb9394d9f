/** What comes into the timeline later, in pictures: the rows with their corrections, many lines at once, a screenshot before it is kept. */
import { photographerOf } from './support/pictures.ts';
import { stripedPng } from './support/png.ts';
import { declare, openHome, timelineRow, writeNote } from './support/responder.ts';
import { expect, test } from './support/test.ts';

test.setTimeout(240_000);

const small = { width: 1024, height: 640 };

test('the timeline, pasted lines and a screenshot', async ({ page, app }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await openHome(page, app);
  await declare(page);
  await writeNote(page, 'TODO 監視に死活確認を足す');
  await writeNote(page, 'デプロイは昨夕のみ');
  const note = timelineRow(page, 'デプロイは昨夕のみ');
  await note.focus();
  await note.getByRole('button', { name: '訂正する' }).click();
  await page
    .getByRole('dialog', { name: 'メモの訂正' })
    .getByRole('textbox', { name: 'メモ' })
    .fill('デプロイは今朝も');
  await page.keyboard.press('Control+Enter');
  await timelineRow(page, 'デプロイは今朝も').focus();
  const photographer = await photographerOf(page);
  await photographer.take('timeline-correction');
  await photographer.takeAt('timeline-correction-small', small);

  await page.keyboard.press('Shift+N');
  const box = page.getByRole('textbox', { name: '貼り付け' });
  await box.fill('佐藤 花子\n  10:42\nAPIが落ちています\n\n10:45 再起動\n11:00\n効果なし\n11月24日(火)\n時刻のない行');
  await expect(page.getByRole('dialog').getByRole('listitem')).toHaveCount(4);
  await photographer.take('timeline-lines');
  await photographer.takeAt('timeline-lines-small', small);
  await page.keyboard.press('Escape');

  await page.keyboard.press('Shift+P');
  const file = { name: 'Grafana.png', mimeType: 'image/png', buffer: stripedPng(900, 500, 'comment') };
  await page.getByLabel('ファイルを選ぶ').setInputFiles(file);
  await page.getByRole('application', { name: '隠す範囲を選ぶ画像' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await photographer.take('timeline-screenshot');
  await photographer.takeAt('timeline-screenshot-small', small);
});

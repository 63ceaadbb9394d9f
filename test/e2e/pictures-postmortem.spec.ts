/** Pictures of what a postmortem is made with: the review of its timeline, its actions, its whys, and its ways out and back in. */
import { photographerOf } from './support/pictures.ts';
import { declare, openHome, patient } from './support/responder.ts';
import { expect, test } from './support/test.ts';

test.use({ viewport: { width: 1280, height: 800 } });

test('the screens around a postmortem', async ({ page, app }) => {
  test.setTimeout(240_000);
  await openHome(page, app);
  await declare(page);
  const camera = await photographerOf(page);
  await page.keyboard.press('g');
  await page.keyboard.press('p');
  const heading = page.getByRole('heading', { level: 1, name: /^ポストモーテム/ });
  await expect(heading).toBeVisible(patient);
  const dialog = page.getByRole('dialog');
  for (const [name, key] of [
    ['actions', 'i'],
    ['export', 'Shift+E'],
    ['take-in', 'Shift+I'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(dialog).toBeVisible();
    await camera.take(`postmortem-${name}`);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  }
  await page.getByRole('button', { name: '担当を決める' }).click();
  await expect(dialog).toBeVisible();
  await camera.take('postmortem-owner');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: /^4\. 根本原因/ }).click();
  await page.keyboard.press('w');
  await page.getByRole('button', { name: 'なぜ起きたか に答えを書く' }).click();
  await page.keyboard.type('設定が空のままAPIが起動した');
  await camera.take('postmortem-whys');
  await page.getByRole('button', { name: '本文に戻る' }).click();
  await page.keyboard.press('v');
  await expect(page.getByRole('heading', { level: 1, name: /タイムラインの確認/ })).toBeVisible();
  await camera.take('postmortem-timeline-review');
});

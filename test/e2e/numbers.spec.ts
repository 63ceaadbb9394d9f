/** Figures over many incidents: none, one, many; drills apart, a period, a file, and what they look like. */
import { readFileSync } from 'node:fs';
import { fillArchive } from '../../bench/archive/fill.ts';
import { photographerOf } from './support/pictures.ts';
import { openHome } from './support/responder.ts';
import { expect, test } from './support/test.ts';

test.use({ viewport: { width: 1280, height: 800 } });

test('count nothing, and then one incident', async ({ page, app }) => {
  await openHome(page, app);
  const camera = await photographerOf(page);
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await expect(page.getByRole('heading', { level: 1, name: '統計' })).toBeVisible();
  await expect(page.getByText('インシデントはまだありません')).toBeVisible();
  await camera.take('numbers-none');

  const times = ['--began', '2026-03-01 10:00', '--detected', '2026-03-01 10:04', '--recovered', '2026-03-01 11:10'];
  await app.run('declare', '窯が冷えた', ...times);
  const all = page.getByRole('region', { name: '全体' });
  await expect(all).toContainText('TTD');
  await expect(all).toContainText('発生から検知まで');
  await expect(all).toContainText('4分');
  await expect(all).toContainText('1時間10分');
  await expect(all).toContainText('n=1 · 不明 0件');
  await expect(all.getByText(/^平均 /)).toHaveCount(0);
  await expect(page.getByRole('img', { name: '月ごとの件数の棒グラフ。1か月、最も多い月で1件。' })).toBeVisible();
  await camera.take('numbers-one');
});

test('count many, drills apart, within a period, and leave as a file', async ({ page, app }) => {
  test.setTimeout(120_000);
  await app.killAndRestart(async () => {
    await fillArchive(app.dataDir, { incidents: 80, events: 2_000 }, 3);
  });
  await openHome(page, app);
  const camera = await photographerOf(page);
  await page.getByRole('link', { name: '統計' }).click();
  const all = page.getByRole('region', { name: '全体' });
  await expect(all).toContainText('実際のインシデント');
  const count = async () => Number((await all.locator('dd').first().textContent())?.replaceAll(',', ''));
  const real = await count();
  await camera.take('numbers-many');
  await camera.takeAt('numbers-many-at-1024x640', { width: 1024, height: 640 });

  await page.getByRole('button', { name: '訓練', exact: true }).click();
  await expect(all).not.toContainText('実際のインシデント');
  expect((await count()) + real).toBe(80);

  await page.getByRole('button', { name: '実際のインシデント' }).click();
  await page.getByLabel('終了日').fill('2024-10-31');
  await expect(page.getByRole('button', { name: '全期間' })).toHaveAttribute('aria-pressed', 'false');
  await expect(page.getByRole('row', { name: /^2024-10/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /^2024-11/ })).toHaveCount(0);
  const within = await count();
  expect(within).toBeGreaterThan(0);
  expect(within).toBeLessThan(real);

  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'CSVを保存' }).click();
  const file = readFileSync(await (await downloading).path(), 'utf8');
  expect(file.split('\r\n')[1]).toContain(`"全体","","インシデント","${within}"`);
  await expect(page.getByText(/^ダウンロードしました: hikeshi-numbers-/)).toBeVisible();

  await page.getByLabel('開始日').fill('2030-01-01');
  await expect(page.getByText('この期間に該当するものはありません')).toBeVisible();
});

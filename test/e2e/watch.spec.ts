/** The watch on screen: curves that go on by themselves, one row for a change, muting, and a home that offers to declare. */
import { photographerOf } from './support/pictures.ts';
import { declare, openHome, patient, startDrill, timelineRow } from './support/responder.ts';
import { expect, test } from './support/test.ts';

test.use({ host: 'quickWatch', viewport: { width: 1280, height: 800 } });

test('an incident is watched by itself: the curve goes on, and a change is one row', async ({ page, app }) => {
  test.setTimeout(180_000);
  await startDrill(app, null);
  await openHome(page, app);
  await declare(page);
  const watch = page.getByRole('region', { name: '監視 (外形)' });
  await expect(watch.getByRole('img', { name: /^10分間の推移: 正常 [5-9]回/ }).first()).toBeVisible(patient);
  await expect(watch).toContainText(/外形監視.*P95 .*エラー率 0%.*\(n=\d+\)/);
  const changes = timelineRow(page, /外形監視 .*から/);
  await expect(changes).toHaveCount(0);

  await app.run('drill', 'start', '--fault', 'down', '--json');
  await expect(timelineRow(page, /外形監視 API \/health 正常から緊急へ: 接続拒否/)).toHaveCount(1, patient);
  await expect(watch.getByRole('img', { name: /緊急 \d+回.*正常 \d+回/ }).first()).toBeVisible();
  await expect(watch).toContainText('接続拒否');
  // Health and three endpoints; looks that say the same again make no row.
  await expect(changes).toHaveCount(4, patient);
  await expect(watch.getByRole('img', { name: /緊急 [12]\d回/ }).first()).toBeVisible(patient);
  await expect(changes).toHaveCount(4);

  const camera = await photographerOf(page);
  await camera.take('watch-incident');
  await camera.takeAt('watch-incident-at-1024x640', { width: 1024, height: 640 });
  await watch.getByRole('button', { name: 'APIの計測値を見る' }).click();
  const dialog = page.getByRole('dialog', { name: '監視 (外形)' });
  await camera.take('watch-incident-dialog');
  await dialog.getByRole('button', { name: 'API /healthをミュート' }).click();
  await expect(dialog.getByRole('button', { name: 'API /healthのミュートを解除' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(timelineRow(page, '監視をミュート: API /health')).toBeVisible();
  await expect(watch).toContainText('ミュート中');
});

test('home watches an environment that is asked for, and offers to declare with what was read', async ({
  page,
  app,
}) => {
  test.setTimeout(180_000);
  await startDrill(app, null);
  await openHome(page, app);
  await page.getByRole('button', { name: '訓練 を監視する' }).click();
  const health = page.getByRole('region', { name: '環境の状態' });
  await expect(health.getByRole('img', { name: /^10分間の推移: 正常 [3-9]回/ }).first()).toBeVisible(patient);
  const camera = await photographerOf(page);
  await camera.take('watch-home');
  await app.run('drill', 'start', '--fault', 'down', '--json');
  await expect(health.getByText(/^緊急: API \/health/)).toBeVisible(patient);
  await camera.take('watch-home-critical');
  await camera.takeAt('watch-home-critical-at-1024x640', { width: 1024, height: 640 });
  await health.getByRole('button', { name: 'この環境でインシデントを宣言' }).click();
  await expect(page.getByRole('region', { name: 'インシデントの概要' })).toBeVisible(patient);
  await expect(timelineRow(page, /外形監視 API \/health 不明から緊急へ: 接続拒否/)).toHaveCount(1, patient);
});

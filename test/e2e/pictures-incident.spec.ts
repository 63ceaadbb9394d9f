/** Pictures of one incident in each of its phases, and of what opens over it. */
import { photographerOf } from './support/pictures.ts';
import {
  chooseAndSweep,
  closeIncident,
  confirmCause,
  declare,
  expectRanking,
  goToStage,
  openHome,
  repairDrill,
  startDrill,
  tickAll,
  timelineRow,
  verifyRecovery,
  writeNote,
} from './support/responder.ts';
import { expect, test } from './support/test.ts';

test.use({ viewport: { width: 1280, height: 800 } });

const pattern = 'パターン3 DBに接続できない';

test('an incident from the alarm to its end', async ({ page, app }) => {
  test.setTimeout(600_000);
  await startDrill(app, 'db-down');
  await openHome(page, app);
  await declare(page);
  const camera = await photographerOf(page);
  await expectRanking(page, [pattern, 'パターン4 一部のエンドポイントだけが失敗する']);
  await camera.take('incident-1-watch-read-patterns-ranked');

  await chooseAndSweep(page, 3, pattern);
  await writeNote(page, '決済チームに連絡。影響は全利用者の見込み');
  await camera.take('incident-2-pattern-chosen-checks-read');
  await camera.takeAt('incident-2-at-1024x640', { width: 1024, height: 640 });
  // 1280×800 at 200 % leaves this many CSS pixels.
  await camera.takeAt('incident-2-at-200-percent', { width: 640, height: 400 });

  await page
    .getByRole('listitem', { name: 'DBへの接続', exact: true })
    .getByRole('button', { name: 'DBへの接続' })
    .click();
  await camera.take('incident-2-step-in-hand');
  await page
    .getByRole('button', { name: /^根拠 E-\d+ を開く$/ })
    .first()
    .click();
  await expect(page.getByRole('dialog').locator('pre')).not.toBeEmpty();
  await camera.take('incident-dialog-evidence');
  await page.keyboard.press('Escape');

  for (const [open, name] of [
    [() => page.getByRole('button', { name: '環境: 訓練 TODO API' }).click(), 'menu-environment'],
    [() => page.getByRole('button', { name: /^重大度/ }).click(), 'menu-severity'],
    [() => page.getByRole('timer').filter({ hasText: '残り' }).first().click(), 'dialog-deadlines'],
    [
      () => page.getByRole('region', { name: '監視 (外形)' }).getByRole('button', { name: /^DB/ }).click(),
      'dialog-watch',
    ],
    [() => page.keyboard.press('Shift+I'), 'dialog-details'],
    [() => page.getByRole('button', { name: '出力を添付' }).click(), 'dialog-attach'],
  ] as const) {
    await open();
    await expect(page.getByRole('dialog').or(page.getByRole('menu'))).toBeVisible();
    await camera.take(`incident-${name}`);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog').or(page.getByRole('menu'))).toBeHidden();
  }

  await confirmCause(page, 'DBの停止', '接続拒否とpostgresの停止を確認');
  await goToStage(page, '原因');
  await camera.take('incident-3-causes-lit-and-confirmed');

  await goToStage(page, '対応');
  await camera.take('incident-4-response');
  await page.keyboard.press('b');
  await camera.take('incident-dialog-rollback');
  await page.keyboard.press('Escape');

  for (const [filter, name] of [
    ['判断と操作', 'decisions'],
    ['スター', 'stars-none'],
  ] as const) {
    await page.getByRole('combobox', { name: '表示' }).selectOption(filter);
    await camera.take(`incident-timeline-filter-${name}`);
    await page.getByRole('combobox', { name: '表示' }).selectOption('すべて');
  }

  await repairDrill(page);
  await verifyRecovery(page);
  await camera.take('incident-5-recovery-verified');
  await page.keyboard.press('Shift+T');
  await camera.take('incident-dialog-milestones');
  await page.keyboard.press('Escape');

  await goToStage(page, '事後');
  await tickAll(page, '事後', 5);
  await camera.take('incident-6-after');
  await closeIncident(page);
  await camera.take('incident-7-closed');
  await goToStage(page, '参照');
  await camera.take('incident-reference');
  await expect(timelineRow(page, /終了/)).toBeVisible();

  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await expect(page.getByRole('heading', { level: 1, name: /^ポストモーテム/ })).toBeVisible();
  await camera.take('postmortem-section');
  await page.getByRole('button', { name: '全文を見る' }).click();
  await expect(page.getByRole('table').first()).toBeVisible();
  await camera.take('postmortem-whole');
  await camera.takeAt('postmortem-whole-at-1024x640', { width: 1024, height: 640 });
});

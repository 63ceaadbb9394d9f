/** A slow API whose long query is found by the runbook's own check: its rows as a table, and its plan or why there is none. */
import { photographerOf } from './support/pictures.ts';
import { chooseAndSweep, declare, openHome, patient, startDrill } from './support/responder.ts';
import { expect, test } from './support/test.ts';

const step = '実行が長引いているクエリ';

test.use({ viewport: { width: 1280, height: 800 } });

test('shows the sessions as a table with types, and reads the plan of the slow one', async ({ page, app }) => {
  test.setTimeout(240_000);
  await startDrill(app, 'slow');
  await openHome(page, app);
  await declare(page);
  await chooseAndSweep(page, 2, 'パターン2 応答が遅い / タイムアウトする');
  const row = page.getByRole('listitem', { name: step, exact: true });
  await row.getByRole('button', { name: step }).first().click();

  const explain = row.getByRole('button', { name: /^実行計画を読む: pid \d+$/ }).first();
  await expect(async () => {
    await row.getByRole('button', { name: `読み取る: ${step}` }).click();
    await expect(explain).toBeVisible({ timeout: 4_000 });
  }).toPass(patient);
  const result = row.getByRole('region', { name: '結果の表' }).first();
  await expect(result.getByRole('columnheader')).toHaveText([
    'pidinteger',
    'durationinterval',
    'statetext',
    'wait_event_typetext',
    'querytext',
  ]);
  await expect(result.getByRole('cell', { name: 'active' }).first()).toBeVisible();

  // The drill's API sends its values apart from the text: a plan for any value, where the server can make one.
  await explain.click();
  const plan = row.getByRole('region', { name: '結果の表' }).filter({ hasText: 'QUERY PLAN' });
  const reason = row.getByText(/実行計画を作れない|クエリは終了または別の文に変わった/);
  await expect(plan.or(reason).first()).toBeVisible(patient);

  const camera = await photographerOf(page);
  await result.scrollIntoViewIfNeeded();
  await camera.take('result-1-step');
  await camera.takeAt('result-1-step-at-1024x640', { width: 1024, height: 640 });

  await row
    .getByRole('button', { name: /^根拠 E-\d+ を開く$/ })
    .last()
    .click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await camera.take('result-2-evidence');
  await page.keyboard.press('Escape');
});

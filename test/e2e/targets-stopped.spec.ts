/** With every target stopped: what is read now says "refused" with the address, and what was recorded before is all there. */
import type { App } from './support/app.ts';
import { expectSound, paragraphsUnder, readPostmortem, tablesUnder } from './support/postmortem.ts';
import {
  chooseAndSweep,
  confirmCause,
  declare,
  expectRanking,
  exportPostmortem,
  goToStage,
  openHome,
  patient,
  startDrill,
  timelineRow,
  writeNote,
} from './support/responder.ts';
import { expect, test } from './support/test.ts';

test('nothing is invented: every probe says refused, and so does the postmortem', async ({ page, app }) => {
  const fromMs = Date.now();
  const apiUrl = await startDrill(app, null);
  const api = new URL(apiUrl).host;
  await openHome(page, app);
  await page.getByRole('button', { name: '訓練環境を停止' }).click();
  // The button reads otherwise while the drill is still stopping, when its API may well answer; this goes when it is gone.
  await expect(page.getByRole('region', { name: '訓練環境が動いています' })).toBeHidden(patient);
  await declare(page);

  await expect(timelineRow(page, `接続拒否 ${api} (GET /health)`)).toBeVisible(patient);
  for (const path of ['/api/v1/todos', '/api/v1/lists', '/api/v1/me']) {
    await expect(timelineRow(page, `接続拒否 ${api} (GET ${path})`)).toBeVisible();
  }
  await expect(timelineRow(page, /^DB接続拒否 127\.0\.0\.1:\d+$/)).toBeVisible();
  await goToStage(page, '復旧確認');
  await page.keyboard.press('v');
  await expect.poll(() => finishedSweeps(app), patient).toBe(2);
  await expect(page.getByText('復旧はまだ確認できていません')).toBeVisible();

  const document = readPostmortem((await exportPostmortem(page)).markdown);
  expectSound(document, { fromMs, untilMs: Date.now() });
  const [first = ''] = paragraphsUnder(document.sections, '外形監視で計測した影響');
  expect(first).toMatch(/^計測した対象はすべて応答しなかった \(/);
  expect(first).toContain(`接続拒否 ${api} (GET /health)`);
  expect([...document.impact.keys()].sort()).toEqual([
    expect.stringMatching(/^127\.0\.0\.1:\d+\/todo_db$/),
    ...['/api/v1/lists', '/api/v1/me', '/api/v1/todos', '/health'].map((path) => `GET ${apiUrl}${path}`),
  ]);
  for (const [target, { runs, failed, unknown, last }] of document.impact) {
    expect({ target, runs, failed, unknown }).toEqual({ target, runs: 2, failed: 2, unknown: 0 });
    expect(last).toMatch(/^(DB)?接続拒否 127\.0\.0\.1:\d+/);
  }
  expect(document.milestones.find(({ name }) => name === '復旧')?.atMs).toBeNull();
  expect(
    tablesUnder(document.sections, '発生日時')[1]?.rows.map(([name, time]) => [name, time?.split(' ')[0]]),
  ).toEqual(['TTD', 'TTA', 'TTM', 'TTR'].map((name) => [name, '未記入']));
});

test.describe('after the targets are gone and the app was started again', () => {
  test.use({ expectedComplaints: [/ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_CONNECTION_RESET/] });

  test('a past incident is found, opened, and written up as before', async ({ page, app }) => {
    const apiUrl = await startDrill(app, 'endpoint');
    await openHome(page, app);
    await declare(page);
    const pattern = 'パターン4 一部のエンドポイントだけが失敗する';
    await expectRanking(page, [pattern]);
    await chooseAndSweep(page, 4, pattern);
    await confirmCause(page, 'マイグレーションの未実行', '列がない');
    await writeNote(page, '移行を当てる前の控え');
    const before = await exportPostmortem(page);
    const rowsBefore = await recordOf(app);

    const stopped = await app.run('drill', 'stop');
    expect(stopped.code, stopped.stderr).toBe(0);
    await expect(fetch(`${apiUrl}/health`)).rejects.toThrow();
    await app.restart();
    await openHome(page, app);

    await page.keyboard.press('g');
    await page.keyboard.press('a');
    await expect(page.getByRole('heading', { level: 1, name: '過去のインシデント' })).toBeVisible();
    await page.getByRole('searchbox', { name: '検索' }).fill('エンドポイント');
    await page.getByRole('list', { name: 'インシデントの一覧' }).getByRole('link', { name: /^#1 / }).click();
    await expect(timelineRow(page, '移行を当てる前の控え')).toBeVisible();
    await page.getByRole('combobox', { name: '表示' }).selectOption('判断と操作');
    await expect(timelineRow(page, /^パターン4を選択/)).toBeVisible();
    await page.getByRole('combobox', { name: '表示' }).selectOption('すべて');
    expect((await recordOf(app)).slice(0, rowsBefore.length)).toEqual(rowsBefore);

    await page
      .getByRole('button', { name: /^根拠 E-\d+ を開く$/ })
      .first()
      .click();
    await expect(page.getByRole('dialog').locator('pre')).not.toBeEmpty();
    await page.keyboard.press('Escape');

    const after = await exportPostmortem(page);
    expect(after.fileName).toBe(before.fileName);
    const [old, now] = [readPostmortem(before.markdown), readPostmortem(after.markdown)];
    expect(now.timeline).toEqual(old.timeline);
    expect(now.milestones).toEqual(old.milestones);
    expect(now.impact).toEqual(old.impact);
    expect(now.evidence).toEqual(old.evidence);
  });
});

/** Rows of the timeline as a terminal gets them: kind, time, payload. */
async function recordOf(app: App): Promise<unknown[]> {
  const { stdout } = await app.run('incident', 'show', '1', '--json');
  return (JSON.parse(stdout) as { timeline: unknown[] }).timeline;
}

/** How often everything was read; 0 while something still is. */
async function finishedSweeps(app: App): Promise<number> {
  const { stdout } = await app.run('incident', 'show', '1', '--json');
  const { state, sweeps } = JSON.parse(stdout) as { state: { checks: { checkId: string }[] }; sweeps: unknown[] };
  return sweeps.length > 0 ? 0 : state.checks.filter(({ checkId }) => checkId === 'baseline/health').length;
}

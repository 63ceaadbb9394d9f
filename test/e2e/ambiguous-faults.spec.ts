/** Faults that fit more than one pattern: the order must be right, and what stands beside each must say why. */
import { declare, expectRanking, openHome, patternOf, reasonsOf, startDrill } from './support/responder.ts';
import { expect, test } from './support/test.ts';

test.describe.configure({ mode: 'parallel' });

const stopped = 'パターン1 サービスが落ちている / 起動しない';
const database = 'パターン3 DBに接続できない';
const endpoint = 'パターン4 一部のエンドポイントだけが失敗する';
const deployment = 'パターン5 デプロイの直後から不具合が出ている';

test('a release that does not start: rolling back stands before searching, and both say what they rest on', async ({
  page,
  app,
}) => {
  await startDrill(app, 'deploy-crash');
  await openHome(page, app);
  await declare(page);

  await expectRanking(page, [deployment, stopped]);
  await expect(patternOf(page, deployment)).toContainText('症状 1件中1件が一致');
  expect(await reasonsOf(page, deployment)).toEqual([expect.stringMatching(/^✓ 一致 \d分前に v1\.6\.0 をデプロイ$/)]);
  await expect(patternOf(page, stopped)).toContainText('症状 3件中2件が一致、1件は不明');
  expect(await reasonsOf(page, stopped)).toEqual([
    '✓ 一致 /health が応答しない /health が接続拒否',
    '○ 不明 502 Bad Gateway または 503 Service Unavailable が返る ステータスを返したエンドポイントなし',
    expect.stringMatching(/^✓ 一致 APIのプロセスが見つからない プロセス todo-api-\d+-drill なし$/),
  ]);
  // Both are true, so both can be worked on at once.
  await page.keyboard.press('5');
  await page.keyboard.press('1');
  await expect(patternOf(page, deployment)).toContainText('選択中');
  await expect(patternOf(page, stopped)).toContainText('選択中');
});

test('a release without its migration: two patterns fit in full, and the deployment decides', async ({ page, app }) => {
  await startDrill(app, 'missing-migration');
  await openHome(page, app);
  await declare(page);

  await expectRanking(page, [deployment, endpoint]);
  await expect(patternOf(page, deployment)).toContainText('症状 1件中1件が一致');
  await expect(patternOf(page, endpoint)).toContainText('症状 2件中2件が一致');
  expect(await reasonsOf(page, deployment)).toEqual([expect.stringMatching(/^✓ 一致 \d分前に v1\.5\.1 をデプロイ$/)]);
  expect(await reasonsOf(page, endpoint)).toEqual([
    '✓ 一致 /todos だけが500エラーを返す /api/v1/todos が500',
    expect.stringMatching(/^✓ 一致 ほかのエンドポイントは正常に動いている .*正常なエンドポイント 2件$/),
  ]);
});

test('a database without a free connection: slow answers and failed ones, and the causes of both are lit', async ({
  page,
  app,
}) => {
  await startDrill(app, 'db-exhausted');
  await openHome(page, app);
  await declare(page);

  await expectRanking(page, [database, endpoint]);
  expect(await reasonsOf(page, database)).toEqual([
    expect.stringMatching(/^✓ 一致 アプリケーションログに .* ログに "failed to connect to database" \d+件$/),
    expect.stringMatching(/^✓ 一致 APIが 500 Internal Server Error を返す \/api\/v1\/\w+ が 500$/),
    '✓ 一致 /health は成功するのに、TODOの操作はすべて失敗する /health は成功、他の 3件はすべて失敗',
  ]);
  expect(await reasonsOf(page, endpoint)).toEqual([
    '✓ 一致 /todos だけが500エラーを返す /api/v1/todos が500',
    '✕ 不一致 ほかのエンドポイントは正常に動いている 一部だけの失敗ではない',
  ]);
  await expect(page.getByRole('region', { name: '監視 (外形)' })).toContainText('接続数上限');
  const lit = page.getByRole('region', { name: '一致した原因' });
  await expect(lit.getByRole('listitem', { name: '接続数の上限', exact: true })).toContainText(
    'ログに一致: "remaining connection slots are reserved"',
  );
  await expect(lit.getByRole('listitem', { name: 'DB接続プールの枯渇', exact: true })).toContainText(
    'パターン2 応答が遅い / タイムアウトする',
  );
});

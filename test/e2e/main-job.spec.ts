/**
 * The whole way, once for each pattern of the bundled runbook: from the alarm to the written postmortem, on a service that really
 * broke. Without a mouse, the keyboard always in sight; the other specs click.
 */
import type { App } from './support/app.ts';
import {
  chooseAndSweepByKey,
  closeByKey,
  confirmCauseByKey,
  declareByKey,
  expectFocusInSight,
  practiseByKey,
  press,
  repairByKey,
  setSeverityByKey,
  stageByKey,
  tabTo,
  tickByKey,
  verifyByKey,
  writeNoteByKey,
  writeUpByKey,
} from './support/by-keyboard.ts';
import {
  expectInOrder,
  expectSound,
  itemsUnder,
  labelsIn,
  paragraphsUnder,
  readPostmortem,
} from './support/postmortem.ts';
import {
  expectRanking,
  openHome,
  patient,
  patternOf,
  reasonsOf,
  startDrill,
  timelineRow,
} from './support/responder.ts';
import { expect, test } from './support/test.ts';

type Case = {
  fault: string;
  /** Its name behind the home screen's door to practice; null where it is started in a terminal and declared by hand. */
  door: string | null;
  number: number;
  title: string;
  /** Patterns that fit a little; null where that depends on how slow the answers are. */
  others: string[] | null;
  /** What must be said of each symptom of the pattern, in the runbook's order. */
  reasons: RegExp[];
  /** A step of the pattern's first checks with a word of its result. */
  step: { name: string; level: string };
  cause: { name: string; signature: string };
  /** As the menu has it. */
  severity: string;
  /** A watched target's path, and what of it failed: nothing of a pattern's watch but this. */
  failing: string[];
  healthy: string[];
};

const refused = /接続拒否/;

const cases: Case[] = [
  {
    fault: 'down',
    door: null,
    number: 1,
    title: 'サービスが落ちている / 起動しない',
    others: [],
    reasons: [
      /^✓ 一致 .*\/health が応答しない \/health が接続拒否$/,
      /^○ 不明 502 Bad Gateway または 503 Service Unavailable が返る/,
      /^✓ 一致 APIのプロセスが見つからない プロセス todo-api-\d+-drill なし$/,
    ],
    step: { name: 'APIのプロセス', level: '緊急' },
    cause: { name: '設定の誤り', signature: 'config error' },
    severity: 'SEV1 全面停止',
    failing: ['/health', '/api/v1/todos', '/api/v1/lists', '/api/v1/me'],
    healthy: [],
  },
  {
    fault: 'slow',
    door: null,
    number: 2,
    title: '応答が遅い / タイムアウトする',
    others: null,
    reasons: [
      /^○ 不明 応答まで30秒を超えるリクエストがある/,
      /^✓ 一致 タイムアウトのエラーが頻発している 4件中[23]件がタイムアウト$/,
      /^✓ 一致 応答時間が通常の10倍以上になっている 最長 10(?:\.\d)? s \(正常上限の10倍 = 5 s\)$/,
    ],
    step: { name: '遅いクエリのログ', level: '警告' },
    cause: { name: 'DB接続プールの枯渇', signature: 'connection pool exhausted' },
    severity: 'SEV2 主要機能',
    failing: ['/api/v1/todos', '/api/v1/lists'],
    healthy: ['/health'],
  },
  {
    fault: 'db-down',
    door: null,
    number: 3,
    title: 'DBに接続できない',
    others: ['パターン4 一部のエンドポイントだけが失敗する'],
    reasons: [
      /^✓ 一致 アプリケーションログに .* ログに "failed to connect to database" \d+件$/,
      /^✓ 一致 APIが 500 Internal Server Error を返す \/api\/v1\/\w+ が 500$/,
      /^✓ 一致 \/health は成功するのに、TODOの操作はすべて失敗する \/health は成功、他の 3件はすべて失敗$/,
    ],
    step: { name: 'DBへの接続', level: '緊急' },
    cause: { name: 'DBの停止', signature: 'connection refused' },
    severity: 'SEV1 全面停止',
    failing: ['/api/v1/todos', '/api/v1/lists', '/api/v1/me'],
    healthy: ['/health'],
  },
  {
    fault: 'endpoint',
    door: '一部のエンドポイントだけ失敗',
    number: 4,
    title: '一部のエンドポイントだけが失敗する',
    others: [],
    reasons: [
      /^✓ 一致 \/todos だけが500エラーを返す \/api\/v1\/todos が500$/,
      /^✓ 一致 ほかのエンドポイントは正常に動いている .*正常なエンドポイント 2件$/,
    ],
    step: { name: '失敗しているエンドポイントの応答', level: '緊急' },
    cause: { name: 'マイグレーションの未実行', signature: 'does not exist' },
    severity: 'SEV3 一部',
    failing: ['/api/v1/todos'],
    healthy: ['/health', '/api/v1/lists', '/api/v1/me'],
  },
  {
    fault: 'bad-deploy',
    door: null,
    number: 5,
    title: 'デプロイの直後から不具合が出ている',
    others: ['パターン4 一部のエンドポイントだけが失敗する'],
    reasons: [/^✓ 一致 \d分前に v1\.5\.0 をデプロイ$/],
    step: { name: 'デプロイのあとのエラー', level: '警告' },
    cause: { name: 'バグ', signature: 'TypeError' },
    severity: 'SEV3 一部',
    failing: [],
    healthy: ['/health'],
  },
];

test.describe.configure({ mode: 'parallel' });

for (const { fault, door, number, title, others, reasons, step, cause, severity, failing, healthy } of cases) {
  const name = `パターン${number} ${title}`;

  test(`${name}: ${fault}`, async ({ page, app }) => {
    test.setTimeout(180_000);
    const fromMs = Date.now();
    if (door === null) await startDrill(app, fault);
    await openHome(page, app);
    await expectFocusInSight(page);
    if (door === null) await declareByKey(page);
    else await practiseByKey(page, door);
    const apiUrl = await apiOf(app);

    await expect(patternOf(page, name)).toContainText('候補1', patient);
    if (others !== null) await expectRanking(page, [name, ...others]);
    const said = await reasonsOf(page, name);
    expect(said).toHaveLength(reasons.length);
    for (const [index, wanted] of reasons.entries()) expect(said[index]).toMatch(wanted);
    await chooseAndSweepByKey(page, number, name);
    await expect(page.getByRole('listitem', { name: step.name, exact: true })).toContainText(step.level);
    await writeNoteByKey(page, '利用者からの問い合わせは3件');
    await setSeverityByKey(page, severity);
    await tickByKey(page, '準備', 6);

    await stageByKey(page, '原因');
    await expect(page.getByRole('listitem', { name: cause.name, exact: true })).toContainText(
      `ログに一致: "${cause.signature}"`,
    );
    await confirmCauseByKey(page, cause.name, 'ログの行で確かめた');

    await stageByKey(page, '対応');
    await press(page, 'b');
    const rollback = page.getByRole('dialog', { name: 'ロールバックの判断' });
    const decision = number === 5 ? 'ロールバックする' : 'ロールバックしない';
    if (number === 5) {
      await tabTo(page, rollback.getByRole('button', { name: 'ない', exact: true }));
      await press(page, 'Enter');
    }
    await tabTo(page, rollback.getByRole('textbox', { name: '理由' }));
    await page.keyboard.insertText('原因に合わせて決めた');
    await tabTo(page, rollback.getByRole('button', { name: decision, exact: true }));
    await press(page, 'Enter');
    await expect(rollback).toBeHidden();
    await press(page, 'x');

    await repairByKey(page);
    await verifyByKey(page);
    await tickByKey(page, '事後', 5);
    await closeByKey(page);

    const paragraph = '夜間のため、利用者への案内は翌朝に出した。';
    const { fileName, markdown } = await writeUpByKey(page, paragraph);
    expect(markdown).toContain(paragraph);
    expect(fileName).toMatch(/^\d{4}-\d\d-\d\d-1-訓練-drill\.md$/);
    const document = readPostmortem(markdown);
    expectSound(document, { fromMs, untilMs: Date.now() });
    expect(document.sections[1]?.title).toBe('【訓練】ポストモーテム #1 訓練');
    expect(Object.fromEntries(document.header)).toMatchObject({
      番号: '#1',
      区分: '訓練 (実際の障害ではない)',
      状態: '終了',
      サービス: 'TODO API',
      パターン: `${number} ${title}`,
    });
    expect(document.header.get('重大度')).toContain(severity.split(' ')[0]);
    expect(document.milestones.map((milestone) => [milestone.name, milestone.source, milestone.atMs !== null])).toEqual(
      [
        ['発生', '–', false],
        ['検知', '–', false],
        ['宣言', '宣言', true],
        ['対応開始', '対応者の記録', true],
        ['暫定復旧 (影響停止)', '–', false],
        ['復旧', '復旧確認', true],
      ],
    );
    expectInOrder(document.timeline, [
      /^訓練を宣言: 訓練、環境 訓練/,
      new RegExp(`^候補: パターン${number} \\(\\d/\\d\\)`),
      `パターン${number}を選択: ${title}`,
      '利用者からの問い合わせは3件',
      new RegExp(`${cause.name}.*(確定|ログの行で確かめた)`),
      new RegExp(`${decision}`),
      /^復旧確認: 応答はすべて正常 \(\d+ s の間、\d+回\)$/,
      /^復旧は .*\(復旧確認\)$/,
    ]);
    const confirmed = itemsUnder(document.sections, '確定した原因');
    expect(confirmed).toHaveLength(1);
    expect(confirmed[0]).toContain(cause.name);
    expect(labelsIn(confirmed[0] ?? '').filter((label) => !document.evidence.has(label))).toEqual([]);
    expect(labelsIn(confirmed[0] ?? '').length).toBeGreaterThan(0);
    expect(itemsUnder(document.sections, '暫定対応')).toHaveLength(1);
    for (const path of failing) {
      const target = document.impact.get(`GET ${apiUrl}${path}`);
      expect(target?.failed, path).toBeGreaterThanOrEqual(2);
      expect(target?.last, path).toMatch(/ 200 /);
    }
    for (const path of healthy) expect(document.impact.get(`GET ${apiUrl}${path}`)?.failed, path).toBe(0);
    if (fault === 'down') {
      expect(document.timeline.some(({ event }) => refused.test(event) && event.includes(new URL(apiUrl).host))).toBe(
        true,
      );
    }
    expect(paragraphsUnder(document.sections, '要約')[0]).toMatch(/^これは訓練の記録である \(R-001\)。/);

    await press(page, 'Escape');
    await expect(timelineRow(page, /書き出し/)).toBeVisible();
    await expectFocusInSight(page);
  });
}

/** Where the declared incident's environment has its API. */
async function apiOf(app: App): Promise<string> {
  const { stdout } = await app.run('incident', 'show', '1', '--json');
  return (JSON.parse(stdout) as { state: { environment: { api: { baseUrl: string } } } }).state.environment.api.baseUrl;
}

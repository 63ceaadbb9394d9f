/** A whole incident without a mouse, once for each pattern: from home to the written postmortem, the keyboard always in sight. */
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
import { itemsUnder, readPostmortem } from './support/postmortem.ts';
import { expectRanking, openHome, startDrill, timelineRow } from './support/responder.ts';
import { expect, test } from './support/test.ts';

type Case = {
  fault: string;
  /** Its name behind the home screen's door to practice; null where it is started in a terminal and declared by hand. */
  door: string | null;
  number: number;
  title: string;
  others: string[];
  cause: string;
  severity: string;
};

const endpointPattern = 'パターン4 一部のエンドポイントだけが失敗する';

const cases: Case[] = [
  {
    fault: 'down',
    door: null,
    number: 1,
    title: 'サービスが落ちている / 起動しない',
    others: [],
    cause: '設定の誤り',
    severity: 'SEV1 全面停止',
  },
  {
    fault: 'slow',
    door: null,
    number: 2,
    title: '応答が遅い / タイムアウトする',
    others: [endpointPattern],
    cause: 'DB接続プールの枯渇',
    severity: 'SEV2 主要機能',
  },
  {
    fault: 'db-down',
    door: null,
    number: 3,
    title: 'DBに接続できない',
    others: [endpointPattern],
    cause: 'DBの停止',
    severity: 'SEV1 全面停止',
  },
  {
    fault: 'endpoint',
    door: '一部のエンドポイントだけ失敗',
    number: 4,
    title: '一部のエンドポイントだけが失敗する',
    others: [],
    cause: 'マイグレーションの未実行',
    severity: 'SEV3 一部',
  },
  {
    fault: 'bad-deploy',
    door: null,
    number: 5,
    title: 'デプロイの直後から不具合が出ている',
    others: [endpointPattern],
    cause: 'バグ',
    severity: 'SEV3 一部',
  },
];

test.describe.configure({ mode: 'parallel' });

for (const { fault, door, number, title, others, cause, severity } of cases) {
  const name = `パターン${number} ${title}`;

  test(`${name}, by keys alone`, async ({ page, app }) => {
    test.setTimeout(180_000);
    if (door === null) await startDrill(app, fault);
    await openHome(page, app);
    await expectFocusInSight(page);
    if (door === null) await declareByKey(page);
    else await practiseByKey(page, door);

    await expectRanking(page, [name, ...others]);
    await chooseAndSweepByKey(page, number, name);
    await writeNoteByKey(page, '利用者からの問い合わせは3件');
    await setSeverityByKey(page, severity);
    await tickByKey(page, '準備', 6);
    await confirmCauseByKey(page, cause, 'ログの行で確かめた');

    await stageByKey(page, '対応');
    await press(page, 'b');
    const rollback = page.getByRole('dialog', { name: 'ロールバックの判断' });
    await tabTo(page, rollback.getByRole('textbox', { name: '理由' }));
    await page.keyboard.insertText('原因に合わせて決めた');
    await tabTo(page, rollback.getByRole('button', { name: 'ロールバックしない', exact: true }));
    await press(page, 'Enter');
    await expect(rollback).toBeHidden();
    await expectFocusInSight(page);

    await repairByKey(page);
    await verifyByKey(page);
    await tickByKey(page, '事後', 5);
    await closeByKey(page);

    const paragraph = '夜間のため、利用者への案内は翌朝に出した。';
    const { fileName, markdown } = await writeUpByKey(page, paragraph);
    expect(fileName).toMatch(/^\d{4}-\d\d-\d\d-1-.*\.md$/);
    expect(markdown).toContain(paragraph);
    const document = readPostmortem(markdown);
    expect(document.header.get('パターン')).toBe(`${number} ${title}`);
    expect(document.header.get('重大度')).toContain(severity.split(' ')[0]);
    expect(itemsUnder(document.sections, '確定した原因')[0]).toContain(cause);
    expect(document.milestones.find((milestone) => milestone.name === '復旧')?.atMs).not.toBeNull();

    await press(page, 'Escape');
    await expect(timelineRow(page, /書き出し/)).toBeVisible();
    await expectFocusInSight(page);
  });
}

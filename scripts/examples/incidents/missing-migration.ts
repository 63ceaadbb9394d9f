/** Patterns 4 and 5 both fit: a release needs a column that nobody added. Running the migration beats rolling back. */
import { authorOf } from '../author.ts';
import { openResponder } from '../responder.ts';
import { reviewReasons } from '../review-reasons.ts';
import type { Story } from '../story.ts';

export const missingMigration: Story = {
  name: '04-missing-migration',
  language: 'ja',
  title: 'マイグレーションの実行漏れでTODOだけが失敗',
  shows: 'パターン4と5の両方に当てはまる例。ロールバックせずマイグレーションを実行した',
  startsAt: '2026-10-01T17:36:00+09:00',
  async live(world) {
    const me = await openResponder(world, { name: '中村', language: 'ja' });
    await world.breakWith('missing-migration');
    const beganMs = me.nowMs() - 4 * 60_000;
    await me.pass(1);
    const detectedMs = me.nowMs();
    await me.declare({ title: 'TODOの一覧だけが500になる', detectedBy: 'watch' });
    await me.role('commander', '中村');
    await me.severity(2);
    await me.note('リストと利用者の取得は正常。TODOだけ失敗する。デプロイの4分後なのでパターン5も候補に残る');
    await me.choose(4);
    await me.pass(1);
    await me.note('ログは column "priority" does not exist。v1.5.1はこの列を読む。todosの列の一覧にpriorityがない');
    await me.cause('4/1', 'confirmed', 'ログに "does not exist"。todosテーブルにpriority列がない');
    await me.cause(
      '4/4',
      'ruledOut',
      'スタックトレースはSQLの実行で止まっていて、アプリケーションの処理まで進んでいない',
    );
    await me.message('first', 'internal', {
      text: 'TODOの取得と登録が失敗しています。17:32のv1.5.1のデプロイで、必要なマイグレーションが実行されていません。18:00に続報します。',
      impact: 'TODOの取得と登録がすべて失敗する。リストと利用者の機能は使える',
      nextInMinutes: 20,
    });
    await me.client.incidents.decideRollback({
      ...me.by(),
      decision: 'doNot',
      reason: '原因は確定しており、足りない列の追加は1秒で終わる。戻すと、17:32以降に書かれた設定をv1.4.2が読めない',
      versionTo: null,
      migrations: 'breaking',
    });
    await me.call(
      'バックアップ担当',
      '井上',
      'answered',
      'マイグレーションのSQLを確認。列の追加だけで、既存の行は書き換わらない',
    );
    await me.pass(3);
    await me.note('井上の確認のあと、todosにpriority列を追加した (既定値0)');
    await world.repair();
    await me.milestone('mitigated', Math.round(me.nowMs()));
    await me.check('4/recovery/1');
    const recovery = me.runbook.patterns[3]?.procedures.find(({ kind }) => kind === 'recovery')?.steps ?? [];
    await me.item(recovery[0]?.id ?? '', 'ok');
    await me.pass(1);
    await me.proveRecovery();
    await me.note('TODO: デプロイの前に、未実行のマイグレーションがあれば止める');
    await me.message('recovery', 'internal', {
      text: 'TODOの取得と登録は復旧しました。実行されていなかったマイグレーションを適用しました。',
      impact: '17:32から復旧まで、TODOの取得と登録が失敗した',
      nextInMinutes: null,
    });
    await me.tickAfterRecovery([1, 2, 3, 4, 5]);
    await me.milestone('began', Math.round(beganMs));
    await me.milestone('detected', Math.round(detectedMs));
    await me.fact('usersAffected', '418人 (17:32から復旧までに500エラーを受けた利用者ID)');
    await me.fact('requestsFailed', '1,096件 (ロードバランサーのログ)');
    await me.fact('customersAffected', '97社');
    await me.fact('enquiries', '3件');
    await me.client.incidents.close({ ...me.by(), reason: null });

    me.skip(18 * 60);
    const author = authorOf(me, 'ja');
    await author.linkEvidence('スタックトレースはSQL', ['app.log']);
    await author.confirmTimeline(reviewReasons.ja);
    await author.whys({
      trigger: [{ say: '17:32に v1.5.1 (TODOの優先度) をデプロイした {E:deployments.log}' }],
      causes: [
        {
          say: 'TODOを読むSQLが、存在しない列を参照して失敗した {E:app.log}',
          below: [
            {
              say: 'v1.5.1に必要なマイグレーションが、本番で実行されていなかった ({R:列の一覧にpriorityがない})',
              below: [
                {
                  say: 'マイグレーションはデプロイとは別の手作業で、順番は作業チケットに書いた文章で決まる ({R:TODO: デプロイの前に})',
                  system: true,
                },
                {
                  say: 'アプリケーションは起動時に列の有無を調べず、最初のリクエストまで気づかない ({R:列の一覧にpriorityがない})',
                  system: true,
                },
              ],
            },
          ],
        },
      ],
      notDetected: [
        { say: 'デプロイ後の確認は /health だけを見ていて、/health はDBの列を読まない {E:/health}', system: true },
      ],
      notPrevented: [
        {
          say: 'ステージングには先にマイグレーションが当たっていたため、同じ手順で失敗しなかった ({R:列の一覧にpriorityがない})',
          system: true,
        },
      ],
      ruledOut: [
        {
          say: 'v1.5.1の処理の不具合 (パターン5)',
          below: [{ say: 'リストと利用者の取得は同じ版で成功している {E:/api/v1/lists}' }],
        },
      ],
    });
    await author.actions([
      {
        proposal: 'デプロイの前に',
        text: 'デプロイの最初の段階で未実行のマイグレーションを数え、1件でもあれば止める',
        kind: 'prevent',
        owner: '井上',
        due: '2026-10-09',
        doneWhen: 'ステージングで未実行のマイグレーションを残してデプロイし、止まる',
        priority: 'high',
        ticket: 'https://issues.example.com/OPS-427',
      },
      {
        text: 'デプロイ後の確認に /api/v1/todos と /api/v1/lists の取得を加える',
        kind: 'detect',
        owner: '中村',
        due: '2026-10-07',
        doneWhen: '片方が200以外ならデプロイが失敗として記録される',
        priority: 'high',
        ticket: 'https://issues.example.com/OPS-428',
      },
      {
        text: 'Runbookのパターン4に、マイグレーションを実行するかロールバックするかの判断表を加える',
        kind: 'procedure',
        owner: '中村',
        due: '2026-10-14',
        doneWhen: '列の追加だけの場合と、既存の行を書き換える場合の2行が表にある',
        priority: 'medium',
        ticket: 'https://issues.example.com/OPS-429',
      },
    ]);
    await author.fill('detection', {
      検知までの時間を半分にする方法:
        'デプロイ後の確認に、DBを読むエンドポイントを加える (A-2)。デプロイの1分以内に気づける ({E:/api/v1/todos})',
    });
    await author.fill('response', {
      恒久対応: 'A-1 (未実行のマイグレーションで止める) で行う。',
    });
    await author.write(
      'lessons',
      `### うまくいった点

- 2つのパターンが候補に並んだとき、失敗したエンドポイントのログを先に読んで絞り込んだ ({R:パターン5も候補})
- ロールバックしない理由を、その時点の計測値と一緒に残した ({R:ロールバック})

### 課題

- Runbookは「デプロイ直後ならロールバック」を優先するが、戻すと読めなくなるデータがあるかの確認は書かれていない ({R:ロールバック})

### 幸運だった点

- 追加する列に既定値があり、表のロックは1秒未満で済んだ ({R:priority列を追加した})
`,
    );
    await author.reviewed('中村', '井上');
    const example = await author.example();
    await me.close();
    return example;
  },
};

/** Pattern 4, unseen from outside: only creating fails, which no look does. The log and the users say so. */
import { authorOf } from '../author.ts';
import { openResponder } from '../responder.ts';
import { reviewReasons } from '../review-reasons.ts';
import type { Story } from '../story.ts';

export const hiddenWriteFailure: Story = {
  name: '10-hidden-write-failure',
  language: 'ja',
  title: '登録だけが失敗し、外形監視では見えなかった',
  shows: 'パターン4。読み取りの監視はすべて正常で、利用者の報告とログから分かった例',
  startsAt: '2026-10-21T15:40:00+09:00',
  async live(world) {
    const me = await openResponder(world, { name: '斎藤', language: 'ja' });
    await world.breakWith('constraint-violation');
    const beganMs = me.nowMs();
    await me.pass(14);
    await me.declare({ title: '新しいTODOを登録できない', detectedBy: 'userReport' });
    await me.role('commander', '斎藤');
    await me.severity(3);
    await me.note('サポートに「追加を押すとエラーになる」が2件。一覧は開ける。外形監視はすべて正常');
    await me.choose(4);
    await me.pass(2);
    await me.note('app.logのPOST /api/v1/todosにviolates foreign key constraint。既定のリストの番号がlistsにない');
    await me.cause(
      '4/2',
      'confirmed',
      'ログに "violates foreign key constraint"。usersの既定のリストが、存在しない9999を指している',
    );
    await me.cause('4/1', 'ruledOut', 'todosの列はアプリケーションが使うものとそろっている');
    await me.message('first', 'external', {
      text: 'TODOの新しい登録ができない状態が続いています。一覧の表示と変更は使えます。16:30に次のお知らせをします。',
      impact: 'TODOの新しい登録ができない',
      nextInMinutes: 30,
    });
    await me.call('バックアップ担当', '原田', 'answered', '直すSQLを確認。対象の行数をSELECTで数えてから更新する');
    await me.pass(4);
    await me.note('既定のリストを1に戻すUPDATEを実行した。対象の行数は事前のSELECTと一致した');
    await world.breakWith(null);
    await me.milestone('mitigated', Math.round(me.nowMs()));
    await me.pass(1);
    await me.note('斎藤と原田の端末で登録を確かめた。成功。エラーログも止まった');
    await me.check('4/recovery/2');
    await me.proveRecovery();
    await me.note('TODO: 登録も外形監視に加える。監視用の利用者で作り、すぐ消す');
    await me.message('recovery', 'external', {
      text: 'TODOの登録は復旧しました。ご不便をおかけしました。',
      impact: 'TODOの新しい登録ができなかった',
      nextInMinutes: null,
    });
    await me.tickAfterRecovery([1, 2, 3, 4, 5]);
    await me.milestone('began', Math.round(beganMs));
    await me.milestone('detected', Math.round(beganMs + 11 * 60_000));
    await me.fact('usersAffected', '58人 (登録で500エラーを受けた利用者ID)');
    await me.fact('requestsFailed', '143件 (POST /api/v1/todos の500)');
    await me.fact('customersAffected', '21社');
    await me.fact('enquiries', '2件');
    await me.client.incidents.close({ ...me.by(), reason: null });

    me.skip(19 * 60);
    const author = authorOf(me, 'ja');
    await author.linkEvidence('todosの列はアプリ', ['\\d todos']);
    await author.linkEvidence('端末で登録を確かめた', ['app.log']);
    await author.confirmTimeline(reviewReasons.ja);
    await author.whys({
      trigger: [
        { say: '15:40、不要なリストの整理で、既定のリストの番号を置き換えるUPDATEを流した ({R:既定のリストの番号})' },
      ],
      causes: [
        {
          say: '登録が外部キー制約に違反して失敗した {E:app.log}',
          below: [
            {
              say: 'usersの既定のリストが、存在しない番号を指していた ({R:既定のリストの番号})',
              below: [
                {
                  say: 'users.default_list_id に外部キーがなく、存在しない番号を書ける ({R:既定のリストの番号})',
                  system: true,
                },
                {
                  say: 'データの整理を本番のDBで直接行っており、実行前の件数の確認が手順にない ({R:UPDATEを実行した})',
                  system: true,
                },
              ],
            },
          ],
        },
      ],
      notDetected: [
        { say: '外形監視はGETだけで、登録の失敗を見ない {E:/api/v1/todos}', system: true },
        { say: '登録の失敗は全体の1%に届かず、エラー率のしきい値の下に隠れた {E:access.log}', system: true },
      ],
      notPrevented: [
        {
          say: 'データの整理に使うSQLは、アプリケーションの変更と違ってレビューを通らない ({R:直すSQLを確認})',
          system: true,
        },
      ],
    });
    await author.actions([
      {
        text: 'users.default_list_id に外部キーを付ける',
        kind: 'prevent',
        owner: '原田',
        due: '2026-10-30',
        doneWhen: '存在しない番号へのUPDATEがエラーになる',
        priority: 'high',
        ticket: 'https://issues.example.com/OPS-451',
      },
      {
        proposal: '登録も外形監視',
        text: '監視用の利用者で5分ごとにTODOを登録して消し、失敗が2回続いたら通知する',
        kind: 'detect',
        owner: '斎藤',
        due: '2026-11-06',
        doneWhen: '検証環境で登録を失敗させ、11分以内に通知が届く',
        priority: 'high',
        ticket: 'https://issues.example.com/OPS-452',
      },
      {
        text: '本番のデータを直すSQLの手順書を作り、件数の確認と2人目の確認を必須の項目にする',
        kind: 'procedure',
        owner: '原田',
        due: '2026-11-06',
        doneWhen: '手順書のチェック項目を埋めたチケットがないと、書き込みのロールを借りられない',
        priority: 'medium',
        ticket: 'https://issues.example.com/OPS-453',
      },
    ]);
    await author.fill('detection', {
      検知までの時間を半分にする方法:
        '登録を5分ごとに試す外形監視を加える (A-2)。今回の検知は最長で11分から5分に縮まる ({R:問い合わせ})',
    });
    await author.fill('response', {
      暫定対応: '既定のリストを正しい番号に戻した ({R:UPDATEを実行した})',
      恒久対応: 'A-1 (外部キー) で、同じデータを書けないようにする。',
    });
    await author.write(
      'lessons',
      `### うまくいった点

- 監視が正常でも利用者の報告を優先し、失敗している操作のログから読んだ ({R:追加を押すと})
- データを直す前に、対象の行数をSELECTで数えて2人で確かめた ({R:UPDATEを実行した})

### 課題

- 監視の「すべて正常」が、登録については何も言っていないことが画面から分からなかった ({R:外形監視はすべて正常})

### 幸運だった点

- 既定のリストを自分で選んでいた利用者は影響を受けなかった ({R:影響を受けたユーザー数})
`,
    );
    await author.reviewed('斎藤', '原田');
    const example = await author.example();
    await me.close();
    return example;
  },
};

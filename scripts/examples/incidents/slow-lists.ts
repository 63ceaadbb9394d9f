/** Pattern 2: a function is asked for each row of a list, and became slow; its query is found in the database's own view. */
import { authorOf } from '../author.ts';
import { openResponder } from '../responder.ts';
import { reviewReasons } from '../review-reasons.ts';
import type { Story } from '../story.ts';

export const slowLists: Story = {
  name: '02-slow-lists',
  language: 'ja',
  title: '権限の判定関数が遅くなり一覧がタイムアウト',
  shows: 'パターン2。利用者の問い合わせから始まり、実行中のクエリで原因を絞った例',
  startsAt: '2026-09-24T10:12:00+09:00',
  async live(world) {
    const me = await openResponder(world, { name: '木村', language: 'ja' });
    const beganMs = me.nowMs();
    await world.breakWith('slow-query');
    await me.declare({ title: 'TODOの一覧が開かない', detectedBy: 'userReport' });
    await me.role('commander', '木村');
    await me.severity(2);
    await me.note('サポートに「一覧が開かない」の問い合わせが4件。/health と利用者の取得は速い');
    await me.choose(2);
    await me.note('実行中のクエリの先頭はtodosの一覧。may_see() を1行ごとに呼んでいて、待ちイベントはLockではない');
    await me.message('first', 'internal', {
      text: 'TODOとリストの一覧がタイムアウトしています。DBの特定の処理が遅くなっています。10:45に続報します。',
      impact: 'TODOとリストの一覧が10秒以内に返らない',
      nextInMinutes: 25,
    });
    await me.pass(2);
    await me.cause('2/2', 'confirmed', 'DBログに "duration:" が続き、どれもmay_see() を呼ぶ一覧のクエリ');
    await me.cause('2/3', 'ruledOut', 'topで90%を超えるプロセスがない');
    await me.call('インフラ担当', '清水', 'answered', '10:05にmay_see() を置き換えた。監査ログを書く処理を加えていた');
    await me.note('清水が変更前のmay_see() に戻す。関数の置き換えだけで、データは変わらない');
    await me.pass(2);
    await world.repair();
    await me.milestone('mitigated', Math.round(me.nowMs()));
    const mitigation = me.runbook.patterns[1]?.procedures.find(({ kind }) => kind === 'mitigation')?.steps ?? [];
    await me.item(mitigation[0]?.id ?? '', 'skipped', 'プールは空いていた。広げるとDBの負荷が増える');
    await me.didCommand('2/mitigation/2', 'sudo systemctl restart todo-api', '長いクエリを抱えた接続を作り直した');
    await me.item(mitigation[1]?.id ?? '', 'ok');
    await me.pass(1);
    await me.proveRecovery();
    await me.note('TODO: DB関数の変更を、実データの件数で実行時間を測ってから出す');
    await me.message('recovery', 'internal', {
      text: 'TODOとリストの一覧は復旧しました。DB関数の変更を元に戻しています。',
      impact: '10:12から復旧まで、一覧がタイムアウトした',
      nextInMinutes: null,
    });
    await me.tickAfterRecovery([1, 2, 3, 4, 5]);
    await me.milestone('began', Math.round(beganMs - 7 * 60_000));
    await me.milestone('detected', Math.round(beganMs));
    await me.fact('usersAffected', '960人 (10:05から復旧までに一覧を開いた利用者ID)');
    await me.fact('requestsFailed', '1,480件 (応答が10秒を超え、クライアントが切断した数)');
    await me.fact('customersAffected', '188社');
    await me.fact('enquiries', '17件');
    await me.client.incidents.close({ ...me.by(), reason: null });

    me.skip(20 * 60);
    const author = authorOf(me, 'ja');
    await author.linkEvidence('topで90%', ['top']);
    await author.linkEvidence('原因 確定', ['postgresql-main.log']);
    await author.confirmTimeline(reviewReasons.ja);
    await author.whys({
      trigger: [{ say: '10:05にDB関数 may_see() を、監査ログを書く版に置き換えた ({R:エスカレーション 出た})' }],
      causes: [
        {
          say: '一覧のクエリが12秒前後かかり、クライアントの制限時間を超えた {E:postgresql-main.log}',
          below: [
            {
              say: 'may_see() が一覧の1行ごとに呼ばれ、1回あたりの遅れが行数の分だけ積み重なった ({R:1行ごとに})',
              below: [
                {
                  say: '権限の判定を行ごとの関数で書いており、まとめて判定する問い合わせがない ({R:1行ごとに})',
                  system: true,
                },
              ],
            },
            {
              say: '関数の変更が、本番で初めて40行の一覧に当たった ({R:エスカレーション 出た})',
              below: [
                { say: '試験用のDBには1利用者あたり2行しかなく、遅れが現れない ({R:TODO: DB関数})', system: true },
                {
                  say: 'DB関数はデプロイの履歴に載らず、Runbookの「直近のデプロイ」から見えない {E:deployments.log}',
                  system: true,
                },
              ],
            },
          ],
        },
      ],
      notDetected: [
        { say: '応答時間の通知は /health だけを見ていて、一覧のP95を測っていない ({R:問い合わせが4件})', system: true },
      ],
      notPrevented: [
        {
          say: 'DB関数の変更はマイグレーションの外で行われ、レビューの対象にならない ({R:エスカレーション 出た})',
          system: true,
        },
      ],
    });
    await author.actions([
      {
        proposal: 'DB関数の変更',
        text: 'DB関数をマイグレーションに含め、10,000行のデータで実行時間を測るテストを加える',
        kind: 'prevent',
        owner: '清水',
        due: '2026-10-08',
        doneWhen: '変更前の関数に0.3秒の遅れを入れたマイグレーションがテストで落ちる',
        priority: 'high',
        ticket: 'https://issues.example.com/OPS-417',
      },
      {
        text: '一覧の応答時間のP95が1秒を3分続けて超えたら当番に通知する',
        kind: 'detect',
        owner: '木村',
        due: '2026-10-02',
        doneWhen: '検証環境で一覧を2秒遅らせ、4分以内に通知が届く',
        priority: 'high',
        ticket: 'https://issues.example.com/OPS-418',
      },
      {
        text: '一覧の権限の判定を、行ごとの関数から1回の結合に書き直す',
        kind: 'mitigate',
        owner: '清水',
        due: '2026-10-23',
        doneWhen: '一覧のクエリの実行計画に may_see() の行ごとの呼び出しがない',
        priority: 'medium',
        ticket: 'https://issues.example.com/OPS-419',
        proposal: '遅いクエリを書き直す',
      },
      {
        text: 'インデックスを追加する',
        proposal: 'インデックスを追加する',
        kind: 'mitigate',
        owner: '清水',
        due: '2026-10-23',
        doneWhen: '–',
        priority: 'low',
        ticket: 'https://issues.example.com/OPS-419',
        declined: '遅さは関数の中にあり、テーブルの読み取りは1ミリ秒で終わっている',
      },
      {
        text: 'キャッシュを入れる',
        proposal: 'キャッシュを入れる',
        kind: 'mitigate',
        owner: '木村',
        due: '2026-10-23',
        doneWhen: '–',
        priority: 'low',
        ticket: 'https://issues.example.com/OPS-419',
        declined: '一覧は利用者ごとに変わり、当たる割合が低い。A-3で足りる',
      },
      {
        text: '台数を増やせる構成にする',
        proposal: '台数を増やせる構成にする',
        kind: 'mitigate',
        owner: '木村',
        due: '2026-10-23',
        doneWhen: '–',
        priority: 'low',
        ticket: 'https://issues.example.com/OPS-419',
        declined: 'APIの台数ではなくDBの1回の処理が遅い。増やしても変わらない',
      },
    ]);
    await author.fill('detection', {
      検知までの時間を半分にする方法:
        '一覧のP95を3分の窓で測って通知する (A-2)。今回は10:09ごろに届く ({E:/api/v1/todos})',
    });
    await author.fill('response', { 恒久対応: 'A-1 (実データの件数での測定) とA-3 (結合への書き直し) で行う。' });
    await author.write(
      'lessons',
      `### うまくいった点

- 実行中のクエリを先に読み、プールや台数に手を付ける前に関数の名前まで絞れた ({R:1行ごとに})
- 効かない応急処置 (プールの拡大) を、理由を残して飛ばした ({R:プールは空いていた})

### 課題

- DB関数の変更がデプロイの履歴に出ず、変更した人に聞くまで契機が分からなかった ({R:エスカレーション 出た})

### 幸運だった点

- 変更した本人が勤務中で、2分で電話に出た ({R:エスカレーション 出た})
`,
    );
    await author.reviewed('木村', '清水');
    const example = await author.example();
    await me.close();
    return example;
  },
};

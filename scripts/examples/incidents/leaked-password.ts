/** Pattern 3, with a suspected leak: a password is changed in haste because it was published, and the service still has the old one. */
import { authorOf } from '../author.ts';
import { openResponder } from '../responder.ts';
import { reviewReasons } from '../review-reasons.ts';
import type { Story } from '../story.ts';

export const leakedPassword: Story = {
  name: '06-leaked-password',
  language: 'ja',
  title: '公開されたDBパスワードの緊急変更で接続できなくなった',
  shows: 'パターン3。漏えいの疑いがあり、法務への報告と期限を記録した例',
  startsAt: '2026-10-13T11:18:00+09:00',
  async live(world) {
    const me = await openResponder(world, { name: '加藤', language: 'ja' });
    await me.pass(1);
    const knownMs = me.nowMs();
    await me.pass(4);
    await world.breakWith('auth-failure');
    const beganMs = me.nowMs();
    await me.pass(2);
    await me.declare({ title: 'DBのパスワード変更後、TODOの操作がすべて失敗する', detectedBy: 'colleague' });
    await me.role('commander', '加藤');
    await me.role('liaison', '吉田');
    await me.severity(1);
    await me.note('11:19、公開リポジトリにtodo_apiのDBパスワードが載っているとの連絡。11:23にDB側を先に変更した');
    await me.client.messages.setLeakSuspicion({
      ...me.by(),
      suspected: true,
      cause: 'ordinary',
      knownAtMs: Math.round(knownMs),
      basedOn: null,
    });
    await me.call(
      'プロダクトオーナー',
      '吉田',
      'answered',
      '漏えいの疑いを法務に連絡する。社外への説明は法務の確認のあと',
    );
    await me.choose(3);
    await me.pass(1);
    await me.cause('3/3', 'confirmed', 'ログに "password authentication failed"。APIの設定は古いパスワードのまま');
    await me.cause('3/1', 'ruledOut', '調査用のロールでは接続でき、postgresは動いている');
    await me.message('first', 'internal', {
      text: 'TODO APIの操作がすべて失敗しています。DBのパスワードを緊急に変更したためで、APIに新しい値を配布しています。11:45に続報します。',
      impact: 'TODOの参照と登録がすべて失敗する',
      nextInMinutes: 15,
    });
    await me.pass(4);
    await me.didCommand('3/recovery/4', 'sudo systemctl restart todo-api', '新しいパスワードを配布してから再起動した');
    await world.repair();
    await me.milestone('mitigated', Math.round(me.nowMs()));
    const recovery = me.runbook.patterns[2]?.procedures.find(({ kind }) => kind === 'recovery')?.steps ?? [];
    await me.item(recovery[3]?.id ?? '', 'ok');
    await me.pass(1);
    await me.proveRecovery();
    await me.note(
      '接続元を90日分調べた。todo_apiでの接続は社内の2台だけで、外からの接続は見つからない。DBはインターネットから届かない',
    );
    await me.client.incidents.attachText({
      ...me.by(),
      title: 'todo_apiの接続元 (90日分の集計)',
      text: 'client_addr   connections  first_seen           last_seen\n10.0.12.21    182,340      2026-07-15 00:00:03  2026-10-13 11:23:01\n10.0.12.22    181,992      2026-07-15 00:00:04  2026-10-13 11:23:01\n',
    });
    await me.note('TODO: コミットの前に秘密の値を検査し、見つかれば止める');
    await me.message('recovery', 'internal', {
      text: 'TODO APIは復旧しました。公開されていたパスワードは11:23に無効になっています。接続元の調査を続けています。',
      impact: '11:23から復旧まで、TODOの操作がすべて失敗した',
      nextInMinutes: null,
    });
    await me.tickAfterRecovery([1, 2, 3, 4, 5]);
    await me.milestone('began', Math.round(beganMs));
    await me.milestone('detected', Math.round(beganMs + 60_000));
    await me.fact('usersAffected', '730人 (11:23から復旧までに操作した利用者ID)');
    await me.fact('requestsFailed', '2,605件 (ロードバランサーのログ)');
    await me.fact('customersAffected', '契約中の 212社。漏えいの疑いの対象になるデータは調査中');
    await me.fact('enquiries', '9件');
    await me.client.incidents.close({ ...me.by(), reason: null });

    me.skip(24 * 60);
    const author = authorOf(me, 'ja');
    await author.linkEvidence('調査用のロールでは', ['connections']);
    await author.linkEvidence('接続元を90日分', ['todo_apiの接続元']);
    await author.confirmTimeline(reviewReasons.ja);
    await author.whys({
      trigger: [
        { say: '11:23、公開されたパスワードを無効にするため、DBのロールのパスワードを変更した ({R:DB側を先に変更})' },
      ],
      causes: [
        {
          say: 'APIがDBの認証に失敗した {E:app.log}',
          below: [
            {
              say: 'DB側を変えてから、APIに新しい値が届くまでの間、古い値で接続し続けた ({R:DB側を先に変更})',
              below: [
                {
                  say: 'ロールが1つしかなく、新旧2つのパスワードを同時に有効にできない ({R:DB側を先に変更})',
                  system: true,
                },
                {
                  say: 'パスワードを変える手順がRunbookになく、APIへの配布は手作業になっている ({R:配布してから})',
                  system: true,
                },
              ],
            },
            {
              say: '検証用スクリプトに書かれたパスワードが、リポジトリの公開と一緒に外に出た ({R:公開リポジトリ})',
              below: [
                {
                  say: 'コミットにもリポジトリの公開設定にも、秘密の値の検査がない ({R:TODO: コミット})',
                  system: true,
                },
              ],
            },
          ],
        },
      ],
      notDetected: [
        { say: '公開から連絡まで4日あった。公開リポジトリを調べる定期の検査がない ({R:公開リポジトリ})', system: true },
      ],
      notPrevented: [
        {
          say: '検証用スクリプトはレビューの対象から外れていて、本番と同じパスワードを使えた ({R:公開リポジトリ})',
          system: true,
        },
      ],
      ruledOut: [
        { say: '第三者によるDBへの接続', below: [{ say: '90日分の接続元は社内の2台だけだった {E:todo_apiの接続元}' }] },
      ],
    });
    await author.actions([
      {
        proposal: 'コミットの前',
        text: 'コミットとプッシュの両方で秘密の値を検査し、見つかれば拒否する',
        kind: 'prevent',
        owner: '加藤',
        due: '2026-10-23',
        doneWhen: '偽のパスワードを含むプッシュが拒否される',
        priority: 'high',
        ticket: 'https://issues.example.com/SEC-88',
      },
      {
        text: 'アプリケーション用のロールを2つにし、片方ずつパスワードを替える手順をRunbookに加える',
        kind: 'mitigate',
        owner: '松本',
        due: '2026-11-06',
        doneWhen: 'ステージングで、リクエストの失敗なしにパスワードを替えられる',
        priority: 'high',
        ticket: 'https://issues.example.com/SEC-89',
      },
      {
        text: '公開リポジトリの秘密の値を毎日検査し、見つけたら当番に通知する',
        kind: 'detect',
        owner: '加藤',
        due: '2026-10-30',
        doneWhen: '試験用のリポジトリに置いた値の通知が24時間以内に届く',
        priority: 'high',
        ticket: 'https://issues.example.com/SEC-90',
      },
      {
        text: 'ほかのサービスの検証用スクリプトから、本番の接続情報を取り除く',
        kind: 'elsewhere',
        owner: '松本',
        due: '2026-10-30',
        doneWhen: '全リポジトリの検査結果が0件になる',
        priority: 'medium',
        ticket: 'https://issues.example.com/SEC-91',
      },
    ]);
    await author.fill('detection', {
      検知までの時間を半分にする方法:
        'パスワードの公開そのものを毎日の検査で見つける (A-3)。今回は公開から連絡まで4日かかった ({R:公開リポジトリ})',
    });
    await author.fill('response', {
      恒久対応:
        'A-1 (秘密の値の検査) とA-2 (2つのロールでの入れ替え) で行う。法務への報告は {R:エスカレーション 出た} の連絡で受け付けられた。',
    });
    await author.write(
      'lessons',
      `### うまくいった点

- 公開の連絡から4分で古いパスワードを無効にした ({R:公開リポジトリ})
- 漏えいの疑いを知った時刻をその場で残したので、報告の期限を数え直さずに済んだ ({R:漏えい})

### 課題

- 無効にすることを急ぎ、APIへの配布の準備より先にDBを変えた。順番を決める手順がなかった ({R:DB側を先に変更})

### 幸運だった点

- DBがインターネットから届かない構成で、パスワードだけでは接続できなかった ({R:接続元を90日分})
`,
    );
    await author.reviewed('加藤', '松本');
    const example = await author.example();
    await me.close();
    return example;
  },
};

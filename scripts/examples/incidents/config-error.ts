/** Pattern 1: a setting is cut off by hand at night, and the service does not come up again. */
import { authorOf } from '../author.ts';
import { openResponder } from '../responder.ts';
import { reviewReasons } from '../review-reasons.ts';
import type { Story } from '../story.ts';

export const configError: Story = {
  name: '01-config-error',
  language: 'ja',
  title: '設定ファイルの欠落で起動しない',
  shows: 'パターン1。深夜の設定変更で起動しなくなった。初動の読み取りで原因の行に着いた例',
  startsAt: '2026-09-16T02:04:10+09:00',
  async live(world) {
    const me = await openResponder(world, { name: '佐藤', language: 'ja' });
    const beganMs = me.nowMs();
    await world.breakWith('config-error');
    await me.pass(4);
    await me.declare({
      alert:
        'FIRING: TodoApiHealthCheckFailed\ntodo-api /health check failed 3 times in a row\nstartsAt: 2026-09-15T17:06:30Z',
      title: '深夜の設定変更のあとAPIが起動しない',
    });
    await me.role('commander', '佐藤');
    await me.severity(1);
    await me.pass(1);
    await me.note('アラートで起床。/health は接続拒否、DBには接続できる。パターン1で進める');
    await me.choose(1);
    await me.message('first', 'internal', {
      text: 'TODO APIが応答していません。02:06ごろから、すべてのリクエストが接続拒否です。原因を調査中で、02:35に続報します。',
      impact: 'TODO APIのすべての操作が使えない',
      nextInMinutes: 25,
    });
    await me.pass(2);
    await me.note('app.logの最後のFATALは設定ファイルの読み込み失敗。ファイルがJSONの途中で切れている');
    await me.call(
      'バックアップ担当',
      '鈴木',
      'answered',
      '設定を直す前に差分を見てもらう。02:04の接続タイムアウト変更で保存が途中で切れた疑い',
    );
    await me.pass(3);
    await me.cause(
      '1/1',
      'confirmed',
      'app.logに "config error: failed to load"。02:04の変更でファイルの後半が失われていた',
    );
    await me.cause('1/2', 'ruledOut', '同じ時刻にDBへの接続と問い合わせが成功している');
    await me.cause('1/3', 'ruledOut', 'ログに "address already in use" がない');
    await me.note('設定は本番サーバー上でviを使って直している。検査もレビューも通らない');
    await me.note('TODO: 設定の反映前にJSONとして読めるかを検査し、壊れていれば反映を止める');
    await me.pass(4);
    await me.didCommand(
      '1/recovery/1',
      'sudo systemctl restart todo-api',
      '設定ファイルを02:03の版に戻してから再起動した',
    );
    await world.repair();
    const mitigatedMs = me.nowMs();
    await me.item(me.runbook.patterns[0]?.procedures.find(({ kind }) => kind === 'recovery')?.steps[0]?.id ?? '', 'ok');
    await me.milestone('mitigated', Math.round(mitigatedMs));
    await me.pass(1);
    await me.proveRecovery();
    await me.message('recovery', 'internal', {
      text: 'TODO APIは復旧しました。設定ファイルの欠落が原因で、02:03の版に戻しています。ポストモーテムは9月17日に行います。',
      impact: '02:04から復旧まで、TODO APIのすべての操作が使えなかった',
      nextInMinutes: null,
    });
    await me.tickAfterRecovery([1, 2, 3, 4, 5]);
    await me.milestone('began', Math.round(beganMs));
    await me.fact('usersAffected', '深夜帯に操作した 37人 (アクセスログの利用者ID)');
    await me.fact('enquiries', '2件');
    await me.client.incidents.close({ ...me.by(), reason: null });

    me.skip(9 * 60);
    const author = authorOf(me, 'ja');
    await author.linkEvidence('同じ時刻にDB', ['connections']);
    await author.linkEvidence('"address already in use" がない', ['app.log (tail 100)']);
    await author.linkEvidence('第一報', ['/health']);
    await author.confirmTimeline(reviewReasons.ja);
    await author.whys({
      trigger: [
        {
          say: '02:04、接続タイムアウトを変える作業で設定ファイルを直接編集し、後半が失われた状態で再起動した {E:app.log (tail 100)}',
        },
      ],
      causes: [
        {
          say: 'APIが起動時に設定ファイルを読めず、終了した {E:app.log (tail 100)}',
          below: [
            {
              say: '設定ファイルがJSONの途中で切れていた {E:app.log (tail 100)}',
              below: [
                {
                  say: '保存の途中でSSHのセッションが切れ、書きかけのファイルが残った (R-041)',
                  guess: true,
                  below: [
                    {
                      say: '設定の反映が、本番サーバー上でファイルを直接編集する手作業になっている ({R:本番サーバー上で})',
                      system: true,
                    },
                  ],
                },
              ],
            },
            {
              say: '壊れた設定のままで再起動が実行された {E:app.log (tail 100)}',
              below: [
                {
                  say: '再起動の前に設定を検査する仕組みが、ユニット定義にもデプロイにもない ({R:本番サーバー上で})',
                  system: true,
                },
              ],
            },
          ],
        },
      ],
      notDetected: [
        {
          say: '/health の監視は1分ごとに3回続けて失敗してから通知するため、検知まで2分以上かかった ({R:検知は})',
          system: true,
        },
      ],
      notPrevented: [
        {
          say: '設定だけの変更はレビューとCIの対象外で、ステージングを通らない ({R:本番サーバー上で})',
          system: true,
        },
      ],
    });
    await author.actions([
      {
        proposal: '設定の反映前',
        text: 'todo-apiのユニット定義に設定の検査 (ExecStartPre) を加え、読めない設定では再起動を止める',
        kind: 'prevent',
        owner: '佐藤',
        due: '2026-09-25',
        doneWhen: 'ステージングで壊れた設定を置いて再起動し、旧プロセスが動き続ける',
        priority: 'high',
        ticket: 'https://issues.example.com/OPS-412',
      },
      {
        text: '設定ファイルをリポジトリに移し、レビューとCIを通してから配布する',
        kind: 'prevent',
        owner: '鈴木',
        due: '2026-10-16',
        doneWhen: '本番サーバーの設定ファイルが読み取り専用になり、配布の履歴がリポジトリで追える',
        priority: 'high',
        ticket: 'https://issues.example.com/OPS-413',
      },
      {
        text: '/health の外形監視を30秒間隔、2回連続の失敗で通知に変える',
        kind: 'detect',
        owner: '高橋',
        due: '2026-09-30',
        doneWhen: '検証環境でAPIを止め、70秒以内に通知が届く',
        priority: 'medium',
        ticket: 'https://issues.example.com/OPS-414',
      },
      {
        text: '同じ方法で設定を配っている通知サービスにも、起動前の検査を入れる',
        kind: 'elsewhere',
        owner: '高橋',
        due: '2026-10-09',
        doneWhen: '通知サービスのステージングで、壊れた設定の再起動が止まる',
        priority: 'medium',
        ticket: 'https://issues.example.com/OPS-415',
      },
    ]);
    await author.fill('detection', {
      検知までの時間を半分にする方法: '外形監視の間隔を30秒、判定を2回連続にする (A-3)。検知は最長で70秒になる (R-002)',
    });
    await author.fill('impact', {
      失敗したリクエスト数:
        '失敗したリクエスト数: プロセスが停止していた間はアクセスログが残らず、数えられない ({E:access.log})',
      影響を受けた顧客:
        '影響を受けた顧客: 契約中の全顧客。深夜帯のため、実際の操作は37人だった ({R:影響を受けたユーザー数})',
    });
    await author.fill('response', {
      恒久対応: 'A-1 (起動前の検査) とA-2 (設定のリポジトリ管理) で行う。2026-10-16 に完了を確かめる。',
    });
    await author.write(
      'lessons',
      `### うまくいった点

- 初動の読み取りで原因の行まで着いた。宣言から原因の確定まで6分だった (R-001、{R:原因 確定})
- 直す前に差分を2人で見たので、戻す版を間違えなかった ({R:エスカレーション 出た})

### 課題

- 戻す版を探すのに4分かかった。サーバー上のバックアップファイルの名前に決まりがない ({R:変更 実行した})
- 設定の変更作業が、障害の連絡を受けた側からは見えなかった ({R:エスカレーション 出た})

### 幸運だった点

- 作業の直後だったので、直前の版がサーバーに残っていた ({R:変更 実行した})
- 利用の少ない時間帯で、影響した利用者は37人に留まった ({R:影響を受けたユーザー数})
`,
    );
    await author.reviewed('佐藤', '高橋');
    const example = await author.example();
    await me.close();
    return example;
  },
};

/** Pattern 3, with a destroying action: a batch job holds every connection, and they are ended by hand under four eyes. */
import { authorOf } from '../author.ts';
import { openResponder } from '../responder.ts';
import { reviewReasons } from '../review-reasons.ts';
import { step } from '../runbook-places.ts';
import type { Story } from '../story.ts';

export const exhaustedConnections: Story = {
  name: '03-exhausted-connections',
  language: 'ja',
  title: '集計バッチがDBの接続を使い切った',
  shows: 'パターン3。2人で確かめてアイドル接続を切断した例 (破壊的操作)',
  startsAt: '2026-09-29T09:03:00+09:00',
  async live(world) {
    const me = await openResponder(world, { name: '山本', language: 'ja' });
    await world.breakWith('db-exhausted');
    const beganMs = me.nowMs();
    await me.pass(2);
    await me.declare({
      title: 'DBに接続できず、TODOの操作がすべて失敗する',
      alert: 'ALARM: TodoApi5xxRate\nstartsAt: 2026-09-29T00:05:00Z\nTODO API 5xx rate is above 5 %',
    });
    await me.role('commander', '山本');
    await me.severity(1);
    await me.pass(1);
    await me.choose(3);
    await me.note('/health は200。TODOの操作はすべて500で、ログに too many clients already。DBは動いている');
    await me.message('first', 'internal', {
      text: 'TODO APIの操作がすべて失敗しています。DBの接続が上限に達しています。接続を使っている処理を調べており、09:30に続報します。',
      impact: 'TODOの参照と登録がすべて失敗する',
      nextInMinutes: 25,
    });
    await me.pass(2);
    await me.cause('3/2', 'confirmed', 'ログに "too many clients already"。接続の大半を report_batch が持っている');
    await me.cause('3/1', 'ruledOut', 'postgresのプロセスは動いており、接続の拒否は接続数の上限によるもの');
    await me.call('インフラ担当', '渡辺', 'answered', '集計バッチの停止を依頼。アイドル接続の切断を一緒に確かめる');
    await me.note('渡辺がreport_batchのスケジューラを止めた。残った接続は自然には切れない');
    await me.pass(2);
    const card = await me.client.actions.open({
      incidentId: me.incidentId,
      runbookCommandId: `${step(me.runbook, '3/special/2').id}/command-1`,
      inputs: {},
      password: null,
    });
    const { sessions: listed } = await me.client.actions.preview({ cardId: card.cardId, longerThanSeconds: 0 });
    const held = listed.filter(
      ({ applicationName, permission }) => applicationName === 'report-batch' && permission === 'allowed',
    );
    const sessions = held.map(({ pid, backendStart }) => ({ pid, backendStart: backendStart ?? '' }));
    const yes = { cardId: card.cardId, signal: 'terminate', sessions } as const;
    const approval = {
      kind: 'reviewed',
      reviewer: '渡辺',
      ticket: 'OPS-421',
      backup: '06:00の自動バックアップあり。切断だけでデータは変えない',
    } as const;
    const { nonce } = await me.client.actions.arm({ ...yes, approval, confirmation: '本番' });
    await me.client.actions.run({ ...yes, commandId: 'end-sessions', nonce });
    await me.client.actions.close({ cardId: card.cardId });
    const { steps } = me.runbook.patterns[2]?.procedures.find(({ kind }) => kind === 'special') ?? { steps: [] };
    await me.item(steps[1]?.id ?? '', 'ok');
    await world.repair();
    await me.milestone('mitigated', Math.round(me.nowMs()));
    await me.note('接続が空き、TODOの操作が通るようになった。APIは再起動して接続プールを作り直した');
    await me.pass(1);
    await me.proveRecovery();
    await me.note('TODO: report_batch のロールに接続数の上限を付ける');
    await me.message('recovery', 'internal', {
      text: 'TODO APIは復旧しました。集計バッチがDBの接続を使い切っていました。バッチは止めたままにしています。',
      impact: '09:03から復旧まで、TODOの操作がすべて失敗した',
      nextInMinutes: null,
    });
    await me.tickAfterRecovery([1, 2, 3, 4, 5]);
    await me.milestone('began', Math.round(beganMs));
    await me.fact('usersAffected', '2,310人 (09:03から復旧までに操作した利用者ID)');
    await me.fact('requestsFailed', '8,412件 (ロードバランサーのログ)');
    await me.fact('customersAffected', '始業時刻に使っていた 640社');
    await me.fact('enquiries', '34件');
    await me.client.incidents.close({ ...me.by(), reason: null });

    me.skip(26 * 60);
    const author = authorOf(me, 'ja');
    await author.linkEvidence('postgresのプロセスは動いて', ['ps aux', 'postgresql-main.log']);
    await author.confirmTimeline(reviewReasons.ja);
    await author.whys({
      trigger: [
        { say: '09:00に集計バッチが始まり、並列数を前日の10倍にした設定で接続を開いた ({R:スケジューラを止めた})' },
      ],
      causes: [
        {
          say: 'APIがDBへの新しい接続を得られなかった {E:app.log}',
          below: [
            {
              say: 'DBの接続30本のうち、一般のロールが使える分をreport_batchが占めた ({R:too many clients})',
              below: [
                {
                  say: 'report_batchのロールには接続数の上限がなく、DB全体の上限まで開ける ({R:TODO: report_batch})',
                  system: true,
                },
                {
                  say: 'バッチは処理の終わりまで接続を返さず、アイドルのまま持ち続ける ({R:自然には切れない})',
                  below: [
                    {
                      say: 'アイドル接続を切るDB側の設定 (idle_session_timeout) が無効のままになっている ({R:自然には切れない})',
                      system: true,
                    },
                  ],
                },
              ],
            },
            {
              say: 'APIとバッチが同じDBの接続枠を分け合っている ({R:too many clients})',
              below: [{ say: '集計を参照用のレプリカに向ける構成がない ({R:スケジューラを止めた})', system: true }],
            },
          ],
        },
      ],
      notDetected: [
        {
          say: '接続数の通知は上限の90%で送る設定だが、1分で上限に達したため5xxの通知が先になった ({R:検知は})',
          system: true,
        },
      ],
      notPrevented: [
        {
          say: 'バッチの並列数は設定ファイルの変更だけで反映され、DBへの影響を見る段階がない ({R:スケジューラを止めた})',
          system: true,
        },
      ],
    });
    await author.actions([
      {
        proposal: 'report_batch のロール',
        text: 'report_batchのロールに接続数の上限 (8本) を付ける',
        kind: 'prevent',
        owner: '渡辺',
        due: '2026-09-30',
        doneWhen: '9本目の接続が拒否され、APIの接続が減らない',
        priority: 'high',
        ticket: 'https://issues.example.com/OPS-422',
        done: '9月30日に適用。9本目が拒否されることを確認 (OPS-422)',
      },
      {
        text: 'バッチのロールにidle_session_timeoutを10分で設定する',
        kind: 'mitigate',
        owner: '渡辺',
        due: '2026-10-07',
        doneWhen: '10分放置した接続がDB側から切れる',
        priority: 'medium',
        ticket: 'https://issues.example.com/OPS-423',
      },
      {
        text: '集計の接続先を参照用レプリカに変える',
        kind: 'prevent',
        owner: '山本',
        due: '2026-10-31',
        doneWhen: '主系のpg_stat_activityにreport_batchが現れない日が1週間続く',
        priority: 'medium',
        ticket: 'https://issues.example.com/OPS-424',
      },
      {
        text: '上限のないロールの一覧を出し、ほかのDBにも同じ上限を付ける',
        kind: 'elsewhere',
        owner: '渡辺',
        due: '2026-10-14',
        doneWhen: '全DBのロール一覧で、上限なしがスーパーユーザーだけになる',
        priority: 'medium',
        ticket: 'https://issues.example.com/OPS-425',
      },
    ]);
    await author.fill('detection', {
      検知までの時間を半分にする方法:
        'DBの接続数の通知を上限の70%に下げ、30秒ごとに測る。バッチの開始から1分で届く ({E:connections})',
    });
    await author.fill('response', {
      恒久対応: 'A-1 (ロールの接続数の上限) を9月30日に適用した。A-3 (参照用レプリカ) で接続枠の共有をなくす。',
    });
    await author.write(
      'lessons',
      `### うまくいった点

- 切断の前に相手の一覧を2人で読み、バッチの接続だけを選んだ ({R:エスカレーション 出た})
- 原因のバッチを先に止めたので、切断した接続がつなぎ直されなかった ({R:スケジューラを止めた})

### 課題

- バッチの担当の連絡先がRunbookになく、インフラ担当を経由した ({R:エスカレーション 出た})
- DBを再起動する手順が接続数の手順より先に並んでいて、読み飛ばして選ぶ必要があった ({R:too many clients})

### 幸運だった点

- 運用者のロールは予約枠で接続できた。予約枠まで埋まる構成なら、DBの再起動しかなかった ({R:too many clients})
`,
    );
    await author.accept('vagueNumber', 'cause', 'many clients', 'DBのエラーメッセージの引用で、数を述べていない');
    await author.reviewed('山本', '渡辺');
    const example = await author.example();
    await me.close();
    return example;
  },
};

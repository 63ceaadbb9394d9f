/** Pattern 5: a release answers every second read with an error, and is rolled back before its bug is understood. */
import { authorOf } from '../author.ts';
import { openResponder } from '../responder.ts';
import { reviewReasons } from '../review-reasons.ts';
import type { Story } from '../story.ts';

export const badDeploy: Story = {
  name: '05-bad-deploy',
  language: 'ja',
  title: 'v1.5.0のデプロイ直後に読み取りの半分が失敗',
  shows: 'パターン5。エラー率の基準に当たり、原因を調べる前にロールバックした例',
  startsAt: '2026-10-06T14:21:00+09:00',
  async live(world) {
    const me = await openResponder(world, { name: '田中', language: 'ja' });
    await world.breakWith('bad-deploy');
    const beganMs = me.nowMs() - 4 * 60_000;
    await me.pass(1);
    await me.declare({ title: 'v1.5.0のデプロイ後、一覧の取得が半分失敗する', detectedBy: 'colleague' });
    await me.role('commander', '田中');
    await me.role('liaison', '小林');
    await me.severity(2);
    await me.note('デプロイ担当の小林から連絡。v1.5.0を出してからエラー率のグラフが上がったまま');
    await me.choose(5);
    await me.pass(1);
    await me.check('5/checks/2');
    await me.message('first', 'internal', {
      text: 'TODO APIで、読み取りのリクエストのおよそ半分が500エラーになっています。14:17のv1.5.0のデプロイ直後からです。ロールバックの判断をして、14:40に続報します。',
      impact: '一覧と詳細の取得のおよそ半分が失敗する',
      nextInMinutes: 15,
    });
    await me.client.incidents.decideRollback({
      ...me.by(),
      decision: 'rollBack',
      reason:
        'エラー率が10%を超えている。原因はまだ分からないが、v1.5.0のマイグレーションは列の追加だけで、v1.4.2でも動く',
      versionTo: 'v1.4.2',
      migrations: 'compatible',
    });
    await me.note('マイグレーションは列の追加だけ。v1.4.2に戻してもDBはそのままでよいことを小林と確認');
    await me.pass(2);
    await me.didCommand('5/rollback/2', 'docker pull todo-api:v1.4.2', 'イメージは配布済みだった');
    await world.repair();
    await me.milestone('mitigated', Math.round(me.nowMs()));
    const rollback = me.runbook.patterns[4]?.procedures.find(({ kind }) => kind === 'rollback')?.steps ?? [];
    await me.item(rollback[1]?.id ?? '', 'ok');
    await me.item(rollback[2]?.id ?? '', 'skipped', 'イメージで戻せたので、タグからの作り直しは使わなかった');
    await me.pass(1);
    await me.check('5/rollback/4');
    await me.item(rollback[3]?.id ?? '', 'ok');
    await me.proveRecovery();
    await me.note('ログのTypeErrorは、設定を2つのシャードに分けた処理で、片方を読むときだけ起きている');
    await me.note('TODO: カナリアで5分、エラー率が1%を超えたら自動で止める');
    await me.message('recovery', 'internal', {
      text: 'TODO APIはv1.4.2に戻し、復旧しました。v1.5.0の不具合は修正版で直します。',
      impact: '14:17から復旧まで、一覧と詳細の取得のおよそ半分が失敗した',
      nextInMinutes: null,
    });
    await me.tickAfterRecovery([1, 2, 3, 4, 5]);
    await me.milestone('began', Math.round(beganMs));
    await me.milestone('detected', Math.round(beganMs + 3 * 60_000));
    await me.fact('usersAffected', '1,204人 (14:17から復旧までに500エラーを受けた利用者ID)');
    await me.fact('requestsFailed', '3,870件 (ロードバランサーのログ)');
    await me.fact('enquiries', '11件');
    await me.client.incidents.close({ ...me.by(), reason: null });

    me.skip(22 * 60);
    const author = authorOf(me, 'ja');
    await author.star('ロールバック');
    await author.confirmTimeline(reviewReasons.ja);
    await author.whys({
      trigger: [{ say: '14:17に v1.5.0 (設定を2つのシャードに分ける変更) をデプロイした {E:deployments.log}' }],
      causes: [
        {
          say: '読み取りの2回に1回、TypeErrorで500を返した {E:app.log}',
          below: [
            {
              say: '新しいシャードに設定の行がない利用者で、値の取り出しが失敗した ({R:2つのシャード})',
              below: [
                {
                  say: '移行前の利用者は片方のシャードにだけ行がある。その状態のデータがテストにない',
                  guess: true,
                  below: [
                    {
                      say: 'テスト用のデータは毎回空から作られ、移行の途中の状態を再現する手段がない ({R:2つのシャード})',
                      system: true,
                    },
                  ],
                },
              ],
            },
            {
              say: '全台に一度に反映され、利用者の全員がv1.5.0に当たった ({R:TODO: カナリア})',
              below: [{ say: 'デプロイの手順に、少数の台で様子を見る段階がない ({R:TODO: カナリア})', system: true }],
            },
          ],
        },
      ],
      notDetected: [
        {
          say: 'エラー率の通知は15分の平均が5%を超えたときだけ届く。気づいたのはグラフを見ていたデプロイ担当だった ({R:小林から連絡})',
          system: true,
        },
      ],
      notPrevented: [
        {
          say: 'ステージングの利用者は全員が移行済みで、片方にだけ行がある状態を通らない ({R:2つのシャード})',
          system: true,
        },
      ],
      ruledOut: [{ say: 'DBの障害', below: [{ say: '同じ時刻の接続数と実行中のクエリは平常だった {E:connections}' }] }],
    });
    await author.actions([
      {
        proposal: 'カナリア',
        text: 'デプロイを1台で5分止め、5xxが1%を超えたら自動で中止する段階を作る',
        kind: 'prevent',
        owner: '小林',
        due: '2026-10-20',
        doneWhen: 'ステージングで故意に失敗する版を出し、2台目に進まず止まる',
        priority: 'high',
        ticket: 'https://issues.example.com/OPS-431',
      },
      {
        text: 'エラー率の通知を、2分間で2%を超えたときに送る条件に変える',
        kind: 'detect',
        owner: '田中',
        due: '2026-10-13',
        doneWhen: '検証環境で5xxを2%混ぜ、3分以内に通知が届く',
        priority: 'high',
        ticket: 'https://issues.example.com/OPS-432',
      },
      {
        text: '移行の途中のデータをステージングに用意し、リリース前の自動テストで読む',
        kind: 'prevent',
        owner: '伊藤',
        due: '2026-10-30',
        doneWhen: 'v1.5.0を出し直す前のテストで、同じTypeErrorが再現する',
        priority: 'medium',
        ticket: 'https://issues.example.com/OPS-433',
      },
      {
        text: '2つのシャードの差を毎晩照合する処理を作る',
        kind: 'detect',
        owner: '伊藤',
        due: '2026-10-30',
        doneWhen: '照合の結果がダッシュボードに出る',
        priority: 'low',
        ticket: 'https://issues.example.com/OPS-434',
        declined: '移行は11月で終わり、そのあと片方のシャードを廃止する。照合は要らなくなる',
      },
    ]);
    await author.write(
      'summary',
      'v1.5.0のデプロイ (14:17) から、一覧と詳細の取得のおよそ半分が500になった ({E:access.log} {E:/api/v1/lists})。v1.4.2へのロールバックで復旧した ({R:ロールバック} {R:復旧確認})。失敗したリクエストは3,870件、影響を受けた利用者は1,204人だった ({R:3,870件} {R:1,204人})。',
    );
    await author.fill('cause', {
      確定した原因:
        'v1.5.0の、設定を2つのシャードから読む処理の不具合 (根拠 {E:app.log}、{R:2つのシャード})。パターン5はロールバックの手順で、原因の表を持たない。',
    });
    await author.fill('detection', {
      検知までの時間を半分にする方法:
        'エラー率の通知の窓を15分から2分に縮める (A-2)。今回の推移なら14:19に通知が届く ({E:access.log})',
    });
    await author.fill('impact', {
      影響を受けた顧客: '影響を受けた顧客: 契約中の全顧客のうち、この時間に操作した 312社 ({R:影響を受けたユーザー数})',
    });
    await author.fill('response', {
      恒久対応: 'A-1 (段階デプロイ) とA-3 (移行途中のデータでのテスト) が終わってから、v1.5.0を出し直す。',
    });
    await author.write(
      'lessons',
      `### うまくいった点

- 原因を調べる前に戻すと決めた。宣言からロールバックの判断まで1分台だった (R-001、{R:ロールバック})
- 戻せるかどうかを左右するマイグレーションの互換性を、判断の前に2人で確かめた ({R:列の追加だけ})

### 課題

- 通知より人の目が先だった。見ている人がいない時間帯なら、検知は15分ほど遅れる ({R:小林から連絡})
- Runbookの「タグから作り直す」は、イメージで戻すときには使わない。どちらを選ぶかが書かれていない ({R:タグからの作り直し})

### 幸運だった点

- 平日の日中で、デプロイした本人がグラフを見ていた ({R:小林から連絡})
`,
    );
    await author.reviewed('田中', '伊藤');
    const example = await author.example();
    await me.close();
    return example;
  },
};

/**
 * The long one: a column is renamed by a nightly job, mended, renamed again. Two days, two hand-offs, and two people's records merged
 * by files both ways.
 */
import { authorOf } from '../author.ts';
import { handTo, mergeBothWays } from '../hand-off.ts';
import { openResponder } from '../responder.ts';
import { reviewReasons } from '../review-reasons.ts';
import type { Story } from '../story.ts';

export const twoDays: Story = {
  name: '07-two-days',
  language: 'ja',
  title: '夜間処理が列の名前を変え、2日にわたり再発した',
  shows: '2日間、引き継ぎ2回、2人の記録をファイルで合わせた長い例',
  startsAt: '2026-10-07T18:40:00+09:00',
  async live(world) {
    const aoki = await openResponder(world, { name: '青木', language: 'ja' });
    const beganMs = aoki.nowMs();
    await world.breakWith('endpoint');
    await aoki.pass(4);
    await aoki.declare({
      title: 'TODOだけが500になる',
      alert: 'ALARM: TodoApi5xxRate\nstartsAt: 2026-10-07T09:43:00Z\nTODO API 5xx rate is above 5 %',
    });
    await aoki.role('commander', '青木');
    await aoki.severity(2);
    await aoki.note('TODOだけ500。リストと利用者は正常。デプロイは3日前が最後');
    await aoki.choose(4);
    await aoki.pass(3);
    await aoki.note('ログは column "name" does not exist。todosの列がnameからtitleに変わっている。誰が変えたかは不明');
    await aoki.cause('4/4', 'ruledOut', '版は3日前から変わっていない');
    await aoki.message('first', 'internal', {
      text: 'TODOの取得と登録が失敗しています。DBの列の名前が変わっていることが原因で、元に戻す準備をしています。19:15に続報します。',
      impact: 'TODOの取得と登録がすべて失敗する',
      nextInMinutes: 25,
    });
    await aoki.call('インフラ担当', '岡田', 'away', '勤務時間外。留守番電話に残した');
    await aoki.pass(6);
    await aoki.note('列の名前をnameに戻した。TODOの取得が通る。変えた処理はまだ分からない');
    await world.breakWith(null);
    await aoki.pass(4);
    await aoki.message('update', 'internal', {
      text: 'TODOの取得と登録は通るようになりました。列の名前を変えた処理を調べています。翌朝10:00に続報します。',
      impact: '18:40から18:53まで、TODOの取得と登録が失敗した',
      nextInMinutes: 900,
    });

    const ueda = await openResponder(world, { name: '上田', language: 'ja' });
    await handTo(aoki, ueda, '列の名前を変えた処理を探す。夜間に再発したら、列を戻してから連絡');
    await ueda.role('commander', '上田');
    await ueda.note('引き継ぎを受けた。DBログに変更の記録はない (log_statementはnone)');
    await ueda.pass(5);

    ueda.skipTo('2026-10-08T01:30:00+09:00');
    await world.breakWith('endpoint');
    await ueda.pass(4);
    await ueda.title('TODOだけが500になり、列を戻しても再発する');
    await ueda.note('01:30ごろ再発。列の名前がまたtitleになった。18:40と01:30で、間隔は6時間50分');
    await ueda.sweep('baseline');
    await ueda.pass(3);
    await ueda.note('列を戻した。6時間50分おきに動く処理を、スケジューラの一覧から探す');
    await world.breakWith(null);
    await ueda.pass(4);
    await ueda.client.incidents.attachText({
      ...ueda.by(),
      title: 'スケジューラの一覧 (6時間台の間隔)',
      text: 'name                 owner      interval  last_run\nschema-sync          analytics  6h50m     2026-10-08 01:30:02\ncache-warmup         web        6h00m     2026-10-08 00:00:00\n',
    });
    await ueda.note('間隔が合うのは分析チームのschema-sync。朝に担当へ確認する。それまで止めてよいかは判断できない');

    await handTo(ueda, aoki, '朝いちばんに分析チームへ確認し、次の実行 (08:20) の前にschema-syncを止める');
    await aoki.role('commander', '青木');
    aoki.skipTo('2026-10-08T08:10:00+09:00');
    await aoki.pass(2);
    await aoki.call(
      '分析チーム',
      '西村',
      'answered',
      'schema-syncは分析用DBに向けたつもりで、10月7日に接続先を変えていた。08:10に停止した',
    );
    const stoppedMs = Date.parse('2026-10-08T08:10:00+09:00');
    await aoki.pass(15);
    await aoki.note('schema-syncを止めた。08:20の実行はなく、列の名前は変わらない');
    await mergeBothWays(aoki, ueda, async () => {
      await ueda.note('上田も自席で確認。08:20と08:25に列の一覧を読み、nameのまま');
      await aoki.note('接続に使われたロールはtodo_apiの所有者と同じで、表の定義を変えられた');
    });
    await aoki.cause('4/1', 'ruledOut', 'マイグレーションは済んでいた。列は別の処理が変えていた');
    await aoki.milestone('mitigated', stoppedMs);
    await aoki.pass(1);
    await aoki.proveRecovery();
    await aoki.note('TODO: アプリケーション以外のロールから、表の定義を変える権限を外す');
    await aoki.message('recovery', 'internal', {
      text: 'TODO APIは復旧しました。分析用の同期処理が本番DBの列の名前を変えていました。処理は止めてあります。',
      impact: '10月7日 18:40と10月8日 01:30からの2回、TODOの取得と登録が失敗した',
      nextInMinutes: null,
    });
    await aoki.tickAfterRecovery([1, 2, 3, 4, 5]);
    await aoki.milestone('began', Math.round(beganMs));
    await aoki.fact('usersAffected', '1,530人 (2回の合計、重複を除いた利用者ID)');
    await aoki.fact('requestsFailed', '6,204件 (ロードバランサーのログ)');
    await aoki.fact('customersAffected', '402社');
    await aoki.fact('enquiries', '22件');
    await aoki.client.incidents.close({ ...aoki.by(), reason: null });
    await ueda.close();

    aoki.skip(24 * 60);
    const author = authorOf(aoki, 'ja');
    for (const words of [
      'schema-syncを止めた',
      '上田も自席で確認',
      '表の定義を変えられた',
      'TODO: アプリケーション以外',
    ]) {
      await author.star(words);
    }
    await author.linkEvidence('版は3日前から', ['deployments.log']);
    await author.linkEvidence('マイグレーションは済んで', ['\\d todos']);
    await author.confirmTimeline({
      ...reviewReasons.ja,
      gap: '引き継ぎのあとの待ち時間。担当は呼び出しに備え、端末を閉じていた',
    });
    await author.whys({
      trigger: [{ say: '10月7日、分析チームがschema-syncの接続先を変えた ({R:接続先を変えていた})' }],
      causes: [
        {
          say: 'TODOを読むSQLが、なくなった列 (name) を参照して失敗した {E:app.log}',
          below: [
            {
              say: 'schema-syncが本番のtodosの列をtitleに変えた {E:スケジューラの一覧}',
              below: [
                {
                  say: '接続先は環境変数1つで決まり、本番のDBを指しても処理が止まらない ({R:接続先を変えていた})',
                  system: true,
                },
                {
                  say: '分析用の処理が、表の定義を変えられるロールで動いていた ({R:表の定義を変えられた})',
                  system: true,
                },
              ],
            },
            {
              say: '18:53に列を戻しても、処理が動き続けて01:30に再発した ({R:01:30ごろ再発})',
              below: [
                {
                  say: '表の定義の変更が記録に残らず、変えた処理を時刻の間隔から推測するしかなかった ({R:log_statement})',
                  system: true,
                },
                {
                  say: 'ほかのチームの処理を夜間に止める権限と連絡先が決まっていない ({R:判断できない})',
                  system: true,
                },
              ],
            },
          ],
        },
      ],
      notDetected: [{ say: '表の定義の変化を見る監視がなく、5xxになってから気づいた ({R:検知は})', system: true }],
      notPrevented: [
        { say: 'スケジューラの設定変更は、DBを持つチームのレビューを通らない {E:スケジューラの一覧}', system: true },
      ],
    });
    await author.actions([
      {
        proposal: 'アプリケーション以外の',
        text: 'マイグレーション用のロールだけに表の定義の変更を許し、ほかのロールから外す',
        kind: 'prevent',
        owner: '岡田',
        due: '2026-10-16',
        doneWhen: '分析用のロールでのALTER TABLEが拒否される',
        priority: 'high',
        ticket: 'https://issues.example.com/OPS-435',
      },
      {
        text: 'schema-syncの起動時に接続先のDB名を照合し、分析用でなければ止める',
        kind: 'prevent',
        owner: '西村',
        due: '2026-10-16',
        doneWhen: '本番の接続先を渡した起動が、何も変えずに終わる',
        priority: 'high',
        ticket: 'https://issues.example.com/OPS-436',
      },
      {
        text: '本番DBのlog_statementをddlにし、表の定義の変更を当番に通知する',
        kind: 'detect',
        owner: '岡田',
        due: '2026-10-23',
        doneWhen: 'ステージングで列の名前を変え、1分以内に通知が届く',
        priority: 'high',
        ticket: 'https://issues.example.com/OPS-437',
      },
      {
        text: 'スケジューラの全処理に、夜間の連絡先と「止めてよいか」の欄を設ける',
        kind: 'procedure',
        owner: '上田',
        due: '2026-10-30',
        doneWhen: '欄が空の処理が0件になる',
        priority: 'medium',
        ticket: 'https://issues.example.com/OPS-438',
      },
    ]);
    await author.write(
      'summary',
      '分析用の同期処理が本番DBの列の名前を変え、10月7日 18:40と10月8日 01:30からの2回、TODOの取得と登録が失敗した (R-001 {R:01:30ごろ再発})。処理を止め、10月8日の朝に復旧を確かめた ({R:復旧確認})。失敗したリクエストは6,204件、影響を受けた利用者は1,530人だった ({R:6,204件} {R:1,530人})。',
    );
    await author.fill('cause', {
      確定した原因:
        '分析用の同期処理 (schema-sync) が、本番DBの列の名前を変えていた (根拠 {E:スケジューラの一覧}、{R:接続先を変えていた})。Runbookのパターン4には当てはまる行がない。',
    });
    await author.fill('detection', {
      検知までの時間を半分にする方法:
        '表の定義の変更そのものを通知する (A-3)。5xxの増加を待たずに、変更から1分で気づける ({R:log_statement})',
    });
    await author.fill('response', {
      暫定対応:
        '列の名前を戻した (1回目 {R:列の名前をnameに戻した}、2回目 {R:列を戻した})。そのあとschema-syncを止めた ({R:schema-syncを止めた})',
      恒久対応: 'A-1 (権限の分離) とA-2 (接続先の照合) で行う。A-3が入るまでは、列の一覧を1時間ごとに読む。',
    });
    await author.write(
      'lessons',
      `### うまくいった点

- 2回の引き継ぎで、次にすることと判断を待っていることを1行で渡した。受けた側は前の記録を読み直さずに続けられた ({R:引き継ぎを受けた})
- 再発の時刻の差から、間隔の合う処理を1つに絞った ({E:スケジューラの一覧})
- 2人が別々に取った記録を、対応が終わる前に1つに合わせた ({R:上田も自席で確認})

### 課題

- 列を戻した時点で復旧と考え、変えた処理が動き続けることを続報に書かなかった ({R:変えた処理はまだ分からない})
- ほかのチームの処理を止める判断が、夜間にできなかった ({R:判断できない})

### 幸運だった点

- 変わったのは列の名前だけで、行の中身は失われなかった ({R:列の名前をnameに戻した})
`,
    );
    await author.reviewed('青木', '岡田');
    const example = await author.example();
    await aoki.close();
    return example;
  },
};

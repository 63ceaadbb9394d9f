/** Entered the day after: nothing was read while it lasted, and the document says so instead of inventing it. */
import { authorOf } from '../author.ts';
import { openResponder } from '../responder.ts';
import { reviewReasons } from '../review-reasons.ts';
import type { Story } from '../story.ts';

const at = (time: string) => Date.parse(`2026-10-19T${time}:00+09:00`);

export const enteredAfterwards: Story = {
  name: '09-entered-afterwards',
  language: 'ja',
  title: '証明書の期限切れを翌日に記録した',
  shows: '事後の記録。計測値がなく、分からないことを「未記入」のまま残した例',
  startsAt: '2026-10-20T10:05:00+09:00',
  async live(world) {
    const me = await openResponder(world, { name: '林', language: 'ja' });
    await me.declare({
      title: 'モバイルアプリから接続できない (証明書の期限切れ)',
      detectedBy: 'userReport',
      beganAtMs: at('09:00'),
      detectedAtMs: at('09:22'),
      recoveredAtMs: at('10:02'),
    });
    await me.severity(2);
    await me.client.incidents.addNotes({
      ...me.by(),
      notes: [
        { atMs: at('09:22'), text: 'サポートに「アプリが開かない」の連絡が続けて3件。Webからは使えている' },
        {
          atMs: at('09:31'),
          text: 'アプリのログで証明書の検証エラーを確認。モバイル用の入口の証明書が09:00に切れていた',
        },
        { atMs: at('09:34'), text: '森がモバイル用の証明書の再発行を始めた' },
        { atMs: at('09:58'), text: '新しい証明書をロードバランサーに設定した' },
        { atMs: at('10:02'), text: 'iOSとAndroidの実機で接続を確かめた' },
        { atMs: at('10:15'), text: 'TODO: 証明書の残り日数を毎日測り、30日を切ったら通知する' },
      ],
    });
    await me.milestone('responseBegan', at('09:25'));
    await me.milestone('mitigated', at('09:58'));
    await me.client.incidents.attachText({
      ...me.by(),
      title: 'openssl s_client の結果 (09:31に保存したもの)',
      text: 'subject=CN=mobile.todo.example\nnotBefore=Oct 19 00:00:00 2025 GMT\nnotAfter=Oct 19 00:00:00 2026 GMT\nVerify return code: 10 (certificate has expired)\n',
    });
    await me.fact('enquiries', '19件 (10月19日 09:22〜10:30)');
    await me.fact('usersAffected', '分からない。証明書の検証で切断された接続は、アクセスログに残らない');
    await me.pass(30);
    await me.client.incidents.close({ ...me.by(), reason: null });

    const author = authorOf(me, 'ja');
    await author.linkEvidence('証明書の検証エラー', ['openssl']);
    await author.confirmTimeline(reviewReasons.ja);
    await author.whys({
      trigger: [{ say: '2026-10-19 09:00、モバイル用の入口の証明書が期限を迎えた {E:openssl}' }],
      causes: [
        {
          say: 'アプリが証明書の検証に失敗し、接続を切った {E:openssl}',
          below: [
            {
              say: 'モバイル用の証明書だけ、更新が自動になっていなかった ({R:再発行を始めた})',
              below: [
                {
                  say: '自動更新は入口ごとに手で登録する仕組みで、登録のない入口を見つける方法がない ({R:TODO: 証明書})',
                  system: true,
                },
              ],
            },
          ],
        },
      ],
      notDetected: [{ say: '証明書の残り日数を測る監視が、Web用の入口にしかない ({R:TODO: 証明書})', system: true }],
      notPrevented: [
        { say: '証明書の一覧がなく、期限は発行した人の予定表にだけあった ({R:再発行を始めた})', system: true },
      ],
    });
    await author.actions([
      {
        proposal: '証明書の残り日数',
        text: '全入口の証明書の残り日数を毎日測り、30日を切ったら当番に通知する',
        kind: 'detect',
        owner: '林',
        due: '2026-10-30',
        doneWhen: '残り10日の試験用の証明書で通知が届く',
        priority: 'high',
        ticket: 'https://issues.example.com/OPS-447',
      },
      {
        text: 'DNSの一覧から入口を洗い出し、自動更新に登録されていないものを登録する',
        kind: 'elsewhere',
        owner: '森',
        due: '2026-11-06',
        doneWhen: '一覧の全入口が、自動更新の登録と1対1で対応する',
        priority: 'high',
        ticket: 'https://issues.example.com/OPS-448',
      },
      {
        text: 'Runbookに「モバイルだけ接続できない」のパターンを加える',
        kind: 'procedure',
        owner: '林',
        due: '2026-11-06',
        doneWhen: '証明書の期限を見るコマンドが、初動確認の1番目にある',
        priority: 'medium',
        ticket: 'https://issues.example.com/OPS-449',
      },
    ]);
    await author.write(
      'summary',
      'モバイル用の入口の証明書が期限切れになり、2026-10-19 09:00から10:02までの1時間2分、アプリから接続できなかった (R-002 R-004)。Webは使えた ({R:アプリが開かない})。翌日に記録したため外形監視の計測値はなく、影響した利用者の数は未記入のままとする。',
    );
    await author.fill('cause', {
      確定した原因: 'モバイル用の入口の証明書の期限切れ (根拠 {E:openssl})。Runbookには当てはまるパターンがない。',
    });
    await author.fill('impact', {
      失敗したリクエスト数:
        '失敗したリクエスト数: 未記入 (接続の前に切断され、アクセスログに残らない。{R:影響を受けたユーザー数})',
      影響を受けた顧客:
        '影響を受けた顧客: モバイルアプリを使う全顧客。件数は問い合わせ19件のほかに根拠がない ({R:問い合わせ: 19件})',
    });
    await author.fill('detection', {
      検知までの時間を半分にする方法:
        '期限の30日前に通知する監視を入れる (A-1)。期限切れそのものを起こさずに済む ({E:openssl})',
    });
    await author.fill('response', {
      暫定対応: '証明書を再発行し、ロードバランサーに設定した ({R:ロードバランサーに設定})',
      恒久対応: 'A-2 (自動更新への登録) で行う。',
    });
    await author.write(
      'lessons',
      `### うまくいった点

- Webは使えてアプリだけ使えないことを最初に切り分け、入口の違いに9分で着いた ({R:検証エラー})

### 課題

- 対応中の記録がチャットにしかなく、計測値は1つも残っていない。翌日の記録では影響の人数を出せなかった ({R:影響を受けたユーザー数})

### 幸運だった点

- 証明書を発行できる担当が出社していた ({R:再発行を始めた})
`,
    );
    await author.reviewed('林', '森');
    const example = await author.example();
    await me.close();
    return example;
  },
};

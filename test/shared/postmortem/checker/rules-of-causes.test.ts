/** Rules about why something happened: each finds what it is for, and leaves good text alone, in both languages. */
import { describe, expect, it } from 'vitest';
import type { RuleCode } from '../../../../shared/postmortem/checker/rule-code.ts';
import { foundBy } from './examples.ts';

type Both = { ja: string[]; en: string[] };
const cases: Partial<Record<RuleCode, { section: string; bad: Both; good: Both }>> = {
  blame: {
    section: 'cause',
    bad: {
      ja: [
        '担当者のミスで設定が消えた。',
        '鈴木さんが確認を忘れた。',
        '作業者が手順を間違えた。',
        'オペレーターの不注意だった。',
        '新人が設定を見落とした。',
        '開発者の思い込みによる。',
        '佐藤が監視を見逃した。',
        '当番が誤って停止した。',
        '本人の責任である。',
      ],
      en: [
        'The operator forgot to restart the pool.',
        'An engineer failed to run the check.',
        "It was Suzuki's mistake.",
        'The on-call overlooked the alert.',
        'Tanaka forgot the second step.',
        'She was careless with the flag.',
        'Someone made a typing mistake.',
        "The developer's oversight let it through.",
        "Tanaka's fault was found later.",
      ],
    },
    good: {
      ja: [
        '対応者が 10:05 に設定を戻した (E-003)。',
        '手順書に確認の欄がなく、操作ミスが起きても止まらない。',
        'たくさんの画面があり、押しミスが起きやすい。',
        '担当者は IC (指揮) を引き継いだ。',
        '佐藤が 10:12 にロールバックを実施した。',
        'バージョンのミスマッチがあった。',
        '担当者への通知が届かなかった。',
        '開発者が追加した検査が検知した。',
        '> 担当者のミスだと最初は考えた',
      ],
      en: [
        'The responder rolled back at 10:05 (E-003).',
        'Nginx failed to start because port 80 was in use (E-004).',
        'The deploy failed to finish.',
        'The operator followed the runbook.',
        'Nothing stopped the command on the wrong host.',
        'Tanaka rolled back at 10:12.',
        "The database's error log filled up.",
        'The alert was sent to the on-call.',
        '`the operator forgot` was the name of the drill.',
      ],
    },
  },
  humanErrorAsEnd: {
    section: 'cause',
    bad: {
      ja: [
        '原因はヒューマンエラーである。',
        '確認不足が原因。',
        '人為的ミスによる停止。',
        'ケアレスミスだった。',
        '作業時の不注意。',
        'うっかり別の環境を選んだ。',
        '認識不足による。',
        '確認漏れのため。',
        'ヒューマン・エラーと判断した。',
      ],
      en: [
        'The cause was human error.',
        'It came down to operator error.',
        'Carelessness during the release.',
        'A lack of attention.',
        'Insufficient verification before the deploy.',
        'The root cause is manual error.',
        'Inadequate checking.',
        'It was put down to negligence.',
        'Human error again.',
      ],
    },
    good: {
      ja: [
        'ヒューマンエラーを誘う画面の配置だった。',
        'ヒューマンエラーで終わらせず、画面を直す。',
        'ヒューマンエラーを前提に、権限で止める。',
        '確認漏れを検知する検査がない。',
        '人的ミスが起きやすい手順だった。',
        '確認の欄が手順書にない。',
        '不注意ではなく、表示が同じ色だった。',
        'エラー率が 12% になった。',
        '確認が完了した。',
      ],
      en: [
        'The screen invites mistakes: both hosts look the same.',
        'The human error was easy to make, since both hosts look the same.',
        'A human-error-proof form.',
        'Not human error, but a missing check.',
        'An error rate of 12 %.',
        'The verification passed.',
        'Human error is never the end of it.',
        'The form is prone to a wrong choice.',
        'Attention was drawn to the graph.',
      ],
    },
  },
  shouldHave: {
    section: 'response',
    bad: {
      ja: [
        '事前に確認すべきだった。',
        'すぐに戻すべきであった。',
        '監視をしておくべきでした。',
        '先に連絡していれば防げた。',
        '見ていたら気づけた。',
        '試験が不十分だった。',
        '連絡が不足していた。',
        '切り戻しを判断すべきだった。',
        '増やしていれば回避できた。',
      ],
      en: [
        'We should have checked the pool.',
        "It shouldn't have been deployed.",
        'The team ought to have rolled back.',
        'If only the alert had fired.',
        'Had we looked at the log, we would know.',
        'This could have been prevented.',
        'It would have been caught.',
        'The monitoring was insufficient.',
        'Testing was inadequate.',
      ],
    },
    good: {
      ja: [
        '10:05 に接続数を確認した (E-003)。',
        'その時点では CPU だけが見えていた。',
        '接続数の監視はなかった。',
        '戻すべきかを IC が判断した。',
        'すべての応答が正常に戻った。',
        '試験は単体だけで、負荷は対象外だった。',
        '見ていた画面は古い値だった。',
        '連絡先は 2 件だった。',
        '待っていれば復旧すると判断し、10分待った。',
      ],
      en: [
        'We checked the pool at 10:05 (E-003).',
        'At that moment only CPU was visible.',
        'There was no alert on connections.',
        'The commander asked whether it should be rolled back.',
        'All answers were normal again.',
        'The tests covered single requests, not load.',
        'The team had rolled back before.',
        'Two contacts were listed.',
        'The alert could have any of three levels.',
      ],
    },
  },
  claimWithoutEvidence: {
    section: 'cause',
    bad: {
      ja: [
        '接続の枯渇が原因で停止した。',
        '原因は設定の誤りである。',
        'プールの枯渇に起因する。',
        'デプロイが障害を引き起こした。',
        'ロックが引き金となった。',
        'メモリ不足により停止した。',
        'ディスクが一杯になったため、書き込めなかった。',
        '- 設定の差が原因だった',
        '原因と判明したのは証明書の期限。',
      ],
      en: [
        'The pool was exhausted because of a leak.',
        'It was caused by the deploy.',
        'The outage was due to a lock.',
        'The change led to timeouts.',
        'The root cause was a full disk.',
        'It was triggered by the batch.',
        'This resulted in errors.',
        'The failure stemmed from a cache.',
        '- Timeouts caused by the lock',
      ],
    },
    good: {
      ja: [
        '接続の枯渇が原因で停止した (E-003)。',
        '原因は設定の誤りである (根拠 E-B012)。',
        '仮説: プールの枯渇に起因する。',
        '原因は未記入。',
        'デプロイが障害を引き起こした可能性がある。',
        '- 設定の差が原因だった\n  - 根拠: E-004',
        '10:05 に接続数が 100 になった。',
        '### 原因は何か',
        'ロックが引き金となった (R-012)。',
      ],
      en: [
        'The pool was exhausted because of a leak (E-003).',
        'It was caused by the deploy (R-012).',
        'Hypothesis: due to a lock.',
        'The cause is not known.',
        'The change may have led to timeouts.',
        '- Timeouts caused by the lock\n  - evidence: E-004',
        'Connections reached 100 at 10:05.',
        '## Root cause is a heading',
        '| because | E-009 |',
      ],
    },
  },
  wholeOutage: {
    section: 'summary',
    bad: {
      ja: [
        'サービスが全停止した。',
        '10分間の全面停止。',
        '注文システムが完全に停止した。',
        'サービス停止が起きた。',
        'システムダウンが発生。',
        '全断となった。',
        '全サービス停止。',
        '完全停止の状態だった。',
        'システム全体がダウンした。',
      ],
      en: [
        'A total outage of ten minutes.',
        'The service was down.',
        'The whole site went offline.',
        'It was completely unavailable.',
        'A full outage followed.',
        'Our system was unavailable.',
        'Complete service outage.',
        'It was entirely down.',
        'The application went down.',
      ],
    },
    good: {
      ja: [
        '一部停止 (40回のうち12回が失敗)。',
        '全停止ではなく、書き込みだけが失敗した。',
        'サービス停止には至らなかった。',
        '書き込みの 30% が失敗した。',
        'プロセスを停止した。',
        '全体の 30% に影響した。',
        '全断片を結合する処理。',
        '`全停止` という語は使わない。',
        '停止したのは 1 台だった。',
      ],
      en: [
        'A partial outage: 12 of 40 checks failed.',
        'It was never a total outage.',
        '30 % of the writes failed.',
        'We shut one process down.',
        'The service was slow.',
        'One of three hosts was offline.',
        'No full outage happened.',
        'Not a complete outage.',
        'The button went down the page.',
      ],
    },
  },
};

describe.each(Object.entries(cases))('%s', (code, { section, bad, good }) => {
  const rule = code as RuleCode;
  it('has enough of each to be believed', () => {
    for (const texts of [bad.ja, bad.en, good.ja, good.en]) expect(new Set(texts).size).toBeGreaterThanOrEqual(8);
  });
  it.each([...bad.ja, ...bad.en])('finds: %s', (text) => {
    expect(foundBy(rule, section, text)).not.toEqual([]);
  });
  it.each([...good.ja, ...good.en])('leaves alone: %s', (text) => {
    expect(foundBy(rule, section, text)).toEqual([]);
  });
});

it('says nothing of a whole outage where no reading of the API was answered meanwhile', () => {
  expect(foundBy('wholeOutage', 'summary', 'サービスが全停止した。', { partialService: null })).toEqual([]);
});

it('what should have been done may be said where it becomes an action', () => {
  expect(foundBy('shouldHave', 'actions', '事前に確認すべきだった。')).toEqual([]);
});

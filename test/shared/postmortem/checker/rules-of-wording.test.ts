/** Rules about numbers, actions, abbreviations, secrets and blanks: each finds what it is for, and leaves good text alone. */
import { describe, expect, it } from 'vitest';
import type { RuleCode } from '../../../../shared/postmortem/checker/rule-code.ts';
import { foundBy } from './examples.ts';

type Both = { ja: string[]; en: string[] };

const row = (owner: string, due: string, head = '| ID | 改善策 | 担当 | 期日 |') =>
  `${head}\n| --- | --- | --- | --- |\n| A-1 | 通知する | ${owner} | ${due} |`;
const rowEn = (owner: string, due: string) => row(owner, due, '| ID | Action | Owner | Due |');

const cases: Partial<Record<RuleCode, { section: string; bad: Both; good: Both }>> = {
  vagueNumber: {
    section: 'impact',
    bad: {
      ja: [
        '一部のユーザーに影響した。',
        '多くの利用者が失敗した。',
        'しばらく応答がなかった。',
        '数分間つながらなかった。',
        '数十件のエラー。',
        '数名から問い合わせがあった。',
        '大半のリクエストが失敗。',
        '長時間つながらなかった。',
        'いくつかの画面が開かない。',
      ],
      en: [
        'Some users were affected.',
        'Many requests failed.',
        'It was slow for a while.',
        'Down for several minutes.',
        'A few customers called.',
        'A number of errors.',
        'Most of the requests failed.',
        'It took a long time: for a long time nobody saw it.',
        'Several of our servers.',
      ],
    },
    good: {
      ja: [
        'ユーザー 120人 (全体の 3%) に影響した。',
        '一部のユーザー (120人) に影響した。',
        '12分間 (10:05〜10:17) 応答がなかった。',
        '問い合わせは 3件。',
        '人数は未記入。',
        '回数分を数えた。',
        '複数形を直した。',
        '一部の変更を戻した。',
        '影響を受けた利用者数: 未記入',
      ],
      en: [
        '120 users (3 %) were affected.',
        'Some users (120) were affected.',
        'For 12 minutes, 10:05 to 10:17 JST.',
        '3 enquiries.',
        'Not filled in.',
        'Something else changed.',
        'The most recent request failed.',
        'The user was signed out.',
        '40 of 100 requests failed.',
      ],
    },
  },
  unverifiableAction: {
    section: 'actions',
    bad: {
      ja: [
        '作業時は十分に注意する。',
        '確認を徹底する。',
        '手順を周知する。',
        '監視を強化する。',
        '導入を検討する。',
        '今後は気を付ける。',
        '品質の向上に努める。',
        '体制を見直す。',
        '意識する。',
      ],
      en: [
        'Be more careful with deploys.',
        'Consider adding an alert.',
        'Improve monitoring.',
        'Remind everyone of the runbook.',
        'Investigate the slow query.',
        'Raise awareness of the limits.',
        'Strengthen the review.',
        'Pay more attention to logs.',
        'Look into the pool size.',
      ],
    },
    good: {
      ja: [
        '接続数が 80 を超えたら当番に通知する。',
        'デプロイの前に接続数を自動検査する。',
        '手順書に切り戻しの手順を追加する。',
        '導入を検討し、12/9 までに採否を決める。',
        '注意書きを画面に表示する。',
        '- 【提案】監視を強化する',
        '| – | 【提案】導入を検討する | 手順整備 |',
        '種別: 再発防止 / 検知 / 影響軽減 / 手順整備 / 横展開',
        '確認の欄をリリースの様式に足す。',
      ],
      en: [
        'Notify the on-call when connections pass 80.',
        'Check the connections before each deploy.',
        'Add the rollback to the runbook.',
        'Decide by 9 December whether to use a pooler.',
        'Show a warning on the screen.',
        '- [Proposal] Improve monitoring',
        'Kinds: prevent / detect / mitigate / procedure / elsewhere',
        'Set max_connections to 200.',
        'Delete the unused flag.',
      ],
    },
  },
  actionWithoutOwner: {
    section: 'actions',
    bad: {
      ja: [
        row('', '2026-12-09'),
        row('鈴木', ''),
        row('未記入', '未記入'),
        row('–', '2026-12-09'),
        row('未定', '2026-12-09'),
        row('鈴木', 'TBD'),
        row('なし', '2026-12-09'),
        row('鈴木', '-', '| ID | 改善策 | 担当者 | 期限 |'),
      ],
      en: [
        rowEn('', '2026-12-09'),
        rowEn('Suzuki', ''),
        rowEn('TBD', '2026-12-09'),
        rowEn('Suzuki', 'tba'),
        rowEn('nobody', '2026-12-09'),
        rowEn('N/A', '2026-12-09'),
        rowEn('not filled in', 'not filled in'),
        row('Suzuki', '?', '| ID | Action | Assignee | Deadline |'),
      ],
    },
    good: {
      ja: [
        row('鈴木', '2026-12-09'),
        '| A | 担当 | 期日 |\n| --- | --- | --- |',
        '| ID | 改善策 | 担当 | 期日 |\n| - | - | - | - |\n| – | 【提案】通知する | 未記入 | 未記入 |',
        '| ID | 改善策 | 担当 | 期日 |\n| - | - | - | - |\n| A-1 | 未記入 | 未記入 | 未記入 |',
        '| 時刻 | 出来事 |\n| - | - |\n| 10:05 | |',
        '改善策はまだない。',
        '```\n| 担当 |\n| - |\n| x | |\n```',
        '担当: 鈴木、期日: 2026-12-09',
      ],
      en: [
        rowEn('Suzuki', '2026-12-09'),
        '| A | Owner | Due |\n| --- | --- | --- |',
        '| ID | Action | Owner | Due |\n| - | - | - | - |\n| – | [Proposal] Notify | not filled in | not filled in |',
        '| ID | Action | Owner | Due |\n| - | - | - | - |\n| A-1 | not filled in | not filled in | not filled in |',
        '| Time | Event |\n| - | - |\n| 10:05 | |',
        'No action yet.',
        '```\n| Owner |\n| - |\n| x | |\n```',
        'Owner: Suzuki, due 2026-12-09',
      ],
    },
  },
  undefinedAbbreviation: {
    section: 'cause',
    bad: {
      ja: [
        'BFF が詰まった。',
        'FOO を再起動。',
        'XYZ経由',
        'ABZ、QRX',
        'PDQ2 の設定',
        '(ZZT で確認)',
        'QWE「値」',
        'MNO と接続',
      ],
      en: [
        'The BFF stalled.',
        'We use FOO here.',
        'via XYZ',
        'QRX, then more',
        'PDQ2 was set',
        '(see ZZT now)',
        'A QWE value',
        'MNO is up',
      ],
    },
    good: {
      ja: [
        'API と DB の接続。',
        'SEV1 と SEV2。',
        'E-B012 と A-1。',
        'BFF (画面ごとの中継) が詰まった。',
        'KURA の注文',
        '`FOO` を設定。',
        'https://example.com/ABQ',
        'MAX_CONN-XYZ.conf',
        'UTC で 10:05。',
      ],
      en: [
        'The API and the DB.',
        'SEV1 to SEV2.',
        'E-B012 and A-1.',
        'BFF (backend for frontend) stalled.',
        'KURA orders',
        'Set `FOO`.',
        'https://example.com/ABQ',
        'MAX_CONN-XYZ.conf',
        'At 10:05 UTC.',
      ],
    },
  },
  secret: {
    section: 'response',
    bad: {
      ja: [
        'パスワード: hunter2secret',
        'password=hunter2secret',
        'token: abcdef123456',
        'Authorization: Bearer abcdefgh12345678',
        'postgres://app:s3cr3tpw@db/todo',
        '```\nAPI_KEY=abcd1234efgh\n```',
        'トークン＝abcdef123456',
        'AKIAABCDEFGHIJKLMNOP を使った',
      ],
      en: [
        'the password: hunter2secret',
        'PGPASSWORD=hunter2secret psql',
        'access_key = abcdef123456',
        'bearer abcdefgh12345678',
        'https://app:s3cr3tpw@host/x',
        '`secret: abcd1234efgh`',
        'ghp_abcdefghijklmnop1234',
        'client_secret=abcdef123456',
      ],
    },
    good: {
      ja: [
        'パスワードを変更した。',
        'password=[redacted]',
        'パスワード: <db_password>',
        'トークンの期限が切れた。',
        'postgres://db/todo',
        '鍵を交換した。',
        'token: $API_TOKEN',
        'E-003 を参照。',
      ],
      en: [
        'The password was changed.',
        'password=[redacted]',
        'password: <db_password>',
        'The token had expired.',
        'https://host/x',
        'Keys were rotated.',
        'token: $TOKEN',
        'See E-003.',
      ],
    },
  },
  openBlank: {
    section: 'lessons',
    bad: {
      ja: [
        '〈数〉件',
        '〈役割〉が',
        '〈担当〉',
        '〈期日〉まで',
        '〈画面・手順〉',
        'E 〈E-番号〉',
        '〈分〉分間',
        '〈割合〉%',
      ],
      en: [
        '〈count〉 users',
        '〈role〉 did',
        '〈owner〉',
        'by 〈day〉',
        '〈screen, procedure〉',
        '〈E-number〉',
        '〈minutes〉 minutes',
        '〈share〉 %',
      ],
    },
    good: {
      ja: ['3件', '「数」件', '<数>', '《数》', '〈〉', '`〈数〉`', '[数]', '＜数＞'],
      en: ['3 users', '"count" users', '<count>', '(count)', '〈〉', '`〈count〉`', '[count]', '{count}'],
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

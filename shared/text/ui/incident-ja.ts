import { incidentBlanksJa } from './incident-blanks-ja.ts';
import { incidentGuideJa } from './incident-guide-ja.ts';
import { incidentRecordJa } from './incident-record-ja.ts';
import { incidentSecretsJa } from './incident-secrets-ja.ts';
import { incidentTimelineJa } from './incident-timeline-ja.ts';

/** インシデント画面の言葉。 */
export const incidentJa = {
  title: 'インシデント',
  number: (number: number) => `#${number}`,
  closed: '終了',
  loadingRunbook: 'Runbookを読み込み中',

  top: {
    label: 'インシデントの概要',
    environment: '環境',
    noEnvironment: '環境なし',
    switchEnvironment: '環境を切り替える',
    currentEnvironment: '使用中',
    environmentChoice: (kind: string, name: string, service: string) =>
      [kind, name === kind ? '' : name, service].filter((part) => part !== '').join(' '),
    details: '件名と情報',
    severity: '重大度',
    setSeverity: '重大度を決める',
    severityBlank: '重大度 未記入',
    severityNames: { 1: 'SEV1 全面停止', 2: 'SEV2 主要機能', 3: 'SEV3 一部', 4: 'SEV4 軽微' },
    severityNone: '未記入に戻す',
    sinceDetected: '検知から',
    sinceDeclared: '宣言から',
    untilRecovered: '復旧まで',
    milestones: '時刻を見る・直す',
    clockOffset: (offset: string, others: number) => `時刻ずれ ${offset}${others > 0 ? ` ほか${others}` : ''}`,
  },

  watch: {
    label: '監視 (外形)',
    read: '読み直す',
    empty: 'まだ読み取っていません',
    noEnvironment: '環境を選ぶと、APIとDBを読み取ります',
    history: (levels: string) => `推移: ${levels}`,
    open: (part: string) => `${part}の計測値を見る`,
    processes: (count: number) => `${count}件`,
    nothingFound: '該当なし',
    users: '利用者',
    noRequests: 'n=0',
    errorRate: (share: string, n: number) => `エラー率 ${share} (n=${n})`,
    p95: (time: string, n: number) => `P95 ${time} (n=${n})`,
    found: (signature: string, count: number) => `"${signature}" ${count}件`,
  },

  guide: {
    label: '進み方',
    stages: {
      preparation: '準備',
      checks: '初動',
      causes: '原因',
      response: '対応',
      verification: '復旧確認',
      after: '事後',
      reference: '参照',
    },
    titles: {
      preparation: '事前準備',
      checks: '初動確認',
      causes: '原因と対応',
      response: '対応',
      verification: '復旧確認',
      after: '事後対応',
      reference: '参照テキスト',
    },
    goTo: (stage: string) => `${stage}へ`,
    next: '次にやること',
    nextKinds: {
      chooseEnvironment: '環境を選ぶ',
      choosePattern: 'パターンを選ぶ',
      chooseCandidate: (number: number) => `パターンを選ぶ (候補 ${number})`,
      findCause: '原因を絞る',
      verify: '復旧を確認する',
      close: 'インシデントを終了する',
      postmortem: 'ポストモーテムを書く',
      nothing: '残っている作業はありません',
      takeNotes: 'メモで経過を残す',
    },
    postmortem: 'ポストモーテム',
    replay: '読み返す',
    noRunbook: 'Runbookなし',
    noRunbookHint: 'このインシデントにはRunbookがありません。メモと監視は使えます。',
    chooseRunbook: 'Runbookを選ぶ',
    runbookLost: 'このインシデントが使うRunbookを読み込めません。',
    readOnlyHint: '読み取り専用のため、読み取りと記録はできません。',
    closedHint: 'インシデントは終了しています。記録の訂正と追記はできます。',
  },

  reasonRequired: '理由を書きます',
  tryAgain: 'もう一度試す',
  confirm: '決定',
  ...incidentBlanksJa,
  ...incidentGuideJa,
  ...incidentRecordJa,
  ...incidentTimelineJa,
  ...incidentSecretsJa,
};
export type IncidentText = typeof incidentJa;

import { termsJa } from '../terms-ja.ts';

/** 文書全体 (状態、担当、期限) と、本文の入力補助の言葉。 */
export const postmortemDocumentJa = {
  label: '文書の状態',
  statuses: termsJa.documentStatusLabels,
  reviewedBy: (reviewer: string) => `レビュー ${reviewer}`,
  changedSinceReview: 'レビュー後に変更あり',
  owner: (name: string) => `担当 ${name}`,
  noOwner: '担当を決める',
  deadline: '提出期限',
  deadlineMet: '提出期限 済み',
  deadlineFromRecovery: (hours: number) => `提出期限 復旧から${hours}時間`,
  noDeadline: '提出期限 なし',
  next: { draft: 'レビューに出す', inReview: 'レビュー済みにする', reviewed: '完了にする' },
  back: '前の状態に戻す',
  ownerDialog: {
    title: '文書の担当',
    name: '担当の名前',
    hint: '空にすると未定に戻ります。レビューする人とは別の人です。',
    confirm: '決める',
  },
  reviewDialog: {
    title: 'レビュー済みにする',
    name: 'レビューした人の名前',
    hint: '文書の担当とは別の人です。名前と日時が文書の表に入ります。',
    confirm: 'レビュー済みにする',
  },
  backDialog: {
    title: '前の状態に戻す',
    to: '戻す先',
    reason: '理由',
    hint: '戻すと、レビューの記録は文書の表から消えます (記録には残ります)。',
    confirm: '戻す',
  },
  references: {
    evidence: '根拠の候補',
    rows: 'タイムラインの行の候補',
    none: '該当なし',
    found: (count: number) => `候補 ${count}件。↑↓で選び、Enterで入れる`,
    insertRow: (time: string, what: string, cited: string) => `${time} ${what}${cited === '' ? '' : ` (${cited})`}`,
  },
  writingHint: 'E- で根拠、@ でタイムラインの行、F2 で表を編集',
  undo: '元に戻す',
  redo: 'やり直す',
  table: {
    open: '表を編集',
    none: 'カーソルの位置に表がありません。表の中に置いてから押します。',
    title: '表を編集',
    hint: '変更はそのまま本文に入ります。Tab 次のセル · Enter 下のセル · Alt+↓ 行を追加 · Alt+→ 列を追加',
    cell: (row: number, column: number) => `${row}行 ${column}列`,
    head: (column: number) => `見出し ${column}列`,
    addRow: '下に行を追加',
    removeRow: '行を削除',
    addColumn: '右に列を追加',
    removeColumn: '列を削除',
  },
};
export type PostmortemDocumentText = typeof postmortemDocumentJa;

/**
 * The words by which the columns of tables are recognised, in Japanese and English. All are written as `keyOf` gives them, which is also how
 * `docs/runbook-format.md` documents them for authors.
 */

export const contactColumns = {
  role: ['役割', '役職', 'ロール', '担当', '区分', 'role', 'position', 'team', 'function'],
  person: ['担当者', '氏名', '名前', '担当者名', 'person', 'name', 'who'],
  contact: [
    '連絡先',
    '電話',
    '連絡方法',
    '電話番号',
    'メール',
    'contact',
    'phone',
    'how to reach',
    'reach',
    'channel',
    'email',
  ],
  hours: [
    '稼働時間',
    '対応時間',
    '勤務時間',
    '時間帯',
    '時間',
    '対応時間帯',
    'hours',
    'availability',
    'available',
    'working hours',
    'when',
  ],
} as const;

export const causeColumns = {
  cause: ['原因', '想定原因', '考えられる原因', '要因', 'cause', 'causes', 'likely cause', 'reason', 'problem'],
  howToTell: [
    '確認方法',
    '見分け方',
    '判断方法',
    '確認',
    '判別方法',
    '確認手段',
    '調べ方',
    'how to tell',
    'how to check',
    'check',
    'sign',
    'signs',
    'evidence',
    'how to confirm',
    'how you know',
    'how to see it',
  ],
  action: [
    '対応',
    '対処',
    '対応方法',
    '対処法',
    '対処方法',
    '対策',
    '処置',
    'action',
    'actions',
    'fix',
    'what to do',
    'remedy',
    'response',
    'do this',
  ],
} as const;

export const metricColumns = {
  name: ['メトリクス', '指標', '項目', '監視項目', 'メトリック', 'metric', 'metrics', 'indicator', 'measure', 'name'],
  normal: ['正常範囲', '正常', '通常', '正常値', '平常時', 'normal', 'ok', 'healthy', 'normal range', 'good', 'usual'],
  warning: ['警告', '注意', 'warning', 'warn', 'elevated'],
  critical: ['緊急', '危険', '重大', '異常', 'クリティカル', 'critical', 'emergency', 'alert', 'page', 'urgent'],
} as const;

export const logColumns = {
  kind: ['ログ種別', '種別', 'ログ', '種類', 'ログの種類', 'log', 'kind', 'type', 'log type', 'name', 'what'],
  path: [
    'パス',
    '場所',
    '保存先',
    'ファイル',
    '取得方法',
    '所在',
    'path',
    'location',
    'where',
    'file',
    'source',
    'place',
  ],
} as const;

export const changelogColumns = {
  date: ['日付', '更新日', '日時', '年月日', 'date', 'when', 'day'],
  author: ['更新者', '担当者', '作成者', '担当', '変更者', 'author', 'by', 'who', 'editor'],
  change: ['内容', '変更内容', '更新内容', '変更点', '説明', 'change', 'changes', 'description', 'what', 'content'],
} as const;

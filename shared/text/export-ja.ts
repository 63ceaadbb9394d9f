/** 書き出すファイルの言葉 (HTMLのグラフ、CSV、お客様向けの障害報告書)。 */
export const exportJa = {
  contents: '目次',
  charts: {
    title: '計測値の推移',
    below: '計測値の推移の図は付録の後にある。',
    whysBelow: '5 Whysの図は付録の後にある。',
    /** A chart's words for whoever cannot see it. */
    described: (name: string, from: string, to: string, points: string) =>
      `${name} の計測値とレベル。${from} から ${to} まで、${points}点。`,
    values: '値の表',
    head: ['時刻', '値', 'レベル'],
    noValue: '–',
    level: 'レベル',
    axis: { ms: 'ms', percent: '%' },
  },
  timeline: {
    head: ['時刻', '時刻 (UTC)', '記録時刻 (UTC)', '種別', '出来事', 'レベル', '記録者', '根拠', '印', '取り消し'],
    struck: (reason: string) => `取り消し線: ${reason}`,
    undone: '取り消し',
  },
  report: {
    title: '障害報告書',
    drill: '【訓練】障害報告書',
    subject: '件名',
    subjectOf: (service: string, title: string) => (service === '' ? title : `${service}: ${title}`),
    times: '発生・復旧日時',
    began: '発生日時',
    recovered: '復旧日時',
    lasted: '影響時間',
    impact: '影響',
    cause: '原因',
    temporary: '暫定対応',
    prevention: '再発防止策',
    head: ['項目', '内容'],
    due: (action: string, due: string) => `${action} (期日 ${due})`,
    /** Where a name stood. */
    person: '担当者',
    personOf: (role: string) => `担当者 (${role})`,
    facts: {
      usersAffected: '影響を受けたユーザー数',
      requestsFailed: '失敗したリクエスト数',
      customersAffected: '影響を受けた顧客',
      enquiries: '問い合わせ件数',
    },
  },
};
export type ExportText = typeof exportJa;

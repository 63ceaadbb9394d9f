import { postmortemOutputJa } from './postmortem-output-ja.ts';

export const postmortemJa = {
  title: 'ポストモーテム',
  heading: (number: number, title: string) => `ポストモーテム #${number} ${title}`,
  toIncident: 'インシデントへ',
  pages: (pages: number) =>
    `付録の前が印刷で約${pages}ページになります (目安は3ページ)。書いた文章はそのまま残ります。`,
  provisional: '復旧の確認前です。この文書は暫定の下書きで、記録が増えると変わります。',
  drill: '訓練の記録です。書き出す文書にも「訓練」と入ります。',
  sections: {
    label: 'セクション',
    states: { edited: '編集済み', drafted: '下書き (記録から作成)', missing: '未記入あり' },
    unsaved: '未保存',
    missing: (count: number) => `未記入 ${count}件`,
    whole: '全文を見る',
    next: '次のセクション',
    previous: '前のセクション',
  },
  editor: {
    label: (section: string) => `${section} の本文 (Markdown)`,
    preview: (section: string) => `${section} のプレビュー`,
    previewTitle: 'プレビュー',
    focus: '本文を編集',
    save: 'セクションを保存',
    saved: '保存しました',
    unsaved: '未保存の変更があります。書きかけは自動で残ります。',
    restored: '書きかけを復元しました。保存すると文書に入ります。',
    discard: '書きかけを破棄',
    prompt: 'Runbookの指示',
    missing: '足りないもの',
    wholeTitle: '全文',
    wholeHint: '保存済みの内容です。書き出すと、この文書がそのままファイルになります。',
    wholeWithout: (sections: string) => `未保存の変更は含みません: ${sections}`,
    draftsUnread: '書きかけを読み込めませんでした。',
  },
  giveBack: {
    action: '下書きに戻す',
    title: '下書きに戻しますか',
    explain: (section: string) =>
      `「${section}」に書いた文を外し、記録から作る下書きに戻します。書いた文は記録には残りますが、文書からは消えます。`,
    confirm: '下書きに戻す',
  },
  discard: {
    title: '書きかけを破棄しますか',
    explain: (section: string) => `「${section}」の未保存の変更を捨て、保存済みの文に戻します。`,
    confirm: '破棄',
  },
  conflict: {
    title: '別の人か別のウィンドウが、先にこのセクションを保存しました',
    explain: '下の2つを見比べ、どちらを残すか選びます。選ぶまで、どちらも消えません。',
    theirs: '保存済みの文',
    mine: '自分の文 (未保存)',
    keepMine: '自分の文で上書き',
    takeTheirs: '保存済みの文を使う',
  },
  evidence: {
    title: '根拠',
    empty: '根拠はまだありません。チェックを読み取ると番号が付きます。',
    cite: '引用',
    citeLabel: (label: string) => `${label} を本文に引用`,
    cited: 'この節で引用',
  },
  output: postmortemOutputJa,
};
export type PostmortemText = typeof postmortemJa;

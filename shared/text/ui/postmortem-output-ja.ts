/** ポストモーテムの書き出しと、編集したファイルの取り込み。 */
import type { LeftOutKind } from '../../postmortem/export/customer-report.ts';
import type { ExportFormat } from '../../postmortem/export/format.ts';
import type { ImportNote } from '../../postmortem/import/compared.ts';

export const postmortemOutputJa = {
  copy: 'Markdownをコピー',
  copied: 'Markdownをコピーしました',
  open: '書き出す',
  take: '取り込む',
  savedTo: (path: string) => `保存しました: ${path}`,
  downloaded: (fileName: string) => `ブラウザーのダウンロードに保存しました: ${fileName}`,
  cancelled: '書き出しをやめました。何も保存していません。',
  blanks: (count: number) => `未記入が${count}件あり、文書にも「未記入」と入っています。`,
  without: (sections: string) => `未保存の変更は書き出しに入りません: ${sections}`,
  dialog: {
    title: '書き出す',
    explain: '記録から作った文書をファイルにします。秘密の値は書き出す前に除きます。',
    format: '形式',
    formats: {
      md: 'Markdown',
      html: 'HTML',
      pdf: 'PDF',
      json: 'JSON',
      csv: 'CSV (タイムライン)',
      report: '障害報告書',
      reader: '記録を読むHTML',
    } satisfies Record<ExportFormat, string>,
    about: {
      md: 'GitHubの表記。編集して「取り込む」で戻せます。',
      html: '1つのファイルで、オフラインで開けます。計測値のグラフ入り。スクリプトも外部の読み込みもありません。',
      pdf: 'A4、ページ番号とタグ付き。HTMLと同じ内容です。',
      json: 'プログラム用。形式は docs/postmortem.schema.json にあります。',
      csv: "タイムラインの全行。ExcelがUTF-8と分かるようにBOM付き。数式に見える値の先頭には ' が付きます。",
      report:
        'お客様向け。件名、発生・復旧日時、影響、原因、暫定対応、再発防止策だけで、名前、仮説、根拠の番号、TTD・TTRなどは入りません。',
      reader:
        'インシデント1件を1つのファイルで。アプリもネットワークもなしで開け、タイムラインの絞り込み、根拠、当日のRunbook、時点を戻した再生ができます。',
    } satisfies Record<ExportFormat, string>,
    noPdf:
      'PDFを作るブラウザー (Chrome、Chromium、Edge) がこのマシンに見つかりません。HTMLを書き出してブラウザーで印刷すると、ページ番号付きのPDFになります。',
    pattern: 'ファイル名の書式',
    patternHint: '{date} {number} {title} が置き換わります。',
    preview: (fileName: string) => `ファイル名: ${fileName}`,
    whereSaved: '保存先は次の画面で選びます。同じ名前のファイルは、確認なしに上書きしません。',
    whereDownloaded: 'ブラウザーのダウンロードに保存します。',
    folder: '保存先のフォルダー',
    folderHint:
      'Hikeshiが動いているマシンの完全なパス。gitの作業ツリーも使えます (コミットはしません)。空なら、そのつど保存します。',
    whereFolder:
      'このフォルダーに書きます。前回の書き出しのままのファイルは置き換え、編集されたファイルには手を付けません。',
    replace: '置き換える',
    submit: '書き出す',
    rich: 'リッチテキストをコピー',
    richCopied: 'コピーしました。Confluence、Googleドキュメント、Notionに貼り付けられます。',
  },
  report: {
    preview: '障害報告書のプレビュー',
    leftOut: '報告書に入れなかったもの',
    leftOutExplain: '− は記録にあって報告書にないもの、+ は言い換えた後の文です。',
    nothingLeftOut: '除いたものはありません。',
    kinds: {
      names: '名前',
      reworded: '言い換えた文',
      hypotheses: '仮説 (疑い)',
      ruledOut: '除外した仮説',
      reasons: '判断の理由',
      durations: '対応の指標',
      evidence: '根拠',
      timeline: 'タイムライン',
      sections: '人が書いた節 (報告書には写しません)',
    } satisfies Record<LeftOutKind, string>,
    more: (count: number) => `ほか ${count}件`,
    removed: '除外',
    added: '言い換え',
  },
  taking: {
    title: '編集したMarkdownを取り込む',
    explain: '書き出して編集したファイルを選ぶと、節ごとの差分が出ます。採用した節だけが変わります。',
    choose: 'ファイルを選ぶ',
    reading: '比べています',
    unreadable: 'ファイルを読めませんでした。',
    summary: (changed: number, same: number) => `変更のある節 ${changed}、同じ節 ${same}`,
    nothing: '文書との違いはありません。',
    accept: '採用',
    acceptOf: (section: string) => `「${section}」の変更を採用`,
    decline: '採用しない',
    declineOf: (section: string) => `「${section}」の変更を採用しない`,
    accepted: '採用しました',
    declined: '採用していません',
    changedHere: '書き出した後、アプリ側でもこの節が変わりました。採用するとファイルの文で置き換わります。',
    removed: '削除された行',
    added: '追加された行',
    unchanged: (lines: number) => `変わらない行 ${lines}`,
    notes: {
      noSections: () =>
        'この文書の見出し (## 1. 発生日時 など) が1つも見つかりません。書き出したMarkdownかどうか確認します。',
      unknownOrigin: () =>
        '記録の指紋が見つからないか、この記録のものではありません。いまの文書と比べています。書き出した後に増えた行も差分に出ます。',
      byteOrderMark: () => '先頭のBOMは読み飛ばしました。',
      lineEnds: () => '改行コード (CRLF) はLFにそろえて比べました。',
      unknownHeading: (words: string) =>
        `「${words}」はこの文書の節ではないため、取り込みません。残すには、いずれかの節の中に ### の見出しで入れます。`,
      headingChanged: (words: string) =>
        `見出し「${words}」は元の節と番号か意味で対応させました。見出しは変わりません。`,
      headingTwice: (words: string) => `「${words}」が2回あります。2つ目は取り込みません。`,
      missingSection: (words: string) =>
        `「${words}」がファイルにありません。節は外せないため、いまの文のまま残します。`,
      reordered: () => '節の順序が違います。順序はRunbookの通りに保ち、本文だけを比べました。',
      madeFromRecord: () => '冒頭の表と付録は記録から作るため、そこで編集した内容は取り込みません。',
    } satisfies Record<ImportNote['code'], (words: string) => string>,
  },
};
export type PostmortemOutputText = typeof postmortemOutputJa;

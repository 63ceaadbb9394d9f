/** 全インシデントをファイルに書き出すときの言葉。 */
export const plainFilesJa = {
  open: 'すべてをファイルに書き出す',
  title: 'すべてをファイルに書き出す',
  explain:
    'インシデントごとのフォルダーに、Markdown、JSON、CSV、記録を読むHTML、根拠、.incident ファイルを書きます。秘密の値は除きます。もう一度書き出すと、変わったものだけを書き直します。',
  folder: '書き出し先のフォルダー (Hikeshiが動いているマシンの完全なパス)',
  folderHint: '空のフォルダー、新しいフォルダー、または以前の書き出し先。ほかのファイルには手を付けません。',
  start: '書き出す',
  writing: '書き出し中',
  stop: '中止',
  goesOn: '閉じても続きます。',
  written: (written: number, unchanged: number) =>
    `${written}件を書き出しました (変わりのない ${unchanged}件はそのまま)。`,
  stopped: (left: number) => `残り ${left}件は書き出していません。もう一度書き出すと続きから進みます。`,
  refused: (count: number) => `${count}件は書き出せませんでした。`,
  refusedLabel: '書き出せなかったインシデントと理由',
};
export type PlainFilesText = typeof plainFilesJa;

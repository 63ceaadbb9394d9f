import { termsJa } from '../terms-ja.ts';

/** 引き継ぎと共同対応の言葉。 */
export const handoffJa = {
  open: '引き継ぎ',
  title: '引き継ぎ',
  explain: '記録全体を1つのファイルにして渡します。引き継ぐと、取り戻すまでここは読み取り専用になります。',
  to: '引き継ぐ相手',
  toPlaceholder: '例: 佐藤',
  nextStep: '次の一手 (申し送り)',
  nextStepPlaceholder: '例: 03:40までに改善しなければロールバック',
  handOver: '引き継いでファイルを作る',
  handedOverNow: (to: string) => `${to} へ引き継ぎました。ファイルと1ページを渡します。`,
  copyExplain: '二人で対応するときは、引き継がずに写しを渡します。互いのファイルを何度でも取り込めます。',
  makeCopy: '写しのファイルを作る',
  saveAgain: 'ファイルをもう一度作る',
  saved: (file: string) => `${file} に保存しました。`,
  downloaded: (file: string) => `${file} をダウンロードしました。`,
  notSaved: '保存を取りやめました。ファイルはまだ渡せません。',
  withheld: (rows: number, evidence: number, runbooks: number) =>
    `秘密の値を含むか大きすぎるため、含めていません: 行 ${rows}、根拠 ${evidence}、Runbook ${runbooks}。`,
  page: '引き継ぎの1ページ',
  pageLanguage: '1ページの言語',
  copyPage: '1ページをコピー',
  pageFailed: '1ページを作れません。',
  readOnlySince: (to: string, time: string) => `${time} に ${to} へ引き継いだため、読み取り専用です。`,
  receivedBy: (count: number): string => (count === 0 ? '受け取りはまだ確認できていません。' : '受け取り済みです。'),
  again: 'ファイルと1ページ',
  takeBack: '取り戻す',
  environmentNotHere: (name: string) =>
    `環境「${name}」はファイルで届いたもので、ここには登録されていません。上の行で環境を選ぶまで、何も読み取りません。`,
  people: '役割',
  roles: termsJa.roles,
  rolesHint: '名前を書きます。複数人は「、」で区切ります。',
  setRole: '役割を記録',
  lead: (name: string) => `IC ${name}`,
  import: {
    open: '記録ファイルを取り込む',
    input: '.incident ファイル',
    hint: '引き継ぎや共同対応の .incident ファイルは、この画面に落としても取り込めます。いくつでも一度に取り込めます。',
    importing: '取り込み中',
    stop: '取り込みを中止',
    many: (files: number, incidents: number, rows: number) =>
      `${files}ファイルを取り込みました: 新しいインシデント ${incidents}件、新しい行 ${rows}行。`,
    stopped: (left: number) => `中止しました。残り ${left}ファイルは読んでいません。もう一度選ぶと続きから進みます。`,
    notTaken: (files: number) => `${files}ファイルは取り込めませんでした。`,
    notTakenLabel: '取り込めなかったファイルと理由',
    takenIn: (number: number, title: string, rows: number) => `#${number} ${title} を取り込みました (${rows}行)。`,
    merged: (number: number, title: string, rows: number) =>
      rows === 0
        ? `#${number} ${title} には、すべての行があります。`
        : `#${number} ${title} に ${rows}行を合わせました。`,
    received: '引き継ぎを受け取りました。',
    openIncident: 'インシデントを開く',
    tooLarge: (most: string) => `ファイルが大きすぎます (最大 ${most})。何も変えていません。`,
    unreadable: (name: string) => `${name} を読めません。`,
  },
};
export type HandoffText = typeof handoffJa;

import type { Milestone } from '../../incident/event.ts';
import { termsJa } from '../terms-ja.ts';

/** タイムラインへの追記の言葉: 行の間への追記、複数行、画像、節目の印。 */
export const incidentTimelineJa = {
  /** メモ欄のボタン。名前は長いほうが読み上げられる。 */
  bring: { output: '出力', lines: '複数行', picture: '画像' },

  pasteLines: {
    open: '複数行を追記',
    title: '複数行を追記',
    explain: (zone: string) =>
      `時刻付きの行や、Slackからコピーしたメッセージをメモとして追記します。時刻は ${zone} として読みます。`,
    label: '貼り付け',
    placeholder: '10:42 再起動\n10:45 復旧を確認',
    preview: (count: number) => `追記する行 ${count}件`,
    nothing: '読み取れる行がまだありません。',
    include: (text: string) => `追記する: ${text}`,
    time: (text: string) => `時刻: ${text}`,
    timeMissing: '時刻が読めません。入力するか、行を外します。',
    timeInFuture: '未来の時刻です。',
    tooMany: (most: number) => `一度に追記できるのは${most}行までです。残りは分けて追記します。`,
    mend: (count: number) => `時刻を直す行が${count}件あります。`,
    submit: (count: number) => `${count}件を追記する`,
    fromOutput: '時刻付きのメモとして追記',
  },

  insert: {
    open: 'この後に追記',
    key: '選んだ行の後に追記',
    title: '行の間に追記',
    explain: '記録した時刻も残り、「追記」と表示されます。',
    submit: '追記する',
  },

  history: {
    title: '訂正前',
    by: (actor: string, at: string) => `${actor} ${at} 記入`.trim(),
  },

  zoneSwitch: { toUtc: 'UTCで表示', toIncident: (zone: string) => `${zone}で表示`, key: '時刻の表示をUTCと切り替える' },

  actionMark: '改善策の案',

  markers: {
    edit: (name: string) => `${name}の時刻を直す`,
    editShort: '直す',
    contradicts: (later: Milestone, earlier: Milestone) =>
      `順序が逆: ${termsJa.milestones[later]}が${termsJa.milestones[earlier]}より前`,
  },

  picture: {
    open: '画像を添付',
    title: '画像を添付',
    explain:
      '貼り付け、ドロップ、ファイル選択のどれでも添付できます (PNG、JPEG、WebP)。撮影情報は取り除いて保存します。',
    choose: 'ファイルを選ぶ',
    name: '題名',
    defaultName: 'スクリーンショット',
    canvas: '隠す範囲を選ぶ画像',
    blurHint:
      'ドラッグした範囲を塗りつぶします。キーボードでは矢印で枠を動かし、Shift+矢印で大きさを変え、Enterで塗りつぶします。',
    blurred: (count: number) => `塗りつぶし ${count}か所`,
    blurUndo: '塗りつぶしを1つ戻す',
    irreversible: '保存すると、塗りつぶした下は残りません。',
    submit: '添付する',
    notAPicture: 'PNG、JPEG、WebPの画像ではありません。スクリーンショットを撮り直すか、PNGに変換します。',
    unreadable: '画像を読めません。ファイルが壊れているか、大きすぎます。',
    tooLarge: (limit: string) => `縮小しても ${limit} を超えます。必要な部分だけを切り取った画像を使います。`,
    shrunk: (width: number, height: number) => `大きいため ${width}×${height} に縮小しました。`,
    dialogOpen: '別のダイアログが開いています。閉じてから画像を貼り付けます。',
    drop: 'ここで離すと画像を添付します',
    view: (label: string, title: string) => `${label} ${title} の画像`,
  },
};
export type IncidentTimelineText = typeof incidentTimelineJa;

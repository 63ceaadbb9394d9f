import { termsJa } from '../terms-ja.ts';

/** 「今すぐ宣言」以外の宣言: アラートの文面から、発生や検知をさかのぼって、終わってから、訓練として。 */
export const declareJa = {
  open: 'アラートや時刻を指定して宣言',
  openHint: 'アラートの文面はこの画面に貼り付けても開きます',
  title: 'アラートや時刻を指定して宣言',
  explain: 'どの欄も空のままで宣言できます。あとから直せます。',
  alert: 'アラートの文面',
  alertHint: 'PagerDuty、CloudWatch、Grafana、Alertmanager、Datadog、Zabbix のJSONや文面、メール',
  read: (tool: string, title: string) => `読み取り: ${tool}、件名「${title}」`,
  readUntitled: (tool: string) => `読み取り: ${tool}、件名なし`,
  tools: termsJa.alertTools,
  firedAt: (time: string, zone: string) => `検知 ${time} (${zone})`,
  zoneAssumed: (zone: string) => `文面にタイムゾーンがないため ${zone} とみなしました`,
  noTime: '検知の日時は文面から読み取れません。下に入力するか、未記入のまま宣言します',
  future: '文面の日時が今より先のため、検知には使いません',
  began: '発生した時刻',
  detected: '検知した時刻',
  recovered: '復旧した時刻',
  timeHint: (zone: string) => `HH:MM または YYYY-MM-DD HH:MM (${zone})。空なら未記入`,
  recoveredHint: '入力すると、終わったインシデントの事後登録になります。読み取りと期限の通知はしません。',
  notATime: '時刻として読めません。例: 03:02、2026-11-24 03:02',
  inFuture: '今より先の時刻です',
  asDrill: '訓練として記録する',
  declare: '宣言する',
  enter: '事後に登録する',
};
export type DeclareText = typeof declareJa;

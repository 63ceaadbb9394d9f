/** 外形監視の言葉。タイムライン、画面、文書で同じものを同じ言葉で呼ぶ。 */
import type { GapCause } from '../watch/gap.ts';
import type { WatchPart } from '../watch/target.ts';

export const watchJa = {
  watch: '外形監視',
  measures: {
    api: (path: string) => `API ${path}`,
    endpoint: (path: string) => path,
    database: (name: string) => `DB ${name}`,
    connections: () => 'DB接続数',
  } satisfies Record<WatchPart, (name: string) => string>,
  allMeasures: 'すべて',
  levelChanged: (measure: string, from: string, to: string, reading: string) =>
    `外形監視 ${measure} ${from}から${to}へ: ${reading}`,
  /** `looks` 回続けて同じだったので、変化と認めた。 */
  looks: (sentence: string, looks: string) => `${sentence} (${looks}回続けて)`,
  flapping: (measure: string, changes: string, minutes: string, looks: string, to: string) =>
    `外形監視 ${measure} ${minutes}分間に${changes}回変化し不安定 (n=${looks}、最悪 ${to})。2分続けて同じになるまで変化を記録しない`,
  steadied: (measure: string, to: string, reading: string) => `外形監視 ${measure} ${to}で安定: ${reading}`,
  gap: (from: string, to: string, cause: string) => `監視の空白 ${from}–${to} (${cause})`,
  setBack: (from: string, to: string) => `このマシンの時計が ${from} から ${to} に戻された`,
  gapCauses: {
    notRunning: 'アプリが起動していなかった',
    asleep: 'スリープ中、または時計の変更',
    stalled: 'アプリが止まっていた',
    setBack: '時計が戻された',
  } satisfies Record<GapCause, string>,
  rolledUp: (from: string, to: string, figures: string) => `外形監視の1分値 ${from}–${to}: ${figures}`,
  rolledUpMeasure: (measure: string, median: string, n: string) => `${measure} 中央値 ${median} (n=${n})`,
  noValue: '–',
  muted: (measure: string) => `監視をミュート: ${measure}`,
  unmuted: (measure: string) => `監視のミュートを解除: ${measure}`,
  stopped: '監視を停止',
  started: '監視を再開',
  clockOffset: (target: string, offset: string) => `時刻ずれ ${offset} (${target})`,
  clockOffsetWithin: (target: string, offset: string, uncertainty: string) =>
    `時刻ずれ ${offset} ±${uncertainty} (${target})`,
  clocksAgree: (target: string, uncertainty: string) => `時刻ずれなし ±${uncertainty} (${target})`,
};
export type WatchText = typeof watchJa;

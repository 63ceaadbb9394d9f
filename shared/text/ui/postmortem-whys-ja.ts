import type { WhyPart } from '../../postmortem/whys/outline.ts';
import type { WhyFindingCode } from '../../postmortem/whys/outline-findings.ts';

/** 5 Whys を書く画面の言葉。 */
export const postmortemWhysJa = {
  title: '5 Whys',
  /** 本文との切り替え。 */
  open: '5 Whysを書く',
  backToText: '本文に戻る',
  hint: 'Enter 次の答え · Shift+Enter さらになぜ · Tab / Shift+Tab 深さ · Alt+↑↓ 移動 · E- 根拠 · Alt+H 仮説 · Alt+S 仕組みの問題 · Ctrl+Z 元に戻す · Esc 入力を抜ける',
  editedSection:
    'この節の本文は手で書き換えられているため、5 Whysの変更は本文に入りません。「下書きに戻す」で入ります。',
  save: '5 Whysを保存',
  giveBack: '記録から作り直す',
  parts: {
    trigger: '契機 (トリガー)',
    causes: 'なぜ起きたか',
    notDetected: '流出原因: なぜ検知できなかったか',
    notPrevented: '流出原因: なぜ事前に防げなかったか',
    ruledOut: '除外した仮説 (下の段に、除外した理由)',
  } satisfies Record<WhyPart, string>,
  /** 深さごとの問い。最後の問いはそれより深い段でも使う。 */
  prompts: {
    trigger: ['直前に何が変わったか'],
    causes: [
      '何が起きて障害になったか',
      'それはどのように起きたか',
      '何がそれを許したか',
      'どの仕組み・手順・条件がそうさせたか',
      'その条件は、どうすれば変えられるか',
    ],
    notDetected: ['何が監視や通知から漏れたか', 'どの仕組みがあれば早く気づけたか'],
    notPrevented: ['どの試験・レビュー・段階で止められたか', '何が足りず、そこで止まらなかったか'],
    ruledOut: ['どの仮説を除外したか', '何を根拠に除外したか'],
  } satisfies Record<WhyPart, string[]>,
  answer: (part: string, place: number, depth: number) => `${part} ${place}番目 深さ${depth}`,
  why: (depth: number) => `なぜ${depth}`,
  /** 番号のない答えの前の印。 */
  bullet: '・',
  hypothesis: '仮説',
  systemCondition: '仕組みの問題',
  takeOut: (label: string) => `${label} の引用を外す`,
  remove: '削除',
  add: (part: string) => `${part} に答えを書く`,
  addShort: '答えを書く',
  findings: {
    unproven: '根拠 (E-) か「仮説」の印がありません',
    endsTooEarly: '仕組みの問題に行き着いていません。Shift+Enterで次のなぜ、行き着いたらAlt+S',
    ruledOutWithoutReason: '除外した理由がありません。Shift+Enterで下の段に書きます',
  } satisfies Record<WhyFindingCode, string>,
  left: (count: number) => `残り ${count}件`,
  complete: 'どの枝も仕組みの問題に行き着いています',
};
export type PostmortemWhysText = typeof postmortemWhysJa;

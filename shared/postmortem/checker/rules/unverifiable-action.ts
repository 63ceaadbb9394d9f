/** Actions that nobody can see to be done: care, thoroughness, consideration. */
import type { CheckedText } from '../checked-text.ts';
import { findPhrases, type Phrase } from '../phrases.ts';
import { isProposal } from '../proposal-mark.ts';
import type { Rule } from '../rule.ts';

const phrases: readonly Phrase[] = [
  {
    language: 'ja',
    pattern:
      /(?:十分に?)?(?:注意(?:する|します|を払う|深く)|気を[付つ]け(?:る|ます)?|意識(?:する|します|を高める)|心(?:掛|が)け(?:る|ます)?|努め(?:る|ます)|慎重に(?:行う|対応する|作業する|進める)|再認識する)/gu,
    rewrite: 'preventByMeans',
  },
  {
    language: 'ja',
    pattern:
      /(?:しっかり|きちんと|適切に)[^。\n|]{0,10}(?:行う|行います|する|します)|ダブルチェック(?:を)?(?:行う|行います|する|します|実施する)/gu,
    rewrite: 'preventByMeans',
  },
  {
    language: 'ja',
    pattern:
      /(?:チーム|全員|関係者|部内|社内|全体)内?(?:で|に|へ|と)?(?:情報)?を?共有(?:する|します|していく|を図る)/gu,
    rewrite: 'putIntoProcedure',
  },
  {
    language: 'ja',
    pattern:
      /(?:の)?(?:徹底|周知(?:徹底)?|教育|啓蒙|啓発|注意喚起)(?:する|します|していく|を図る|を行う|に努める|を徹底する)/gu,
    rewrite: 'putIntoProcedure',
  },
  {
    language: 'ja',
    pattern: /(?:検討|考慮)(?:する|します|を行う|を進める|していく|中)(?![^。\n|]{0,30}(?:決め|決定|判断する))/gu,
    rewrite: 'decideBy',
  },
  {
    language: 'ja',
    pattern:
      /(?:監視|体制|管理|チェック|確認|連携|レビュー|品質)?(?:を|の)?(?:強化|改善|向上|見直し|最適化)(?:する|します|していく|を図る|を行う|に努める)|見直す/gu,
    rewrite: 'measureAndNotify',
  },
  {
    language: 'en',
    pattern:
      /\b(?:be (?:more )?(?:careful|mindful|aware|vigilant|proactive|diligent|cautious|attentive)|take (?:more |greater )?care|pay (?:more |closer )?attention|try to|make sure (?:everyone|everybody|people)|double[- ]check|(?:follow|check|review|use|do)\b[^.\n|]{0,30} (?:properly|carefully))\b/giu,
    rewrite: 'preventByMeans',
  },
  {
    language: 'en',
    pattern:
      /\b(?:raise awareness|remind (?:everyone|everybody|the team|people|all)|educate|train (?:everyone|the team|staff)|ensure (?:that )?(?:everyone|everybody|people|the team)|communicate better|thoroughly \w{1,15})\b/giu,
    rewrite: 'putIntoProcedure',
  },
  {
    language: 'en',
    pattern:
      /\b(?:consider(?:ing)?|think about|look (?:into|at)|explore|evaluate whether|investigate)\b(?![^.\n|]{0,60}\bdecide)/giu,
    rewrite: 'decideBy',
  },
  {
    language: 'en',
    pattern: /\b(?:improve|strengthen|enhance|optimi[sz]e|beef up|revisit|review)\b(?: the)?(?: \w{1,20})?/giu,
    rewrite: 'measureAndNotify',
  },
];

export const unverifiableAction: Rule = {
  code: 'unverifiableAction',
  severity: 'should',
  languages: ['ja', 'en'],
  source: {
    title: 'Postmortem Action Items: Plan the Work and Work the Plan (;login: Spring 2017)',
    url: 'https://research.google/pubs/postmortem-action-items-plan-the-work-and-work-the-plan/',
  },
  reads: (section) => section === 'actions',
  find: (text) => findPhrases({ prose: decided(text) }, phrases),
};

/** Without headings and what is only proposed: nobody has said that it will be done. */
function decided({ lines }: CheckedText): string {
  return lines
    .map(({ text }) => (isProposal(text) || /^#{1,6} /u.test(text) ? '\ufffc'.repeat(text.length) : text))
    .join('\n');
}

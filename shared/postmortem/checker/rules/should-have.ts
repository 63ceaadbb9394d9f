/** What should have been done: knowledge of afterwards, which nobody had then. Where the text tells what happened, not what will change. */
import { findPhrases, type Phrase } from '../phrases.ts';
import type { Rule } from '../rule.ts';

const phrases: readonly Phrase[] = [
  {
    language: 'ja',
    pattern:
      /(?<action>[\p{Script=Han}\p{Script=Katakana}ー]{1,12})(?:を)?(?:す|する)べき(?:だった|であった|でした|だったと)/gu,
    rewrite: 'stepMissing',
  },
  {
    language: 'ja',
    pattern:
      /[\p{Script=Hiragana}\p{Script=Han}]{0,6}(?<![\p{Script=Han}\p{Script=Katakana}ー]を?(?:す|する))べき(?:だった|であった|でした)/gu,
    rewrite: 'knownThen',
  },
  {
    language: 'ja',
    pattern:
      /[てで](?:い(?:れば|たら)|おけば|おいたら)[^。\n|]{0,20}(?:防げ|防止でき|避けられ|回避でき|検知できた|気[づ付]け|済んだ|よかった|良かった|起きなかった|ならなかった)[\p{Script=Hiragana}]{0,4}/gu,
    rewrite: 'knownThen',
  },
  { language: 'ja', pattern: /[\p{Script=Hiragana}\p{Script=Han}]{0,6}べきところ/gu, rewrite: 'knownThen' },
  {
    language: 'ja',
    pattern:
      /(?<thing>[\p{Script=Han}\p{Script=Katakana}ー]{1,12})(?:が|は)(?:不十分|不足)(?:だった|であった|でした|していた)/gu,
    rewrite: 'whatWasThere',
  },
  {
    language: 'en',
    pattern: /\b(?:should|ought to|needed to)(?: not|n['’]t)? have(?: been)? \w{1,20}/giu,
    rewrite: 'knownThen',
  },
  {
    language: 'en',
    pattern: /\bif only\b|\bhad (?:we|they|he|she|somebody|someone|the team) (?:only )?\w{1,20}/giu,
    rewrite: 'knownThen',
  },
  // Only where it begins a clause is it a condition: "the team had the alert" tells what was.
  {
    language: 'en',
    pattern: /\bHad the \w{1,20}(?: \w{1,20})? (?:been|existed|fired|run|worked)\b/gu,
    rewrite: 'knownThen',
  },
  {
    language: 'en',
    pattern: /\b(?:would|could) (?:easily )?have been (?:prevented|avoided|caught)\b/giu,
    rewrite: 'knownThen',
  },
  {
    language: 'en',
    pattern: /(?<thing>\b[A-Za-z]{2,20}) (?:was|were) (?:insufficient|inadequate)\b/gu,
    rewrite: 'whatWasThere',
  },
];

export const shouldHave: Rule = {
  code: 'shouldHave',
  severity: 'must',
  languages: ['ja', 'en'],
  source: {
    title: 'PagerDuty Postmortem Documentation: The Blameless Postmortem',
    url: 'https://postmortems.pagerduty.com/culture/blameless/',
  },
  reads: (section) => section !== 'actions' && section !== 'lessons',
  find: (text) => findPhrases(text, phrases),
};

/** Human error, or a lack of care, where an explanation ends: it is where the questions begin. */
import { findPhrases, type Phrase } from '../phrases.ts';
import type { Rule } from '../rule.ts';

/** What follows says that the text does not end there. */
const goesOnJa =
  '(?![^。\\n|]{0,12}(?:誘|招|起こしやす|起きやす|起こり得|起こりう|起きても|防|減ら|検知|検出|終わら|ではな|とせず|とはせず|を前提|で片付け|が起きる前提))';
const goesOnEn =
  '(?![- ](?:prone|proof)|[^.\\n|]{0,25}\\b(?:is not the|was not the|is never|prevent|detect|tolera|caught|easy|likely|possible|invit))';

const phrases: readonly Phrase[] = [
  {
    language: 'ja',
    pattern: new RegExp(
      `(?:ヒューマン[・ ]?エラー|人為的?(?:な)?(?:ミス|エラー)|人的(?:な)?(?:ミス|エラー)|ケアレスミス)${goesOnJa}`,
      'gu',
    ),
    rewrite: 'errorPossible',
  },
  {
    language: 'ja',
    pattern: new RegExp(
      `(?:確認(?:が)?(?:不足|漏れ|もれ|ミス)|注意(?:が)?不足|認識(?:が)?不足|意識(?:が)?(?:の)?不足|不注意|うっかり)${goesOnJa}`,
      'gu',
    ),
    rewrite: 'checkMissing',
  },
  {
    language: 'en',
    pattern: new RegExp(
      `(?<!\\b(?:not|than|beyond|behind|reduce|avoid|of) (?:a |just )?)\\b(?:human|operator|manual|pilot) error\\b${goesOnEn}`,
      'giu',
    ),
    rewrite: 'errorPossible',
  },
  {
    language: 'en',
    pattern: new RegExp(
      `\\b(?:carelessness|inattention|negligence|(?:lack of|insufficient|inadequate) (?:care|attention|checking|verification|diligence|awareness))\\b${goesOnEn}`,
      'giu',
    ),
    rewrite: 'checkMissing',
  },
];

export const humanErrorAsEnd: Rule = {
  code: 'humanErrorAsEnd',
  severity: 'must',
  languages: ['ja', 'en'],
  source: {
    title: 'IPA, 情報処理システム高信頼化教訓集 (ITサービス編)',
    url: 'https://www.ipa.go.jp/ikc/reports/20190315.html',
  },
  reads: () => true,
  find: (text) => findPhrases(text, phrases),
};

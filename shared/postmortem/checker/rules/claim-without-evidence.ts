/** A claim of why, with nothing to check it by: neither evidence, nor a row of the record, nor the word that it is a guess. */
import type { CheckedText } from '../checked-text.ts';
import { cites } from '../citation.ts';
import type { Hit, Rule } from '../rule.ts';
import { sentencesOf } from '../sentences.ts';

const claims = [
  {
    language: 'ja',
    pattern:
      /が原因(?!を|の|と)|原因(?:は|が|で(?!は)|と(?:判明|なっ|特定)|だった|である)|に起因|を引き起こし|が引き金|を招い|(?:した|だった|していた|なかった|った)(?:ため|ことで|ことにより|ことによって)[、,]?|によって発生|により発生|により停止|に伴い停止/u,
  },
  {
    language: 'en',
    pattern:
      /\b(?:because|caused|due to|led to|leads to|resulted in|result of|triggered by|root cause (?:is|was)|stemmed from|owing to)\b/iu,
  },
] as const;

/** It says itself that it is not known. */
const notClaimed =
  /仮説|未確認|未特定|不明|調査中|推定|未記入|と思われ|可能性|hypothes|unconfirmed|not (?:yet )?(?:known|confirmed|filled in)|unknown|suspect|may have|might have/iu;

export const claimWithoutEvidence: Rule = {
  code: 'claimWithoutEvidence',
  severity: 'should',
  languages: ['ja', 'en'],
  source: { title: '失敗学会, 失敗知識データベース', url: 'https://www.shippai.org/fkd/' },
  reads: (section) => section === 'summary' || section === 'cause' || section === 'detection' || section === 'impact',
  find: (text) => sentencesOf(text).flatMap((sentence) => claimIn(sentence, text)),
};

function claimIn(sentence: ReturnType<typeof sentencesOf>[number], { markdown }: CheckedText): Hit[] {
  const { start, text, citedNearby } = sentence;
  if (notClaimed.test(text) || cites(markdown.slice(start, start + text.length)) || citedNearby) return [];
  for (const { language, pattern } of claims) {
    const found = pattern.exec(text);
    if (found === null) continue;
    const at = start + found.index;
    const end = start + text.trimEnd().replace(/[。.]+$/u, '').length;
    return [{ start: at, end: at + found[0].length, language, rewrite: 'citeEvidence', replaces: { start: end, end } }];
  }
  return [];
}

/** A person as the cause: what somebody did is told by role, and what let it through is the cause. */
import type { CheckedText } from '../checked-text.ts';
import { findPhrases, type Phrase, withoutOverlaps } from '../phrases.ts';
import type { CheckContext, Hit, Rule } from '../rule.ts';

const faultJa =
  '(?:ミス(?!マッチ)|不注意|怠慢|怠[りっ]|忘れ|失念|見落と|見逃[しさ]|勘違い|思い込み|うっかり|間違え|誤って|責任|過失|せい(?:で|だ))';
const personJa =
  '(?:(?!たくさん|皆さん|みなさん)[\\p{L}ー]{1,10}(?:さん|氏|君)|担当者|作業者|作業員|実施者|操作者|オペレーター?|新人|開発者|運用者|当番|本人|個人|エンジニア|委託先)';

const personEn =
  '(?:[Tt]he |[Aa]n? |[Oo]ur )?(?:operator|engineer|developer|admin(?:istrator)?|on-call|responder|intern|contractor|colleague|person|individual|somebody|someone|he|she)';
const faultEn =
  '(?:forgot|failed to|neglected|overlooked|was careless|were careless|was negligent|did not bother|made (?:a|the|an) (?:\\w{1,15} )?(?:mistake|error))';

const phrases: readonly Phrase[] = [
  {
    language: 'ja',
    pattern: new RegExp(`${personJa}(?:の|が|は|による|から)[^。、|\\n\\ufffc]{0,15}?${faultJa}`, 'gu'),
    rewrite: 'blameRole',
  },
  { language: 'en', pattern: new RegExp(`\\b${personEn} ${faultEn}\\b`, 'gu'), rewrite: 'blameRole' },
  {
    language: 'en',
    pattern: new RegExp(
      `\\b(?:${personEn}|[A-Z][a-z]{1,20})['’]s (?:\\w{1,15} )?(?:mistake|fault|carelessness|negligence|oversight)\\b`,
      'gu',
    ),
    rewrite: 'blameRole',
  },
  {
    language: 'en',
    pattern: /\b[A-Z][a-z]{1,20} (?:forgot|neglected|was careless|made (?:a|the|an) (?:\w{1,15} )?mistake)\b/gu,
    rewrite: 'blameRole',
  },
];

const afterNameJa = new RegExp(`^(?:の|が|は|による)[^。、|\\n\\ufffc]{0,15}?${faultJa}`, 'u');
const afterNameEn = new RegExp(`^(?: ${faultEn}\\b|['’]s (?:mistake|fault|carelessness|negligence)\\b)`, 'u');

export const blame: Rule = {
  code: 'blame',
  severity: 'must',
  languages: ['ja', 'en'],
  source: {
    title: 'Etsy, Blameless PostMortems and a Just Culture',
    url: 'https://www.etsy.com/codeascraft/blameless-postmortems/',
  },
  reads: () => true,
  find: (text, context) => withoutOverlaps([...findPhrases(text, phrases), ...namedPeople(text, context)]),
};

/** People of this record, by the names that they have in it. */
function namedPeople({ prose }: CheckedText, { names }: CheckContext): Hit[] {
  return names.flatMap((name) => {
    const hits: Hit[] = [];
    for (let at = prose.indexOf(name); name !== '' && at >= 0; at = prose.indexOf(name, at + name.length)) {
      const after = prose.slice(at + name.length, at + name.length + 40);
      const ja = afterNameJa.exec(after);
      const found = ja ?? afterNameEn.exec(after);
      if (found === null) continue;
      const end = at + name.length + found[0].length;
      hits.push({ start: at, end, language: ja === null ? 'en' : 'ja', rewrite: 'blameRole' });
    }
    return hits;
  });
}

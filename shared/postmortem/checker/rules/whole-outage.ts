/** A whole outage where the record's own readings were answered in part. */
import { findPhrases, type Phrase } from '../phrases.ts';
import type { Rule } from '../rule.ts';

/** Denied, or said of a drill's intention. */
const notDeniedJa = '(?![^。\\n|]{0,8}(?:ではな|ではあり|には至|しなかった|していな|を避け|を防))';

const phrases: readonly Phrase[] = [
  {
    language: 'ja',
    pattern: new RegExp(
      `(?:全(?:面|サービス|システム|機能)?(?:が|の|的に)?(?:停止|ダウン|断(?!片|続|定))|完全(?:に|な)?(?:停止|ダウン)|(?:サービス|システム)(?:全体)?(?:が|の)?(?:停止|ダウン))${notDeniedJa}`,
      'gu',
    ),
    rewrite: 'partialOutage',
  },
  {
    language: 'ja',
    pattern: new RegExp(
      `全(?:サービス|システム|機能|画面|ユーザー?|利用者)(?:が|は|で)(?:一切)?(?:利用|使用|ログイン|接続)(?:が)?(?:でき(?:な|ず)|不可|不能)${notDeniedJa}`,
      'gu',
    ),
    rewrite: 'partialOutage',
  },
  {
    language: 'ja',
    pattern: new RegExp(
      `(?<!ほぼ|ほとんど)(?:すべての|全ての|全)(?:リクエスト|要求|呼び出し)(?:が|は)失敗(?:した|し、|していた)|(?:サイト|サービス|システム)(?:全体)?(?:が|は)落ち(?:た|て)${notDeniedJa}`,
      'gu',
    ),
    rewrite: 'partialOutage',
  },
  {
    language: 'en',
    pattern:
      /(?<!\b(?:not|nearly|almost|of|if) )\b(?:(?:all|every) requests? (?:failed|timed out|(?:was|were) failing)|no requests? (?:was|were) (?:served|answered|handled)|(?:nobody|no one|no users?|no customers?) could (?:use|reach|access|open)(?: the (?:service|site|system|application))?)\b/giu,
    rewrite: 'partialOutage',
  },
  {
    language: 'en',
    pattern:
      /(?<!\b(?:not|no|never|without) (?:a |an )?)\b(?:(?:total|complete|full|entire|whole)[ -](?:site |service |system )?(?:outage|downtime)|(?:completely|entirely|totally|fully) (?:down|unavailable|offline)|(?:the |our )?(?:whole |entire )?(?:service|site|system|application) (?:was|went) (?:down|offline|unavailable))\b/giu,
    rewrite: 'partialOutage',
  },
];

export const wholeOutage: Rule = {
  code: 'wholeOutage',
  severity: 'must',
  languages: ['ja', 'en'],
  source: {
    title: 'PagerDuty Incident Response: Effective Post-Mortems',
    url: 'https://response.pagerduty.com/after/effective_post_mortems/',
  },
  reads: () => true,
  find: (text, { partialService }) => {
    if (partialService === null) return [];
    const { tried, failed } = partialService;
    const params = { tried: String(tried), failed: String(failed) };
    return findPhrases(text, phrases).map((hit) => ({ ...hit, params: { ...hit.params, ...params } }));
  },
};

/** Some users, for a while: words where a number, and a time with its zone, would be. */
import { findPhrases, type Phrase } from '../phrases.ts';
import type { Rule } from '../rule.ts';

const thingsJa =
  'ユーザー?|利用者|お客様|顧客|会員|契約者|テナント|リクエスト|処理|データ|注文|画面|機能|環境|サーバー?|店舗|拠点|端末|問い合わせ|エラー';
const thingsEn =
  'users|customers|clients|people|tenants|requests|calls|orders|endpoints|servers|hosts|errors|records|rows|pages|jobs|queries';
/** A number right after it says how many. */
const withoutNumber = '(?![^。.\\n|]{0,6}[（(][^）)\\n]{0,20}\\d)';

const phrases: readonly Phrase[] = [
  {
    language: 'ja',
    pattern: new RegExp(
      `(?:一部|多く|多数|少数|大半|大部分|ほとんど|いくつか|複数|大量|相当数|かなりの数)の(?<thing>${thingsJa})${withoutNumber}`,
      'gu',
    ),
    rewrite: 'someOf',
  },
  {
    language: 'ja',
    pattern: new RegExp(
      `(?<!\\p{Script=Han})(?:数|数十|数百|数千|多数|若干)(?<thing>名|人|件|台|社|回)(?!目)${withoutNumber}`,
      'gu',
    ),
    rewrite: 'countOf',
  },
  {
    language: 'ja',
    pattern: new RegExp(
      `(?:しばらく(?:の間|して)?|(?<!\\p{Script=Han})(?:数|数十|数百)(?:秒|分|時間|日)(?:間|後)?|長時間|短時間|長い間|ある程度の時間|一定(?:時間|期間)(?!ごと|毎|おき|以上|を超))${withoutNumber}`,
      'gu',
    ),
    rewrite: 'forMinutes',
  },
  {
    language: 'en',
    pattern: new RegExp(
      `\\b(?:some|many|most|several|a few|few|various|numerous|lots of|a lot of|a number of|a small number of|a (?:large|significant|considerable) number of|(?:dozens|hundreds|thousands) of|a subset of|a handful of) (?:of )?(?:our |the )?(?<thing>${thingsEn})\\b${withoutNumber}`,
      'giu',
    ),
    rewrite: 'someOf',
  },
  {
    language: 'en',
    pattern: new RegExp(
      `\\b(?:for (?:a|quite a) (?:while|bit|long time|short time|time)|for some time|(?:a few|several|some|a couple of) (?:seconds|minutes|hours|days)|a while)\\b${withoutNumber}`,
      'giu',
    ),
    rewrite: 'forMinutes',
  },
];

export const vagueNumber: Rule = {
  code: 'vagueNumber',
  severity: 'should',
  languages: ['ja', 'en'],
  source: {
    title: 'Site Reliability Engineering, Appendix D: Example Postmortem',
    url: 'https://sre.google/sre-book/example-postmortem/',
  },
  reads: (section) => section !== 'lessons',
  find: (text) => findPhrases(text, phrases),
};

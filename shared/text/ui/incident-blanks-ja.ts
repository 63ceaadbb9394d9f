import type { Blank } from '../../incident/blanks.ts';
import type { SeverityRule } from '../../incident/severity-suggestion.ts';
import { termsJa } from '../terms-ja.ts';

/** 宣言のときに聞かなかったことの言葉。 */
export const incidentBlanksJa = {
  recurrence: {
    label: '再発',
    suggested: '30日以内に同じ環境・同じパターンのインシデントがあります:',
    link: '再発として関連付ける',
    tellApart: '別件',
    recurrenceOf: '再発。前回:',
    recurredAs: 'このあとに再発:',
  },
  blanks: {
    label: '未記入の項目',
    missing: {
      severity: '重大度が未記入です。',
      howDetected: '何で気づいたかが未記入です。',
      lead: 'IC (指揮) が決まっていません。',
    } satisfies Record<Blank, string>,
    fill: { severity: '重大度を決める', howDetected: '選ぶ', lead: '決める' } satisfies Record<Blank, string>,
    withSuggestion: (missing: string, severity: string, rule: string) =>
      `${missing}計測値からの提案: ${severity} (${rule})`,
    takeSuggested: (severity: string) => `${severity} にする`,
    suggested: (name: string, rule: string) => `${name} — 提案 (${rule})`,
    later: 'あとで',
    howDetected: '検知方法 (何で気づいたか)',
    notFilledIn: '未記入',
    detectionHows: termsJa.detectionHows,
    severityRules: {
      everyRequestFails: (_failed: number, total: number) => `読み取ったリクエスト ${total}件すべてが失敗`,
      healthFails: () => 'ヘルスチェックが失敗',
      databaseFails: () => 'DBに接続できない',
      halfFails: (failed: number, total: number) => `リクエスト ${total}件中${failed}件が失敗 (半数以上)`,
      errorRateCritical: () => '利用者のエラー率が緊急',
      someFail: (failed: number, total: number) => `リクエスト ${total}件中${failed}件が失敗`,
      someCritical: () => '緊急の計測値がある',
      someWarning: () => '警告の計測値がある',
    } satisfies Record<SeverityRule, (failed: number, total: number) => string>,
  },
};

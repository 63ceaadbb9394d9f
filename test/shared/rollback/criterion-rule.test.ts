import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CriterionRule, criterionRule } from '../../../shared/rollback/criterion-rule.ts';

const rate = (limit: number, part: Partial<CriterionRule> = {}): CriterionRule =>
  ({ kind: 'errorRate', comparison: '>', limit, forMs: null, ...part }) as CriterionRule;
const p95 = (limit: number, part: Partial<CriterionRule> = {}): CriterionRule =>
  ({ kind: 'responseTimeP95', comparison: '>', limit, forMs: null, ...part }) as CriterionRule;
const cause = (afterMs: number): CriterionRule => ({ kind: 'causeUnknown', afterMs });
const judged: CriterionRule = { kind: 'judged' };

test.each<[string, CriterionRule]>([
  ['エラー率が10%を超える', rate(10)],
  ['エラー率が１０％を超えている', rate(10)],
  ['エラー率が 2.5 % 以上', rate(2.5, { comparison: '>=' })],
  ['エラー率が5%を超える状態が5分以上続く', rate(5, { forMs: 300_000 })],
  ['The error rate is above 10%', rate(10)],
  ['Error rate over 3% for more than 10 minutes', rate(3, { forMs: 600_000 })],
  ['P95が3秒を超える', p95(3_000)],
  ['レスポンスタイム（P95）が 800ms 以上', p95(800, { comparison: '>=' })],
  ['P95 latency is over 2 seconds', p95(2_000)],
  ['5分以内に原因が特定できない', cause(300_000)],
  ['5分以内に原因を特定できない', cause(300_000)],
  ['The cause is not found within 5 minutes', cause(300_000)],
  ['原因が10分たっても分からない', cause(600_000)],
  ['データ損失の恐れがある', judged],
  ['ユーザーへの影響が大きい', judged],
  ['エラー率が高い', judged],
  ['エラー率が1%未満に戻らない', judged],
  ['10%の利用者に影響がある', judged],
  ['原因が5分以内に特定できた', judged],
  ['Data may be lost', judged],
])('"%s"', (text, rule) => {
  expect(criterionRule(text)).toEqual(rule);
});

test('any text has a rule, and never a limit that is no number', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      const rule = criterionRule(`エラー率が${text}`);
      if ('limit' in rule) expect(Number.isFinite(rule.limit)).toBe(true);
    }),
  );
});

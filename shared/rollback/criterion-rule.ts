/** What a criterion for rolling back asks for, where its words can be measured; else a person judges it. */
import { spanMinutes } from '../runbook/deadlines.ts';
import { keyOf } from '../runbook/wording.ts';

export type MeasuredRule = {
  kind: 'errorRate' | 'responseTimeP95';
  comparison: '>' | '>=';
  /** Percent for the error rate, milliseconds for P95. */
  limit: number;
  /** How long it has to have held; null where once is enough. */
  forMs: number | null;
};

export type CriterionRule =
  | MeasuredRule
  /** The cause is not known so long after the trouble was noticed. */
  | { kind: 'causeUnknown'; afterMs: number }
  | { kind: 'judged' };

const ofErrorRate = /エラー(?:率|レート)|error[ -]?rate|rate of errors|5xxの?(?:割合|率)/u;
const ofResponseTime = /p95|95パーセンタイル|レスポンスタイム|応答時間|レイテンシー?|latency|response times?/u;
const percent = /(\d{1,3}(?:\.\d{1,3})?)\s*(?:%|パーセント|percent)/u;
const span = /(\d{1,6}(?:\.\d{1,3})?)\s*(ms|ミリ秒|milliseconds?|s|秒|secs?|seconds?)(?![a-z])/u;
const lasting =
  /(\d{1,4})\s*(分|秒|時間)間?(?:以上)?(?:に渡って|にわたって)?[、\s]*(?:続|継続|持続)|for (?:at least |more than |over )?(\d{1,4})[\s-]*(minutes?|mins?|seconds?|secs?|hours?)/u;
const downwards = /未満|以下|下回|below|under|less than|<|≤/u;
const reached = /以上|at least|>=|≥|or more/u;

/** `judged` for everything that no probe can tell, a bound that falls instead of rising among it. */
export function criterionRule(text: string): CriterionRule {
  const words = keyOf(text);
  if (downwards.test(words)) return causeRule(words) ?? { kind: 'judged' };
  const lasts = lasting.exec(words);
  const bound = lasts === null ? words : words.replace(lasts[0], ' ');
  const common = {
    comparison: reached.test(bound) ? '>=' : '>',
    forMs: lasts === null ? null : lastingMs(lasts),
  } as const;
  const share = percent.exec(bound);
  if (ofErrorRate.test(bound) && share) return { kind: 'errorRate', limit: Number(share[1]), ...common };
  const time = span.exec(bound);
  if (ofResponseTime.test(bound) && time) {
    const factor = /^m|^ミ/u.test(time[2] ?? '') ? 1 : 1_000;
    return { kind: 'responseTimeP95', limit: Number(time[1]) * factor, ...common };
  }
  return causeRule(words) ?? { kind: 'judged' };
}

function causeRule(words: string): CriterionRule | null {
  const isOfCause = /原因|\bcause\b/u.test(words);
  const isUnknown =
    /(?:でき|わから|分から|判明し|見つから)(?:ない|ず|なければ|ません)|不明|\b(?:not|unknown|cannot|no)\b|n't/u.test(
      words,
    );
  const minutes = isOfCause && isUnknown ? spanMinutes(words) : null;
  return minutes === null ? null : { kind: 'causeUnknown', afterMs: minutes * 60_000 };
}

function lastingMs([, japanese, unit, english, word]: RegExpExecArray): number {
  const name = unit ?? word ?? '';
  const factor = /^(?:秒|s)/u.test(name) ? 1_000 : /^(?:時|h)/u.test(name) ? 3_600_000 : 60_000;
  return Number(japanese ?? english) * factor;
}

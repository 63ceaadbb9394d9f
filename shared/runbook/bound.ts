/** One cell of a metrics table as a bound: `< 500ms`, `> 1s`, `< 0.1%`, `< max * 0.7`. */
import type { Bound } from './model.ts';

type Parsed = NonNullable<Bound['parsed']>;

/** `parsed` is null for a text that is no bound. */
export function boundOf(text: string): Bound {
  return { text, parsed: parseBound(text.normalize('NFKC').toLowerCase()) };
}

const number = String.raw`(\d{1,9}(?:,\d{3}){0,3}(?:\.\d{1,6})?)`;
const ofMax = new RegExp(String.raw`^(?:max\w*|最大(?:接続)?(?:数|値)?|上限)\s*[*×x]\s*${number}\s*(%)?$`, 'u');
const shareOfMax = new RegExp(
  String.raw`^${number}\s*(%)?\s*(?:[*×x]|of(?: the)?)\s*(?:max\w*|最大(?:接続)?(?:数|値)?|上限)$`,
  'u',
);
const maxShare = new RegExp(String.raw`^(?:max\w*|最大(?:接続)?(?:数|値)?|上限)の\s*${number}\s*(%|割)$`, 'u');
const plain = new RegExp(
  String.raw`^${number}\s*(ms|msec|milliseconds?|ミリ秒|s|secs?|seconds?|秒|min|mins|minutes?|分|%|percent|パーセント|件|回|本|個|connections?)?$`,
  'u',
);

function parseBound(folded: string): Parsed | null {
  const { comparison, rest } = comparisonOf(folded.trim());
  if (comparison === null) return null;
  const share = ofMax.exec(rest) ?? shareOfMax.exec(rest) ?? maxShare.exec(rest);
  if (share) {
    const divisor = share[2] === '%' ? 100 : share[2] === '割' ? 10 : 1;
    return { comparison, value: toNumber(share[1]) / divisor, unit: 'ofMax' };
  }
  const found = plain.exec(rest);
  if (!found) return null;
  const value = toNumber(found[1]);
  const unit = found[2] ?? '';
  if (/^(?:%|percent|パーセント)$/u.test(unit)) return { comparison, value, unit: 'percent' };
  if (/^(?:ms|mil|ミリ)/u.test(unit)) return { comparison, value, unit: 'ms' };
  if (/^(?:s|秒)/u.test(unit)) return { comparison, value: value * 1000, unit: 'ms' };
  if (/^(?:min|分)/u.test(unit)) return { comparison, value: value * 60_000, unit: 'ms' };
  return { comparison, value, unit: 'count' };
}

const signs: readonly [RegExp, Parsed['comparison']][] = [
  [/^(?:<=|≤|≦|=<)\s*/u, '<='],
  [/^(?:>=|≥|≧|=>)\s*/u, '>='],
  [/^(?:<|under\s|below\s|less than\s|up to\s)\s*/u, '<'],
  [/^(?:>|over\s|above\s|more than\s)\s*/u, '>'],
];
const endings: readonly [RegExp, Parsed['comparison']][] = [
  [/\s*以下$/u, '<='],
  [/\s*以上$/u, '>='],
  [/\s*(?:未満|より小さい|より少ない)$/u, '<'],
  [/\s*(?:超|超え|を超える|より大きい|より多い)$/u, '>'],
];

function comparisonOf(text: string): { comparison: Parsed['comparison'] | null; rest: string } {
  for (const [pattern, comparison] of [...signs, ...endings]) {
    if (pattern.test(text)) return { comparison, rest: text.replace(pattern, '').trim() };
  }
  return { comparison: null, rest: text };
}

function toNumber(text: string | undefined): number {
  return Number((text ?? '').replaceAll(',', ''));
}

/** The orders of GNU sort in the C locale: by bytes, by number, by number with a unit. */

/** UTF-8 sorts as its code points do, UTF-16 does not. */
function byBytes(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index += 1) {
    const one = left.charCodeAt(index);
    const other = right.charCodeAt(index);
    if (one === other) continue;
    const isPair = one >= 0xd800 && one <= 0xdfff;
    if (isPair === (other >= 0xd800 && other <= 0xdfff)) return one - other;
    return isPair ? 1 : -1;
  }
  return left.length - right.length;
}

type Decimal = { negative: boolean; whole: string; fraction: string; unit: number };

const units = ' KMGTPEZYRQ';

/** Leading blanks, a sign, digits; anything else counts as 0. */
function decimalOf(line: string): Decimal {
  const [, sign = '', whole = '', fraction = '', unit = ''] = /^[ \t]*(-?)([0-9]*)(?:\.([0-9]*))?(.?)/.exec(line) ?? [];
  const digits = { whole: whole.replace(/^0+/, ''), fraction: fraction.replace(/0+$/, '') };
  const isZero = digits.whole === '' && digits.fraction === '';
  const order = unit === 'k' ? 1 : units.indexOf(unit);
  return { ...digits, negative: sign === '-' && !isZero, unit: isZero || unit === '' ? 0 : Math.max(order, 0) };
}

function compareDigits(left: Decimal, right: Decimal): number {
  if (left.whole.length !== right.whole.length) return left.whole.length - right.whole.length;
  return byBytes(left.whole, right.whole) || byBytes(left.fraction, right.fraction);
}

function compareSigned(left: Decimal, right: Decimal, compare: (one: Decimal, other: Decimal) => number): number {
  if (left.negative !== right.negative) return left.negative ? -1 : 1;
  const order = compare(left, right);
  return left.negative ? -order : order;
}

/** `du -h`: the unit decides first, then the number before it. */
function compareHuman(left: Decimal, right: Decimal): number {
  return left.unit - right.unit || compareDigits(left, right);
}

/** Equal keys fall back to the bytes of the line, and the reverse turns that round too. */
export function sortLines(lines: readonly string[], by: 'bytes' | 'number' | 'humanSize', reverse: boolean): string[] {
  const direction = reverse ? -1 : 1;
  if (by === 'bytes') return lines.toSorted((left, right) => direction * byBytes(left, right));
  const compare = by === 'number' ? compareDigits : compareHuman;
  return lines
    .map((line) => ({ line, key: decimalOf(line) }))
    .sort((left, right) => direction * (compareSigned(left.key, right.key, compare) || byBytes(left.line, right.line)))
    .map(({ line }) => line);
}

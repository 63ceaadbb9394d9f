/** A number whose meaning nobody told: what `… | wc -l` printed. */
import type { Reading } from '../../shared/diagnosis/reading.ts';

/** A reading where the lines are one plain number, else none. */
export function plainNumber(lines: readonly string[]): Reading[] {
  const written = lines.filter((line) => line.trim() !== '');
  const text = written.length === 1 ? (written[0] ?? '').trim() : '';
  return /^-?\d{1,15}(?:\.\d{1,9})?$/.test(text) ? [{ kind: 'number', value: Number(text) }] : [];
}

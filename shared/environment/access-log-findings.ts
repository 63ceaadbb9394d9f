/** What the last lines of an access log say of how well error rate and P95 will be read from it. */
import type { DurationUnit } from '../access-log/access-entry.ts';
import { formatOf, parseAccessLine } from '../access-log/log-format.ts';
import { finding, type TestFinding } from './test-finding.ts';

/** @param unit the environment's, for durations whose line does not say it. */
export function accessLogFindings(lines: readonly string[], path: string, unit: DurationUnit | null): TestFinding[] {
  const written = lines.filter((line) => line.trim() !== '');
  if (written.length === 0) return [];
  const format = formatOf(written);
  const entries = written.flatMap((line) => (format && parseAccessLine(line, format, unit)) ?? []);
  const count = written.length - entries.length;
  const facts = { path, count, lines: written.length };
  if (entries.length === 0) return [finding('error', 'accessLinesNotUnderstood', facts)];
  const findings = count > 0 ? [finding('warning', 'accessLinesNotUnderstood', facts)] : [];
  if (entries.some(({ durationMs }) => durationMs !== null)) return findings;
  const lacksUnit = entries.some((entry) => entry.lacksUnit);
  return [
    ...findings,
    lacksUnit ? finding('warning', 'durationUnitMissing', { path }) : finding('info', 'durationNotLogged', { path }),
  ];
}

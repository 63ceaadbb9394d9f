/** The list that a release tool keeps: one line for each deployment, "ISO-time version …", newest last. */
import type { Reading } from '../../../shared/diagnosis/reading.ts';

type Deployment = Extract<Reading, { kind: 'deployment' }>;

/** An ISO time with its zone; without one it would be read in ours, which need not be theirs. */
const line = /^\s*(\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?)\s?(Z|[+-]\d{2}:?\d{2})?\s+(\S+)/i;

/** In the order of the file. A line without a zone keeps its version and has no time; any other line is passed over. */
export function deploymentsOf(lines: readonly string[]): Deployment[] {
  return lines.flatMap((text): Deployment[] => {
    const [, time = '', zone, version] = line.exec(text) ?? [];
    if (version === undefined) return [];
    const iso = `${time.replace(' ', 'T').replace(',', '.')}${zone?.toUpperCase().replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')}`;
    const atMs = zone === undefined ? Number.NaN : Date.parse(iso);
    return [{ kind: 'deployment', version, atMs: Number.isFinite(atMs) ? atMs : null }];
  });
}

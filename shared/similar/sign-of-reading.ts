/** Readings of two incidents are alike where they show the same sign: what was read, and how it was out of the normal. */
import type { Level, Reading } from '../diagnosis/reading.ts';

/** Null for what is normal or unknown, and for what says nothing by itself (a version, a bare number, the way there). */
export function signOfReading(reading: Reading, level: Level): string | null {
  if (level !== 'warning' && level !== 'critical') return null;
  switch (reading.kind) {
    case 'http':
      if (reading.outcome !== 'answered') return `http/${reading.outcome}`;
      return (reading.status ?? 0) >= 500 ? 'http/5xx' : `http/answered/${level}`;
    case 'database':
      return `database/${reading.outcome}${reading.outcome === 'answered' ? `/${level}` : ''}`;
    case 'process':
      return reading.count === 0 ? 'process/absent' : `process/${level}`;
    case 'log':
    case 'deployment':
    case 'version':
    case 'path':
    case 'number':
    case 'unreadable':
      return null;
    default:
      return `${reading.kind}/${level}`;
  }
}

import { describe, expect, it } from 'vitest';
import type { Level, Reading } from '../../../shared/diagnosis/reading.ts';
import { provesRecovery, speaksOfRecovery } from '../../../shared/incident/recovery.ts';

const http = (level: Level) => ({
  reading: {
    kind: 'http',
    url: 'http://h/',
    path: '/',
    method: 'GET',
    health: true,
    outcome: 'answered',
    status: 200,
    durationMs: 5,
  } satisfies Reading,
  level,
});
const log = (level: Level) => ({
  reading: { kind: 'log', source: 'app.log', lines: 9, found: [], searched: [] } satisfies Reading,
  level,
});

const connections = (level: Level) => ({ reading: { kind: 'connections', used: 9, max: 50 } satisfies Reading, level });

describe('evidence of recovery', () => {
  it.each([
    ['an answer', [http('normal')], true],
    ['a number of connections', [connections('unknown')], true],
    ['an answer beside a log', [log('warning'), http('normal')], true],
    ['a log alone', [log('warning')], false],
    ['nothing', [], false],
  ])('%s', (_, readings, expected) => {
    expect(speaksOfRecovery({ readings })).toBe(expected);
  });
});

describe('provesRecovery', () => {
  it.each([
    ['all that speaks of now is normal', [http('normal'), http('normal')], true],
    ['old lines in a log do not stand in the way', [http('normal'), log('warning')], true],
    ['one warning stands in the way', [http('normal'), http('warning')], false],
    ['the unknown proves nothing', [http('normal'), http('unknown')], false],
    ['a number without a bound does not stand in the way', [http('normal'), connections('unknown')], true],
    ['a number over its bound does', [http('normal'), connections('warning')], false],
    ['nothing answered', [log('normal')], false],
    ['nothing read', [], false],
  ])('%s', (_, readings, expected) => {
    expect(provesRecovery([{ readings }])).toBe(expected);
  });
});

import { describe, expect, it } from 'vitest';
import type { Reading } from '../../../shared/diagnosis/reading.ts';
import { isNewOffset, isTellingOffset, measuredOffset } from '../../../shared/watch/clock-offset.ts';

const http = {
  kind: 'http',
  url: 'https://api.example:8443/health?x=1',
  path: '/health?x=1',
  method: 'GET',
  health: true,
  outcome: 'answered',
  status: 200,
  durationMs: 40,
} satisfies Reading;
const database = {
  kind: 'database',
  host: 'db',
  port: 5432,
  database: 'shop',
  outcome: 'answered',
  durationMs: 9,
  sqlState: null,
} satisfies Reading;

describe('a clock', () => {
  it('is that of the machine asked, told to the second by HTTP and to half the look by a database', () => {
    expect(measuredOffset(-2_500, [{ reading: http }])).toEqual({
      target: 'https://api.example:8443',
      offsetMs: -2_500,
      uncertaintyMs: 1_020,
    });
    expect(measuredOffset(12, [{ reading: database }])).toEqual({ target: 'db:5432', offsetMs: 12, uncertaintyMs: 5 });
  });

  it('is not known where nothing told it', () => {
    expect(measuredOffset(null, [{ reading: http }])).toBeNull();
    expect(measuredOffset(0, [{ reading: { kind: 'number', value: 1 } }])).toBeNull();
  });
});

describe('news of a clock', () => {
  const measured = (offsetMs: number, uncertaintyMs = 5) => ({ target: 'db:5432', offsetMs, uncertaintyMs });

  it('is the first measurement, and one that differs by more than a second', () => {
    expect(isNewOffset([], measured(0))).toBe(true);
    expect(isNewOffset([{ target: 'api', offsetMs: 0 }], measured(0))).toBe(true);
    expect(isNewOffset([measured(0)], measured(1_000))).toBe(false);
    expect(isNewOffset([measured(0)], measured(-1_001))).toBe(true);
  });

  it('is none within what the measurement itself is unsure of', () => {
    expect(isNewOffset([measured(0)], measured(4_000, 6_000))).toBe(false);
  });

  it('is worth a word over a second, either way', () => {
    expect([1_000, 1_001, -1_001].map((offsetMs) => isTellingOffset({ offsetMs }))).toEqual([false, true, true]);
  });
});

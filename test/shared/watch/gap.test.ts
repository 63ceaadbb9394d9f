import { describe, expect, it } from 'vitest';
import { gapBetween, type Instant } from '../../../shared/watch/gap.ts';

const start: Instant = { wallMs: 1_000_000, monoNs: 5_000_000_000n };
const later = (wallMs: number, monoMs: number): Instant => ({
  wallMs: start.wallMs + wallMs,
  monoNs: start.monoNs + BigInt(monoMs) * 1_000_000n,
});

describe('a gap', () => {
  it('is none while both clocks go on, a busy machine included', () => {
    expect(gapBetween(start, later(10_000, 10_000))).toBeNull();
    expect(gapBetween(start, later(29_000, 29_000))).toBeNull();
    expect(gapBetween(start, later(12_000, 10_000))).toBeNull();
    expect(gapBetween(start, later(-900, 10))).toBeNull();
  });

  it('is sleep where the wall clock went on and the other one stood', () => {
    expect(gapBetween(start, later(1_920_000, 10_000))).toEqual({
      fromMs: 1_000_000,
      toMs: 2_920_000,
      cause: 'asleep',
    });
  });

  it('is a standstill where both went on', () => {
    expect(gapBetween(start, later(90_000, 90_000))).toMatchObject({ fromMs: 1_000_000, cause: 'stalled' });
    // Some systems count sleep on both clocks.
    expect(gapBetween(start, later(1_920_000, 1_920_000))).toMatchObject({ cause: 'stalled' });
  });

  it('is a clock set back where the wall clock went the other way', () => {
    expect(gapBetween(start, later(-3_600_000, 10_000))).toEqual({
      fromMs: 1_000_000,
      toMs: -2_600_000,
      cause: 'setBack',
    });
  });

  it('is as long as the monotonic clock says where the other one was set back meanwhile', () => {
    expect(gapBetween(start, later(20_000, 80_000))).toEqual({ fromMs: 940_000, toMs: 1_020_000, cause: 'stalled' });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reading } from '../../../shared/diagnosis/reading.ts';
import { type OwnRead, ownFigures, ownRead } from '../../../shared/watch/own-figures.ts';

type Http = Extract<Reading, { kind: 'http' }>;
const answer: Http = {
  kind: 'http',
  url: 'http://a/x',
  path: '/x',
  method: 'GET',
  health: false,
  outcome: 'answered',
  status: 200,
  durationMs: 40,
};
const nowMs = 1_000_000;
const read = (durationMs: number | null, end: OwnRead['end'] = 'answered', atMs = nowMs): OwnRead => ({
  atMs,
  end,
  durationMs,
  atLeast: false,
});

describe('a request of ours', () => {
  it('failed where the target did, and says nothing where the way there did', () => {
    const endOf = (change: Partial<Http>, level: 'normal' | 'critical' | 'unknown') =>
      ownRead({ ...answer, ...change }, level, nowMs);
    expect(endOf({}, 'normal')).toMatchObject({ end: 'answered', durationMs: 40 });
    expect(endOf({ status: 503 }, 'critical')).toMatchObject({ end: 'failed', durationMs: 40 });
    expect(endOf({ status: 404 }, 'unknown')).toMatchObject({ end: 'answered' });
    expect(endOf({ outcome: 'refused', status: null }, 'critical')).toMatchObject({ end: 'failed', durationMs: null });
    expect(endOf({ outcome: 'timeout', status: null, durationMs: 10_000 }, 'critical')).toMatchObject({
      end: 'failed',
      durationMs: 10_000,
      atLeast: true,
    });
    for (const outcome of ['dns', 'noPath', 'notAllowed'] as const) {
      expect(endOf({ outcome, status: null }, 'unknown')).toMatchObject({ end: 'unknown' });
    }
    expect(ownRead({ kind: 'unreadable', target: 'x', reason: 'failed', detail: '' }, 'unknown', 0)?.end).toBe(
      'unknown',
    );
    expect(ownRead({ kind: 'connections', used: 1, max: 2 }, 'normal', 0)).toBeNull();
  });
});

describe('figures', () => {
  it('are none where nothing was read', () => {
    expect(ownFigures([], nowMs)).toMatchObject({ n: 0, errorRatePercent: null, p95Ms: null });
    expect(ownFigures([read(null, 'unknown')], nowMs)).toMatchObject({ n: 0, errorRatePercent: null });
  });

  it('take the 95th of a hundred by nearest rank', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => read(index + 1));
    expect(ownFigures(hundred, nowMs)).toMatchObject({ n: 100, p95Ms: 95, timed: 100 });
    expect(ownFigures([read(7), read(9)], nowMs)).toMatchObject({ p95Ms: 9 });
  });

  it('say that a wait given up is a lower bound', () => {
    const reads = [read(10), { ...read(10_000, 'failed'), atLeast: true }];
    expect(ownFigures(reads, nowMs)).toMatchObject({ p95Ms: 10_000, p95AtLeast: true, errorRatePercent: 50 });
    const many = [...Array.from({ length: 40 }, () => read(10)), { ...read(10_000, 'failed'), atLeast: true }];
    expect(ownFigures(many, nowMs)).toMatchObject({ p95Ms: 10, p95AtLeast: false });
  });

  it('have no time where everything was refused', () => {
    expect(ownFigures([read(null, 'failed'), read(null, 'failed')], nowMs)).toMatchObject({
      n: 2,
      errorRatePercent: 100,
      p95Ms: null,
      timed: 0,
    });
  });

  it('forget what is five minutes old', () => {
    const reads = [read(900, 'failed', nowMs - 300_000), read(5, 'answered', nowMs - 299_999)];
    expect(ownFigures(reads, nowMs)).toMatchObject({ n: 1, failed: 0, p95Ms: 5 });
  });

  const anyRead = fc.record({
    atMs: fc.integer({ min: nowMs - 400_000, max: nowMs }),
    end: fc.constantFrom<OwnRead['end']>('answered', 'failed', 'unknown'),
    durationMs: fc.option(fc.integer({ min: 0, max: 60_000 })),
    atLeast: fc.boolean(),
  });

  it('do not depend on the order, and lie among what was read', () => {
    fc.assert(
      fc.property(fc.array(anyRead, { maxLength: 80 }), (reads) => {
        const figures = ownFigures(reads, nowMs);
        expect(ownFigures([...reads].reverse(), nowMs)).toMatchObject({ n: figures.n, p95Ms: figures.p95Ms });
        const counted = reads.filter(({ atMs, end }) => end !== 'unknown' && nowMs - atMs < 300_000);
        expect(figures.n).toBe(counted.length);
        expect(figures.failed).toBe(counted.filter(({ end }) => end === 'failed').length);
        const times = counted.flatMap(({ durationMs }) => (durationMs === null ? [] : [durationMs]));
        if (figures.p95Ms === null) expect(times).toEqual([]);
        else {
          const { p95Ms } = figures;
          expect(times).toContain(p95Ms);
          // At least 95 % took no longer, and fewer than 95 % took less.
          expect(times.filter((time) => time <= p95Ms).length).toBeGreaterThanOrEqual(times.length * 0.95);
          expect(times.filter((time) => time < p95Ms).length).toBeLessThan(times.length * 0.95);
        }
      }),
    );
  });
});

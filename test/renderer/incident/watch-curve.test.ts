import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { curveOf, slotCount } from '../../../renderer/components/sparkline-bars.ts';
import { liveGroups } from '../../../renderer/screens/incident/top/live-groups.ts';
import type { MeasureView } from '../../../shared/contract/watch-view.ts';
import type { Level } from '../../../shared/diagnosis/reading.ts';

const nowMs = 10_000_000;
const historyMs = 600_000;
const base = { gaps: [], nowMs, historyMs, fullValue: null };
const look = (agoMs: number, value: number | null, level: Level = 'normal') => ({ atMs: nowMs - agoMs, level, value });

describe('a curve', () => {
  it('places looks by their time, and scales them to the most that was measured', () => {
    const { bars } = curveOf({ ...base, history: [look(599_999, 20), look(300_000, 80), look(0, 40)] });
    expect(bars).toEqual([
      { slot: 0, level: 'normal', height: 0.25 },
      { slot: 15, level: 'normal', height: 1 },
      { slot: 29, level: 'normal', height: 0.5 },
    ]);
  });

  it('scales shares to the whole, and shows a failure in full height and what is not known as hardly anything', () => {
    const history = [look(400_000, 50), look(200_000, null, 'critical'), look(0, null, 'unknown')];
    const { bars } = curveOf({ ...base, fullValue: 100, history });
    expect(bars.map(({ height, level }) => [height, level])).toEqual([
      [0.5, 'normal'],
      [1, 'critical'],
      [0.15, 'unknown'],
    ]);
  });

  it('shows the worst of looks in one place', () => {
    const { bars } = curveOf({ ...base, history: [look(4_000, 10), look(3_000, null, 'critical'), look(1_000, 10)] });
    expect(bars).toEqual([{ slot: 29, level: 'critical', height: 1 }]);
  });

  it('has a hole where nobody watched, and none for a clock that was set back', () => {
    const gaps = [
      { fromMs: nowMs - 400_000, toMs: nowMs - 200_000 },
      { fromMs: nowMs - 100_000, toMs: nowMs - 3_700_000 },
    ];
    const { gaps: shown, bars } = curveOf({ ...base, gaps, history: [look(500_000, 1), look(100_000, 1)] });
    expect(shown).toEqual([{ fromSlot: 10, toSlot: 20 }]);
    expect(bars.map(({ slot }) => slot)).toEqual([5, 25]);
  });

  it('leaves no place empty at the usual pace, whatever its jitter', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 13_500, max: 16_500 }), { minLength: 50, maxLength: 60 }), (waits) => {
        let agoMs = 0;
        const history = waits.map((waitMs) => {
          const at = look(agoMs, 5);
          agoMs += waitMs;
          return at;
        });
        expect(curveOf({ ...base, history }).bars.length).toBe(slotCount);
      }),
    );
  });
});

describe('parts', () => {
  const measure = (id: string, part: MeasureView['part'], level: Level | null): MeasureView => ({
    id,
    targetId: id,
    part,
    name: id,
    unit: 'ms',
    last: level === null ? null : { reading: { kind: 'number', value: 1 }, level, atMs: nowMs },
    standing: level,
    flapping: false,
    muted: false,
    failures: 0,
    nextDueMs: null,
    history: [],
    own: null,
  });

  it('are spoken for by their gravest measure; a database by its connections where both are as well', () => {
    const measures = [
      measure('health', 'api', 'normal'),
      measure('a', 'endpoint', 'normal'),
      measure('b', 'endpoint', 'critical'),
      measure('database', 'database', 'normal'),
      measure('connections', 'connections', 'normal'),
    ];
    expect(liveGroups({ measures }).map(({ part, level, telling }) => [part, level, telling.id])).toEqual([
      ['api', 'normal', 'health'],
      ['endpoint', 'critical', 'b'],
      ['database', 'normal', 'connections'],
    ]);
  });

  it('are left out until they were read; connections that nothing judges do not make a database unknown', () => {
    const measures = [
      measure('health', 'api', null),
      measure('database', 'database', 'normal'),
      measure('connections', 'connections', 'unknown'),
    ];
    expect(liveGroups({ measures }).map(({ part, level }) => [part, level])).toEqual([['database', 'normal']]);
  });
});

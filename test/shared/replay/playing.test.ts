import { describe, expect, it } from 'vitest';
import { longestPauseMs, nextPlayStep } from '../../../shared/replay/playing.ts';
import { memoryRecord } from '../incident/record.ts';

function recordedAt(...times: number[]) {
  const record = memoryRecord();
  for (const time of times) record.append({ kind: 'noteAdded', payload: { text: 'a' }, happenedAtMs: time });
  return record.events;
}

describe('playing', () => {
  const events = recordedAt(0, 6_000, 6_000, 6_600, 4_000_000, 3_000_000);

  it('waits as long as it took, so many times faster', () => {
    expect(nextPlayStep(events, 3, 1)).toEqual({ known: 4, afterMs: 600 });
    expect(nextPlayStep(events, 1, 10)).toEqual({ known: 3, afterMs: 600 });
    expect(nextPlayStep(events, 0, 1)).toEqual({ known: 1, afterMs: 0 });
  });

  it('shows together what comes too closely to be told apart', () => {
    const close = recordedAt(0, 10_000, 11_000, 12_000, 13_000, 30_000);
    expect(nextPlayStep(close, 1, 60)).toEqual({ known: 4, afterMs: expect.closeTo(200) });
    expect(nextPlayStep(close, 1, 10)).toEqual({ known: 2, afterMs: 1_000 });
  });

  it('shortens a pause in which nothing happened', () => {
    expect(nextPlayStep(events, 4, 60)).toMatchObject({ afterMs: longestPauseMs });
  });

  it('does not wait for a clock that was set back, and ends at the end', () => {
    expect(nextPlayStep(events, 5, 1)).toEqual({ known: 6, afterMs: 0 });
    expect(nextPlayStep(events, 6, 1)).toBeNull();
    expect(nextPlayStep([], 0, 1)).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { timeMs } from '../../../shared/contract/procedure.ts';
import { dateText, dateTimeText, offsetText, timeText } from '../../../shared/text/wall-clock.ts';

const zones = ['UTC', 'Asia/Tokyo', 'America/St_Johns'];

describe('moments that no calendar has', () => {
  it.each([8_640_000_000_000_001, -8_640_000_000_000_001, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 1e300])(
    '%d stops nobody who reads the record it is in',
    (atMs) => {
      for (const zone of zones) {
        for (const text of [dateTimeText, timeText, dateText, offsetText]) expect(text(atMs, zone)).not.toBe('');
      }
    },
  );

  it('are refused where a person or a program names them', () => {
    expect(timeMs.safeParse(Date.UTC(9999, 11, 31, 23, 59, 59, 999)).success).toBe(true);
    for (const atMs of [Date.UTC(10_000, 0, 1), -1, 0.5, Number.NaN])
      expect(timeMs.safeParse(atMs).success).toBe(false);
  });
});

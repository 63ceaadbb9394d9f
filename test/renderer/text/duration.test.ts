import { describe, expect, test } from 'vitest';
import { agoText, clockText, shortClockText, spanText } from '../../../renderer/text/duration.ts';
import { uiEn } from '../../../shared/text/ui-en.ts';
import { uiJa } from '../../../shared/text/ui-ja.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

describe('spans of time', () => {
  test('as a clock', () => {
    expect(clockText(3 * minuteMs + 31_999)).toBe('00:03:31');
    expect(clockText(100 * hourMs + 1_000)).toBe('100:00:01');
    expect(clockText(-5)).toBe('00:00:00');
  });

  test('as a short clock', () => {
    expect(shortClockText(89_000)).toBe('1:29');
    expect(shortClockText(hourMs + 65_000)).toBe('1:01:05');
    expect(shortClockText(0)).toBe('0:00');
  });

  test('in words, rounded down to one unit', () => {
    expect(spanText(59 * minuteMs + 59_000, uiJa.common)).toBe('59分');
    expect(spanText(47 * hourMs + 59 * minuteMs, uiJa.common)).toBe('47時間');
    expect(spanText(50 * hourMs, uiJa.common)).toBe('2日');
    expect(spanText(hourMs, uiEn.common)).toBe('1 hour');
    expect(agoText(59_000, uiJa.common)).toBe('たった今');
    expect(agoText(2 * minuteMs, uiEn.common)).toBe('2 minutes ago');
  });
});

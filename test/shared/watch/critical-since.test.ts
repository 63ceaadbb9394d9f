import { describe, expect, it } from 'vitest';
import type { Level } from '../../../shared/diagnosis/reading.ts';
import { criticalSinceMs } from '../../../shared/watch/critical-since.ts';

const looks = (...levels: Level[]) => levels.map((level, index) => ({ atMs: 1_000 * (index + 1), level }));
const measure = (standing: Level | null, history: ReturnType<typeof looks>, muted = false) => ({
  standing,
  muted,
  history,
});

describe('since when the watch has seen trouble', () => {
  it.each([
    ['from the first look of the run', [measure('critical', looks('normal', 'critical', 'critical'))], 2_000],
    [
      'an earlier outage that was mended does not count',
      [measure('critical', looks('critical', 'normal', 'critical'))],
      3_000,
    ],
    [
      'the first of several',
      [measure('critical', looks('normal', 'critical')), measure('critical', looks('critical'))],
      1_000,
    ],
    ['all that is known of it', [measure('critical', looks('critical', 'critical'))], 1_000],
    ['not one that is muted', [measure('critical', looks('critical'), true)], null],
    ['not a single odd look', [measure('normal', looks('normal', 'critical'))], null],
    ['the last look turned', [measure('critical', looks('critical', 'normal'))], null],
    ['nothing watched', [], null],
  ])('%s', (_, measures, expected) => {
    expect(criticalSinceMs(measures)).toBe(expected);
  });
});

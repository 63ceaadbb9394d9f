import { describe, expect, test } from 'vitest';
import { patternInView } from '../../../renderer/screens/incident/patterns/pattern-in-view.ts';
import { whyNoCandidates } from '../../../renderer/screens/incident/patterns/why-no-candidates.ts';
import type { Level } from '../../../shared/diagnosis/reading.ts';
import { active, check, patternNumber, runbook, state } from './bakery.ts';

const read = (level: Level) =>
  check(`baseline/${level}`, {
    level,
    readings: [{ reading: { kind: 'connections', used: 1, max: 2 }, level }],
  });

const oldLines = check('baseline/log/application', {
  level: 'warning',
  readings: [
    {
      reading: {
        kind: 'log',
        source: 'oven.log',
        lines: 1,
        found: [{ signature: 'no gas', count: 1, sample: 'no gas' }],
        searched: ['no gas'],
      },
      level: 'warning',
    },
  ],
});

describe('why no pattern is ranked', () => {
  test.each([
    ['nothing was read yet', [], false, 'unreadYet'],
    ['it is being read', [], true, 'reading'],
    ['all is normal', [read('normal')], false, 'allNormal'],
    ['some normal, some unreadable', [read('normal'), read('unknown')], false, 'allNormal'],
    ['old lines in a log are no trouble of now', [read('normal'), oldLines], false, 'allNormal'],
    ['nothing could be read', [read('unknown')], false, 'nothingRead'],
    ['something is wrong that fits no symptom', [read('normal'), read('critical')], false, 'noneFits'],
  ])('%s', (_, checks, sweeping, why) => {
    expect(whyNoCandidates(state({ checks }), sweeping)).toBe(why);
  });

  test('an earlier reading of the same check does not count', () => {
    const checks = [check('baseline/health', read('critical')), check('baseline/critical', read('normal'))];
    const newest = [...checks, check('baseline/critical', { readings: read('normal').readings })];
    expect(whyNoCandidates(state({ checks: newest }), false)).toBe('allNormal');
  });
});

describe('the pattern in view', () => {
  const [cold, slow] = [patternNumber(1), patternNumber(2)];
  const candidates = [
    { patternId: cold.id, number: 1, title: '', matched: 1, readable: 1, total: 1, score: 1, reasons: [] },
  ];

  test('what a person looks at, else what was chosen last, else the best candidate, else none', () => {
    const chosen = state({ candidates, activePatterns: [active(cold), active(slow)] });
    expect(patternInView(chosen, runbook, cold.id)).toBe(cold);
    expect(patternInView(chosen, runbook, null)).toBe(slow);
    expect(patternInView(state({ candidates }), runbook, null)).toBe(cold);
    expect(patternInView(state(), runbook, null)).toBeNull();
  });

  test('one that another version of the runbook had is passed over', () => {
    expect(patternInView(state({ candidates }), runbook, 'pattern-9')).toBe(cold);
    expect(patternInView(state({ candidates }), null, cold.id)).toBeNull();
  });
});

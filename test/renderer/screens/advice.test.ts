import { describe, expect, test } from 'vitest';
import { adviceOf } from '../../../renderer/screens/environments/advice.ts';
import { outcomeSchema, type Reading } from '../../../shared/diagnosis/reading.ts';
import { environmentsEn } from '../../../shared/text/ui/environments-en.ts';
import { environmentsJa } from '../../../shared/text/ui/environments-ja.ts';

function http(outcome: (typeof outcomeSchema.options)[number], status: number | null): Reading {
  return { kind: 'http', url: 'http://a/b', path: '/b', method: 'GET', health: false, outcome, status, durationMs: 1 };
}

describe('what to do about a reading', () => {
  test.each([
    [http('answered', 200), null],
    [http('answered', 401), 'unauthorized'],
    [http('answered', 403), 'unauthorized'],
    [http('answered', 404), 'pathNotFound'],
    [http('answered', 503), 'serverError'],
    [http('refused', null), 'refused'],
    [{ kind: 'process', hostname: 'h', name: 'p', count: 0 } satisfies Reading, 'processAbsent'],
    [{ kind: 'process', hostname: 'h', name: 'p', count: 2 } satisfies Reading, null],
    [{ kind: 'unreadable', target: 't', reason: 'notFound', detail: '' } satisfies Reading, 'fileMissing'],
    [{ kind: 'unreadable', target: 't', reason: 'notAllowed', detail: '' } satisfies Reading, 'fileForbidden'],
    [{ kind: 'connections', used: 1, max: 100 } satisfies Reading, null],
  ])('%j: %s', (reading, code) => {
    expect(adviceOf(reading)).toBe(code);
  });

  test('every way to fail has advice in both languages', () => {
    for (const outcome of outcomeSchema.options.filter((name) => name !== 'answered')) {
      const code = adviceOf(http(outcome, null));
      expect(code, outcome).not.toBeNull();
      if (code === null) continue;
      expect(environmentsJa.advice[code], outcome).toMatch(/[ぁ-ん]/u);
      expect(environmentsEn.advice[code], outcome).toMatch(/^[A-Z]/);
    }
  });
});

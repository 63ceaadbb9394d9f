import { describe, expect, it } from 'vitest';
import type { LeveledReading } from '../../../shared/diagnosis/reading.ts';
import { ruleStates } from '../../../shared/escalation/criteria.ts';
import { parseRunbook } from '../../../shared/runbook/parse-runbook.ts';
import { database, http, leveled } from '../diagnosis/readings.ts';

const runbook = parseRunbook(`# パン屋

## 連絡先・エスカレーション

### エスカレーション基準

- **即座にエスカレーション**: サービス全体停止、データ損失の恐れ
- **30分以内にエスカレーション**: 復旧の見込みが立たない場合
- **1時間以内にエスカレーション**: 部分的障害が継続する場合
`);
const english = parseRunbook(`# Bakery

## Contacts and escalation

### Escalation criteria

- **At once**: the whole service is down, the database refuses connections
- **Within 1 hour**: part of the service still fails
`);
const down = (path: string) => leveled(http(path, 'refused'), 'critical', `E${path}`);
const fine = (path: string) => leveled(http(path, 200), 'normal', `E${path}`);
const minute = 60_000;

function states(readings: LeveledReading[], nowMs = 0, handled: string[] = [], of = runbook) {
  const deadlines = of.escalation.map(({ id, withinMinutes }) => ({
    id,
    dueAtMs: withinMinutes * minute,
    handled: handled.includes(id),
  }));
  return ruleStates(of, deadlines, { readings, processNames: [], normalResponseMs: null }, nowMs);
}
const standings = (...given: Parameters<typeof states>) => states(...given).map(({ standing }) => standing);

describe('which rule of escalation holds', () => {
  it('is none while nothing was read', () => {
    expect(standings([])).toEqual(['waiting', 'waiting', 'waiting']);
    expect(states([])[0]?.criteria.map(({ verdict }) => verdict)).toEqual(['askPerson', 'askPerson']);
  });

  it('is the one for at once where every answer is critical, with what shows it', () => {
    const [atOnce, , within] = states([down('/a'), down('/b')]);
    expect(atOnce).toMatchObject({ standing: 'met', withinMinutes: 0 });
    expect(atOnce?.criteria[0]).toMatchObject({ verdict: 'met', evidenceIds: ['E/a', 'E/b'] });
    // Whether data may be lost no reading tells.
    expect(atOnce?.criteria[1]?.verdict).toBe('askPerson');
    expect(within?.criteria[0]?.verdict).toBe('notMet');
  });

  it('is the one of a partial failure where something still answers', () => {
    expect(standings([down('/a'), fine('/b')])).toEqual(['waiting', 'waiting', 'met']);
    expect(standings([fine('/a'), fine('/b')])).toEqual(['waiting', 'waiting', 'waiting']);
  });

  it('takes what could not be judged for nothing', () => {
    const noPath = leveled(http('/b', 'noPath'), 'unknown');
    expect(standings([noPath])).toEqual(['waiting', 'waiting', 'waiting']);
    expect(standings([down('/a'), noPath])[0]).toBe('met');
  });

  it('is due once its time has passed, until somebody marks it', () => {
    expect(standings([], 30 * minute - 1)).toEqual(['waiting', 'waiting', 'waiting']);
    expect(standings([], 30 * minute)).toEqual(['waiting', 'due', 'waiting']);
    const [, thirty] = runbook.escalation;
    expect(standings([], 90 * minute, [thirty?.id ?? ''])).toEqual(['waiting', 'handled', 'due']);
  });

  it('reads English ones, and what the vocabulary of symptoms knows', () => {
    const readings = [down('/a'), fine('/b'), leveled(database('refused'), 'critical', 'E-db')];
    const [atOnce, within] = states(readings, 0, [], english);
    expect(atOnce?.criteria.map(({ verdict }) => verdict)).toEqual(['notMet', 'met']);
    expect([atOnce?.standing, within?.standing]).toEqual(['met', 'met']);
  });
});

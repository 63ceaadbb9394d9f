import { describe, expect, it } from 'vitest';
import type { Level, LeveledReading, Outcome } from '../../../shared/diagnosis/reading.ts';
import { suggestSeverity } from '../../../shared/incident/severity-suggestion.ts';

let labels = 0;
const leveled = (reading: LeveledReading['reading'], level: Level): LeveledReading => {
  labels += 1;
  return { reading, level, atMs: 0, evidenceId: `evidence-${labels}` };
};

const http = (status: number | null, level: Level, options: { health?: boolean; outcome?: Outcome } = {}) =>
  leveled(
    {
      kind: 'http',
      url: 'http://h/',
      path: '/',
      method: 'GET',
      health: options.health ?? false,
      outcome: options.outcome ?? 'answered',
      status,
      durationMs: 5,
    },
    level,
  );
const database = (outcome: Outcome) =>
  leveled(
    { kind: 'database', host: 'h', port: 5432, database: 'd', outcome, durationMs: 5, sqlState: null },
    outcome === 'answered' ? 'normal' : outcome === 'noPath' ? 'unknown' : 'critical',
  );
const connections = (level: Level) => leveled({ kind: 'connections', used: 9, max: 10 }, level);
const log = leveled({ kind: 'log', source: 'app.log', lines: 9, found: [], searched: [] }, 'critical');
const ok = () => http(200, 'normal');
const refused = (health = false) => http(null, 'critical', { outcome: 'refused', health });

describe('the severity that readings suggest', () => {
  it.each([
    ['every request fails', [refused(true), refused(), http(503, 'critical')], 1, 'everyRequestFails'],
    ['the health check fails', [refused(true), ok(), ok(), ok()], 2, 'healthFails'],
    ['the database is gone', [ok(), ok(), ok(), database('refused')], 2, 'databaseFails'],
    ['half of the requests fail', [http(500, 'critical'), http(502, 'critical'), ok(), ok()], 2, 'halfFails'],
    ['one of many fails', [http(500, 'critical'), ok(), ok(), ok()], 3, 'someFail'],
    ['one is so slow that it is critical', [http(200, 'critical'), ok()], 3, 'someCritical'],
    ['connections run short', [ok(), connections('warning')], 4, 'someWarning'],
    ['a 404 is no failure', [http(404, 'warning'), ok()], 4, 'someWarning'],
  ])('%s', (_, readings, severity, rule) => {
    expect(suggestSeverity(readings)).toMatchObject({ severity, rule });
  });

  it.each([
    ['all is normal', [ok(), database('answered'), connections('normal')]],
    ['nothing was read', []],
    ['the way there is broken', [http(null, 'unknown', { outcome: 'noPath' }), database('noPath')]],
    ['a log holds old lines', [ok(), log]],
  ])('is none where %s', (_, readings) => {
    expect(suggestSeverity(readings)).toBeNull();
  });

  it('says its figures and cites what it rests on', () => {
    const broken = http(500, 'critical');
    expect(suggestSeverity([broken, ok(), ok()])).toEqual({
      severity: 3,
      rule: 'someFail',
      failed: 1,
      total: 3,
      evidenceIds: [broken.evidenceId],
    });
  });
});

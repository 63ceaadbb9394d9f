import { describe, expect, test } from 'vitest';
import { levelHistory } from '../../../renderer/screens/incident/top/level-history.ts';
import { watchGroups } from '../../../renderer/screens/incident/top/watch-groups.ts';
import type { Level, Reading } from '../../../shared/diagnosis/reading.ts';
import { check, state } from './bakery.ts';

const http = (path: string, status: number): Reading => ({
  kind: 'http',
  url: `http://oven${path}`,
  path,
  method: 'GET',
  health: path === '/readyz',
  outcome: 'answered',
  status,
  durationMs: 3,
});
const leveled = (reading: Reading, level: Level) => ({ level, readings: [{ reading, level }] });

describe('the watch', () => {
  test('keeps its order whatever was read first, and leaves out what was not read', () => {
    const checks = [
      check('baseline/deployments'),
      check('baseline/database'),
      check('pattern-1/checks/step-1/command-1'),
      check('baseline/health'),
    ];
    expect(watchGroups(state({ checks })).map(({ part }) => part)).toEqual(['api', 'database', 'deployments']);
  });

  test('the gravest endpoint speaks for all, with its evidence', () => {
    const [group] = watchGroups(
      state({
        checks: [
          check('baseline/endpoint/bread', { ...leveled(http('/bread', 200), 'normal'), evidenceId: 'a' }),
          check('baseline/endpoint/cake', { ...leveled(http('/cake', 500), 'critical'), evidenceId: 'b' }),
        ],
      }),
    );
    expect(group).toMatchObject({ part: 'endpoint', level: 'critical', telling: { evidenceId: 'b' } });
    expect(group?.checks).toHaveLength(2);
  });

  test('only the last run of a check counts', () => {
    const checks = [
      check('baseline/health', leveled(http('/readyz', 500), 'critical')),
      check('baseline/health', leveled(http('/readyz', 200), 'normal')),
    ];
    expect(watchGroups(state({ checks })).map(({ level }) => level)).toEqual(['normal']);
  });

  test('a count of connections says more than that the database answers', () => {
    const answers: Reading = {
      kind: 'database',
      host: 'h',
      port: 1,
      database: 'd',
      outcome: 'answered',
      durationMs: 1,
      sqlState: null,
    };
    const readings = [
      { reading: answers, level: 'normal' as const },
      { reading: { kind: 'connections' as const, used: 9, max: 30 }, level: 'normal' as const },
    ];
    const [group] = watchGroups(state({ checks: [check('baseline/database', { readings })] }));
    expect(group?.telling?.reading).toEqual({ kind: 'connections', used: 9, max: 30 });
  });

  test('the newest deployment is named', () => {
    const deployed = (version: string) => ({
      reading: { kind: 'deployment' as const, version, atMs: 1 },
      level: 'unknown' as const,
    });
    const checks = [check('baseline/deployments', { level: 'unknown', readings: [deployed('v1'), deployed('v2')] })];
    expect(watchGroups(state({ checks }))[0]?.telling?.reading).toMatchObject({ version: 'v2' });
  });
});

describe('how a part of the watch went', () => {
  const run = (checkId: string, level: Level) => check(checkId, { level });

  test('the gravest of its checks each time, oldest first', () => {
    const checks = [
      run('baseline/a', 'normal'),
      run('baseline/b', 'warning'),
      run('baseline/other', 'critical'),
      run('baseline/b', 'normal'),
      run('baseline/a', 'critical'),
    ];
    expect(levelHistory(state({ checks }), ['baseline/a', 'baseline/b'])).toEqual(['warning', 'critical']);
  });

  test('a check that was read less often says nothing of earlier times', () => {
    const checks = [run('baseline/a', 'critical'), run('baseline/a', 'normal'), run('baseline/b', 'normal')];
    expect(levelHistory(state({ checks }), ['baseline/a', 'baseline/b'])).toEqual(['critical', 'normal']);
  });

  test('the last eight', () => {
    const checks = [run('baseline/a', 'critical'), ...Array.from({ length: 8 }, () => run('baseline/a', 'normal'))];
    expect(levelHistory(state({ checks }), ['baseline/a'])).toEqual(Array(8).fill('normal'));
  });
});

import { describe, expect, it } from 'vitest';
import { levelOf } from '../../../shared/diagnosis/level.ts';
import type { Reading } from '../../../shared/diagnosis/reading.ts';
import type { Environment } from '../../../shared/environment/environment.ts';
import type { NewEvent } from '../../../shared/incident/event.ts';
import {
  decidePreparation,
  preparationLooks,
  preparationSweep,
  readinessOf,
} from '../../../shared/incident/preparation.ts';
import { presentReadings } from '../../../shared/incident/present-readings.ts';
import { parseRunbook } from '../../../shared/runbook/parse-runbook.ts';
import type { PreparationCheck } from '../../../shared/runbook/preparation.ts';
import { database, http, log } from '../diagnosis/readings.ts';
import { production } from '../environment/production.ts';
import { memoryRecord } from './record.ts';

const runbook = parseRunbook(`# Bakery

## Preparation

- [ ] You can connect to the database
- [ ] Access to the application log
- [ ] You can open the dashboard
- [ ] The baker is awake
`);
const atMs = Date.UTC(2026, 10, 24, 3, 0);

function opened(environment: Environment = production) {
  const record = memoryRecord();
  record.append({
    kind: 'opened',
    happenedAtMs: atMs,
    payload: {
      title: 'Cold ovens',
      zone: 'Asia/Tokyo',
      language: 'ja',
      drill: false,
      backdated: false,
      environment,
      runbook: { hash: 'hash', title: 'Bakery' },
      alert: null,
    },
  });
  const read = (checkId: string, readings: Reading[], evidenceId: string | null = null) => {
    const leveled = readings.map((reading) => ({ reading, level: levelOf(reading, {}) }));
    const evidence = evidenceId && {
      id: evidenceId,
      number: 1,
      title: '',
      contentType: 'text/plain',
      ...{ blobHash: '', storedBytes: 0, wholeBytes: 0, wholeHash: '' },
    };
    const rest = { command: null, sweepId: null, title: '', target: checkId, durationMs: 1, level: 'unknown' as const };
    const payload = { ...rest, checkId, readings: leveled, evidence: evidence || null };
    return record.append({ kind: 'checkRan', happenedAtMs: atMs, payload });
  };
  const decide = (): NewEvent[] => {
    const events = decidePreparation(record.state(), runbook, atMs);
    for (const event of events) record.append(event);
    return events;
  };
  const set = (state: 'ok' | 'notDone' | 'skipped') => {
    const [first] = runbook.preparation;
    const item = { runbookHash: 'hash', id: first?.id ?? '', key: first?.key ?? '' };
    const payload = { item, list: 'preparation' as const, text: first?.text ?? '', state, reason: null, basedOn: null };
    record.append({ kind: 'itemSet', happenedAtMs: atMs, payload });
  };
  return { record, read, decide, set };
}

const idsOf = (check: PreparationCheck, environment: Environment = production) =>
  preparationLooks(check, environment).map(({ checkId, baselineId }) => [checkId, baselineId]);

describe('looks of an item', () => {
  it.each<[PreparationCheck, (string | null)[][]]>([
    [{ kind: 'api' }, [['preparation/health', 'baseline/health']]],
    [{ kind: 'database' }, [['preparation/database', 'baseline/database']]],
    [{ kind: 'logs', roles: [] }, [['preparation/log/application', 'baseline/log/application']]],
    [{ kind: 'logs', roles: ['access'] }, []],
    // Nothing runs on the second oven.
    [{ kind: 'hosts', bySsh: true }, [['preparation/host@oven-1', null]]],
    [{ kind: 'dashboards' }, [['preparation/dashboard/1', null]]],
    [{ kind: 'deployments' }, [['preparation/deployments', 'baseline/deployments']]],
  ])('%j are %j', (check, expected) => {
    expect(idsOf(check)).toEqual(expected);
  });

  it('of hosts by ssh leave this machine out, which says nothing of ssh', () => {
    const hosts = [{ id: 'here', name: 'a', run: { kind: 'here' as const, hostname: 'a' }, processName: null }];
    expect(idsOf({ kind: 'hosts', bySsh: true }, { ...production, hosts })).toEqual([]);
    expect(idsOf({ kind: 'hosts', bySsh: false }, { ...production, hosts })).toHaveLength(1);
  });

  it('of one log on several hosts are one on each', () => {
    const logs = ['oven-1', 'oven-2'].map((hostId) => ({ role: 'application' as const, path: '/a.log', hostId }));
    expect(idsOf({ kind: 'logs', roles: [] }, { ...production, logs })).toEqual([
      ['preparation/log/application@oven-1', 'baseline/log/application@oven-1'],
      ['preparation/log/application@oven-2', 'baseline/log/application@oven-2'],
    ]);
  });

  it('are made once for all items together', () => {
    const twice = { ...runbook, preparation: [...runbook.preparation, ...runbook.preparation] };
    expect(preparationSweep(twice, production).map(({ checkId }) => checkId)).toEqual([
      'preparation/database',
      'preparation/log/application',
      'preparation/dashboard/1',
    ]);
  });
});

describe('whether an item is ready', () => {
  const unreadable = (reason: Extract<Reading, { kind: 'unreadable' }>['reason']): Reading => ({
    kind: 'unreadable',
    target: 'x',
    reason,
    detail: '',
  });
  const full: Reading = { kind: 'connections', used: 50, max: 50 };

  it.each<[PreparationCheck['kind'], string, Reading[], string]>([
    ['database', 'preparation/database', [database('answered'), full], 'ready'],
    ['database', 'baseline/database', [database('answered')], 'ready'],
    ['database', 'preparation/database', [database('authFailed')], 'notReady'],
    ['database', 'preparation/database', [unreadable('justFull')], 'unknown'],
    ['logs', 'preparation/log/application', [log({ 'oven cold': 3 }, ['oven cold'])], 'ready'],
    [
      'logs',
      'preparation/log/application',
      [{ kind: 'log', source: 'a', lines: 0, found: [], searched: [] }],
      'unknown',
    ],
    ['logs', 'preparation/log/application', [unreadable('notFound')], 'notReady'],
    ['logs', 'preparation/log/application', [unreadable('cancelled')], 'unknown'],
    ['api', 'preparation/health', [http('/health', 200)], 'ready'],
    ['api', 'preparation/health', [http('/health', 503)], 'notReady'],
    ['api', 'preparation/health', [http('/health', 'refused')], 'notReady'],
    ['dashboards', 'preparation/dashboard/1', [http('/d/ovens', 302)], 'ready'],
    ['dashboards', 'preparation/dashboard/1', [http('/d/ovens', 401)], 'ready'],
    ['dashboards', 'preparation/dashboard/1', [http('/d/ovens', 404)], 'notReady'],
    ['hosts', 'preparation/host@oven-1', [], 'ready'],
    ['hosts', 'preparation/host@oven-1', [unreadable('noPath')], 'notReady'],
    ['deployments', 'preparation/deployments', [{ kind: 'deployment', version: 'v1', atMs }], 'ready'],
    ['deployments', 'preparation/deployments', [], 'unknown'],
  ])('%s read as %s %j is %s', (kind, checkId, readings, verdict) => {
    const { record, read } = opened();
    read(checkId, readings);
    const check = kind === 'logs' ? { kind, roles: [] } : kind === 'hosts' ? { kind, bySsh: false } : { kind };
    expect(readinessOf(check, record.state()).verdict).toBe(verdict);
  });

  it('is told by the newest look, whichever sweep made it', () => {
    const { record, read } = opened();
    read('preparation/database', [database('authFailed')]);
    read('baseline/database', [database('answered')]);
    expect(readinessOf({ kind: 'database' }, record.state()).verdict).toBe('ready');
  });

  it('is not known before a look, and never where the environment has nothing of the kind', () => {
    expect(readinessOf({ kind: 'database' }, opened().record.state()).verdict).toBe('unknown');
    const bare = opened({ ...production, dashboards: [] }).record.state();
    expect(readinessOf({ kind: 'dashboards' }, bare)).toEqual({ verdict: 'notNamed', checks: [] });
  });

  it('needs every one of several', () => {
    const dashboards = [...production.dashboards, { name: 'Tills', url: 'https://grafana.bakery.example/d/tills' }];
    const { record, read } = opened({ ...production, dashboards });
    read('preparation/dashboard/1', [http('/d/ovens', 200)]);
    expect(readinessOf({ kind: 'dashboards' }, record.state()).verdict).toBe('unknown');
    read('preparation/dashboard/2', [http('/d/tills', 500)]);
    expect(readinessOf({ kind: 'dashboards' }, record.state()).verdict).toBe('notReady');
  });
});

describe('ticking by readings', () => {
  it('ticks what is ready, with its evidence, and nothing else', () => {
    const { record, read, decide } = opened();
    read('preparation/database', [database('answered')], 'evidence-1');
    read('preparation/log/application', [{ kind: 'log', source: 'a', lines: 0, found: [], searched: [] }]);
    expect(decide().map(({ payload }) => payload)).toMatchObject([
      { item: { id: 'preparation-1' }, list: 'preparation', state: 'ok', verifiedBy: ['evidence-1'] },
    ]);
    expect(Object.keys(record.state().items)).toEqual(['preparation-1']);
    expect(decide()).toEqual([]);
  });

  it('takes back its own tick when a newer reading contradicts it, and ticks again', () => {
    const { record, read, decide } = opened();
    read('preparation/database', [database('answered')], 'evidence-1');
    decide();
    read('preparation/database', [database('refused')], 'evidence-2');
    expect(decide().map(({ payload }) => payload)).toMatchObject([{ state: 'notDone', verifiedBy: ['evidence-2'] }]);
    read('preparation/database', [database('answered')], 'evidence-3');
    decide();
    expect(record.state().items['preparation-1']).toMatchObject({ state: 'ok', verifiedBy: ['evidence-3'] });
  });

  it.each(['ok', 'notDone', 'skipped'] as const)('leaves alone what a person set to %s', (state) => {
    const { read, decide, set } = opened();
    set(state);
    read('preparation/database', [database(state === 'ok' ? 'refused' : 'answered')]);
    expect(decide()).toEqual([]);
  });

  it('leaves the readings of the preparation out of what speaks of the service', () => {
    const { record, read } = opened();
    read('baseline/health', [http('/health', 200)]);
    read('preparation/dashboard/1', [http('/d/ovens', 500)]);
    expect(presentReadings(record.state()).map(({ reading }) => reading)).toEqual([http('/health', 200)]);
  });
});

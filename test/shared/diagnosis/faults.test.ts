/** The five faults of a drill, as their readings come back, by the runbooks that come with the app and the one it was asked for. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { levelOf, thresholdsOf } from '../../../shared/diagnosis/level.ts';
import { rankPatterns } from '../../../shared/diagnosis/rank-patterns.ts';
import type { LeveledReading, Reading } from '../../../shared/diagnosis/reading.ts';
import { emptyIncident } from '../../../shared/incident/empty-incident.ts';
import type { IncidentState } from '../../../shared/incident/state.ts';
import type { Runbook } from '../../../shared/runbook/model.ts';
import { parseRunbook } from '../../../shared/runbook/parse-runbook.ts';
import { signaturesOf } from '../../../shared/runbook/signatures.ts';
import { database, http, log, processes } from './readings.ts';

const files = ['runbooks/todo-api.ja.md', 'runbooks/todo-api.en.md', '../shared/reference/todo-api-runbook.ja.md']
  .map((path) => new URL(`../../../${path}`, import.meta.url))
  .filter((url) => existsSync(url));

const nowMs = Date.UTC(2026, 10, 24, 3, 0);

function rank(runbook: Runbook, readings: Reading[]): number[] {
  const thresholds = thresholdsOf(runbook, null);
  const leveled: LeveledReading[] = readings.map((reading) => ({
    reading,
    level: levelOf(reading, thresholds),
    atMs: nowMs,
    evidenceId: null,
  }));
  const environment = { hosts: [{ processName: 'todo-api' }] } as IncidentState['environment'];
  const state: IncidentState = { ...emptyIncident('i'), environment };
  return rankPatterns({ runbook, state, readings: leveled, nowMs }).map(({ number }) => number);
}

const health = (answer: Parameters<typeof http>[1], durationMs = 10) =>
  http('/health', answer, { health: true, durationMs });
const todos = (answer: Parameters<typeof http>[1], durationMs = 10) => http('/api/v1/todos', answer, { durationMs });
const tags = (answer: Parameters<typeof http>[1], durationMs = 10) => http('/api/v1/tags', answer, { durationMs });
const deployed = (minutes: number): Reading => ({ kind: 'deployment', version: 'v2', atMs: nowMs - minutes * 60_000 });
const running = processes('todo-api', 1);

describe.each(files.map((url) => [url.pathname.split('/').slice(-2).join('/'), url] as const))('%s', (_, url) => {
  const runbook = parseRunbook(readFileSync(url, 'utf8'));
  const searched = signaturesOf(runbook);
  const quiet = log({}, searched);

  it.each<[string, Reading[], number]>([
    [
      'down',
      [health('refused'), todos('refused'), tags('refused'), processes('todo-api', 0), database('answered'), quiet],
      1,
    ],
    ['slow', [health(200), todos('timeout', 10_000), tags('timeout', 10_000), running, database('answered'), quiet], 2],
    [
      'database down',
      [health(200), todos(500), tags(500), running, database('refused'), log({ 'connection refused': 8 }, searched)],
      3,
    ],
    [
      'database out of connections',
      [health(200), todos(500), tags(500), running, database('tooManyConnections'), quiet],
      3,
    ],
    ['one endpoint', [health(200), todos(500), tags(200), running, database('answered'), quiet], 4],
    ['bad deployment', [health(200), todos(500), tags(200), running, database('answered'), quiet, deployed(5)], 5],
  ])('%s', (_fault, readings, expected) => {
    expect(rank(runbook, readings)[0]).toBe(expected);
  });

  it.each<[string, Reading[]]>([
    ['healthy', [health(200), todos(200), tags(200), running, database('answered'), quiet, deployed(5)]],
    ['broken path', [health('noPath'), todos('noPath'), tags('noPath'), database('noPath')]],
  ])('%s ranks nothing', (_state, readings) => {
    expect(rank(runbook, readings)).toEqual([]);
  });
});

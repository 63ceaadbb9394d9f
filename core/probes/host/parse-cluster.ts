/** What `kubectl get` and `kubectl top` measured, printed as a table or as JSON. */
import type { Reading } from '../../../shared/diagnosis/reading.ts';
import { statesOf } from './count-states.ts';
import { fieldAt, jsonRows } from './json-rows.ts';
import { tableRows } from './parse-table.ts';

type Pod = { name: string; ready: number; total: number; state: string; restarts: number };

/** States of pods that have done their work: none of their containers is meant to run. */
const done: ReadonlySet<string> = new Set(['Completed', 'Succeeded']);
/** Pods that are named for their restarts, those with most first. */
const mostRestarting = 5;

/** `words` follow the program's name. `lines` were not cut down by counting. */
export function readingsOfCluster(words: readonly string[], lines: readonly string[], hostname: string): Reading[] {
  const operands = words.filter((word) => !word.startsWith('-'));
  if (operands.includes('top')) return loadOfNodes(lines);
  const at = operands.indexOf('get');
  const what = operands[at + 1]?.split('/')[0] ?? '';
  if (at < 0 || what === '') return [];
  const pods = podsOfJson(lines) ?? podsOfTable(lines);
  if (pods.length === 0)
    return statesOf(
      tableRows(lines, 'STATUS').flatMap(({ STATUS }) => STATUS || []),
      what,
      hostname,
    );
  const meant = pods.filter(({ state }) => !done.has(state));
  const running = meant.reduce((sum, { ready }) => sum + ready, 0);
  const total = meant.reduce((sum, pod) => sum + pod.total, 0);
  const restarting = pods
    .filter(({ restarts }) => restarts > 0)
    .sort((one, other) => other.restarts - one.restarts)
    .slice(0, mostRestarting);
  return [
    { kind: 'containers', hostname, running, total },
    ...statesOf(
      pods.flatMap(({ state }) => state || []),
      what,
      hostname,
    ),
    ...restarting.map(({ name, restarts }): Reading => ({ kind: 'restarts', hostname, name, count: restarts })),
  ];
}

/** Whatever says how many of its parts are ready: pods, deployments, replica sets. */
function podsOfTable(lines: readonly string[]): Pod[] {
  return tableRows(lines, 'READY').flatMap(({ NAME = '', READY = '', STATUS = '', RESTARTS = '' }): Pod[] => {
    const [, ready, total] = /^(\d+)\/(\d+)$/.exec(READY) ?? [];
    if (ready === undefined) return [];
    // `3 (5m ago)`
    const restarts = Number(/^\d+/.exec(RESTARTS)?.[0] ?? 0);
    return [{ name: NAME, ready: Number(ready), total: Number(total), state: STATUS, restarts }];
  });
}

/** Null where it is no JSON. */
function podsOfJson(lines: readonly string[]): Pod[] | null {
  const rows = jsonRows(lines, 'items');
  if (rows === null) return null;
  return rows.flatMap(({ list, fields }): Pod[] => {
    const containers = fieldAt(fields, 'status', 'containerStatuses');
    if (list !== 'items' || !Array.isArray(containers)) return [];
    const restarts = containers.map((container) => Number(fieldAt(container, 'restartCount') ?? 0));
    return [
      {
        name: String(fieldAt(fields, 'metadata', 'name') ?? ''),
        ready: containers.filter((container) => fieldAt(container, 'ready') === true).length,
        total: containers.length,
        state: String(fieldAt(fields, 'status', 'phase') ?? ''),
        restarts: restarts.reduce((sum, count) => sum + (Number.isFinite(count) ? count : 0), 0),
      },
    ];
  });
}

/** `kubectl top nodes`; of pods no share is printed, and none can be made of it. */
function loadOfNodes(lines: readonly string[]): Reading[] {
  return tableRows(lines, 'CPU%').flatMap((row): Reading[] => {
    const hostname = row.NAME ?? '';
    const cpu = percentOf(row['CPU%']);
    const memory = percentOf(row['MEMORY%']);
    return [
      ...(cpu === null ? [] : [{ kind: 'cpu' as const, hostname, usedPercent: cpu }]),
      ...(memory === null ? [] : [{ kind: 'memory' as const, hostname, usedPercent: memory }]),
    ];
  });
}

function percentOf(cell: string | undefined): number | null {
  const number = /^(\d{1,4})%$/.exec(cell ?? '')?.[1];
  return number === undefined ? null : Number(number);
}

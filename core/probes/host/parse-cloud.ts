/** What the listing and describing verbs of `aws` and `gcloud` say of states and counts: JSON, tables, and single fields. */
import type { Reading } from '../../../shared/diagnosis/reading.ts';
import { statesOf } from './count-states.ts';
import { fieldAt, type JsonRow, jsonRows } from './json-rows.ts';
import { tableRows } from './parse-table.ts';

/** Where the services keep the state of a thing, in the order in which it says most. */
const stateFields: readonly (readonly string[])[] = [
  ['TargetHealth', 'State'],
  ['State', 'Name'],
  ['DBInstanceStatus'],
  ['StateValue'],
  ['HealthStatus'],
  ['LifecycleState'],
  ['InstanceState', 'Name'],
  ['Status'],
  ['State'],
  ['status'],
  ['state'],
];

export function readingsOfAws(lines: readonly string[], hostname: string): Reading[] {
  const rows = jsonRows(lines, 'items');
  return rows === null ? [] : readingsOfRows(rows, hostname);
}

/** `words` follow the program's name: `compute instances list`. */
export function readingsOfGcloud(words: readonly string[], lines: readonly string[], hostname: string): Reading[] {
  const verb = words.findIndex((word) => word === 'list' || word === 'describe');
  const group = words[verb - 1] ?? 'items';
  const rows = jsonRows(lines, group);
  if (rows !== null) return readingsOfRows(rows, hostname);
  const column = ['STATUS', 'STATE'].find((name) => tableRows(lines, name).length > 0);
  const listed = column === undefined ? [] : tableRows(lines, column).flatMap((row) => row[column] || []);
  // `describe` prints YAML, of which only the outermost fields belong to the thing itself.
  const described = lines.flatMap((line) => /^(?:status|state): ([A-Z_]+)$/.exec(line)?.[1] ?? []);
  return statesOf([...listed, ...described], group, hostname);
}

function readingsOfRows(rows: readonly JsonRow[], hostname: string): Reading[] {
  const states = Map.groupBy(
    rows.flatMap(({ list, fields }) => {
      const state = stateFields.map((path) => fieldAt(fields, ...path)).find((value) => typeof value === 'string');
      return typeof state === 'string' && state !== '' ? [{ list, state }] : [];
    }),
    ({ list }) => list,
  );
  return [
    ...rows.flatMap(({ fields }) => tasksOf(fields, hostname)),
    ...[...states].flatMap(([list, each]) =>
      statesOf(
        each.map(({ state }) => state),
        list,
        hostname,
      ),
    ),
  ];
}

/** A service of containers says how many it wants. */
function tasksOf({ runningCount, desiredCount }: JsonRow['fields'], hostname: string): Reading[] {
  const isCounted = typeof runningCount === 'number' && typeof desiredCount === 'number';
  return isCounted ? [{ kind: 'containers', hostname, running: runningCount, total: desiredCount }] : [];
}

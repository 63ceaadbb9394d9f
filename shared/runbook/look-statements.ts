/** Statements that a runbook's looks send to the database. */
import type { Runbook, Step } from './model.ts';
import { runnableProbe } from './runnable-probe.ts';

/** Each once. psql's own commands are none: they ask the catalogue, which everybody may read. */
export function lookStatementsOf(runbook: Runbook): string[] {
  const steps: Step[] = [
    ...runbook.patterns.flatMap(({ procedures }) => procedures.flatMap((procedure) => procedure.steps)),
    ...runbook.appendix.flatMap((section) => section.steps),
  ];
  const probes = steps.flatMap(({ commands }) => commands.flatMap((command) => runnableProbe(command) ?? []));
  return [
    ...new Set(probes.flatMap((probe) => (probe.type === 'sql' && probe.meta === null ? [probe.statement] : []))),
  ];
}

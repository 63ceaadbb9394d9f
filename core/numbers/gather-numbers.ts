/** Reads what the numbers need of every incident, a few hundred at a time, so that a key that is pressed meanwhile is answered. */
import { setImmediate } from 'node:timers/promises';
import { gatherNumbers, type Numbers } from '../../shared/numbers/numbers.ts';
import { type Period, periodFilter } from '../../shared/numbers/period.ts';
import type { Runbook } from '../../shared/runbook/model.ts';
import type { Services } from '../services.ts';

export type NumbersQuestion = { drills: boolean; period: Period; most: number | null };

/** Some milliseconds' worth. */
const incidentsAtOnce = 500;

/**
 * The figures of all incidents that the question asks for. What is written while they are read may be among them or not.
 *
 * @throws the signal's reason once it is aborted.
 */
export async function gatherAll(
  { store, clock, runbooks }: Pick<Services, 'store' | 'clock' | 'runbooks'>,
  { drills, period, most }: NumbersQuestion,
  signal?: AbortSignal,
): Promise<Numbers> {
  const isInside = periodFilter(period);
  const gathering = gatherNumbers({ drills, nowMs: clock.nowMs(), runbookOf: remembered(runbooks.of), most });
  for (let after = ''; ; ) {
    const rows = store.figures.page(drills, after, incidentsAtOnce);
    for (const { declaredAtMs, zone, incident } of rows) {
      if (isInside(declaredAtMs, zone)) gathering.add(incident());
    }
    const last = rows.at(-1);
    if (last === undefined) return gathering.numbers();
    after = last.incidentId;
    await setImmediate();
    signal?.throwIfAborted();
  }
}

/** A runbook that is not kept here is asked for once, not once an incident. */
function remembered(find: (hash: string | null) => Runbook | null): (hash: string | null) => Runbook | null {
  const known = new Map<string | null, Runbook | null>();
  return (hash) => {
    const runbook = known.get(hash) ?? (known.has(hash) ? null : find(hash));
    known.set(hash, runbook);
    return runbook;
  };
}

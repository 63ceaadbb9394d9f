/** What is looked for in earlier incidents while one is under way: what is known of it by now, suggestions among it. */
import type { LitCause } from '../diagnosis/lit-causes.ts';
import { findCause } from '../incident/runbook-items.ts';
import type { IncidentState } from '../incident/state.ts';
import type { Runbook } from '../runbook/model.ts';
import { distinctTraits, type Trait, traitsOf } from './trait.ts';

/** Readings are the weakest trait: a few of them say what all of them would. */
const askedReadings = 3;

/**
 * Its traits; with the best suggestion as long as no pattern was chosen, and the rows of causes that are lit and were not ruled out.
 */
export function askedTraits(
  state: IncidentState,
  lit: readonly Pick<LitCause, 'causeId'>[],
  runbook: Runbook | null,
): Trait[] {
  const own = traitsOf(state);
  const best = state.activePatterns.length > 0 ? undefined : state.candidates[0];
  const suggested: Trait[] = best === undefined ? [] : [{ kind: 'pattern', text: best.title }];
  const lighted = lit.flatMap(({ causeId }): Trait[] => {
    const found = runbook === null || state.causes[causeId]?.state === 'ruledOut' ? null : findCause(runbook, causeId);
    return found === null ? [] : [{ kind: 'cause', text: found.cause.cause }];
  });
  const readings = own.filter(({ kind }) => kind === 'reading').slice(0, askedReadings);
  const strong = own.filter(({ kind }) => kind !== 'reading');
  return distinctTraits([...strong, ...lighted, ...suggested, ...readings]);
}

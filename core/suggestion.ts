/** The ranking of patterns by what is read now, as a row wherever it is another one than before. */
import { rankPatterns } from '../shared/diagnosis/rank-patterns.ts';
import type { NewEvent } from '../shared/incident/event.ts';
import { presentReadings } from '../shared/incident/present-readings.ts';
import { appendDecided, type Caller } from './record.ts';
import type { Services } from './services.ts';

/** Ranks the patterns by what is read now; written when it differs from what stands. */
export function recordSuggestion(services: Services, caller: Caller): void {
  appendDecided(services, { ...caller, commandId: null }, (state) => {
    const runbook = services.runbooks.of(state.runbook?.hash ?? null);
    const nowMs = services.clock.nowMs();
    const candidates = runbook ? rankPatterns({ runbook, state, readings: presentReadings(state), nowMs }) : [];
    const same = JSON.stringify(candidates) === JSON.stringify(state.candidates);
    const event: NewEvent = { kind: 'patternsSuggested', happenedAtMs: nowMs, payload: { candidates } };
    return { ok: true, value: same ? [] : [event] };
  });
}

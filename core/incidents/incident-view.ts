/** An incident as a screen needs it: its state and what is computed from it, with the runbook, at this second. */
import type { IncidentView } from '../../shared/contract/view.ts';
import { litCauses } from '../../shared/diagnosis/lit-causes.ts';
import { deadlinesOf } from '../../shared/incident/deadlines.ts';
import { durationsOf } from '../../shared/incident/durations.ts';
import { standingHandOver } from '../../shared/incident/hand-over.ts';
import { presentReadings } from '../../shared/incident/present-readings.ts';
import { recentChecks } from '../../shared/incident/recent-checks.ts';
import { holdMsOf, recoveryHold } from '../../shared/incident/recovery-hold.ts';
import { recurrenceWindowMs, suggestRecurrence } from '../../shared/incident/recurrence.ts';
import type { IncidentState } from '../../shared/incident/state.ts';
import type { IncidentSummary } from '../../shared/incident/summary.ts';
import { environmentToRead } from '../environment-to-read.ts';
import { expectFound } from '../expected.ts';
import { loadIncident } from '../record.ts';
import type { Services } from '../services.ts';
import type { Looking } from './run-checks.ts';

export function incidentView(services: Services, { sweeps, verifications }: Looking, incidentId: string): IncidentView {
  const state = loadIncident(services, incidentId);
  const { number } = expectFound(services.store.summaryOf(incidentId), 'noSuchIncident', { id: incidentId });
  const runbook = services.runbooks.of(state.runbook?.hash ?? null);
  const events = services.store.eventsOf(incidentId);
  return {
    number,
    state: { ...state, checks: recentChecks(state.checks) },
    deadlines: deadlinesOf(state, runbook),
    durations: durationsOf(state),
    litCauses: runbook ? litCauses(runbook, presentReadings(state)) : [],
    handedOver: standingHandOver(state, services.store.deviceId),
    environmentHere: environmentToRead(services, state) !== null,
    sweeps: sweeps.of(incidentId),
    recurrence: suggestRecurrence(state, earlierThan(services, state)),
    recovery: {
      ...recoveryHold(state.checks, holdMsOf(runbook, state.drill)),
      nextLookMs: verifications.nextLookMs(incidentId),
    },
    lastSeq: events.at(-1)?.seq ?? 0,
  };
}

/** Those that it may be a recurrence of, by when they were declared. */
function earlierThan({ store }: Services, state: IncidentState): IncidentSummary[] {
  const { milestones, activePatterns, environment } = state;
  const declaredMs = milestones.declared?.atMs ?? null;
  if (declaredMs === null || environment === null || activePatterns.length === 0) return [];
  return store.lists.declaredBetween(declaredMs - recurrenceWindowMs, declaredMs, environment.name);
}

/** A finished check becomes one row of the record with its numbered evidence; what a sweep's readings say together may be proof of recovery. */
import { levelOf, levelOfCheck, thresholdsOf } from '../../shared/diagnosis/level.ts';
import type { Environment } from '../../shared/environment/environment.ts';
import type { NewEvent } from '../../shared/incident/event.ts';
import { decidePreparation } from '../../shared/incident/preparation.ts';
import { decideRecoveryChecklist } from '../../shared/incident/recovery-checklist.ts';
import { holdMsOf, recoveryHold } from '../../shared/incident/recovery-hold.ts';
import type { Runbook } from '../../shared/runbook/model.ts';
import { clockOffsetRow } from '../clock-offset-row.ts';
import { numberedEvidence } from '../numbered-evidence.ts';
import type { CheckOutcome } from '../probes/probe.ts';
import { type Appended, appendDecided, appendEvents, type Caller, loadIncident } from '../record.ts';
import type { Services } from '../services.ts';
import type { PlannedCheck } from './planned-check.ts';

export type FinishedCheck = {
  check: Pick<PlannedCheck, 'checkId' | 'title' | 'command'>;
  outcome: CheckOutcome;
  sweepId: string | null;
  runbook: Runbook | null;
  environment: Environment;
  /** Where it did not read once by itself: a person brought the output, or a log was followed for a while. */
  source?: 'pasted' | 'followed';
};

/** Appends the row of a check: its readings with their levels, and its output as evidence. */
export function recordCheck(
  services: Services,
  caller: Caller,
  { check, outcome, sweepId, runbook, environment, source }: FinishedCheck,
): Appended {
  const thresholds = thresholdsOf(runbook, environment);
  const readings = outcome.readings.map((reading) => ({ reading, level: levelOf(reading, thresholds) }));
  const numbered = outcome.evidence && numberedEvidence(services, caller.incidentId, outcome.target, outcome.evidence);
  const happenedAtMs = outcome.startedAtMs;
  const events: NewEvent[] = [
    {
      kind: 'checkRan',
      happenedAtMs,
      payload: {
        command: check.command,
        checkId: check.checkId,
        sweepId,
        title: check.title,
        target: outcome.target,
        durationMs: outcome.durationMs,
        level: levelOfCheck(readings),
        readings,
        evidence: numbered?.evidence ?? null,
        ...(source === undefined ? {} : { source }),
      },
    },
  ];
  events.push(...clockOffsetRow(loadIncident(services, caller.incidentId), outcome));
  return appendEvents(services, caller, events, numbered ? [numbered.blob] : []);
}

/** Records recovery when what was read proves it; answers whether it does. It was there from the first look of the proof on. */
export function recordRecovery(services: Services, caller: Caller): boolean {
  const { checks, drill, runbook } = loadIncident(services, caller.incidentId);
  const hold = recoveryHold(checks, holdMsOf(services.runbooks.of(runbook?.hash ?? null), drill));
  const { sinceMs, sweepId, evidenceIds, heldMs, looks } = hold;
  if (!hold.verified || sinceMs === null || sweepId === null) return false;
  const atMs = services.clock.nowMs();
  appendDecided(services, { ...caller, commandId: null }, (state) => {
    const verified: NewEvent = {
      kind: 'recoveryVerified',
      happenedAtMs: atMs,
      payload: { sweepId, evidenceIds, heldMs, looks },
    };
    const milestone: NewEvent = {
      kind: 'milestoneSet',
      happenedAtMs: atMs,
      payload: {
        milestone: 'recovered',
        atMs: sinceMs,
        source: 'verification',
        evidenceIds,
        basedOn: state.lastEventOf['milestone:recovered'] ?? null,
      },
    };
    return { ok: true, value: state.milestones.recovered ? [verified] : [verified, milestone] };
  });
  return true;
}

/** Ticks the boxes of the post-recovery checklist that the proof of recovery answers, and takes back ticks after a relapse. */
export function recordRecoveryChecklist(services: Services, caller: Caller): void {
  appendDecided(services, { ...caller, commandId: null }, (state) => {
    const runbook = services.runbooks.of(state.runbook?.hash ?? null);
    if (runbook === null) return { ok: true, value: [] };
    const hold = recoveryHold(state.checks, holdMsOf(runbook, state.drill));
    return { ok: true, value: decideRecoveryChecklist(state, runbook, hold, services.clock.nowMs()) };
  });
}

/** Ticks the boxes of the preparation checklist that what was read answers, and takes back ticks that it contradicts. */
export function recordPreparation(services: Services, caller: Caller): void {
  appendDecided(services, { ...caller, commandId: null }, (state) => {
    const runbook = services.runbooks.of(state.runbook?.hash ?? null);
    return { ok: true, value: runbook ? decidePreparation(state, runbook, services.clock.nowMs()) : [] };
  });
}

/**
 * A finished check becomes one row of the record with its numbered evidence; what the readings say together becomes a
 * suggestion of patterns, or proof of recovery.
 */
import { levelOf, levelOfCheck, thresholdsOf } from '../../shared/diagnosis/level.ts';
import { rankPatterns } from '../../shared/diagnosis/rank-patterns.ts';
import type { Environment } from '../../shared/environment/environment.ts';
import type { Evidence, NewEvent } from '../../shared/incident/event.ts';
import { presentReadings } from '../../shared/incident/present-readings.ts';
import { provesRecovery, speaksOfRecovery } from '../../shared/incident/recovery.ts';
import type { Runbook } from '../../shared/runbook/model.ts';
import type { CheckOutcome } from '../probes/probe.ts';
import { type Appended, appendDecided, appendEvents, type Caller, loadIncident } from '../record.ts';
import type { Services } from '../services.ts';
import type { NewBlob } from '../store/store.ts';
import { textBlob } from '../text-blob.ts';
import type { PlannedCheck } from './planned-check.ts';

/** Clock differences below this are the network's, not the clock's. */
const tellingClockOffsetMs = 1_000;

export type FinishedCheck = {
  check: PlannedCheck;
  outcome: CheckOutcome;
  sweepId: string | null;
  runbook: Runbook | null;
  environment: Environment;
};

/** Appends the row of a check: its readings with their levels, and its output as evidence. */
export function recordCheck(
  services: Services,
  caller: Caller,
  { check, outcome, sweepId, runbook, environment }: FinishedCheck,
): Appended {
  const thresholds = thresholdsOf(runbook, environment);
  const readings = outcome.readings.map((reading) => ({ reading, level: levelOf(reading, thresholds) }));
  const { evidence, blobs } = evidenceOf(services, caller.incidentId, outcome);
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
        evidence,
      },
    },
  ];
  const offsetMs = outcome.clockOffsetMs;
  if (offsetMs !== null && Math.abs(offsetMs) > tellingClockOffsetMs) {
    events.push({ kind: 'clockOffsetMeasured', happenedAtMs, payload: { target: outcome.target, offsetMs } });
  }
  return appendEvents(services, caller, events, blobs);
}

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

/** Records recovery when everything the sweep read is normal; answers whether it is. */
export function recordRecovery(services: Services, caller: Caller, sweepId: string): boolean {
  const checks = loadIncident(services, caller.incidentId).checks.filter((check) => check.sweepId === sweepId);
  if (!provesRecovery(checks)) return false;
  const atMs = services.clock.nowMs();
  const evidenceIds = checks
    .filter(speaksOfRecovery)
    .flatMap(({ evidenceId }) => (evidenceId === null ? [] : [evidenceId]));
  appendDecided(services, { ...caller, commandId: null }, (state) => {
    const verified: NewEvent = { kind: 'recoveryVerified', happenedAtMs: atMs, payload: { sweepId, evidenceIds } };
    const milestone: NewEvent = {
      kind: 'milestoneSet',
      happenedAtMs: atMs,
      payload: {
        milestone: 'recovered',
        atMs,
        source: 'verification',
        evidenceIds,
        basedOn: state.lastEventOf['milestone:recovered'] ?? null,
      },
    };
    return { ok: true, value: state.milestones.recovered ? [verified] : [verified, milestone] };
  });
  return true;
}

function evidenceOf(
  services: Services,
  incidentId: string,
  outcome: CheckOutcome,
): { evidence: Evidence | null; blobs: NewBlob[] } {
  if (!outcome.evidence) return { evidence: null, blobs: [] };
  const { text, contentType, wholeBytes, wholeHash } = outcome.evidence;
  const blob = textBlob(text, contentType);
  const evidence: Evidence = {
    id: services.newId(),
    number: services.store.nextEvidenceNumber(incidentId),
    title: outcome.target,
    contentType,
    blobHash: blob.hash,
    storedBytes: blob.bytes.byteLength,
    wholeBytes,
    wholeHash,
  };
  return { evidence, blobs: [blob] };
}

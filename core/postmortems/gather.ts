/** Gathers what the document is made from: the record as it stands, or as it stood. */
import type { RecordedEvent } from '../../shared/incident/event.ts';
import { fold } from '../../shared/incident/fold.ts';
import type { IncidentState } from '../../shared/incident/state.ts';
import { timelineOf } from '../../shared/incident/timeline.ts';
import type { PastAction } from '../../shared/postmortem/past-actions.ts';
import type { DraftInput } from '../../shared/postmortem/scene.ts';
import { expectFound } from '../expected.ts';
import { loadIncident } from '../record.ts';
import type { Services } from '../services.ts';

export function gatherDraft(services: Services, incidentId: string, nowMs = services.clock.nowMs()): DraftInput {
  const { store, runbooks } = services;
  const state = loadIncident(services, incidentId);
  const { number } = expectFound(store.summaryOf(incidentId), 'noSuchIncident', { id: incidentId });
  return {
    state,
    rows: store.timelineOf(incidentId),
    runbook: runbooks.of(state.runbook?.hash ?? null),
    chains: store.chainHeads(incidentId),
    number,
    nowMs,
    textOf: textOf(services),
    redact: services.redact,
    ...runbookFileOf(services, state),
    pastActions: pastActionsOf(services, state),
  };
}

/**
 * The same as the record stood when a file with this fingerprint was made from it; null where the record never stood so.
 *
 * @param fingerprint each device's events and last hash, in the order of the devices
 */
export function gatherAsExported(
  services: Services,
  incidentId: string,
  fingerprint: readonly { events: number; hash: string }[],
): DraftInput | null {
  const { store, runbooks } = services;
  const heads = store.chainHeads(incidentId);
  const claimed = heads.flatMap(({ deviceId }, index) => {
    const { events, hash } = fingerprint[index] ?? { events: 0, hash: null };
    return hash === null ? [] : [{ deviceId, events, hash }];
  });
  const isOurs = claimed.every(
    ({ deviceId, events, hash }) => store.chainHash({ incidentId, deviceId, chainSeq: events }) === hash,
  );
  const summary = store.summaryOf(incidentId);
  if (claimed.length === 0 || claimed.length < fingerprint.length || !isOurs || summary === null) return null;
  const counts = new Map(claimed.map(({ deviceId, events }) => [deviceId, events]));
  const all = store.eventsOf(incidentId);
  const then = all.filter(({ deviceId, chainSeq }) => chainSeq <= (counts.get(deviceId) ?? 0));
  const state = fold(incidentId, then);
  return {
    state,
    rows: timelineOf(then),
    runbook: runbooks.of(state.runbook?.hash ?? null),
    chains: [...fingerprint],
    number: summary.number,
    nowMs: writtenAtMs(all, then),
    textOf: textOf(services),
    redact: services.redact,
    ...runbookFileOf(services, state),
    pastActions: pastActionsOf(services, state),
  };
}

/** The export wrote its own row right after what it was made from. */
function writtenAtMs(all: readonly RecordedEvent[], then: readonly RecordedEvent[]): number {
  const known = new Set(then.map(({ id }) => id));
  const own = all.find(({ id, kind }) => kind === 'exported' && !known.has(id));
  return own?.happenedAtMs ?? Math.max(...then.map(({ recordedAtMs }) => recordedAtMs));
}

function runbookFileOf({ store }: Services, { runbook }: IncidentState): Pick<DraftInput, 'runbookFile'> {
  const row = runbook && store.runbooks.get(runbook.hash);
  return row ? { runbookFile: { name: row.name, source: new TextDecoder().decode(row.bytes) } } : {};
}

/** Open items of the incidents that this one is a recurrence of, as far as their records are here. */
function pastActionsOf({ store }: Services, { relations }: IncidentState): PastAction[] {
  const earlier = relations.filter(({ relation }) => relation === 'recurrenceOf');
  return earlier.flatMap(({ incidentId, title }) => {
    const state = store.stateOf(incidentId);
    const number = store.summaryOf(incidentId)?.number;
    if (state === null || number === undefined) return [];
    return state.actionItems
      .filter(({ status }) => status === 'open')
      .map(({ label, text, owner, due }) => ({
        label,
        text,
        owner,
        due,
        incidentNumber: number,
        incidentTitle: title,
      }));
  });
}

function textOf({ store }: Services): DraftInput['textOf'] {
  return (hash) => {
    const blob = store.blob(hash);
    return blob && new TextDecoder().decode(blob.bytes);
  };
}

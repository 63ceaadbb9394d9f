/** Gathers what the hand-off page is made from: the record as it stands, its runbook, and the time. */
import { draftHandOffPage } from '../../shared/handoff/hand-off-page.ts';
import { deadlinesOf } from '../../shared/incident/deadlines.ts';
import { timelineOf } from '../../shared/incident/timeline.ts';
import { expectFound } from '../expected.ts';
import { loadIncident } from '../record.ts';
import type { Services } from '../services.ts';

/** The page as Markdown, redacted like every text that leaves. */
export function handOffPage(
  services: Services,
  { incidentId, language, nextStep }: { incidentId: string; language: 'ja' | 'en'; nextStep: string | null },
): string {
  const { store, runbooks, redact, clock } = services;
  const state = loadIncident(services, incidentId);
  const { number } = expectFound(store.summaryOf(incidentId), 'noSuchIncident', { id: incidentId });
  const runbook = runbooks.of(state.runbook?.hash ?? null);
  return redact(
    draftHandOffPage({
      state,
      number,
      runbook,
      rows: timelineOf(store.eventsOf(incidentId)),
      deadlines: deadlinesOf(state, runbook),
      // Whoever received it goes on from what they were told.
      nextStep: nextStep ?? state.handOvers.at(-1)?.nextStep ?? null,
      language,
      nowMs: clock.nowMs(),
    }),
  );
}

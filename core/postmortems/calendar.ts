/** The postmortem as an appointment, in the incident's zone and language. */
import { calendarFile } from '../../shared/calendar/calendar-file.ts';
import { meetingSlot } from '../../shared/calendar/meeting-slot.ts';
import { problem } from '../../shared/contract/problem.ts';
import { deadlinesOf } from '../../shared/incident/deadlines.ts';
import { calendarWords } from '../../shared/text/calendar-words.ts';
import { dateTimeText, offsetText } from '../../shared/text/wall-clock.ts';
import { expectFound, toContractError } from '../expected.ts';
import { loadIncident } from '../record.ts';
import type { Services } from '../services.ts';

/** @throws `INVALID` where the runbook sets no deadline for it, or recovery, which it counts from, is not known. */
export function postmortemCalendar(services: Services, incidentId: string): { fileName: string; text: string } {
  const state = loadIncident(services, incidentId);
  const { number } = expectFound(services.store.summaryOf(incidentId), 'noSuchIncident', { id: incidentId });
  const runbook = services.runbooks.of(state.runbook?.hash ?? null);
  const dueAtMs = deadlinesOf(state, runbook).find(({ kind }) => kind === 'postmortem')?.dueAtMs ?? null;
  if (dueAtMs === null) throw toContractError(problem('INVALID', 'noPostmortemDeadline'));
  const { zone } = state;
  const words = calendarWords[state.language];
  const nowMs = services.clock.nowMs();
  const due = `${dateTimeText(dueAtMs, zone)} (${offsetText(dueAtMs, zone)})`;
  const summary = (state.drill ? words.drillSummary : words.summary)(number, state.title);
  const text = calendarFile({
    uid: `postmortem-${incidentId}@hikeshi`,
    sequence: state.eventCount,
    ...meetingSlot(dueAtMs, nowMs, zone),
    zone,
    summary: services.redact(summary),
    description: words.description(due),
    remindMinutes: 30,
    writtenAtMs: nowMs,
  });
  return { fileName: `postmortem-${number}.ics`, text };
}

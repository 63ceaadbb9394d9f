/** The procedures of an incident: queries over its record, and commands that append to it. */

import { presentReadings } from '../../shared/incident/present-readings.ts';
import { decideUndo } from '../../shared/incident/undo.ts';
import { actorOf } from '../actor.ts';
import { expectFound } from '../expected.ts';
import { procedures } from '../procedures.ts';
import { appendDecided, type Caller, loadIncident, runCommand } from '../record.ts';
import type { CallContext, Services } from '../services.ts';
import { recordSuggestion } from '../suggestion.ts';
import { attachPicture } from './attach-picture.ts';
import { attachText } from './attach-text.ts';
import { declareIncident, rememberEnvironment } from './declare.ts';
import { evidenceView } from './evidence-view.ts';
import { explainQuery } from './explain-query.ts';
import { incidentPage, namedIncident, overview, owedPostmortems } from './incident-lists.ts';
import { incidentView } from './incident-view.ts';
import { linkRecurrence } from './link-recurrence.ts';
import { pasteOutput } from './paste-output.ts';
import { replayPage } from './replay-page.ts';
import { runOneCheck, startSweep } from './run-checks.ts';
import { createStreams } from './streams.ts';
import { createSweeps } from './sweeps.ts';
import { timelineChanges, timelinePage } from './timeline-pages.ts';
import { createVerifications } from './verifications.ts';

export function incidentProcedures(services: Services) {
  const { store } = services;
  const sweeps = createSweeps(services);
  services.onClose(() => sweeps.closeAll());
  const verifications = createVerifications(services);
  services.onClose(() => verifications.closeAll());
  const streams = createStreams(services);
  services.onClose(() => streams.closeAll());
  const looking = { sweeps, verifications };
  const on = procedures.incidents;

  const callerOf = (input: { incidentId: string; commandId: string }, context: CallContext): Caller => ({
    incidentId: input.incidentId,
    commandId: input.commandId,
    actor: actorOf(services, context),
  });

  return {
    declare: on.declare.handler(({ input, context }) => {
      const actor = actorOf(services, context);
      const incidentId = declareIncident(services, input, actor);
      const state = loadIncident(services, incidentId);
      const isNew = state.checks.length === 0 && !state.backdated;
      if (state.environment && isNew && sweeps.of(incidentId).length === 0) {
        const caller = { incidentId, commandId: null, actor };
        startSweep(services, looking, caller, { scope: 'baseline', patternId: null });
      }
      return { incidentId, number: expectFound(store.summaryOf(incidentId), 'noSuchIncident').number };
    }),
    overview: on.overview.handler(() => overview(store)),
    owed: on.owed.handler(() => owedPostmortems(services)),
    page: on.page.handler(({ input }) => incidentPage(store, input)),
    named: on.named.handler(({ input }) => namedIncident(store, input.name)),
    get: on.get.handler(({ input }) => incidentView(services, looking, input.incidentId)),
    timeline: on.timeline.handler(({ input }) => [...store.timelineOf(input.incidentId)]),
    timelinePage: on.timelinePage.handler(({ input }) => timelinePage(store, input)),
    timelineChanges: on.timelineChanges.handler(({ input }) => timelineChanges(store, input)),
    replayPage: on.replayPage.handler(({ input }) => replayPage(store, input)),
    events: on.events.handler(({ input }) => store.eventsAfter(input.incidentId, input.afterSeq)),
    evidence: on.evidence.handler(({ input }) => evidenceView(services, input.incidentId, input.evidenceId)),

    setTitle: on.setTitle.handler(({ input, context }) =>
      runCommand(services, callerOf(input, context), { kind: 'setTitle', ...input }),
    ),
    setRole: on.setRole.handler(({ input, context }) =>
      runCommand(services, callerOf(input, context), { kind: 'setRole', ...input }),
    ),
    setSeverity: on.setSeverity.handler(({ input, context }) =>
      runCommand(services, callerOf(input, context), { kind: 'setSeverity', ...input }),
    ),
    linkRecurrence: on.linkRecurrence.handler(({ input, context }) =>
      linkRecurrence(services, callerOf(input, context), input.earlierId, input.isSame),
    ),
    putOffBlank: on.putOffBlank.handler(({ input, context }) =>
      runCommand(services, callerOf(input, context), { kind: 'putOffBlank', ...input }),
    ),
    setDetection: on.setDetection.handler(({ input, context }) =>
      runCommand(services, callerOf(input, context), { kind: 'setDetection', ...input }),
    ),
    switchEnvironment: on.switchEnvironment.handler(({ input, context }) => {
      const id = input.environmentId;
      const environment = expectFound(store.environments.get(id), 'noSuchEnvironment', { id });
      const caller = callerOf(input, context);
      const appended = runCommand(services, caller, { kind: 'switchEnvironment', environment, basedOn: input.basedOn });
      rememberEnvironment(services, id);
      if (appended.eventIds.length > 0) {
        startSweep(services, looking, { ...caller, commandId: null }, { scope: 'baseline', patternId: null });
      }
      return appended;
    }),
    bindRunbook: on.bindRunbook.handler(({ input, context }) => {
      const row = expectFound(store.runbooks.get(input.runbookHash), 'noSuchRunbook', { id: input.runbookHash });
      const { hash, title } = row;
      return runCommand(services, callerOf(input, context), { kind: 'bindRunbook', hash, title });
    }),
    setPattern: on.setPattern.handler(({ input, context }) =>
      runCommand(services, callerOf(input, context), { kind: 'setPattern', ...input }),
    ),
    setItem: on.setItem.handler(({ input, context }) => {
      const caller = callerOf(input, context);
      const appended = runCommand(services, caller, { kind: 'setItem', ...input });
      // A ticked symptom counts for more than any reading, at once.
      const { list } = loadIncident(services, input.incidentId).items[input.itemId] ?? {};
      if (list === 'symptom' && appended.eventIds.length > 0) recordSuggestion(services, caller);
      return appended;
    }),
    setCause: on.setCause.handler(({ input, context }) => {
      const lit = incidentView(services, looking, input.incidentId).litCauses;
      const evidenceIds = lit.filter(({ causeId }) => causeId === input.causeId).flatMap((cause) => cause.evidenceIds);
      return runCommand(services, callerOf(input, context), { kind: 'setCause', ...input, evidenceIds });
    }),
    addNote: on.addNote.handler(({ input, context }) =>
      runCommand(services, callerOf(input, context), { kind: 'addNote', ...input }),
    ),
    addNotes: on.addNotes.handler(({ input, context }) =>
      runCommand(services, callerOf(input, context), { kind: 'addNotes', ...input }),
    ),
    reviseNote: on.reviseNote.handler(({ input, context }) =>
      runCommand(services, callerOf(input, context), { kind: 'reviseNote', ...input }),
    ),
    strike: on.strike.handler(({ input, context }) =>
      runCommand(services, callerOf(input, context), { kind: 'strike', ...input }),
    ),
    setStar: on.setStar.handler(({ input, context }) =>
      runCommand(services, callerOf(input, context), { kind: 'setStar', ...input }),
    ),
    undo: on.undo.handler(({ input, context }) =>
      appendDecided(services, callerOf(input, context), () =>
        decideUndo(store.eventsOf(input.incidentId), input.target, store.deviceId, services.clock.nowMs()),
      ),
    ),
    setMilestone: on.setMilestone.handler(({ input, context }) =>
      runCommand(services, callerOf(input, context), { kind: 'setMilestone', ...input }),
    ),
    decideRollback: on.decideRollback.handler(({ input, context }) => {
      const readings = presentReadings(loadIncident(services, input.incidentId));
      return runCommand(services, callerOf(input, context), { kind: 'decideRollback', ...input, readings });
    }),
    handleDeadline: on.handleDeadline.handler(({ input, context }) =>
      runCommand(services, callerOf(input, context), { kind: 'handleDeadline', ...input }),
    ),
    snoozeDeadline: on.snoozeDeadline.handler(({ input, context }) =>
      runCommand(services, callerOf(input, context), { kind: 'snoozeDeadline', ...input }),
    ),
    recordCall: on.recordCall.handler(({ input, context }) =>
      runCommand(services, callerOf(input, context), { kind: 'recordCall', ...input }),
    ),
    attachPicture: on.attachPicture.handler(({ input, context }) =>
      attachPicture(services, callerOf(input, context), input),
    ),
    attachText: on.attachText.handler(({ input, context }) => attachText(services, callerOf(input, context), input)),
    close: on.close.handler(({ input, context }) =>
      runCommand(services, callerOf(input, context), { kind: 'close', reason: input.reason }),
    ),
    reopen: on.reopen.handler(({ input, context }) =>
      runCommand(services, callerOf(input, context), { kind: 'reopen', reason: input.reason }),
    ),

    runCheck: on.runCheck.handler(({ input, context, signal }) =>
      runOneCheck(services, callerOf(input, context), input, signal ?? new AbortController().signal),
    ),
    explainQuery: on.explainQuery.handler(({ input, context, signal }) =>
      explainQuery(services, callerOf(input, context), input, signal ?? new AbortController().signal),
    ),
    pasteOutput: on.pasteOutput.handler(({ input, context }) => pasteOutput(services, callerOf(input, context), input)),
    follow: on.follow.handler(({ input, context, signal }) =>
      streams.follow(callerOf(input, context), input, signal ?? new AbortController().signal),
    ),
    stopFollowing: on.stopFollowing.handler(
      async ({ input }) => (await streams.stop(input.incidentId, input.streamId)) ?? { eventIds: [], seq: 0 },
    ),
    sweep: on.sweep.handler(({ input, context }) => ({
      sweepId: startSweep(services, looking, callerOf(input, context), input),
    })),
    cancelSweep: on.cancelSweep.handler(({ input }) => {
      sweeps.cancel(input.incidentId, input.sweepId);
    }),
  };
}

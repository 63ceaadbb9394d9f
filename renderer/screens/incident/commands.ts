/** What a person can do to the incident on screen, one function each; each answers whether it is recorded. */
import type { SweepScope } from '../../../shared/contract/view.ts';
import type { CommandOutcome, Duty } from '../../../shared/incident/action-payloads.ts';
import type { Blank } from '../../../shared/incident/blanks.ts';
import type { DetectionHow } from '../../../shared/incident/detection.ts';
import type { CauseState, ItemState, Milestone, Payload, Severity } from '../../../shared/incident/event.ts';
import type { Fact, LeakCause } from '../../../shared/incident/message-payloads.ts';
import type { Role } from '../../../shared/incident/role-payloads.ts';
import type { IncidentState } from '../../../shared/incident/state.ts';
import type { Migrations } from '../../../shared/rollback/rollback-payload.ts';
import { dateTimeText } from '../../../shared/text/wall-clock.ts';
import { client } from '../../contract/client.ts';
import { type Attempt, tryAttempt } from '../../state/attempt.ts';
import { useText } from '../../text/useText.ts';
import { useScene } from './scene.ts';

const noField = { field: null, wanted: '', standing: () => '' };

export function useCommands() {
  const { incidentId, state } = useScene();
  const { incident: text, common, messages } = useText();
  const attempt = (rest: Omit<Attempt, 'incidentId'>) => tryAttempt({ incidentId, ...rest }, state);
  const { incidents, watch } = client;
  const itemWords = (itemState: ItemState, reason: string | null) =>
    reason === null ? text.steps.states[itemState] : `${text.steps.states[itemState]} (${reason})`;
  const causeWords = (causeState: CauseState, reason: string | null) =>
    reason === null ? text.causes.states[causeState] : `${text.causes.states[causeState]} (${reason})`;

  const leakWords = (leak: IncidentState['leak']) =>
    leak === null
      ? text.conflict.blank
      : `${messages.leak.causes[leak.cause]} ${dateTimeText(leak.knownAtMs, state.zone)}`;

  return {
    setTitle: (title: string) =>
      attempt({
        field: 'title',
        wanted: title,
        standing: (now) => now.title,
        send: (command, basedOn) => incidents.setTitle({ ...command, title, basedOn }),
      }),
    setRole: (role: Role, names: string | null) =>
      attempt({
        field: `role:${role}`,
        wanted: names ?? text.conflict.blank,
        standing: ({ roles }) => roles[role]?.names ?? text.conflict.blank,
        send: (command, basedOn) => incidents.setRole({ ...command, role, names, basedOn }),
      }),
    setSeverity: (severity: Severity | null) =>
      attempt({
        field: 'severity',
        wanted: severity === null ? text.conflict.blank : common.severity(severity),
        standing: (now) => (now.severity === null ? text.conflict.blank : common.severity(now.severity)),
        send: (command, basedOn) => incidents.setSeverity({ ...command, severity, basedOn }),
      }),
    setDetection: (how: DetectionHow | null) => {
      const words = (now: DetectionHow | null | undefined) =>
        now === null || now === undefined ? text.blanks.notFilledIn : text.blanks.detectionHows[now];
      return attempt({
        field: 'detection',
        wanted: words(how),
        standing: ({ detection }) => words(detection?.how),
        send: (command, basedOn) => incidents.setDetection({ ...command, how, basedOn }),
      });
    },
    linkRecurrence: (earlierId: string, isSame: boolean) =>
      attempt({ ...noField, send: (command) => incidents.linkRecurrence({ ...command, earlierId, isSame }) }),
    putOffBlank: (blank: Blank) =>
      attempt({ ...noField, send: (command) => incidents.putOffBlank({ ...command, blank }) }),
    switchEnvironment: (environment: { id: string; name: string }) =>
      attempt({
        field: 'environment',
        wanted: environment.name,
        standing: (now) => now.environment?.name ?? text.top.noEnvironment,
        send: (command, basedOn) => incidents.switchEnvironment({ ...command, environmentId: environment.id, basedOn }),
      }),
    bindRunbook: (runbookHash: string) =>
      attempt({ ...noField, send: (command) => incidents.bindRunbook({ ...command, runbookHash }) }),
    setPattern: (patternId: string, active: boolean) =>
      attempt({
        field: `pattern:${patternId}`,
        wanted: active ? text.patterns.chosen : text.patterns.unchoose,
        standing: (now) =>
          now.activePatterns.some(({ pattern }) => pattern.id === patternId)
            ? text.patterns.chosen
            : text.patterns.unchoose,
        send: (command, basedOn) => incidents.setPattern({ ...command, patternId, active, basedOn }),
      }),
    setItem: (itemId: string, itemState: ItemState, reason: string | null = null) =>
      attempt({
        field: `item:${itemId}`,
        wanted: itemWords(itemState, reason),
        standing: ({ items }) => itemWords(items[itemId]?.state ?? 'notDone', items[itemId]?.reason ?? null),
        send: (command, basedOn) => incidents.setItem({ ...command, itemId, state: itemState, reason, basedOn }),
      }),
    setCause: (causeId: string, causeState: CauseState, reason: string | null = null) =>
      attempt({
        field: `cause:${causeId}`,
        wanted: causeWords(causeState, reason),
        standing: ({ causes }) => causeWords(causes[causeId]?.state ?? 'open', causes[causeId]?.reason ?? null),
        send: (command, basedOn) => incidents.setCause({ ...command, causeId, state: causeState, reason, basedOn }),
      }),
    setMilestone: (milestone: Milestone, atMs: number | null) => {
      const words = (ms: number | null | undefined) =>
        ms === null || ms === undefined ? text.milestones.unknown : dateTimeText(ms, state.zone);
      return attempt({
        field: `milestone:${milestone}`,
        wanted: words(atMs),
        standing: ({ milestones }) => words(milestones[milestone]?.atMs),
        send: (command, basedOn) => incidents.setMilestone({ ...command, milestone, atMs, basedOn }),
      });
    },
    setStar: (target: string, starred: boolean) =>
      attempt({ ...noField, send: (command) => incidents.setStar({ ...command, target, starred }) }),
    strike: (target: string, reason: string) =>
      attempt({ ...noField, send: (command) => incidents.strike({ ...command, target, reason }) }),
    addNotes: (notes: { text: string; atMs: number }[]) =>
      attempt({ ...noField, send: (command) => incidents.addNotes({ ...command, notes }) }),
    reviseNote: (target: string, revised: string, happenedAtMs: number | null) =>
      attempt({
        ...noField,
        send: (command) => incidents.reviseNote({ ...command, target, text: revised, happenedAtMs }),
      }),
    attachPicture: (title: string, picture: Blob) =>
      attempt({ ...noField, send: (command) => incidents.attachPicture({ ...command, title, picture }) }),
    undo: (target: string | null) => attempt({ ...noField, send: (command) => incidents.undo({ ...command, target }) }),
    decideRollback: (
      decision: 'rollBack' | 'doNot',
      reason: string | null,
      answers: { versionTo: string | null; migrations: Migrations | null },
    ) =>
      attempt({
        ...noField,
        send: (command) => incidents.decideRollback({ ...command, decision, reason, ...answers }),
      }),
    handleDeadline: (deadlineId: string, outcome: 'done' | 'notNeeded', reason: string | null) =>
      attempt({
        ...noField,
        send: (command) => incidents.handleDeadline({ ...command, deadlineId, outcome, reason }),
      }),
    snoozeDeadline: (deadlineId: string, minutes: number) =>
      attempt({ ...noField, send: (command) => incidents.snoozeDeadline({ ...command, deadlineId, minutes }) }),
    settleOwed: (actionId: string, duty: Duty, done: string) =>
      attempt({
        field: `owed:${actionId}/${duty}`,
        wanted: done,
        standing: ({ actions }) => actions.find((each) => each.actionId === actionId)?.settled[duty]?.done ?? '',
        send: (command, basedOn) => client.actions.settleOwed({ ...command, actionId, duty, done, basedOn }),
      }),
    recordCommand: (
      runbookCommandId: string,
      ran: string,
      outcome: CommandOutcome,
      note: string | null,
      atMs: number | null,
    ) =>
      attempt({
        ...noField,
        send: (command) =>
          client.actions.recordCommand({ ...command, runbookCommandId, text: ran, outcome, note, atMs }),
      }),
    recordCopiedMessage: (message: Omit<Payload<'messageSent'>, 'way'>) =>
      attempt({ ...noField, send: (command) => client.messages.recordCopied({ ...command, ...message }) }),
    sendMessage: (message: Omit<Payload<'messageSent'>, 'way' | 'format'>) =>
      attempt({ ...noField, send: (command) => client.messages.send({ ...command, ...message }) }),
    setFact: (fact: Fact, value: string | null) =>
      attempt({
        field: `fact:${fact}`,
        wanted: value ?? text.conflict.blank,
        standing: ({ facts }) => facts[fact] ?? text.conflict.blank,
        send: (command, basedOn) => client.messages.setFact({ ...command, fact, value, basedOn }),
      }),
    setLeakSuspicion: (suspected: boolean, cause: LeakCause, knownAtMs: number) =>
      attempt({
        field: 'leak',
        wanted: leakWords(suspected ? { cause, knownAtMs } : null),
        standing: ({ leak }) => leakWords(leak),
        send: (command, basedOn) =>
          client.messages.setLeakSuspicion({ ...command, suspected, cause, knownAtMs, basedOn }),
      }),
    recordCall: (call: Payload<'escalated'>) =>
      attempt({ ...noField, send: (command) => incidents.recordCall({ ...command, ...call, atMs: null }) }),
    attachText: (title: string, attached: string) =>
      attempt({ ...noField, send: (command) => incidents.attachText({ ...command, title, text: attached }) }),
    pasteOutput: (
      runbookCommandId: string,
      inputs: Record<string, string>,
      hostId: string | undefined,
      pasted: string,
    ) =>
      attempt({
        ...noField,
        send: (command) => incidents.pasteOutput({ ...command, runbookCommandId, inputs, hostId, text: pasted }),
      }),
    close: (reason: string | null) =>
      attempt({ ...noField, send: (command) => incidents.close({ ...command, reason }) }),
    reopen: (reason: string) => attempt({ ...noField, send: (command) => incidents.reopen({ ...command, reason }) }),
    sweep: (scope: SweepScope, patternId: string | null = null) =>
      attempt({ ...noField, send: (command) => incidents.sweep({ ...command, scope, patternId }) }),
    muteWatch: (measureId: string | null, muted: boolean) =>
      attempt({ ...noField, send: (command) => watch.mute({ ...command, measureId, muted }) }),
    switchWatch: (isOn: boolean) =>
      attempt({ ...noField, send: (command) => (isOn ? watch.start(command) : watch.stop(command)) }),
    cancelSweep: (sweepId: string) =>
      attempt({ ...noField, send: () => incidents.cancelSweep({ incidentId, sweepId }) }),
  };
}

/** The reason as the record takes it: null for a blank one. */
export function reasonOrNull(reason: string): string | null {
  return reason.trim() === '' ? null : reason.trim();
}

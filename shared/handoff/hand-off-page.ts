/**
 * One page for whoever goes on: how it stands, what to do next, what is known and what is ruled out, the deadlines, what is owed,
 * and what was said last. Made from the record alone; a blank says that it is one.
 */
import { byGravity } from '../diagnosis/level.ts';
import type { Deadline } from '../incident/deadlines.ts';
import { milestones } from '../incident/event.ts';
import { audiences } from '../incident/message-payloads.ts';
import { nextUpdateAtMs } from '../incident/message-record.ts';
import { owedOf } from '../incident/owed.ts';
import { presentReadings } from '../incident/present-readings.ts';
import { roles } from '../incident/role-payloads.ts';
import { stepTitle } from '../incident/runbook-items.ts';
import type { IncidentState, TimelineRow } from '../incident/state.ts';
import { serialize } from '../postmortem/markdown.ts';
import { type Block, type Content, heading, list, paragraph, quotedText, strong, table } from '../postmortem/nodes.ts';
import type { Runbook } from '../runbook/model.ts';
import { deadlineName } from '../text/deadline-name.ts';
import { describeEvent, eventContext } from '../text/describe-event.ts';
import { describeReading } from '../text/describe-reading.ts';
import { dictionaryOf, type Language } from '../text/dictionary.ts';
import { eventText } from '../text/event-text.ts';
import { type HandOffText, handOffText } from '../text/hand-off-text.ts';
import { dateTimeText, knownZone, offsetText } from '../text/wall-clock.ts';

export type HandOffInput = {
  state: IncidentState;
  number: number;
  runbook: Runbook | null;
  /** Of the whole timeline, as `timelineOf` gives them. */
  rows: readonly TimelineRow[];
  deadlines: readonly Pick<Deadline, 'kind' | 'minutes' | 'dueAtMs' | 'handled'>[];
  /** What the giver wrote; null for a blank. */
  nextStep: string | null;
  language: Language;
  nowMs: number;
};

/** What a person reads at once. */
const shownReadings = 8;
const shownSteps = 5;
const shownRows = 8;

type Words = HandOffInput & { text: HandOffText; at: (atMs: number) => string };

/** The page as Markdown, in the incident's zone. */
export function draftHandOffPage(input: HandOffInput): string {
  const { state, number, language, nowMs } = input;
  const text = handOffText(language);
  const zone = knownZone(state.zone);
  const words: Words = { ...input, text, at: (atMs) => dateTimeText(atMs, zone) };
  return serialize([
    heading(1, text.title(number, state.title)),
    paragraph(text.asOf(dateTimeText(nowMs, zone), `${zone} ${offsetText(nowMs, zone)}`)),
    heading(2, text.status),
    ...statusBlocks(words),
    heading(2, text.nextStep),
    ...nextBlocks(words),
    heading(2, text.ruledOut),
    ...orNone(ruledOut(words), text),
    heading(2, text.suspected),
    ...orNone(suspected(words), text),
    heading(2, text.deadlines),
    ...deadlineBlocks(words),
    heading(2, text.owed),
    ...orNone(owed(words), text),
    heading(2, text.lastMessages),
    ...messageBlocks(words),
    heading(2, text.lastRows),
    ...orNone(lastRows(words), text),
  ]);
}

function orNone(items: readonly Content[], text: HandOffText): Block[] {
  return items.length > 0 ? list(items) : [paragraph(text.none)];
}

function statusBlocks({ state, language, text, nowMs, at }: Words): Block[] {
  const { common } = dictionaryOf(language);
  const { environment, severity, milestones: times, activePatterns } = state;
  const { detected, declared, recovered } = times;
  const since = detected ?? declared;
  const fact = (name: string, value: string): Content => [strong(name), `: ${value}`];
  const readings = presentReadings(state)
    .sort((one, other) => byGravity.indexOf(one.level) - byGravity.indexOf(other.level))
    .slice(0, shownReadings);
  const named = roles.flatMap((role) => {
    const names = state.roles[role]?.names;
    return names === undefined ? [] : [`${text.roles[role]} ${names}`];
  });
  return [
    ...list([
      fact(text.state, state.status === 'closed' ? text.closed : recovered === null ? text.underWay : text.recovered),
      fact(text.severity, severity === null ? common.notFilledIn : common.severity(severity)),
      fact(
        text.environment,
        environment === null
          ? common.notFilledIn
          : `${common.environmentKinds[environment.kind]} ${environment.name} ${environment.service}`.trim(),
      ),
      ...(since === null ? [] : [fact(text.elapsed, text.minutes(Math.floor((nowMs - since.atMs) / 60_000)))]),
      fact(
        text.patterns,
        activePatterns.map((pattern) => `${pattern.number} ${pattern.title}`).join(text.joiner) || common.notFilledIn,
      ),
      fact(text.people, named.join(text.joiner) || common.notFilledIn),
      fact(
        text.times,
        milestones
          .flatMap((milestone) => {
            const time = times[milestone];
            return time === null ? [] : [`${text.milestones[milestone]} ${at(time.atMs)}`];
          })
          .join(text.joiner) || common.notFilledIn,
      ),
    ]),
    ...(readings.length === 0
      ? [paragraph(text.noReadings)]
      : [
          table(
            text.readingHead,
            readings.map(({ reading, level, atMs }) => [
              common.levels[level],
              describeReading(reading, language, state.zone),
              at(atMs),
            ]),
          ),
        ]),
  ];
}

/** The giver's own words first; then what the chosen patterns still ask for. */
function nextBlocks({ state, runbook, nextStep, language, text }: Words): Block[] {
  const { notFilledIn } = dictionaryOf(language).common;
  const ids = new Set(state.activePatterns.map(({ pattern }) => pattern.id));
  const open = (runbook?.patterns ?? [])
    .filter(({ id }) => ids.has(id))
    .flatMap(({ procedures }) => procedures.filter(({ kind }) => kind === 'checks' || kind === 'recovery'))
    .flatMap(({ steps }) => steps)
    .filter(({ id }) => (state.items[id]?.state ?? 'notDone') === 'notDone');
  const shown = open.slice(0, shownSteps).map(stepTitle);
  return [
    paragraph([strong(text.word), `: ${nextStep === null || nextStep.trim() === '' ? notFilledIn : nextStep}`]),
    ...(shown.length === 0 ? [] : [paragraph(text.openSteps(open.length)), ...list(shown)]),
  ];
}

function ruledOut({ state, text }: Words): string[] {
  const causes = Object.values(state.causes).filter(({ state: standing }) => standing === 'ruledOut');
  const decisions = state.rollbackDecisions.filter(({ decision }) => decision === 'doNot');
  return [
    ...causes.map(({ text: cause, reason, evidenceIds }) => withReason(cause, reason, labels(state, evidenceIds))),
    ...decisions.map(({ reason }) => withReason(text.noRollback, reason, '')),
  ];
}

function suspected({ state, language }: Words): string[] {
  const { causeStates } = eventText(language);
  return Object.values(state.causes)
    .filter(({ state: standing }) => standing === 'suspected' || standing === 'confirmed')
    .map(({ text: cause, state: standing, reason, evidenceIds }) =>
      withReason(`${causeStates[standing]}: ${cause}`, reason, labels(state, evidenceIds)),
    );
}

function labels({ evidence }: IncidentState, ids: readonly string[]): string {
  return evidence.flatMap(({ id, label }) => (ids.includes(id) ? [label] : [])).join(' ');
}

function withReason(sentence: string, reason: string | null, cited: string): string {
  const parts = [reason ?? '', cited].filter((part) => part.trim() !== '');
  return parts.length === 0 ? sentence : `${sentence} (${parts.join(' ')})`;
}

function deadlineBlocks({ deadlines, text, language, nowMs, at }: Words): Block[] {
  if (deadlines.length === 0) return [paragraph(text.none)];
  const standing = (dueAtMs: number | null, handled: boolean): string => {
    if (handled) return text.handled;
    if (dueAtMs === null) return text.notCounting;
    const minutes = Math.floor(Math.abs(dueAtMs - nowMs) / 60_000);
    return dueAtMs >= nowMs ? text.left(minutes) : text.over(minutes);
  };
  return [
    table(
      text.deadlineHead,
      deadlines.map(({ kind, minutes, dueAtMs, handled }) => [
        deadlineName({ kind, minutes }, language),
        dueAtMs === null ? '–' : at(dueAtMs),
        standing(dueAtMs, handled),
      ]),
    ),
  ];
}

function owed({ state, language }: Words): string[] {
  const { duties } = eventText(language);
  return owedOf(state)
    .filter(({ settled }) => settled === null)
    .map(({ action, duty }) => `${duties[duty]}: ${action.title}`);
}

/** The last message to each audience as it was sent, and when the next one was promised. */
function messageBlocks({ state, text, at }: Words): Block[] {
  const last = audiences.flatMap(
    (audience) => state.messages.findLast((message) => message.audience === audience) ?? [],
  );
  const nextAtMs = nextUpdateAtMs(state);
  if (last.length === 0) return [paragraph(text.none)];
  return [
    ...(nextAtMs === null ? [] : [paragraph(text.nextUpdate(at(nextAtMs)))]),
    ...last.flatMap(({ kind, audience, actor, happenedAtMs, text: sent }) => [
      paragraph(`${at(happenedAtMs)} ${text.messageKinds[kind]} (${text.audiences[audience]}) ${actor}`),
      quotedText(sent),
    ]),
  ];
}

/** Notes, decisions and milestones: what people wrote and did last, the newest first. */
function lastRows({ rows, state, runbook, language, at }: Words): string[] {
  const context = eventContext(state, runbook);
  return rows
    .filter(({ struck, undone, event }) => struck === null && !undone && event.kind !== 'messageSent')
    .map((row) => ({ row, described: describeEvent(row, context, language) }))
    .filter(({ described: { category } }) => !['check', 'record', 'unknown'].includes(category))
    .slice(-shownRows)
    .reverse()
    .map(({ row, described: { kind, text } }) => `${at(row.happenedAtMs)} ${kind}: ${text} (${row.actor})`);
}

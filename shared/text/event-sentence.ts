/** The sentence of each kind of event. Texts that people or runbooks wrote are quoted as they are. */
import { byGravity } from '../diagnosis/level.ts';
import type { Level, Reading } from '../diagnosis/reading.ts';
import type { Payload, RecordedEvent } from '../incident/event.ts';
import { audienceOfUpdate } from '../incident/message-record.ts';
import type { Runbook } from '../runbook/model.ts';
import { actionSentence } from './action-sentence.ts';
import { callWords } from './call-words.ts';
import { checkerText } from './checker-text.ts';
import { describeReading } from './describe-reading.ts';
import type { Language } from './dictionary.ts';
import type { EventText } from './event-ja.ts';
import { heldText } from './held-text.ts';
import { messageWords } from './message-words.ts';
import { rollbackSentence } from './rollback-sentence.ts';
import type { CommonText } from './ui/common-ja.ts';
import { dateTimeText } from './wall-clock.ts';
import { watchSentence } from './watch-sentence.ts';

export type EventWords = {
  text: EventText;
  common: CommonText;
  language: Language;
  zone: string;
  runbook: Runbook | null;
  titleOfSection: (section: string) => string;
};

/** A check of many readings shows this many, the gravest first, and counts the others. */
const shownReadings = 3;

export function eventSentence(event: RecordedEvent, words: EventWords): string {
  const { text } = words;
  switch (event.kind) {
    case 'opened':
      return openedSentence(event.payload, words);
    case 'titleSet':
      return text.titleSet(event.payload.title);
    case 'severitySet': {
      const { severity } = event.payload;
      return severity === null ? text.severityCleared : text.severitySet(words.common.severity(severity));
    }
    case 'incidentRelated': {
      const { relation, title, declaredAtMs } = event.payload;
      return text.relations[relation](title, dateTimeText(declaredAtMs, words.zone));
    }
    case 'blankPutOff':
      return text.blankPutOff(text.blanks[event.payload.blank]);
    case 'detectionSet': {
      const { detection } = event.payload;
      return detection === null ? text.detectionCleared : text.detectionSet(text.detectionHows[detection.how]);
    }
    case 'environmentChanged':
      return text.environmentChanged(event.payload.environment.name);
    case 'runbookBound':
      return text.runbookBound(event.payload.title);
    case 'patternsSuggested':
      return suggestionSentence(event.payload, text);
    case 'patternSet': {
      const { active, number, title } = event.payload;
      return (active ? text.patternChosen : text.patternLeft)(String(number), title);
    }
    case 'itemSet':
      return itemSentence(event.payload, words);
    case 'causeSet': {
      const { text: cause, patternNumber, state, reason } = event.payload;
      return withReason(text, text.cause(cause, String(patternNumber), text.causeStates[state]), reason);
    }
    case 'checkRan':
      return checkSentence(event, words);
    case 'clockOffsetMeasured':
    case 'levelChanged':
    case 'watchGap':
    case 'watchRolledUp':
    case 'watchMuted':
    case 'watchSwitched':
      return watchSentence(event, words);
    case 'evidenceAttached':
      return text.attached(event.payload.evidence.title);
    case 'noteAdded':
      return event.payload.text;
    case 'noteRevised':
      return text.noteRevised(event.payload.text);
    case 'struck':
      return text.struck(event.payload.reason);
    case 'starSet':
      return event.payload.starred ? text.starred : text.unstarred;
    case 'undone':
      return text.undone;
    case 'milestoneSet':
      return milestoneSentence(event, words);
    case 'recoveryVerified': {
      const { heldMs, looks } = event.payload;
      if (heldMs === undefined || looks === undefined) return text.recoveryVerified;
      return text.recoveryVerifiedOver(text.recoveryVerified, heldText(heldMs, words.common), String(looks));
    }
    case 'deadlineDue': {
      const { deadlineId, timing, snoozeId } = event.payload;
      const name = deadlineName(deadlineId, words);
      return text.deadlineTimings[timing](snoozeId === null ? text.deadlineDue(name) : text.deadlineDueAgain(name));
    }
    case 'deadlineSnoozed': {
      const { deadlineId, minutes } = event.payload;
      return text.deadlineSnoozed(deadlineName(deadlineId, words), String(minutes));
    }
    case 'deadlineHandled': {
      const { deadlineId, outcome, reason } = event.payload;
      return withReason(text, text.deadlineHandled(deadlineName(deadlineId, words), outcome), reason);
    }
    case 'rollbackDecided':
      return withReason(text, rollbackSentence(event.payload, text), event.payload.reason);
    case 'actionIntended':
    case 'actionEnded':
    case 'sessionsRecounted':
    case 'owedSettled':
    case 'commandDone':
      return actionSentence(event, words);
    case 'roleSet': {
      const { role, names } = event.payload;
      return names === null ? text.roleCleared(text.roles[role]) : text.roleSet(text.roles[role], names);
    }
    case 'handedOver': {
      const { to, nextStep } = event.payload;
      return nextStep === null ? text.handedOver(to) : text.handedOverWith(text.handedOver(to), nextStep);
    }
    case 'handOverTakenBack':
      return text.handOverTakenBack;
    case 'handOverReceived':
      return text.handOverReceived;
    case 'recordCopied':
      return text.recordCopied(event.payload.fileName);
    case 'messageSent': {
      const { kind, audience, way, text: sent } = event.payload;
      return text.messageSent(messageWords(words.language).kinds[kind], text.audiences[audience], text.ways[way], sent);
    }
    case 'messageDelivered': {
      const { outcome, status } = event.payload;
      const word = text.deliveries[outcome];
      return text.messageDelivered(status === null ? word : text.withReason(word, String(status)));
    }
    case 'factSet': {
      const { fact, value } = event.payload;
      const name = messageWords(words.language).facts[fact];
      return value === null ? text.factCleared(name) : text.factSet(name, value);
    }
    case 'leakSuspicionSet':
      return event.payload.suspected ? text.leakSuspected(text.leakCauses[event.payload.cause]) : text.leakNotSuspected;
    case 'escalated':
      return escalationSentence(event.payload, words);
    case 'rowChosen':
      return text.rowChoices[event.payload.inDocument === null ? 'left' : event.payload.inDocument ? 'in' : 'out'];
    case 'evidenceLinked':
      return text.evidenceLinked(String(event.payload.evidenceIds.length));
    case 'findingWaived':
      return withReason(
        text,
        event.payload.reason === null ? text.findingBroughtBack : text.findingWaived,
        event.payload.reason,
      );
    case 'reviewConfirmed': {
      const { included, excluded, openFindings } = event.payload;
      return text.reviewConfirmed(String(included.length), String(excluded.length), String(openFindings));
    }
    case 'sectionAdded':
      return (event.payload.present ? text.sectionAdded : text.sectionTakenOut)(event.payload.title);
    case 'runbookEditDecided':
      return withReason(text, text.runbookEditStates[event.payload.state], event.payload.reason);
    case 'actionItemSet':
      return text.actionItemSet(event.payload.item.text);
    case 'actionItemSettled': {
      const { text: action, status, reason } = event.payload;
      return withReason(text, text.actionItemSettled[status](action), reason);
    }
    case 'wordingAccepted': {
      const { rule, excerpt, reason } = event.payload;
      const name = checkerText(words.language).rules[rule].title;
      return reason === null
        ? text.wordingTakenBack(name, excerpt)
        : withReason(text, text.wordingAccepted(name, excerpt), reason);
    }
    case 'postmortemSectionSet': {
      const { section, markdown } = event.payload;
      return (markdown === null ? text.sectionGivenBack : text.sectionEdited)(words.titleOfSection(section));
    }
    case 'whysSet':
      return event.payload.outline === null ? text.whysGivenBack : text.whysEdited;
    case 'postmortemOwnerSet': {
      const { owner } = event.payload;
      return owner === null ? text.documentOwnerCleared : text.documentOwner(owner);
    }
    case 'postmortemStatusSet': {
      const { status, reviewer, reason } = event.payload;
      const word = text.documentStatuses[status];
      const sentence = reviewer === null ? text.documentStatus(word) : text.documentReviewed(word, reviewer);
      return withReason(text, sentence, reason);
    }
    case 'exported':
      return text.exported(event.payload.fileName);
    case 'closed':
      return withReason(text, text.closed, event.payload.reason);
    case 'reopened':
      return withReason(text, text.reopened, event.payload.reason);
    case 'unknown':
      return text.unknownKind(event.payload.kind);
    case 'blackedOut':
      return text.blackedOut;
  }
}

function withReason(text: EventText, sentence: string, reason: string | null): string {
  return reason === null || reason.trim() === '' ? sentence : text.withReason(sentence, reason);
}

function openedSentence(
  { title, drill, backdated, environment, alert, detection }: Payload<'opened'>,
  { text }: EventWords,
): string {
  const declared = drill ? text.openedAsDrill(title) : text.opened(title);
  const placed = environment === null ? declared : text.openedIn(declared, environment.name);
  const tool = detection?.tool ?? null;
  const alerted = alert === null ? placed : text.openedByAlert(placed, tool === null ? '' : text.alertTools[tool]);
  return backdated ? text.openedLater(alerted) : alerted;
}

function suggestionSentence({ candidates }: Payload<'patternsSuggested'>, text: EventText): string {
  if (candidates.length === 0) return text.nothingSuggested;
  const named = candidates.map(({ number, matched, total }) =>
    text.candidate(String(number), String(matched), String(total)),
  );
  return text.suggested(named.join(text.joiner));
}

function itemSentence(payload: Payload<'itemSet'>, { text, runbook }: EventWords): string {
  const { list, text: item, state, reason, verifiedBy } = payload;
  const isCriterion = runbook?.rollbackRules.some(({ criteria }) => criteria.some(({ id }) => id === payload.item.id));
  const isJudged = list === 'symptom' || isCriterion === true;
  const word = (isJudged ? text.symptomStates[state] : undefined) ?? text.itemStates[state];
  const set = text.item(isCriterion === true ? text.rollbackCriterion : text.itemLists[list], item, word);
  return withReason(text, verifiedBy === undefined ? set : text.byReading(set), reason);
}

/** A check of the environment itself has no title; one whose readings name it needs none. */
function checkSentence(event: Extract<RecordedEvent, { kind: 'checkRan' }>, words: EventWords): string {
  const { text, zone } = words;
  const { title, target, readings, source, durationMs } = event.payload;
  const said = readings.length === 0 ? '' : readingsText(readings, words);
  const sentence =
    said === '' ? text.checkWithoutReadings(title || target) : said.includes(title) ? said : text.check(title, said);
  switch (source) {
    case undefined:
      return sentence;
    case 'pasted':
      return text.pasted(sentence);
    case 'followed':
      return text.followed(sentence, dateTimeText(event.happenedAtMs + durationMs, zone));
  }
}

function readingsText(readings: readonly { reading: Reading; level: Level }[], words: EventWords): string {
  const { text, language, zone } = words;
  // The text of a query, or each version that was listed, would take the whole row; what was found stands with the check and in its evidence.
  const told = readings.filter(({ reading }) => reading.kind !== 'slowQuery' && reading.kind !== 'version');
  const gravest = (told.length > 0 ? told : [...readings]).sort(
    (one, other) =>
      byGravity.indexOf(one.level) - byGravity.indexOf(other.level) ||
      deployedMs(other.reading) - deployedMs(one.reading),
  );
  const shown = gravest.slice(0, shownReadings).map(({ reading }) => describeReading(reading, language, zone));
  const more = gravest.length - shown.length;
  return more > 0 ? text.moreReadings(shown.join(text.joiner), String(more)) : shown.join(text.joiner);
}

/** Of deployments the newest tells most, and a list of them ends with it. */
function deployedMs(reading: Reading): number {
  return reading.kind === 'deployment' ? (reading.atMs ?? 0) : 0;
}

/** Whom, by which way, for what, and how it went; which rule it was for. */
function escalationSentence(payload: Payload<'escalated'>, words: EventWords): string {
  const { text, language } = words;
  const { role, person, contact, ruleId, need, outcome, note } = payload;
  const who = [role, person, contact].filter((part) => part !== null && part !== '').join(' ');
  const calls = callWords(language);
  const rule = ruleId === null ? null : deadlineName(ruleId, words);
  const sentence = text.escalated(who, calls.needs[need], calls.outcomes[outcome]);
  return withReason(text, rule === null ? sentence : text.escalatedByRule(sentence, rule), note);
}

/** A milestone that is not of the row's own moment says when it was. */
function milestoneSentence(
  { payload, happenedAtMs }: Extract<RecordedEvent, { kind: 'milestoneSet' }>,
  { text, zone }: EventWords,
): string {
  const { milestone, atMs, source } = payload;
  const name = text.milestones[milestone];
  if (atMs === null) return text.milestoneCleared(name);
  const from = text.milestoneSources[source];
  return atMs === happenedAtMs ? text.milestoneNow(name, from) : text.milestoneAt(name, dateTimeText(atMs, zone), from);
}

function deadlineName(id: string, { text: { deadlines }, runbook }: EventWords): string {
  if (id === 'first-checks') return deadlines.firstChecks;
  if (id === 'postmortem') return deadlines.postmortem;
  const audience = audienceOfUpdate(id);
  if (audience !== null) return deadlines.updates[audience];
  const rule = runbook?.escalation.find((each) => each.id === id);
  if (!rule) return deadlines.escalation;
  return rule.withinMinutes === 0 ? deadlines.escalationAtOnce : deadlines.escalationWithin(String(rule.withinMinutes));
}

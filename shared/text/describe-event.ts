/**
 * One row of the timeline in the viewer's language: a line of text, and beside it what a screen, a terminal or a document shows
 * in its own way (category, level, evidence, marks). Rows that were struck or undone are worded too; whoever lists them decides.
 */
import { isWithoutLevel, worstLevel } from '../diagnosis/level.ts';
import type { Level } from '../diagnosis/reading.ts';
import type { RecordedEvent } from '../incident/event.ts';
import type { IncidentState, TimelineRow } from '../incident/state.ts';
import type { Runbook } from '../runbook/model.ts';

import { dictionaryOf, type Language } from './dictionary.ts';
import { categoryOf, type EventCategory } from './event-category.ts';

import type { EventText } from './event-ja.ts';
import { eventSentence } from './event-sentence.ts';
import { eventText } from './event-text.ts';
import { numberText, oneLine } from './figures.ts';
import { sectionTitle } from './section-titles.ts';
import { dateText, dateTimeText, timeText } from './wall-clock.ts';

/** What the words of a row may need beside the row itself; made once for a whole timeline. */
export type EventContext = {
  /** IANA zone of the times inside a text. */
  zone: string;
  /** E-001 for an evidence id; null for one that the record does not hold. */
  labelOf: (evidenceId: string) => string | null;
  runbook: Runbook | null;
  /** Whether an action that was ordered came to an end that the record holds. */
  hasEnded: (actionId: string) => boolean;
};

export type DescribedEvent = {
  /** One line, without the time, the actor and the evidence. */
  text: string;
  category: EventCategory;
  /** The category as a word. */
  kind: string;
  /** Of a check: what it read. Null for all that measures nothing, and for facts that nothing judges. */
  level: Level | null;
  evidence: { id: string; label: string }[];
  /** Star, 追記, 訂正, 取り消し …, as words, in that order. */
  marks: string[];
};

/** Recorded this much after it happened, a row was entered later and says so. */
const enteredLaterMs = 2 * 60_000;

/** The context of one incident, in its own zone unless the viewer wants another. */
export function eventContext(
  { evidence, zone, actions }: Pick<IncidentState, 'evidence' | 'zone' | 'actions'>,
  runbook: Runbook | null,
  viewerZone: string = zone,
): EventContext {
  const labels = new Map(evidence.map(({ id, label }) => [id, label]));
  const ended = new Set(actions.flatMap((action) => (action.ended === null ? [] : [action.actionId])));
  return {
    zone: viewerZone,
    labelOf: (id) => labels.get(id) ?? null,
    runbook,
    hasEnded: (actionId) => ended.has(actionId),
  };
}

export function describeEvent(row: TimelineRow, context: EventContext, language: Language): DescribedEvent {
  const text = eventText(language);
  const category = categoryOf(row.event);
  const sentence = row.revision?.text ?? eventSentence(row.event, wordsFor(text, context, language));
  return {
    text: oneLine(sentence),
    category,
    kind: text.categories[category],
    level: levelOfEvent(row.event),
    evidence: [...new Set([...evidenceOf(row.event), ...row.linkedEvidenceIds])].flatMap((id) => {
      const label = context.labelOf(id);
      return label === null ? [] : [{ id, label }];
    }),
    marks: marksOf(row, context, text),
  };
}

function wordsFor(text: EventText, { zone, runbook }: EventContext, language: Language) {
  return {
    text,
    language,
    zone,
    runbook,
    common: dictionaryOf(language).common,
    titleOfSection: (section: string) => sectionTitle(section, language),
  };
}

function levelOfEvent(event: RecordedEvent): Level | null {
  switch (event.kind) {
    case 'checkRan': {
      const { level, readings } = event.payload;
      return readings.length > 0 && readings.every(isWithoutLevel) ? null : level;
    }
    case 'levelChanged':
      return event.payload.to;
    case 'recoveryVerified':
      return 'normal';
    case 'rollbackDecided':
      return event.payload.readings.length > 0 ? worstLevel(event.payload.readings.map(({ level }) => level)) : null;
    default:
      return null;
  }
}

/** Ids of the evidence that a row brought in or cites. */
export function evidenceOf(event: RecordedEvent): string[] {
  switch (event.kind) {
    case 'checkRan':
      return event.payload.evidence ? [event.payload.evidence.id] : [];
    case 'actionEnded':
    case 'levelChanged':
      return event.payload.evidence ? [event.payload.evidence.id] : [];
    case 'watchRolledUp':
    case 'evidenceAttached':
      return [event.payload.evidence.id];
    case 'itemSet':
      return event.payload.verifiedBy ?? [];
    case 'causeSet':
    case 'milestoneSet':
    case 'recoveryVerified':
      return event.payload.evidenceIds;
    case 'patternsSuggested':
      return [...new Set((event.payload.candidates[0]?.reasons ?? []).flatMap(({ evidenceIds }) => evidenceIds))];
    default:
      return [];
  }
}

function marksOf(row: TimelineRow, { zone, hasEnded }: EventContext, { marks }: EventText): string[] {
  const { event } = row;
  return [
    ...(event.kind === 'actionIntended' && !hasEnded(event.payload.actionId) ? [marks.noResult] : []),
    ...(row.starred ? [marks.star] : []),
    ...(isEnteredLater(row) ? [marks.enteredLater(recordedText(row, zone))] : []),
    ...(row.revision === null ? [] : [marks.revised(numberText(row.revision.count))]),
    ...(row.struck === null ? [] : [marks.struck(oneLine(row.struck.reason))]),
    ...(row.undone ? [marks.undone] : []),
  ];
}

export function isEnteredLater({ happenedAtMs, recordedAtMs }: TimelineRow): boolean {
  return recordedAtMs - happenedAtMs > enteredLaterMs;
}

function recordedText({ happenedAtMs, recordedAtMs }: TimelineRow, zone: string): string {
  const sameDay = dateText(happenedAtMs, zone) === dateText(recordedAtMs, zone);
  return sameDay ? timeText(recordedAtMs, zone) : dateTimeText(recordedAtMs, zone);
}

/** All that the sections are drafted from, with the words and the clock of the document. */
import { compareEvents } from '../incident/event.ts';
import type { CheckRecord, IncidentState, TimelineRow } from '../incident/state.ts';
import type { Runbook } from '../runbook/model.ts';
import { type EventContext, eventContext } from '../text/describe-event.ts';
import type { Language } from '../text/dictionary.ts';
import { documentEn } from '../text/document-en.ts';
import { type DocumentText, documentJa } from '../text/document-ja.ts';
import { dateTimeText, knownZone } from '../text/wall-clock.ts';
import type { MissingCode } from './missing.ts';
import type { Block } from './nodes.ts';

export type DraftInput = {
  state: IncidentState;
  /** Of the whole timeline, as `timelineOf` gives them. */
  rows: readonly TimelineRow[];
  /** The pinned runbook; null where none is bound. */
  runbook: Runbook | null;
  /** Each device's events and the hash that its chain ends in, in the order of the devices. */
  chains: readonly { events: number; hash: string }[];
  number: number;
  nowMs: number;
  /** The text of a piece of evidence by its blob's hash; null where it was blacked out. */
  textOf: (blobHash: string) => string | null;
};

export type Scene = DraftInput & {
  text: DocumentText;
  language: Language;
  zone: string;
  context: EventContext;
  /** Rows that count: neither struck nor undone. */
  countedRows: readonly TimelineRow[];
  /** Checks of the environment in use whose row counts, oldest first. */
  checks: readonly CheckRecord[];
  /** In the incident's zone, which the header names. */
  at: (atMs: number) => string;
  /** E-001 E-002; a dash where there is none. */
  cite: (evidenceIds: readonly string[]) => string;
};

/** A section's drafted blocks, and what is not known in it. */
export type Drafted = { blocks: Block[]; missing: MissingCode[] };

export function sceneOf(input: DraftInput): Scene {
  const { state, rows, runbook } = input;
  const zone = knownZone(state.zone);
  const context = eventContext(state, runbook, zone);
  const countedRows = rows.filter(({ struck, undone }) => struck === null && !undone);
  const counted = new Set(countedRows.map(({ eventId }) => eventId));
  return {
    ...input,
    text: state.language === 'ja' ? documentJa : documentEn,
    language: state.language,
    zone,
    context,
    countedRows,
    checks: state.checks.filter(({ eventId }) => counted.has(eventId)),
    at: (atMs) => dateTimeText(atMs, zone),
    cite: (ids) => {
      const labels = [...new Set(ids)].flatMap((id) => context.labelOf(id) ?? []);
      return labels.length > 0 ? labels.join(' ') : '–';
    },
  };
}

/** Rows that say something of the environment in use. */
const readsEnvironment: ReadonlySet<TimelineRow['event']['kind']> = new Set([
  'checkRan',
  'levelChanged',
  'watchRolledUp',
]);

/** Whether a check was read of an environment that was switched away from: shown as what happened, counted for nothing. */
export function isSetAside({ event }: TimelineRow, { state, rows }: Pick<Scene, 'state' | 'rows'>): boolean {
  if (!readsEnvironment.has(event.kind) || state.setAsideBeforeEventId === null) return false;
  const switched = rows.find(({ eventId }) => eventId === state.setAsideBeforeEventId);
  return switched !== undefined && compareEvents(event, switched.event) < 0;
}

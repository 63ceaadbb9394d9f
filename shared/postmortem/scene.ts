/** All that the sections are drafted from, with the words and the clock of the document. */
import { compareEvents } from '../incident/event.ts';
import { rowLabel } from '../incident/row-label.ts';
import type { CheckRecord, IncidentState, TimelineRow } from '../incident/state.ts';
import type { Runbook } from '../runbook/model.ts';
import { type EventContext, eventContext } from '../text/describe-event.ts';
import type { Language } from '../text/dictionary.ts';
import { documentEn } from '../text/document-en.ts';
import { type DocumentText, documentJa } from '../text/document-ja.ts';
import { dateTimeText, knownZone } from '../text/wall-clock.ts';
import type { MissingCode } from './missing.ts';
import type { Block } from './nodes.ts';
import type { PastAction } from './past-actions.ts';

export type DraftInput = {
  state: IncidentState;
  /** Of the whole timeline, as `timelineOf` gives them. */
  rows: readonly TimelineRow[];
  /** The pinned runbook; null where none is bound. */
  runbook: Runbook | null;
  /** Its file, for what the incident proposes to change in it; absent where there is none to change. */
  runbookFile?: { name: string; source: string } | null | undefined;
  /** Open action items of the incidents that this one is a recurrence of; absent for none. */
  pastActions?: readonly PastAction[] | undefined;
  /** Each device's events and the hash that its chain ends in, in the order of the devices. */
  chains: readonly { events: number; hash: string }[];
  number: number;
  nowMs: number;
  /** The text of a piece of evidence by its blob's hash; null where it was blacked out. */
  textOf: (blobHash: string) => string | null;
  /** Takes known secrets out of a text before it is cut short; absent where nothing is secret. */
  redact?: ((text: string) => string) | undefined;
};

/** The last row that set what stands, of a kind; a struck row set it all the same, until somebody sets it anew. */
export function lastRowThat(rows: readonly TimelineRow[], sets: (row: TimelineRow) => boolean): string[] {
  const row = rows.findLast((each) => !each.undone && sets(each));
  return row === undefined ? [] : [row.eventId];
}

export type Scene = DraftInput & {
  text: DocumentText;
  language: Language;
  zone: string;
  context: EventContext;
  /** Rows that count: neither struck nor undone. */
  countedRows: readonly TimelineRow[];
  countedIds: ReadonlySet<string>;
  /** Checks of the environment in use whose row counts, oldest first. */
  checks: readonly CheckRecord[];
  /** In the incident's zone, which the header names. */
  at: (atMs: number) => string;
  /** how the document names a row of the record; null for one that it does not hold. */
  rowLabelOf: (eventId: string) => string | null;
  /** E-001 E-002; where there is no evidence the rows that said it, R-012; a dash where there is neither. */
  cite: (evidenceIds: readonly string[], eventIds?: readonly string[]) => string;
  /** The same for a narrow cell of the body: the first few, and how many more the record has. */
  citeBriefly: (evidenceIds: readonly string[], eventIds?: readonly string[]) => string;
};

/** A section's drafted blocks, and what is not known in it. */
export type Drafted = { blocks: Block[]; missing: MissingCode[] };

export function sceneOf(input: DraftInput): Scene {
  const { state, rows, runbook } = input;
  const zone = knownZone(state.zone);
  const context = eventContext(state, runbook, zone);
  const countedRows = rows.filter(({ struck, undone }) => struck === null && !undone);
  const counted = new Set(countedRows.map(({ eventId }) => eventId));
  const rowLabelOf = rowLabels(rows);
  const text = state.language === 'ja' ? documentJa : documentEn;
  const labelsOf = (evidenceIds: readonly string[], eventIds: readonly string[] = []): string[] => {
    const evidence = [...new Set(evidenceIds)].flatMap((id) => context.labelOf(id) ?? []);
    return evidence.length > 0 ? evidence : [...new Set(eventIds)].flatMap((id) => rowLabelOf(id) ?? []);
  };
  return {
    ...input,
    text,
    language: state.language,
    zone,
    context,
    countedRows,
    countedIds: counted,
    checks: state.checks.filter(({ eventId }) => counted.has(eventId)),
    at: (atMs) => dateTimeText(atMs, zone),
    rowLabelOf,
    cite: (evidenceIds, eventIds) => labelsOf(evidenceIds, eventIds).join(' ') || '–',
    citeBriefly: (evidenceIds, eventIds) => briefly(labelsOf(evidenceIds, eventIds), text) || '–',
  };
}

/** A few are looked up; a dozen make a narrow column taller than all beside it. */
const mostBriefLabels = 3;

export function briefly(labels: readonly string[], { pages }: DocumentText): string {
  const more = labels.length - mostBriefLabels;
  // Naming one more takes no more room than saying so.
  if (more <= 1) return labels.join(' ');
  return pages.moreLabels(labels.slice(0, mostBriefLabels).join(' '), String(more));
}

function rowLabels(rows: readonly TimelineRow[]): Scene['rowLabelOf'] {
  const ordered = rows.map(({ event }) => event).sort(compareEvents);
  const devices = [...new Set(ordered.map(({ deviceId }) => deviceId))];
  const labels = new Map(ordered.map((event) => [event.id, rowLabel(event, devices)]));
  return (eventId) => labels.get(eventId) ?? null;
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

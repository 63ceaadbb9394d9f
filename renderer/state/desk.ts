/** What a person looks at on the incident screen: nothing of it is recorded, and another incident starts afresh. */
import { create } from 'zustand';
import type { Milestone } from '../../shared/incident/event.ts';
import type { TimelineFilter } from '../../shared/timeline/timeline-filter.ts';
import type { Stage } from '../screens/incident/guide/work.ts';

export type DeskDialog =
  | { kind: 'evidence'; evidenceId: string }
  | { kind: 'escalation' | 'message' }
  | { kind: 'handOff' }
  | { kind: 'watch' | 'deadlines' | 'rollback' | 'details' | 'close' | 'reopen' }
  /** `milestone`: whose field is to be in hand. */
  | { kind: 'milestones'; milestone?: Milestone }
  | { kind: 'skip' | 'itemState'; workId: string; text: string }
  | { kind: 'cause'; causeId: string; text: string; state: 'confirmed' | 'ruledOut' }
  | { kind: 'deadlineNotNeeded'; deadlineId: string; name: string }
  | { kind: 'strike'; eventId: string; text: string }
  | { kind: 'revise'; eventId: string; text: string; happenedAtMs: number }
  /** A note is to stand behind this row. */
  | { kind: 'insert'; afterEventId: string }
  /** A screenshot before it is kept; null until one is chosen. */
  | { kind: 'picture'; file: Blob | null }
  /** Lines written elsewhere, to be entered as notes. */
  | { kind: 'pasteLines'; text: string }
  /** `runbookCommandId`: whose output it is, where that is known. */
  | { kind: 'attach'; text: string; runbookCommandId: string | null }
  | { kind: 'secret'; field: 'apiToken' | 'databasePassword' }
  | { kind: 'action' | 'commandDone'; runbookCommandId: string };

export type Desk = {
  incidentId: string | null;
  /** Null until the incident is known: then the stage of the next thing to do. */
  stage: Stage | null;
  /** A pattern looked at, whether or not it is chosen, and the one to go back to. */
  viewedPatternId: string | null;
  returnToPatternId: string | null;
  /** The step or line in hand, by stage, where a person chose one. */
  inHand: Partial<Record<Stage, string>>;
  /** Row in hand of the timeline; null is the newest. */
  rowId: string | null;
  filter: TimelineFilter;
  /** Times of the timeline in UTC instead of the incident's zone. */
  showsUtc: boolean;
  dialog: DeskDialog | null;
  /** The host that commands are read on, where a person chose one. */
  hostId: string | null;
  /** The command copied last: what is pasted next is likely its output. */
  copiedCommandId: string | null;
  /** Earlier incidents that look like this one lie over the timeline. */
  showsSimilar: boolean;
};

const fresh: Desk = {
  incidentId: null,
  stage: null,
  viewedPatternId: null,
  returnToPatternId: null,
  inHand: {},
  rowId: null,
  filter: 'all',
  showsUtc: false,
  dialog: null,
  hostId: null,
  copiedCommandId: null,
  showsSimilar: false,
};

export const useDesk = create<Desk>(() => fresh);

/** Clears the desk for another incident; for the same one it stays as it is. */
export function sitDown(incidentId: string): void {
  if (useDesk.getState().incidentId !== incidentId) useDesk.setState({ ...fresh, incidentId });
}

export function goToStage(stage: Stage, workId: string | null = null): void {
  useDesk.setState(({ inHand }) => ({ stage, inHand: workId === null ? inHand : { ...inHand, [stage]: workId } }));
}

export function takeInHand(stage: Stage, workId: string): void {
  useDesk.setState(({ inHand }) => ({ inHand: { ...inHand, [stage]: workId } }));
}

/** Looks at a pattern; `returnTo` is where a link to it was followed. */
export function viewPattern(patternId: string | null, returnTo: string | null = null): void {
  useDesk.setState({ viewedPatternId: patternId, returnToPatternId: returnTo, inHand: {} });
}

export function showSimilar(showsSimilar: boolean): void {
  useDesk.setState({ showsSimilar });
}

export function openDialog(dialog: DeskDialog): void {
  useDesk.setState({ dialog });
}

export function closeDialog(): void {
  useDesk.setState({ dialog: null });
}

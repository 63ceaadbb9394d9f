/**
 * Undo of a text, as whole texts: each can be blacked out by itself, and none depends on another one being right. A step is a word
 * or a clause, never a piece of an unbroken run of characters, so that half of a secret is in no step either.
 */
export type TextHistory = {
  /** Oldest first. */
  past: readonly string[];
  /** What was undone, the next to redo last. */
  future: readonly string[];
  /** Where the last step can go on: the place of what was typed or deleted. Null where the next edit is a step of its own. */
  open: { kind: 'typing' | 'deleting'; start: number; end: number } | null;
};

export const noHistory: TextHistory = { past: [], future: [], open: null };

const mostSteps = 100;
/** Of all steps together, in UTF-16 units; the oldest go first. */
export const mostHistoryUnits = 300_000;

/** Between two of these a step is not divided. */
const boundary = /[\s。、]/u;

/** The history once `after` stands where `before` did, by the person's own hand. */
export function afterEdit(history: TextHistory, before: string, after: string): TextHistory {
  if (before === after) return history;
  const change = changeBetween(before, after);
  const goesOn = history.open !== null && continues(history.open, change, before);
  const open = openAfter(goesOn ? history.open : null, change);
  return goesOn ? { ...history, future: [], open } : { past: limited([...history.past, before]), future: [], open };
}

/** The history where the text is replaced by something that nobody typed: what stood there can be had back. */
export function afterReplacing(history: TextHistory, text: string): TextHistory {
  return { past: limited([...withoutLast(history.past, text), text]), future: [], open: null };
}

/** Where the caret belongs once one text has become the other: after what changed in it. */
export function caretAfter(before: string, after: string): number {
  const { start, inserted } = changeBetween(before, after);
  return start + inserted.length;
}

export type Step = { history: TextHistory; text: string };

/** Null where there is nothing to take back. */
export function undone(history: TextHistory, text: string): Step | null {
  const past = withoutLast(history.past, text);
  const before = past.at(-1);
  if (before === undefined) return null;
  return {
    history: { past: past.slice(0, -1), future: limited([...history.future, text]), open: null },
    text: before,
  };
}

/** Null where there is nothing to do again. */
export function redone(history: TextHistory, text: string): Step | null {
  const future = withoutLast(history.future, text);
  const after = future.at(-1);
  if (after === undefined) return null;
  return {
    history: { past: limited([...history.past, text]), future: future.slice(0, -1), open: null },
    text: after,
  };
}

/** A step to where one stands already would be a key that does nothing. */
function withoutLast(steps: readonly string[], text: string): readonly string[] {
  return steps.at(-1) === text ? steps.slice(0, -1) : steps;
}

/** Stands on a line of its own before each step, so that no pattern of a secret reaches from one into the next. */
const separator = '\n\u001e\n';
const turn = '\n\u001d\n';

/** As text to be kept; empty where there is nothing to keep. */
export function packedHistory({ past, future }: TextHistory): string {
  if (past.length === 0 && future.length === 0) return '';
  const packed = (steps: readonly string[]) => steps.map((step) => separator + step).join('');
  return packed(past) + turn + packed(future);
}

export function unpackedHistory(packed: string): TextHistory {
  const at = packed.indexOf(turn);
  if (at < 0) return noHistory;
  const steps = (part: string) => part.split(separator).slice(1);
  return { past: steps(packed.slice(0, at)), future: steps(packed.slice(at + turn.length)), open: null };
}

type Change = { start: number; removed: string; inserted: string };

function changeBetween(before: string, after: string): Change {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let same = 0;
  while (same < shorter - start && before.at(-1 - same) === after.at(-1 - same)) same += 1;
  return {
    start,
    removed: before.slice(start, before.length - same),
    inserted: after.slice(start, after.length - same),
  };
}

function continues(open: NonNullable<TextHistory['open']>, { start, removed, inserted }: Change, before: string) {
  const end = start + removed.length;
  if (open.kind === 'deleting') return inserted === '' && (end === open.start || start === open.start);
  if (start < open.start || end > open.end) return false;
  // Several words at once were pasted.
  if (removed === '' && boundary.test(inserted.slice(0, -1))) return false;
  // Within what is being typed: a composition that changes, a slip put right, or the next character of the same word.
  return removed !== '' || start < open.end || !boundary.test(before.slice(start - 1, start) || ' ');
}

function openAfter(open: TextHistory['open'], { start, removed, inserted }: Change): TextHistory['open'] {
  if (inserted === '' && open?.kind !== 'typing') return { kind: 'deleting', start, end: start };
  if (open?.kind === 'typing') return { ...open, end: open.end + inserted.length - removed.length };
  return { kind: 'typing', start, end: start + inserted.length };
}

function limited(steps: readonly string[]): string[] {
  let units = 0;
  let first = steps.length;
  while (first > 0 && steps.length - first < mostSteps) {
    units += (steps[first - 1]?.length ?? 0) + separator.length;
    if (units > mostHistoryUnits) break;
    first -= 1;
  }
  return steps.slice(first);
}

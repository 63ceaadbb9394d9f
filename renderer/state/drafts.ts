/**
 * What is being typed and not yet said: kept by the core within a second, so that closing the window, or the machine's end, loses
 * nothing. Keys are paths (`postmortem/…`), so that what belongs together shares a beginning.
 */
import { create } from 'zustand';
import { client } from '../contract/client.ts';
import { type CallProblem, toCallProblem } from '../contract/problem.ts';

/** Well below a second, with time left for the call itself. */
const pauseMs = 400;
const retryMs = 4_000;
/** Keys of the contract end here. */
const longestKey = 200;

/** Whether the newest text of each key is on disk, so that a box can say so. */
export type Kept = 'kept' | 'pending' | 'failed';
export const useKeptDrafts = create<Readonly<Record<string, Kept>>>(() => ({}));

const waiting = new Map<string, { text: string; timer: ReturnType<typeof setTimeout> }>();
let line: Promise<void> = Promise.resolve();

/** Drafts kept under keys that begin so, by key. Rejects as the call does. */
export async function readDrafts(beginning: string): Promise<Map<string, string>> {
  await keepDraftsNow();
  const drafts = await client.drafts.list();
  return new Map(drafts.filter(({ key }) => key.startsWith(beginning)).map(({ key, text }) => [key, text]));
}

/** Keeps the text soon, also while typing never stops; the newest of a key wins. An empty one removes the draft. */
export function keepDraft(key: string, text: string): void {
  if (key.length > longestKey) throw new RangeError(`a draft's key has at most ${longestKey} characters`);
  useKeptDrafts.setState({ [key]: 'pending' });
  const timer = waiting.get(key)?.timer ?? setTimeout(() => void send(key), pauseMs);
  waiting.set(key, { text, timer });
}

export function forgetDraft(key: string): void {
  keepDraft(key, '');
}

/** Sends what still waits: before the page goes away, and before drafts are read. */
export async function keepDraftsNow(): Promise<void> {
  await Promise.all([...waiting.keys()].map(send));
}

/** One call after another: of two texts of one key, the newer must be the last to arrive. */
function send(key: string): Promise<void> {
  const draft = waiting.get(key);
  if (draft === undefined) return line;
  clearTimeout(draft.timer);
  waiting.delete(key);
  line = line.then(() => deliver(key, draft.text));
  return line;
}

async function deliver(key: string, text: string): Promise<void> {
  try {
    await client.drafts.set({ key, text });
    if (!waiting.has(key)) useKeptDrafts.setState({ [key]: 'kept' });
  } catch (error) {
    if (!waiting.has(key)) useKeptDrafts.setState({ [key]: 'failed' });
    // A refusal stands; the text is on screen still. What can pass by itself is tried again, unless a newer text waits already.
    if (!canPass(toCallProblem(error)) || waiting.has(key)) return;
    waiting.set(key, { text, timer: setTimeout(() => void send(key), retryMs) });
  }
}

const passingReasons: ReadonlySet<string> = new Set(['recordMoved', 'recordReplaced', 'dataFolderUnreadable']);

/** No answer, no room on the disk, or a disk that is not there: all of them end without a word to this window. */
function canPass(problem: CallProblem): boolean {
  if (problem.kind !== 'expected') return problem.kind === 'unreachable';
  return problem.code === 'DISK_FULL' || passingReasons.has(problem.data.reason);
}

document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') void keepDraftsNow();
});

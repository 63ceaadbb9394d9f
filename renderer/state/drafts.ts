/** What is being typed, kept by the core within a second, so that neither a reload nor a crash loses it. */
import { create } from 'zustand';
import { client } from '../contract/client.ts';

const pauseMs = 400;

/** Whether the newest text of each key is on disk. */
export type Kept = 'kept' | 'pending' | 'failed';

export const useDrafts = create<{ state: Readonly<Record<string, Kept>> }>(() => ({ state: {} }));

type Waiting = { text: string; timer: ReturnType<typeof setTimeout> };
const waiting = new Map<string, Waiting>();
let loaded: Promise<Map<string, string>> | null = null;

/** All drafts as they were when this page was opened, with what was typed since. Rejects as the call does, and can be tried again. */
export function loadDrafts(): Promise<ReadonlyMap<string, string>> {
  loaded ??= client.drafts
    .list()
    .then((drafts) => new Map(drafts.map(({ key, text }) => [key, text])))
    .catch((error: unknown) => {
      loaded = null;
      throw error;
    });
  return loaded;
}

/** Keeps a text under a key, soon; an empty one removes the draft. */
export function keepDraft(key: string, text: string): void {
  mark(key, 'pending');
  clearTimeout(waiting.get(key)?.timer);
  const timer = setTimeout(() => void send(key), pauseMs);
  waiting.set(key, { text, timer });
}

export function forgetDraft(key: string): void {
  keepDraft(key, '');
}

/** Drafts whose keys begin so, with what was typed a moment ago. */
export async function readDrafts(beginning: string): Promise<ReadonlyMap<string, string>> {
  await Promise.all([...waiting.keys()].map(send));
  return new Map([...(await loadDrafts())].filter(([key, text]) => key.startsWith(beginning) && text !== ''));
}

async function send(key: string): Promise<void> {
  const entry = waiting.get(key);
  if (entry === undefined) return;
  waiting.delete(key);
  clearTimeout(entry.timer);
  try {
    await client.drafts.set({ key, text: entry.text });
    (await loaded)?.set(key, entry.text);
    if (!waiting.has(key)) mark(key, 'kept');
  } catch {
    // The text is still on the screen; the next keystroke tries again, and until then the box says so.
    mark(key, 'failed');
  }
}

function mark(key: string, kept: Kept): void {
  useDrafts.setState(({ state }) => ({ state: { ...state, [key]: kept } }));
}

/** Leaving the page must not lose the last keystrokes. */
function sendAll(): void {
  for (const key of waiting.keys()) void send(key);
}

window.addEventListener('pagehide', sendAll);
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') sendAll();
});

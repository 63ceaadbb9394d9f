/** The window's one stream of changes: kept open, opened again when it breaks, and passed on to whoever listens. */
import { ORPCError } from '@orpc/client';
import type { Change } from '../../shared/contract/view.ts';
import { client } from './client.ts';

/** `connected`: hints may have been missed before it, so that everything shown is to be fetched anew. */
export type Hint = Change | { topic: 'connected' };
export type Connection = 'connecting' | 'live' | 'lost' | 'refused';

const firstPauseMs = 500;
const longestPauseMs = 10_000;

const hintListeners = new Set<(hint: Hint) => void>();
const connectionListeners = new Set<(connection: Connection) => void>();
let wake: (() => void) | null = null;

/** Answers a function that stops listening. */
export function onHint(listener: (hint: Hint) => void): () => void {
  hintListeners.add(listener);
  return () => hintListeners.delete(listener);
}

export function onConnection(listener: (connection: Connection) => void): () => void {
  connectionListeners.add(listener);
  return () => connectionListeners.delete(listener);
}

/** Ends a pause between two attempts. */
export function reconnectNow(): void {
  wake?.();
}

/** Runs until `signal` aborts. */
export async function followChanges(signal: AbortSignal): Promise<void> {
  let pauseMs = firstPauseMs;
  while (!signal.aborted) {
    try {
      const changes = await client.app.changes(undefined, { signal });
      tellConnection('live');
      pauseMs = firstPauseMs;
      tellHint({ topic: 'connected' });
      for await (const change of changes) tellHint(change);
      tellConnection('lost');
    } catch (error) {
      if (signal.aborted) return;
      tellConnection(error instanceof ORPCError && error.status === 401 ? 'refused' : 'lost');
    }
    await pause(pauseMs, signal);
    pauseMs = Math.min(longestPauseMs, pauseMs * 2);
  }
}

function tellHint(hint: Hint): void {
  for (const listener of hintListeners) listener(hint);
}

function tellConnection(connection: Connection): void {
  for (const listener of connectionListeners) listener(connection);
}

function pause(durationMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      wake = null;
      resolve();
    };
    const timer = setTimeout(end, durationMs);
    wake = end;
    signal.addEventListener('abort', end, { once: true });
  });
}

/**
 * Reading the core from a component: one fetch a key however many components ask, fetched again when a hint concerns it, and the
 * last answer kept so that coming back to a screen shows it at once.
 */
import { useCallback, useEffect, useSyncExternalStore } from 'react';
import type { Change } from '../../shared/contract/view.ts';
import { onHint } from '../contract/changes.ts';
import { type CallProblem, toCallProblem } from '../contract/problem.ts';

export type Query<T> = {
  /** The last answer; it stays while a newer one is fetched, and when fetching that fails. */
  data: T | undefined;
  /** Why the last fetch failed; null once one succeeded. */
  problem: CallProblem | null;
  /** Under way, and nothing is here yet. */
  loading: boolean;
  refetch: () => void;
};

/** What is read, by a key that holds every parameter. */
export type Source<T> = {
  key: string;
  /** A long answer is read on from what is `known`, and shown bit by bit. */
  read(known: T | undefined, show: (soFar: T) => void): Promise<T>;
  /** Which changes make the answer stale. */
  concerns(change: Change): boolean;
  /** Is read again only after what else a change concerns: its own part of the screen can wait for the answer to a key. */
  yields?: true;
};

type Entry = {
  source: Source<unknown>;
  snapshot: Query<unknown>;
  listeners: Set<() => void>;
  running: boolean;
  /** A hint came while a fetch was under way. */
  again: boolean;
};

const keptUnused = 40;
const entries = new Map<string, Entry>();
const nothing: Query<never> = { data: undefined, problem: null, loading: false, refetch: () => undefined };

onHint((hint) => {
  const stale = [...entries.values()].filter(({ source }) => hint.topic === 'connected' || source.concerns(hint));
  for (const { listeners, source } of stale) if (listeners.size === 0) entries.delete(source.key);
  void fetchAgain(stale.filter(({ listeners }) => listeners.size > 0));
});

async function fetchAgain(stale: readonly Entry[]): Promise<void> {
  await Promise.all(stale.filter(({ source }) => !source.yields).map(fetchInto));
  await Promise.all(stale.filter(({ source }) => source.yields).map(fetchInto));
}

/** Null as source reads nothing. */
export function useQuery<T>(source: Source<T> | null): Query<T> {
  const entry = source === null ? null : entryOf(source);
  const subscribe = useCallback(
    (listener: () => void) => {
      entry?.listeners.add(listener);
      return () => entry?.listeners.delete(listener);
    },
    [entry],
  );
  const snapshot = useSyncExternalStore(subscribe, () => entry?.snapshot ?? nothing);
  useEffect(() => {
    if (entry !== null) readFirst(entry);
  }, [entry]);
  return snapshot as Query<T>;
}

/** Begins to read what a component that is not there yet will ask for. */
export function readAhead(source: Source<unknown>): void {
  readFirst(entryOf(source));
}

function readFirst(entry: Entry): void {
  if (entry.snapshot.data === undefined && !entry.running) void fetchInto(entry);
}

function entryOf(source: Source<unknown>): Entry {
  const known = entries.get(source.key);
  if (known !== undefined) return known;
  const entry: Entry = {
    source,
    snapshot: { data: undefined, problem: null, loading: true, refetch: () => void fetchInto(entry) },
    listeners: new Set(),
    running: false,
    again: false,
  };
  forgetOldest();
  entries.set(source.key, entry);
  return entry;
}

async function fetchInto(entry: Entry): Promise<void> {
  if (entry.running) {
    entry.again = true;
    return;
  }
  entry.running = true;
  // What is here already stays as it is: a screen drawn anew for nothing would keep a key waiting.
  if (!entry.snapshot.loading && entry.snapshot.data === undefined) show(entry, { loading: true });
  do {
    entry.again = false;
    try {
      const data = await entry.source.read(entry.snapshot.data, (soFar) =>
        show(entry, { data: soFar, problem: null, loading: false }),
      );
      show(entry, { data, problem: null, loading: false });
    } catch (error) {
      show(entry, { problem: toCallProblem(error), loading: entry.again });
    }
  } while (entry.again);
  entry.running = false;
}

function show(entry: Entry, change: Partial<Query<unknown>>): void {
  entry.snapshot = { ...entry.snapshot, ...change };
  for (const listener of entry.listeners) listener();
}

function forgetOldest(): void {
  const unused = [...entries.values()].filter(({ listeners, running }) => listeners.size === 0 && !running);
  for (const { source } of unused.slice(0, Math.max(0, unused.length - keptUnused))) entries.delete(source.key);
}

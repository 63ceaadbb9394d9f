/** The present moment for clocks on screen: one timer for all of them, on the second. */
import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | null = null;
let nowMs = Date.now();

function tick(): void {
  nowMs = Date.now();
  for (const listener of listeners) listener();
  if (listeners.size > 0) timer = setTimeout(tick, 1_000 - (nowMs % 1_000));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === null) tick();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0 || timer === null) return;
    clearTimeout(timer);
    timer = null;
  };
}

/** Milliseconds of the wall clock; renders anew each second. */
export function useNowMs(): number {
  return useSyncExternalStore(subscribe, () => nowMs);
}

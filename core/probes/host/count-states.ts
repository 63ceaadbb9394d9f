/** How many things are in which state, as commands that list them say. */
import type { Reading } from '../../../shared/diagnosis/reading.ts';

type States = Extract<Reading, { kind: 'states' }>;

const mostStates = 20;
const longestState = 60;

/** Nothing where nothing was listed. `of`: what is counted, as the command calls it. */
export function statesOf(states: readonly string[], of: string, hostname: string): States[] {
  const counts = new Map<string, number>();
  for (const state of states) {
    const name = state.slice(0, longestState);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  if (counts.size === 0 || counts.size > mostStates) return [];
  return [{ kind: 'states', hostname, of, counts: [...counts].map(([state, count]) => ({ state, count })) }];
}

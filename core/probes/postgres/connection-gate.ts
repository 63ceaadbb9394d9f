/**
 * How many of our connections one database may see. At most two at once and one of each statement; and for a moment after it had
 * no connection left, none at all, so that looking never takes the last one.
 */
import { DatabaseRefusal } from './database-refusal.ts';

const connectionsPerTarget = 2;
/** Short, since a responder who has just freed connections looks again at once. */
const pauseWhenFullMs = 2_000;

type Gate = { running: number; statements: Set<string>; waiting: Set<() => void>; closedUntilMs: number };

const gates = new Map<string, Gate>();

export type Entry = {
  /** `host:port`. */
  target: string;
  statement: string;
  nowMs: () => number;
  cancel: AbortSignal;
};

/** Keeps the place at the gate until the server has seen a connection go, though the answer is there already. */
export type HoldPlace = (until: Promise<void>) => void;

/** Runs the work when its turn comes. Throws DatabaseRefusal when cancelled while waiting, or when the target was just full. */
export async function throughGate<T>(entry: Entry, work: (hold: HoldPlace) => Promise<T>): Promise<T> {
  const gate = gateTo(entry.target);
  while (gate.running >= connectionsPerTarget || gate.statements.has(entry.statement)) await turn(gate, entry.cancel);
  if (entry.cancel.aborted) throw cancelled();
  const leftMs = gate.closedUntilMs - entry.nowMs();
  // More than a pause is left only where the clock was set back since.
  if (leftMs > 0 && leftMs <= pauseWhenFullMs) {
    throw new DatabaseRefusal('notAskedAgain', 'it had no connection left a moment ago; not asked again yet');
  }
  gate.running += 1;
  gate.statements.add(entry.statement);
  const held: Promise<void>[] = [];
  try {
    return await work((until) => held.push(until));
  } catch (error) {
    const isFull = error instanceof DatabaseRefusal && error.outcome === 'tooManyConnections';
    if (isFull) gate.closedUntilMs = entry.nowMs() + pauseWhenFullMs;
    throw error;
  } finally {
    void Promise.allSettled(held).then(() => {
      gate.running -= 1;
      gate.statements.delete(entry.statement);
      for (const wake of gate.waiting) wake();
    });
  }
}

export function cancelled(): DatabaseRefusal {
  return new DatabaseRefusal('cancelled', 'cancelled');
}

function gateTo(target: string): Gate {
  const gate = gates.get(target) ?? { running: 0, statements: new Set(), waiting: new Set(), closedUntilMs: 0 };
  gates.set(target, gate);
  return gate;
}

/** Until another look at the same target ends. */
async function turn(gate: Gate, cancel: AbortSignal): Promise<void> {
  if (cancel.aborted) throw cancelled();
  const { promise, resolve } = Promise.withResolvers<void>();
  gate.waiting.add(resolve);
  cancel.addEventListener('abort', () => resolve(), { once: true });
  await promise;
  gate.waiting.delete(resolve);
}

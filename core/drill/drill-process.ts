/**
 * The drill as the core sees it: a program of its own that the host starts, spoken to in lines of JSON.
 */
import { type DrillFacts, drillFactsSchema } from '../../shared/environment/drill-environment.ts';
import { z } from '../../shared/schema.ts';
import type { HostProcess } from '../ports.ts';

export type DrillOrder = { fault: string | null } | { repair: true } | { status: true };

/** The answer to an order, with the fault that is in force then. */
const doneSchema = z.object({ done: z.literal(true), fault: z.string().nullable() });
const refusedSchema = z.object({ done: z.literal(false), error: z.string() });
/** In place of the facts. */
const failedStartSchema = z.object({ ready: z.literal(false), error: z.string() });

export type DrillProcess = {
  /** Settles when the drill is ready. Rejects with the drill's own sentence when it ends or fails before. */
  facts: Promise<DrillFacts>;
  /**
   * Puts a fault in, takes it out (null), repairs as the runbook's recovery would, or only asks. Settles when the change can be
   * seen from outside, with the fault then in force; changes are made one after the other. Rejects with the drill's own sentence.
   */
  order(order: DrillOrder): Promise<string | null>;
  /** Also while it is starting; settles when it is gone. */
  stop(): Promise<void>;
};

type Waiting<T> = { resolve: (value: T) => void; reject: (error: Error) => void };

export function attachDrill(child: HostProcess, onExit: () => void): DrillProcess {
  const ready = Promise.withResolvers<DrillFacts>();
  /** First in, first answered. */
  const orders: Waiting<string | null>[] = [];
  let lastLine = '';
  let ended = false;

  child.onExit((code) => {
    ended = true;
    const error = new Error(lastLine || `exit ${code}`);
    ready.reject(error);
    for (const order of orders.splice(0)) order.reject(error);
    onExit();
  });

  child.onLine((line) => {
    const message = parseLine(line);
    const facts = drillFactsSchema.safeParse(message);
    if (facts.success) return ready.resolve(facts.data);
    const failed = failedStartSchema.safeParse(message);
    if (failed.success) return ready.reject(new Error(failed.data.error));
    const done = doneSchema.safeParse(message);
    if (done.success) return orders.shift()?.resolve(done.data.fault);
    const refused = refusedSchema.safeParse(message);
    if (refused.success) return orders.shift()?.reject(new Error(refused.data.error));
    lastLine = line;
  });

  return {
    facts: ready.promise,
    order(order) {
      if (ended) return Promise.reject(new Error(lastLine || 'the drill has ended'));
      const waiting = Promise.withResolvers<string | null>();
      orders.push(waiting);
      child.send(JSON.stringify(order));
      return waiting.promise;
    },
    stop: () => child.stop(),
  };
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

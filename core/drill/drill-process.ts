/**
 * The drill as the core sees it: a program of its own that the host starts, spoken to in lines of JSON.
 */
import { type DrillFacts, drillFactsSchema } from '../../shared/environment/drill-environment.ts';
import { z } from '../../shared/schema.ts';
import type { HostProcess } from '../ports.ts';

/** What it answers to a command. */
const answerSchema = z.object({ done: z.boolean(), error: z.string().optional() });

export type RunningDrill = {
  facts: DrillFacts;
  /** Puts a fault in, takes it out (null), or repairs as the runbook's recovery would; settles when it is in force. */
  command(command: { fault: string | null } | { repair: true }): Promise<void>;
  stop(): Promise<void>;
};

/** Waits for the drill to be ready. Rejects with the drill's own sentence when it ends or fails before. */
export function attachDrill(child: HostProcess, onExit: () => void): Promise<RunningDrill> {
  return new Promise((resolve, reject) => {
    let waiting: { resolve: () => void; reject: (error: Error) => void } | null = null;
    let lastLine = '';
    child.onExit((code) => {
      const error = new Error(lastLine || `exit ${code}`);
      waiting?.reject(error);
      reject(error);
      onExit();
    });
    child.onLine((line) => {
      const message = parseLine(line);
      const facts = drillFactsSchema.safeParse(message);
      if (facts.success) {
        resolve({ facts: facts.data, command, stop: () => child.stop() });
        return;
      }
      const answer = answerSchema.safeParse(message);
      if (!answer.success) {
        lastLine = line;
      } else if (answer.data.done) {
        waiting?.resolve();
      } else {
        waiting?.reject(new Error(answer.data.error ?? line));
      }
    });

    function command(order: { fault: string | null } | { repair: true }): Promise<void> {
      return new Promise((done, failed) => {
        waiting = { resolve: done, reject: failed };
        child.send(JSON.stringify(order));
      });
    }
  });
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

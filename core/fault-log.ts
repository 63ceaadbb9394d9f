/**
 * Bugs, written down with an id that the user sees too. The log is local, redacted, and kept small.
 */
import { appendFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

export type FaultLog = {
  /** Writes the fault and answers its id. */
  record(error: unknown, where: string): string;
};

const turnOverBytes = 1_000_000;

export function createFaultLog(
  dataDir: string,
  redact: (text: string) => string,
  newId: () => string,
  nowMs: () => number,
): FaultLog {
  const file = join(dataDir, 'faults.log');
  return {
    record(error, where) {
      const id = newId().slice(-12);
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      const line = `${new Date(nowMs()).toISOString()} ${id} ${where}\n${redact(text)}\n`;
      try {
        if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > turnOverBytes) renameSync(file, `${file}.old`);
        appendFileSync(file, line, { mode: 0o600 });
      } catch {
        // A full or read-only disk must not turn one fault into two; the id still reaches the screen.
      }
      return id;
    },
  };
}

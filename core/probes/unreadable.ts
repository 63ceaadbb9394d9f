/** A look that could not be made: it counts for nothing, and says why. */
import type { Reading } from '../../shared/diagnosis/reading.ts';
import type { ProgramRun } from './host/run-program.ts';
import type { PathFailure } from './path/path-failure.ts';
import { brokenPathReadings } from './path/path-reading.ts';
import type { CheckOutcome, ProbeContext } from './probe.ts';

export type UnreadableReason = Extract<Reading, { kind: 'unreadable' }>['reason'];

export class Unreadable extends Error {
  readonly reason: UnreadableReason;
  /** The way that is broken, where it is known which. */
  readonly path: PathFailure | null;

  constructor(reason: UnreadableReason, detail: string, path: PathFailure | null = null) {
    super(detail);
    this.reason = reason;
    this.path = path;
  }
}

/** The outcome of a look that failed before there was anything to show. */
export function unreadableOutcome(
  { reason, message, path }: Unreadable,
  { title, startedAtMs }: { title: string; startedAtMs: number },
  context: ProbeContext,
): CheckOutcome {
  const target = context.redact(title);
  const durationMs = Math.max(0, context.nowMs() - startedAtMs);
  const detail = context.redact(message);
  return {
    target,
    startedAtMs,
    durationMs,
    readings: [{ kind: 'unreadable', target, reason, detail }, ...brokenPathReadings(path, durationMs)],
    evidence: null,
    clockOffsetMs: null,
  };
}

/** Throws Unreadable for a program that ended without saying anything of use. */
export function expectOutput(run: ProgramRun, name: string): void {
  const firstLine = run.errors.split('\n')[0] ?? '';
  switch (run.end) {
    case 'notInstalled':
      throw new Unreadable('notInstalled', `${name} is not installed`);
    case 'notAllowed':
    case 'failed':
    case 'cancelled':
    case 'timeout':
      throw new Unreadable(run.end, firstLine || name);
    case 'exited':
      break;
  }
  if (run.exitCode === 0 || run.output.trim() !== '') return;
  const isDenied = /permission denied|password is required|not allowed|access denied|not in the sudoers/i.test(
    run.errors,
  );
  const isAbsent = /no such (?:container|object|file)|could not be found|not found/i.test(run.errors);
  const reason = isDenied ? 'notAllowed' : isAbsent ? 'notFound' : 'failed';
  throw new Unreadable(reason, firstLine || `${name} ended with ${run.exitCode}`);
}

/** What stood in the way: the way itself, or, at its far end, the target. */
import type { Outcome, PathFault } from '../../../shared/diagnosis/reading.ts';

/** The way to a target is broken, which says nothing of the target; or nobody waits for it any more. */
export class PathFailure extends Error {
  readonly fault: PathFault | 'cancelled';
  /** As a reading names the way: `ssh ALIAS`, `localhost:PORT`. */
  readonly through: string;

  constructor(fault: PathFailure['fault'], through: string, message: string) {
    super(message);
    this.fault = fault;
    this.through = through;
  }
}

/** The far end of the way tried to connect to the target, and tells how that ended. */
export class TargetFailure extends Error {
  readonly outcome: Outcome;

  constructor(outcome: Outcome, message: string) {
    super(message);
    this.outcome = outcome;
  }
}

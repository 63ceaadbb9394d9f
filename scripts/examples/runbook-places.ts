/** Places of a runbook by the numbers that a person reads: pattern 3, cause 2 of it, step 4 of its first checks. */
import type { Runbook } from '../../shared/runbook/model.ts';

type Pattern = Runbook['patterns'][number];
type Procedure = Pattern['procedures'][number];

export function byNumber<T>(all: readonly T[], number: number): T {
  const found = all[number - 1];
  if (found === undefined) throw new Error(`there is no number ${number} of ${all.length}`);
  return found;
}

export function pattern({ patterns }: Runbook, number: number): Pattern {
  return byNumber(patterns, number);
}

/** `3/2`: the second cause of pattern 3. */
export function cause(runbook: Runbook, path: string): Pattern['causes'][number] {
  const [at, number] = path.split('/').map(Number);
  return byNumber(pattern(runbook, at ?? 0).causes, number ?? 0);
}

/** `3/checks/4`: the fourth step of the first checks of pattern 3. */
export function step(runbook: Runbook, path: string): Procedure['steps'][number] {
  const [at, kind, number] = path.split('/');
  const procedure = pattern(runbook, Number(at)).procedures.find((each) => each.kind === kind);
  if (procedure === undefined) throw new Error(`pattern ${at} has no ${kind}`);
  return byNumber(procedure.steps, Number(number));
}

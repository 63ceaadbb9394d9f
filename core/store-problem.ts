/**
 * What can be expected of a data folder, as a thrown value: in use, read-only, full, from a newer version, damaged. It carries
 * the contract's problem, which the dictionaries word.
 */
import { type Problem, type ProblemCode, type ProblemData, problem } from '../shared/contract/problem.ts';

export class StoreProblem extends Error {
  readonly problem: Problem;

  constructor(code: ProblemCode, reason: string, params: ProblemData['params'] = {}, options?: ErrorOptions) {
    super(reason, options);
    this.name = 'StoreProblem';
    this.problem = problem(code, reason, params);
  }
}

/** The problem an error carries; null for a bug. */
export function asProblem(error: unknown): Problem | null {
  return error instanceof StoreProblem ? error.problem : null;
}

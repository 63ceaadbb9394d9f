/** From expected failures as values to the contract's typed errors; whatever else is thrown is a bug and stays one. */
import { ORPCError } from '@orpc/server';
import { type Problem, type ProblemData, problem, problems, type Result } from '../shared/contract/problem.ts';

export function toContractError({ code, data }: Problem): ORPCError<string, ProblemData> {
  return new ORPCError(code, { status: problems[code].status, data });
}

/** The value of a result, or its problem thrown as the contract's error. */
export function expectOk<T>(result: Result<T>): T {
  if (!result.ok) throw toContractError(result.problem);
  return result.value;
}

/** The value that was found, or the contract's NOT_FOUND. */
export function expectFound<T>(value: T | null | undefined, reason: string, params: ProblemData['params'] = {}): T {
  if (value === null || value === undefined) throw toContractError(problem('NOT_FOUND', reason, params));
  return value;
}

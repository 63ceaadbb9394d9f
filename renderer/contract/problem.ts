/** What a call failed with, in words: what happened and what to do next. */
import { ORPCError } from '@orpc/client';
import type { ProblemData } from '../../shared/contract/problem.ts';
import { describeProblem } from '../../shared/text/describe-problem.ts';
import { dictionaryOf, type Language } from '../../shared/text/dictionary.ts';

/** A failure as screens keep it: worded only when shown, since the language can change. */
export type CallProblem =
  /** Expected by the contract; `code` tells a conflict from a refusal. */
  | { kind: 'expected'; code: string; data: ProblemData }
  | { kind: 'unreachable' }
  /** The host does not know this window any more. */
  | { kind: 'refused' }
  | { kind: 'invalidInput' }
  | { kind: 'fault'; id: string };

export function toCallProblem(error: unknown): CallProblem {
  if (!(error instanceof ORPCError)) return { kind: 'unreachable' };
  const data: unknown = error.data;
  if (isProblemData(data)) return { kind: 'expected', code: error.code, data };
  if (error.status === 401) return { kind: 'refused' };
  if (error.status === 400) return { kind: 'invalidInput' };
  return { kind: 'fault', id: faultId(data) ?? String(error.status) };
}

export function wordProblem(problem: CallProblem, language: Language): string {
  const text = dictionaryOf(language).common.problem;
  switch (problem.kind) {
    case 'expected':
      return describeProblem(problem.data, language);
    case 'unreachable':
      return text.unreachable;
    case 'refused':
      return text.refused;
    case 'invalidInput':
      return text.invalidInput;
    case 'fault':
      return text.fault(problem.id);
  }
}

export function isConflict(problem: CallProblem): boolean {
  return problem.kind === 'expected' && problem.code === 'CONFLICT';
}

function isProblemData(data: unknown): data is ProblemData {
  return typeof data === 'object' && data !== null && 'reason' in data && 'params' in data;
}

function faultId(data: unknown): string | null {
  if (typeof data !== 'object' || data === null || !('faultId' in data)) return null;
  return String(data.faultId);
}

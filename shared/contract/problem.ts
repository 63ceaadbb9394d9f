/**
 * What can be expected to go wrong, as typed errors of the contract. `reason` is a code of the dictionaries, which say in the
 * viewer's language what happened and what to do next; `params` are the facts in it.
 */
import { z } from '../schema.ts';

const data = z.object({
  reason: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type ProblemData = z.infer<typeof data>;

export const problems = {
  NOT_FOUND: { status: 404, data },
  INVALID: { status: 422, data },
  /** A setter that was based on an older value; params name the field. */
  CONFLICT: { status: 409, data },
  READ_ONLY: { status: 403, data },
  DISK_FULL: { status: 507, data },
  /** The host or this machine cannot do it. */
  NOT_POSSIBLE: { status: 501, data },
} as const;

export type ProblemCode = keyof typeof problems;

/** An expected failure as a value: what pure decisions answer instead of events. */
export type Problem = { code: ProblemCode; data: ProblemData };

export type Result<T> = { ok: true; value: T } | { ok: false; problem: Problem };

export function problem(code: ProblemCode, reason: string, params: ProblemData['params'] = {}): Problem {
  return { code, data: { reason, params } };
}

export function refuse(
  code: ProblemCode,
  reason: string,
  params: ProblemData['params'] = {},
): { ok: false; problem: Problem } {
  return { ok: false, problem: problem(code, reason, params) };
}

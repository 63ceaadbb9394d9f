/** Words a failure in one line for the terminal: no stack, no code where there is a sentence. */
import { ORPCError } from '@orpc/client';
import { z } from '../../shared/schema.ts';
import type { CliText } from '../../shared/text/cli-en.ts';
import { describeProblem } from '../../shared/text/describe-problem.ts';
import { UsageError } from './command.ts';

const problemSchema = z.object({
  reason: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
const faultSchema = z.object({ faultId: z.string() });
/** What the core throws where the data folder cannot be opened. */
const carrierSchema = z.object({ problem: z.object({ data: problemSchema }) });

export function failureText(error: unknown, text: CliText, language: 'ja' | 'en'): string {
  if (error instanceof UsageError) return error.message;
  if (error instanceof ORPCError) {
    const fault = faultSchema.safeParse(error.data);
    if (fault.success) return text.internal(fault.data.faultId);
    const problem = problemSchema.safeParse(error.data);
    if (problem.success) return describeProblem(problem.data, language);
  }
  const carrier = carrierSchema.safeParse(error);
  if (carrier.success) return describeProblem(carrier.data.problem.data, language);
  const message = error instanceof Error ? error.message : String(error);
  return text.unexpected(message.split('\n')[0] ?? '');
}

/** Words a failure in one line for the terminal: no stack, no code where there is a sentence. */
import { ORPCError } from '@orpc/client';
import type { CliText } from '../../shared/text/cli-en.ts';
import { z } from '../../shared/schema.ts';
import { UsageError } from './command.ts';

const problemSchema = z.object({
  reason: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
const faultSchema = z.object({ faultId: z.string() });

export function failureText(error: unknown, text: CliText): string {
  if (error instanceof UsageError) return error.message;
  if (error instanceof ORPCError) {
    const fault = faultSchema.safeParse(error.data);
    if (fault.success) return text.internal(fault.data.faultId);
    const problem = problemSchema.safeParse(error.data);
    if (problem.success) return text.problem(problem.data.reason, factsOf(problem.data.params));
  }
  return text.unexpected(firstLine(error instanceof Error ? error.message : String(error)));
}

function factsOf(params: Record<string, string | number>): string {
  const facts = Object.entries(params).map(([name, value]) => `${name}: ${value}`);
  return facts.length === 0 ? '' : ` (${facts.join(', ')})`;
}

function firstLine(message: string): string {
  return message.split('\n')[0] ?? '';
}

/** Every procedure of the contract, read off the contract itself, with the schema of what it takes. */
import { isContractProcedure } from '@orpc/contract';
import { contract } from '../../../shared/contract/contract.ts';
import type { z } from '../../../shared/schema.ts';

export type CalledProcedure = { path: string[]; input: z.core.$ZodType | null };

export function allProcedures(): CalledProcedure[] {
  return below(contract, []);
}

function below(node: unknown, path: string[]): CalledProcedure[] {
  if (isContractProcedure(node)) {
    return [{ path, input: (node['~orpc'].inputSchema as z.core.$ZodType | undefined) ?? null }];
  }
  return Object.entries(node as object).flatMap(([name, child]) => below(child, [...path, name]));
}

/** Figures over many incidents. */
import { type } from '@orpc/contract';
import type { Numbers } from '../numbers/numbers.ts';
import { z } from '../schema.ts';
import type { ExportedFile } from './export-contract.ts';
import { procedure } from './procedure.ts';

const day = z
  .object({
    year: z.number().int().min(1970).max(9_999),
    month: z.number().int().min(1).max(12),
    day: z.number().int().min(1).max(31),
  })
  .nullable();

/** Drills are never counted with other incidents. Both days are part of the period; null leaves that end open. */
const question = z.object({ drills: z.boolean(), since: day, until: day });

export const numbersContract = {
  /** The longest of each list alone. */
  get: procedure.input(question).output(type<Numbers>()),
  /** All of it as a file; with `save` the host asks where to put it. */
  csv: procedure
    .input(question.extend({ language: z.enum(['ja', 'en']), save: z.boolean() }))
    .output(type<ExportedFile>()),
};

/** What is recorded of a decision about rolling back, beside the decision itself: all of it as it stood at that second. */
import { z } from '../schema.ts';

/** `holds`: the runbook says to roll back. `notYet`: it would, if things stay as they are. */
export const criterionVerdictSchema = z.enum(['holds', 'doesNotHold', 'notYet', 'unknown']);
export type CriterionVerdict = z.infer<typeof criterionVerdictSchema>;

/** Answered by a person: whether the database was migrated since the version to return to, and whether that version can live with it. */
export const migrationsSchema = z.enum(['none', 'compatible', 'breaking', 'unknown']);
export type Migrations = z.infer<typeof migrationsSchema>;

export const rollbackCircumstances = {
  /** As a command takes it; null where none was chosen. */
  versionTo: z.string().nullable().optional(),
  migrations: migrationsSchema.nullable().optional(),
  /** Each criterion in the runbook's first wording. `heldMs`: for how long it had held, where that is known. */
  criteria: z
    .array(z.object({ text: z.string(), verdict: criterionVerdictSchema, heldMs: z.number().nullable() }))
    .optional(),
  /** The deployment within the window before the trouble was noticed; `none` where the list was read and has none. */
  deployment: z.object({ finding: z.enum(['found', 'none', 'unknown']), version: z.string().nullable() }).optional(),
};

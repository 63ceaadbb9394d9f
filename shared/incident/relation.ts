/** What one incident's record says of another one. */
import { z } from '../schema.ts';

/** `recurredAs` is what the earlier one's record says of the later one. */
export const relationSchema = z.object({
  relation: z.enum(['recurrenceOf', 'recurredAs', 'unrelatedTo']),
  incidentId: z.string(),
  title: z.string(),
  declaredAtMs: z.number(),
});
export type Relation = z.infer<typeof relationSchema>;

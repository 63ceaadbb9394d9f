/** What declaring does not ask and somebody should fill in soon. */
import { z } from '../schema.ts';
import type { IncidentState } from './state.ts';

export const blankSchema = z.enum(['severity', 'howDetected', 'lead']);
export type Blank = z.infer<typeof blankSchema>;

/** Those not filled in, in the order in which they are asked for. */
export function blanksOf({
  severity,
  detection,
  roles,
}: Pick<IncidentState, 'severity' | 'detection' | 'roles'>): Blank[] {
  const isBlank: Record<Blank, boolean> = {
    severity: severity === null,
    howDetected: detection === null,
    lead: roles.commander === undefined,
  };
  return blankSchema.options.filter((blank) => isBlank[blank]);
}

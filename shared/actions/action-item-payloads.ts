/** What an incident's record says of its action items. */
import { z } from '../schema.ts';
import { actionItemSchema, actionStatusSchema } from './action-item.ts';

const basedOn = z.string().nullable();

/** The item as it stands from here on, whole: of several of one id the last counts. */
export const actionItemSetSchema = z.object({
  itemId: z.string(),
  /** Counts per incident and device; the label A-1 is made of it at render. */
  number: z.number().int().positive(),
  /** What it was adopted from; null for one that a person thought of. */
  proposal: z.string().nullable(),
  item: actionItemSchema,
  basedOn,
});

export const actionItemSettledSchema = z.object({
  itemId: z.string(),
  /** What it said then, so that the row can be read by itself. */
  text: z.string(),
  status: actionStatusSchema,
  /** The proof of one that is done, the reason for declining; null where it is open again. */
  reason: z.string().nullable(),
  basedOn,
});

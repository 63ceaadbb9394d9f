/** What people write about the document as a whole: how far its review is, who owns it, and why it happened. */
import { z } from '../../schema.ts';
import { whyOutlineSchema } from '../whys/outline.ts';

export const documentStatusSchema = z.enum(['draft', 'inReview', 'reviewed', 'closed']);
export type DocumentStatus = z.infer<typeof documentStatusSchema>;
/** In the order in which a document goes through them. */
export const documentStatuses = documentStatusSchema.options;

export const postmortemStatusSetSchema = z.object({
  status: documentStatusSchema,
  /** Who reviewed it; null where this is not about a review that was done. */
  reviewer: z.string().nullable(),
  /** Why it goes back; null where it goes on. */
  reason: z.string().nullable(),
});

/** Null where nobody owns it any more. */
export const postmortemOwnerSetSchema = z.object({ owner: z.string().nullable() });

/** Null gives the outline back to what the record says. */
export const whysSetSchema = z.object({ outline: whyOutlineSchema.nullable() });

/** What the record says of the review before the document: rows chosen for it, findings waved through, and who confirmed what. */
import { z } from '../schema.ts';

/** Last event of the field that the author saw; null when it was never set. */
const basedOn = z.string().nullable();

/** Whether a row stands in the document's own timeline; null leaves that to the rule again. */
export const rowChosenSchema = z.object({ target: z.string(), inDocument: z.boolean().nullable() });

/** Evidence that a person names for a row after it was written. */
export const evidenceLinkedSchema = z.object({ target: z.string(), evidenceIds: z.array(z.string()) });

/** A finding of the review that is no reason to change anything; a reason of null brings it back. */
export const findingWaivedSchema = z.object({ finding: z.string(), reason: z.string().nullable(), basedOn });

/** How far one device's events had come. */
export const seenSchema = z.object({ deviceId: z.string(), chainSeq: z.number().int() });
export type Seen = z.infer<typeof seenSchema>;

export const reviewConfirmedSchema = z.object({
  /** All events that the person had before them, by device: on every device the same, whatever is merged later. */
  seen: z.array(seenSchema),
  /** Rows of the document's own timeline, and those that a person kept out of it. */
  included: z.array(z.string()),
  excluded: z.array(z.string()),
  /** Findings that nobody had mended or waved through. */
  openFindings: z.number().int(),
});

/** A section that neither the runbook nor the app asks for. */
export const sectionAddedSchema = z.object({ title: z.string(), present: z.boolean(), basedOn });

export const runbookEditStateSchema = z.enum(['proposed', 'accepted', 'declined']);
export type RunbookEditState = z.infer<typeof runbookEditStateSchema>;

/** `edit` names what it changes and why, and stays the same while the record grows. */
export const runbookEditDecidedSchema = z.object({
  edit: z.string(),
  state: runbookEditStateSchema,
  reason: z.string().nullable(),
  basedOn,
});

/** Inputs of the procedures about the document as a whole. */
import { documentStatusSchema } from '../postmortem/document/document-payloads.ts';
import { typedOutlineSchema } from '../postmortem/whys/outline.ts';
import { z } from '../schema.ts';
import { basedOn, shortText } from './incident-command.ts';

/** One step on, or back to any earlier state with a reason; `reviewer` where it was reviewed. */
export const documentStatusShape = {
  status: documentStatusSchema,
  reviewer: z.string().max(200).nullable(),
  reason: shortText.nullable(),
  basedOn,
};

export const documentOwnerShape = { owner: z.string().max(200).nullable(), basedOn };

/** Null gives it back to what the record says. */
export const whysShape = { outline: typedOutlineSchema.nullable(), basedOn };

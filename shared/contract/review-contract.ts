/** Inputs of the review before the document. */
import { runbookEditStateSchema } from '../incident/review-payloads.ts';
import { z } from '../schema.ts';

const id = z.string().min(1).max(100);
const shortText = z.string().max(2_000);
const basedOn = z.string().nullable();

export const rowChoiceShape = { target: id, inDocument: z.boolean().nullable() };
export const evidenceLinkShape = { target: id, evidenceIds: z.array(id).max(50) };
/** Null brings the finding back. */
export const waivedFindingShape = { finding: shortText, reason: shortText.nullable(), basedOn };
export const addedSectionShape = { title: z.string().max(80), present: z.boolean(), basedOn };
export const runbookEditShape = {
  edit: shortText,
  state: runbookEditStateSchema,
  reason: shortText.nullable(),
  basedOn,
};

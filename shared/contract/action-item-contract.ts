/** Inputs of the procedures about action items, and about wordings that somebody lets stand. */
import { actionItemSchema, actionStatusSchema } from '../actions/action-item.ts';
import { ruleCodeSchema } from '../postmortem/checker/rule-code.ts';
import { z } from '../schema.ts';
import { basedOn, shortText } from './incident-command.ts';

/** Adds one under an id that the caller chooses, or changes it as a whole. Without `due` a new one takes the severity's default. */
export const actionItemShape = {
  itemId: z.string().min(1).max(100),
  /** What it is adopted from, as the postmortem names it. */
  proposal: shortText.nullable(),
  item: actionItemSchema.partial({ due: true }),
  basedOn,
};

/** Done with its proof, declined with its reason, or open again. */
export const actionStatusShape = {
  itemId: z.string().min(1).max(100),
  status: actionStatusSchema,
  reason: shortText.nullable(),
  basedOn,
};

/** A finding of the checker by its rule, section and words; a reason of null brings it back. */
export const acceptedWordingShape = {
  rule: ruleCodeSchema,
  section: z.string().max(100),
  excerpt: z.string().max(200),
  reason: shortText.nullable(),
  basedOn,
};

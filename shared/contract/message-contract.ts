/** Inputs of the procedures about messages. */
import {
  audienceSchema,
  factSchema,
  leakCauseSchema,
  messageFormatSchema,
  messageKindSchema,
} from '../incident/message-payloads.ts';
import { z } from '../schema.ts';
import { basedOn, shortText } from './incident-command.ts';
import { timeMs } from './procedure.ts';

/** A message as it was previewed, with the two blanks that it cannot go out without. */
export const messageShape = {
  kind: messageKindSchema,
  audience: audienceSchema,
  language: z.enum(['ja', 'en']),
  format: messageFormatSchema,
  text: z.string().max(20_000),
  impact: z.string().max(5_000),
  nextUpdateAtMs: timeMs.nullable(),
};

const { format: _, ...sent } = messageShape;
/** A webhook takes Slack's format alone. */
export const sentShape = sent;

export const factShape = { fact: factSchema, value: shortText.nullable(), basedOn };

export const leakShape = { suspected: z.boolean(), cause: leakCauseSchema, knownAtMs: timeMs, basedOn };

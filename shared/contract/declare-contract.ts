/** Inputs of declaring, and of what is filled in afterwards. Nothing is required: the clock starts on the environment used last. */
import { blankSchema } from '../incident/blanks.ts';
import { detectionHowSchema } from '../incident/detection.ts';
import { z } from '../schema.ts';
import { basedOn, commandId, shortText } from './incident-command.ts';
import { timeMs } from './procedure.ts';

export const declareInput = z.object({
  commandId,
  title: shortText.optional(),
  environmentId: z.string().min(1).max(200).optional(),
  drill: z.boolean().optional(),
  /** Whose text says how and when it was noticed, as far as it does. */
  alert: z.string().max(100_000).optional(),
  zone: z.string().max(100).optional(),
  detectedBy: detectionHowSchema.optional(),
  beganAtMs: timeMs.optional(),
  detectedAtMs: timeMs.optional(),
  /** Of an incident that is over and entered later: nothing is read for it, and no deadline is told of. */
  recoveredAtMs: timeMs.optional(),
});

export const detectionShape = { how: detectionHowSchema.nullable(), basedOn };

/** The same thing come back, or another one. */
export const recurrenceShape = { earlierId: z.string().min(1).max(200), isSame: z.boolean() };

/** It was brought up, and somebody had no time for it. */
export const putOffShape = { blank: blankSchema };

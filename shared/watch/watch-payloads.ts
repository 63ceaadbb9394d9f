/** What the record says of the watch: levels that changed, time not watched, minutes as figures, and what was muted. */
import { levelSchema, readingSchema } from '../diagnosis/reading.ts';
import { z } from '../schema.ts';
import { gapCauseSchema } from './gap.ts';

export const watchPartSchema = z.enum(['api', 'endpoint', 'database', 'connections']);
export const watchUnitSchema = z.enum(['ms', 'percent']);

/** One figure that is watched, named as it was then. */
export const measureRefSchema = z.object({ id: z.string(), part: watchPartSchema, name: z.string() });

export const levelChangedFields = {
  measure: measureRefSchema,
  /** The check of which the look was one more run. */
  checkId: z.string(),
  target: z.string(),
  durationMs: z.number(),
  from: levelSchema,
  to: levelSchema,
  /** All of the look that showed it first; the row happened then. */
  readings: z.array(z.object({ reading: readingSchema, level: levelSchema })),
  /** Looks in a row that agreed. */
  looks: z.number().int(),
  /** How often the level changed in so long, where it goes to and fro: then no more rows until it is steady. */
  flapping: z.object({ changes: z.number().int(), looks: z.number().int(), windowMs: z.number() }).nullable(),
  /** The first row after a flapping. */
  steadied: z.boolean(),
};

export const watchGapSchema = z.object({ fromMs: z.number(), toMs: z.number(), cause: gapCauseSchema });

/** Looks of a span as figures; the minutes one by one are in the evidence. */
export const rolledUpSchema = z.object({
  measure: measureRefSchema.extend({ unit: watchUnitSchema }),
  n: z.number().int(),
  failed: z.number().int(),
  min: z.number().nullable(),
  median: z.number().nullable(),
  max: z.number().nullable(),
  worst: levelSchema,
});

/** `measure` null is all of them. */
export const watchMutedSchema = z.object({ measure: measureRefSchema.nullable(), muted: z.boolean() });

export const watchSwitchedSchema = z.object({ on: z.boolean() });

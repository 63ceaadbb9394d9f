/** How an incident was noticed: what the postmortem calls 検知方法. */
import { alertToolSchema } from '../alert/alert-facts.ts';
import { z } from '../schema.ts';

/** `watch`: this app's own. `userReport`: somebody outside said so. `responder`: whoever declared saw it. */
export const detectionHowSchema = z.enum(['alert', 'watch', 'userReport', 'colleague', 'responder']);
export type DetectionHow = z.infer<typeof detectionHowSchema>;
export const detectionHows = detectionHowSchema.options;

export const detectionSchema = z.object({
  how: detectionHowSchema,
  /** Of an alert: the tool that its text speaks of. */
  tool: alertToolSchema.nullable(),
});
export type Detection = z.infer<typeof detectionSchema>;

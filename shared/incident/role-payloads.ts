/** Who does what in an incident. Names are written as people say them; several of one role stand in one text. */
import { z } from '../schema.ts';

/** Who leads, who writes it down, who speaks to the outside, who else is at it. */
export const roleSchema = z.enum(['commander', 'scribe', 'liaison', 'responder']);
export type Role = z.infer<typeof roleSchema>;
export const roles = roleSchema.options;

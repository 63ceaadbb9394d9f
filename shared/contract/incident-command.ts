/** What the commands of an incident have in common. */
import { type } from '@orpc/contract';
import { z } from '../schema.ts';
import { id, procedure } from './procedure.ts';

/** Chosen by the caller once per action, so that a retry is harmless. */
export const commandId = z.string().min(1).max(100);
export const text = z.string().max(100_000);
export const shortText = z.string().max(2_000);
/** Values of a runbook command's placeholders, by name. */
export const commandInputs = z.record(z.string().max(200), z.string().max(2_000));
/** Last event of the field that the author saw; null when it was never set. */
export const basedOn = z.string().nullable();
export const command = z.object({ incidentId: id, commandId });
/** What was appended; empty when the value already stood. */
export const appended = type<{ eventIds: string[]; seq: number }>();

export function incidentCommand<Shape extends z.ZodRawShape>(shape: Shape) {
  return procedure.input(command.extend(shape)).output(appended);
}

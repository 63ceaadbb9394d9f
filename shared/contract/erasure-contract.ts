/** Deleting incidents for good: what remains is that there was one, who deleted it, when and why. */
import { type } from '@orpc/contract';
import { z } from '../schema.ts';
import { id, procedure } from './procedure.ts';

/** Where a deleted incident may be found on: files that were written from it. Hikeshi cannot delete these. */
export type StillHeld = {
  /** Whole paths of backups that were made since it was declared. */
  backups: string[];
  /** Names of the files that it was exported or copied to, as far as the record knows. */
  exports: string[];
};

export type ErasurePreview = StillHeld & {
  incidentId: string;
  number: number;
  title: string;
  drill: boolean;
  declaredAtMs: number;
  eventCount: number;
};

export type Erased = StillHeld & { incidents: number; events: number };

/** A deleted incident, as it is remembered. `reason` is empty for a drill. */
export type ErasedIncident = {
  incidentId: string;
  erasedAtMs: number;
  actor: string;
  reason: string;
  eventCount: number;
};

export const erasureContract = {
  /** How many drills are over and can be deleted together. */
  drills: procedure.output(type<{ count: number }>()),
  /** All drills that are over; refused where they are not as many as was said. */
  eraseDrills: procedure.input(z.object({ count: z.number().int().min(1) })).output(type<Erased>()),
  /** By the number on this installation (`42`, `#42`) or by id: what would go, and what would remain elsewhere. */
  preview: procedure.input(z.object({ name: id })).output(type<ErasurePreview>()),
  /** Only what is over, and with a reason, which is kept. */
  erase: procedure.input(z.object({ incidentId: id, reason: z.string().max(2_000) })).output(type<Erased>()),
  /** The last two hundred, newest first. */
  list: procedure.output(type<ErasedIncident[]>()),
};

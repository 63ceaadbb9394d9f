/** The review before the document: what is read, and what a person decides. */
import { type } from '@orpc/contract';
import {
  evidenceLinkedSchema,
  findingWaivedSchema,
  rowChosenSchema,
  runbookEditDecidedSchema,
} from '../incident/review-payloads.ts';
import { z } from '../schema.ts';
import { appended, basedOn, command, shortText } from './incident-command.ts';
import { id, procedure } from './procedure.ts';
import type { ReviewView } from './review-view.ts';

/** `savedTo`: where the host's dialog put it; null where it has none, or the person changed their mind. */
export type SavedRunbook = { fileName: string; text: string; savedTo: string | null };

export const reviewContract = {
  get: procedure.input(z.object({ incidentId: id, language: z.enum(['ja', 'en']) })).output(type<ReviewView>()),
  chooseRow: procedure.input(command.extend({ ...rowChosenSchema.shape, target: id })).output(appended),
  linkEvidence: procedure
    .input(command.extend({ ...evidenceLinkedSchema.shape, target: id, evidenceIds: z.array(id).max(50) }))
    .output(appended),
  /** A reason of null brings the finding back. */
  waiveFinding: procedure
    .input(command.extend({ ...findingWaivedSchema.shape, finding: shortText, reason: shortText.nullable() }))
    .output(appended),
  /** Confirms the timeline as it stands in the core at this moment. */
  confirm: procedure.input(command).output(appended),
  addSection: procedure
    .input(command.extend({ title: z.string().max(80), present: z.boolean(), basedOn }))
    .output(appended),
  decideRunbookEdit: procedure
    .input(command.extend({ ...runbookEditDecidedSchema.shape, edit: shortText, reason: shortText.nullable() }))
    .output(appended),
  /** What was accepted, as a patch or as the whole edited file; with `save` the host asks where to put it. */
  saveRunbook: procedure
    .input(z.object({ incidentId: id, as: z.enum(['patch', 'markdown']), save: z.boolean() }))
    .output(type<SavedRunbook>()),
};

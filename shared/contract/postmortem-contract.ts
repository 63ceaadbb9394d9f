import { type } from '@orpc/contract';
import { z } from '../schema.ts';
import { acceptedWordingShape, actionItemShape, actionStatusShape } from './action-item-contract.ts';
import { documentOwnerShape, documentStatusShape, whysShape } from './document-contract.ts';
import { exportContract } from './export-contract.ts';
import { basedOn, incidentCommand, text } from './incident-command.ts';
import { id, procedure } from './procedure.ts';
import type { PostmortemView } from './view.ts';

export const postmortemContract = {
  get: procedure.input(z.object({ incidentId: id })).output(type<PostmortemView>()),
  /** Null gives the section back to the draft. */
  setSection: incidentCommand({ section: z.string().max(100), markdown: text.nullable(), basedOn }),
  setWhys: incidentCommand(whysShape),
  setStatus: incidentCommand(documentStatusShape),
  setOwner: incidentCommand(documentOwnerShape),
  setActionItem: incidentCommand(actionItemShape),
  settleActionItem: incidentCommand(actionStatusShape),
  acceptWording: incidentCommand(acceptedWordingShape),
  ...exportContract,
  /** An hour for it before its deadline, as a calendar file; with `save` the host asks where to put it. */
  calendar: procedure
    .input(z.object({ incidentId: id, save: z.boolean() }))
    .output(type<{ fileName: string; text: string; savedTo: string | null }>()),
};

/** The review before the document: reading it, choosing, waving through, confirming, and deciding about the runbook. */
import { actorOf } from '../actor.ts';
import { procedures } from '../procedures.ts';
import { runCommand } from '../record.ts';
import type { Services } from '../services.ts';
import { confirmation, reviewView } from './review.ts';
import { saveRunbook } from './runbook-file.ts';

export function reviewProcedures(services: Services) {
  const on = procedures.reviews;
  return {
    get: on.get.handler(({ input }) => reviewView(services, input.incidentId, input.language)),
    chooseRow: on.chooseRow.handler(({ input, context }) =>
      runCommand(services, { ...input, actor: actorOf(services, context) }, { kind: 'chooseRow', ...input }),
    ),
    linkEvidence: on.linkEvidence.handler(({ input, context }) =>
      runCommand(services, { ...input, actor: actorOf(services, context) }, { kind: 'linkEvidence', ...input }),
    ),
    waiveFinding: on.waiveFinding.handler(({ input, context }) =>
      runCommand(services, { ...input, actor: actorOf(services, context) }, { kind: 'waiveFinding', ...input }),
    ),
    confirm: on.confirm.handler(({ input, context }) =>
      runCommand(
        services,
        { ...input, actor: actorOf(services, context) },
        { kind: 'confirmReview', ...confirmation(services, input.incidentId) },
      ),
    ),
    addSection: on.addSection.handler(({ input, context }) =>
      runCommand(services, { ...input, actor: actorOf(services, context) }, { kind: 'addSection', ...input }),
    ),
    decideRunbookEdit: on.decideRunbookEdit.handler(({ input, context }) =>
      runCommand(services, { ...input, actor: actorOf(services, context) }, { kind: 'decideRunbookEdit', ...input }),
    ),
    saveRunbook: on.saveRunbook.handler(({ input }) => saveRunbook(services, input)),
  };
}

/** The postmortem: drafted from the record each time it is looked at, and edited by section. */
import type { PostmortemView } from '../../shared/contract/view.ts';
import { draftPostmortem } from '../../shared/postmortem/draft.ts';
import { postmortemView } from '../../shared/postmortem/markdown.ts';
import { actorOf } from '../actor.ts';
import { procedures } from '../procedures.ts';
import { runCommand } from '../record.ts';
import type { Services } from '../services.ts';
import { postmortemCalendar } from './calendar.ts';
import { gatherDraft } from './gather.ts';

export function postmortemProcedures(services: Services) {
  const { ports } = services;
  const on = procedures.postmortems;

  function view(incidentId: string): PostmortemView {
    return postmortemView(draftPostmortem(gatherDraft(services, incidentId)));
  }

  return {
    get: on.get.handler(({ input }) => view(input.incidentId)),
    setSection: on.setSection.handler(({ input, context }) =>
      runCommand(services, { ...input, actor: actorOf(services, context) }, { kind: 'setSection', ...input }),
    ),
    setWhys: on.setWhys.handler(({ input, context }) =>
      runCommand(services, { ...input, actor: actorOf(services, context) }, { kind: 'setWhys', ...input }),
    ),
    setStatus: on.setStatus.handler(({ input, context }) =>
      runCommand(services, { ...input, actor: actorOf(services, context) }, { kind: 'setDocumentStatus', ...input }),
    ),
    setOwner: on.setOwner.handler(({ input, context }) =>
      runCommand(services, { ...input, actor: actorOf(services, context) }, { kind: 'setDocumentOwner', ...input }),
    ),
    setActionItem: on.setActionItem.handler(({ input, context }) =>
      runCommand(services, { ...input, actor: actorOf(services, context) }, { kind: 'setActionItem', ...input }),
    ),
    settleActionItem: on.settleActionItem.handler(({ input, context }) =>
      runCommand(services, { ...input, actor: actorOf(services, context) }, { kind: 'settleActionItem', ...input }),
    ),
    acceptWording: on.acceptWording.handler(({ input, context }) =>
      runCommand(services, { ...input, actor: actorOf(services, context) }, { kind: 'acceptWording', ...input }),
    ),
    calendar: on.calendar.handler(async ({ input }) => {
      const { fileName, text } = postmortemCalendar(services, input.incidentId);
      const savedTo = input.save && ports.saveFile ? await ports.saveFile(fileName, Buffer.from(text, 'utf8')) : null;
      return { fileName, text, savedTo };
    }),
  };
}

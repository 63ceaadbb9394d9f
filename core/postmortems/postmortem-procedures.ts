/** The postmortem: drafted from the record each time it is looked at, edited by section, exported as Markdown. */
import { createHash } from 'node:crypto';
import type { PostmortemView } from '../../shared/contract/view.ts';
import { timelineOf } from '../../shared/incident/timeline.ts';
import { draftPostmortem } from '../../shared/postmortem/draft.ts';
import { postmortemView } from '../../shared/postmortem/markdown.ts';
import { actorOf } from '../actor.ts';
import { expectFound } from '../expected.ts';
import { procedures } from '../procedures.ts';
import { appendDecided, loadIncident, runCommand } from '../record.ts';
import type { Services } from '../services.ts';
import { postmortemCalendar } from './calendar.ts';

export function postmortemProcedures(services: Services) {
  const { store, ports, clock } = services;
  const on = procedures.postmortems;

  function view(incidentId: string): PostmortemView {
    const state = loadIncident(services, incidentId);
    const { number } = expectFound(store.summaryOf(incidentId), 'noSuchIncident', { id: incidentId });
    const runbook = services.runbooks.of(state.runbook?.hash ?? null);
    const rows = timelineOf(store.eventsOf(incidentId));
    const chains = store.chainHeads(incidentId);
    const textOf = (hash: string) => {
      const blob = store.blob(hash);
      return blob && new TextDecoder().decode(blob.bytes);
    };
    return postmortemView(draftPostmortem({ state, rows, runbook, chains, number, nowMs: clock.nowMs(), textOf }));
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
    export: on.export.handler(async ({ input, context }) => {
      const { markdown: drafted, fileName } = view(input.incidentId);
      const markdown = services.redact(drafted);
      let savedTo: string | null = null;
      if (input.save && ports.saveFile) {
        savedTo = await ports.saveFile(fileName, Buffer.from(markdown, 'utf8'));
        if (savedTo === null) return { fileName, markdown, savedTo };
      }
      const contentHash = createHash('sha256').update(markdown).digest('hex');
      const caller = { ...input, actor: actorOf(services, context) };
      appendDecided(services, caller, () => ({
        ok: true,
        value: [{ kind: 'exported', happenedAtMs: clock.nowMs(), payload: { format: 'md', fileName, contentHash } }],
      }));
      return { fileName, markdown, savedTo };
    }),
    calendar: on.calendar.handler(async ({ input }) => {
      const { fileName, text } = postmortemCalendar(services, input.incidentId);
      const savedTo = input.save && ports.saveFile ? await ports.saveFile(fileName, Buffer.from(text, 'utf8')) : null;
      return { fileName, text, savedTo };
    }),
  };
}

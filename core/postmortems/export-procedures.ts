/** The postmortem on its way out, as a file or through the clipboard, and an edited file on its way back. */
import { createHash } from 'node:crypto';
import { draftPostmortem } from '../../shared/postmortem/draft.ts';
import { customerReport } from '../../shared/postmortem/export/customer-report.ts';
import { richDocument, richText } from '../../shared/postmortem/export/rich-text.ts';
import { compareFile } from '../../shared/postmortem/import/compare-file.ts';
import { fingerprintIn } from '../../shared/postmortem/import/fingerprint.ts';
import { postmortemMarkdown } from '../../shared/postmortem/markdown.ts';
import { sceneOf } from '../../shared/postmortem/scene.ts';
import { actorOf } from '../actor.ts';
import { readSettings } from '../installation-settings.ts';
import { procedures } from '../procedures.ts';
import { appendDecided, refuseWhenHandedOver } from '../record.ts';
import type { Services } from '../services.ts';
import { putIntoFolder } from './export-folder.ts';
import { gatherAsExported, gatherDraft } from './gather.ts';
import { makeExport, nameOf } from './make-export.ts';
import { redactWhole } from './redact-whole.ts';

export function exportProcedures(services: Services) {
  const { store, ports, redact } = services;
  const on = procedures.postmortems;

  function report(incidentId: string) {
    const input = gatherDraft(services, incidentId);
    const { title, blocks, markdown, leftOut } = customerReport(draftPostmortem(input), sceneOf(input));
    return redactWhole({ title, blocks, markdown, leftOut }, redact);
  }

  return {
    export: on.export.handler(async ({ input, context }) => {
      const { incidentId, format } = input;
      refuseWhenHandedOver(services, incidentId, [{ kind: 'exported' }]);
      const gathered = gatherDraft(services, incidentId);
      const made = await makeExport(services, gathered, format, readSettings(store).exportNamePattern);
      const { fileName, contentType, bytes } = made;
      const isText = format !== 'pdf';
      const content = {
        text: isText ? Buffer.from(bytes).toString('utf8') : null,
        base64: isText ? null : Buffer.from(bytes).toString('base64'),
      };
      let savedTo: string | null = null;
      if (input.directory) {
        const replace = input.replace === true;
        const exportedBefore = new Set(gathered.state.exports.map(({ contentHash }) => contentHash));
        savedTo = await putIntoFolder({ folder: input.directory, fileName, bytes, exportedBefore, replace });
      } else if (input.save && ports.saveFile) {
        savedTo = await ports.saveFile(fileName, bytes);
        if (savedTo === null) return { fileName, contentType, ...content, savedTo };
      }
      // A record that can only be read can still be taken out of; nothing is written of it then.
      if (store.readOnly) return { fileName, contentType, ...content, savedTo };
      const contentHash = createHash('sha256').update(bytes).digest('hex');
      appendDecided(services, { ...input, actor: actorOf(services, context) }, () => ({
        ok: true,
        value: [{ kind: 'exported', happenedAtMs: gathered.nowMs, payload: { format, fileName, contentHash } }],
      }));
      return { fileName, contentType, ...content, savedTo };
    }),
    fileName: on.fileName.handler(({ input }) => {
      const { state, number, nowMs } = gatherDraft(services, input.incidentId);
      return {
        fileName: nameOf(services, { state, number, nowMs, zone: state.zone }, input.format, input.namePattern),
      };
    }),
    report: on.report.handler(({ input }) => {
      const { markdown, leftOut } = report(input.incidentId);
      return { markdown, leftOut };
    }),
    richText: on.richText.handler(({ input }) => {
      if (input.of === 'report') {
        const { blocks, markdown } = report(input.incidentId);
        return { html: richText(blocks), text: markdown };
      }
      const draft = redactWhole(draftPostmortem(gatherDraft(services, input.incidentId)), redact);
      return { html: richDocument(draft), text: postmortemMarkdown(draft) };
    }),
    compare: on.compare.handler(({ input }) => {
      const current = gatherDraft(services, input.incidentId);
      const then = gatherAsExported(services, input.incidentId, fingerprintIn(input.text));
      return compareFile({
        text: input.text,
        current: redactWhole(draftPostmortem(current), redact),
        base: then && redactWhole(draftPostmortem(then), redact),
        language: current.state.language,
      });
    }),
  };
}

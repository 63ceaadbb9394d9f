/** What of an incident is read without the app, all from one look at the record, and redacted. */
import { draftPostmortem } from '../../shared/postmortem/draft.ts';
import { sceneOf } from '../../shared/postmortem/scene.ts';
import type { Services } from '../services.ts';
import { gatherDraft } from './gather.ts';
import { documentText } from './make-export.ts';
import { readerOf } from './reader-export.ts';
import { redactWhole } from './redact-whole.ts';

export type ReadableDocuments = { reader: string; markdown: string; json: string; csv: string };

export function readableDocuments(services: Services, incidentId: string): ReadableDocuments {
  const input = gatherDraft(services, incidentId);
  const scene = sceneOf(input);
  const draft = redactWhole(draftPostmortem(input), services.redact);
  return {
    reader: readerOf(services, input),
    markdown: documentText(services, draft, scene, 'md'),
    json: documentText(services, draft, scene, 'json'),
    csv: documentText(services, draft, scene, 'csv'),
  };
}

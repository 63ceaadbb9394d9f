/** One incident as plain files: what each is called, by names that every system takes, and what is in it. */

import { incidentFileName } from '../../shared/handoff/incident-file.ts';
import { readResult } from '../../shared/incident/result-table.ts';
import { resultText } from '../../shared/incident/result-text.ts';
import type { IncidentState } from '../../shared/incident/state.ts';
import { isPictureType } from '../../shared/timeline/picture.ts';
import type { Services } from '../services.ts';

export type PlainFile = { name: string; bytes: Uint8Array };

/** What another part of the core makes of an incident; already redacted. */
export type MadeDocuments = { reader: string; markdown: string; json: string; csv: string };
export type MakeDocuments = (incidentId: string) => MadeDocuments;
export type PackRecord = (incidentId: string, documents: MadeDocuments) => Promise<Uint8Array>;

/** `incident-42-注文APIが応答しない`, of a title without secrets. */
export function folderNameOf({ redact }: Services, number: number, title: string): string {
  return incidentFileName(number, redact(title)).replace(/\.incident$/u, '');
}

export async function plainFilesOf(
  services: Services,
  state: IncidentState,
  folderName: string,
  make: { documents: MakeDocuments; record: PackRecord },
): Promise<PlainFile[]> {
  const documents = make.documents(state.incidentId);
  const { reader, markdown, json, csv } = documents;
  return [
    text('reader.html', reader),
    text('postmortem.md', markdown),
    text('postmortem.json', json),
    text('timeline.csv', csv),
    ...runbookFiles(services, state),
    ...evidenceFiles(services, state),
    { name: `${folderName}.incident`, bytes: await make.record(state.incidentId, documents) },
  ];
}

function text(name: string, content: string): PlainFile {
  return { name, bytes: Buffer.from(content, 'utf8') };
}

function runbookFiles({ store, redact }: Services, { runbook }: IncidentState): PlainFile[] {
  const row = runbook && store.runbooks.get(runbook.hash);
  return row ? [text('runbook.md', redact(Buffer.from(row.bytes).toString('utf8')))] : [];
}

/** By their labels; what was blacked out has no file. */
function evidenceFiles({ store, redact }: Services, { evidence }: IncidentState): PlainFile[] {
  return evidence.flatMap(({ label, contentType, blobHash }): PlainFile[] => {
    const blob = store.blob(blobHash);
    if (blob === null) return [];
    const name = `evidence/${label}`;
    if (isPictureType(contentType))
      return [{ name: `${name}.${contentType.slice('image/'.length)}`, bytes: blob.bytes }];
    const kept = Buffer.from(blob.bytes).toString('utf8');
    const result = readResult(contentType, kept);
    return [text(`${name}.txt`, redact(result === null ? kept : resultText(result)))];
  });
}

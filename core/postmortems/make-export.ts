/** The document in one of its formats, redacted like everything that leaves. */
import { createHash } from 'node:crypto';
import { problem } from '../../shared/contract/problem.ts';
import { draftPostmortem, type PostmortemDraft } from '../../shared/postmortem/draft.ts';
import { csvText } from '../../shared/postmortem/export/csv.ts';
import { customerReport } from '../../shared/postmortem/export/customer-report.ts';
import { exportFileName } from '../../shared/postmortem/export/file-name.ts';
import { contentTypes, type ExportFormat, fileEndings } from '../../shared/postmortem/export/format.ts';
import { htmlDocument } from '../../shared/postmortem/export/html-document.ts';
import { postmortemJson } from '../../shared/postmortem/export/json-document.ts';
import { timelineCells } from '../../shared/postmortem/export/timeline-cells.ts';
import { watchSeries } from '../../shared/postmortem/export/watch-series.ts';
import { postmortemMarkdown } from '../../shared/postmortem/markdown.ts';
import { type DraftInput, type Scene, sceneOf } from '../../shared/postmortem/scene.ts';
import { dateText } from '../../shared/text/wall-clock.ts';
import { toContractError } from '../expected.ts';
import type { Services } from '../services.ts';
import { readerOf } from './reader-export.ts';
import { redactWhole } from './redact-whole.ts';

export type MadeExport = { fileName: string; contentType: string; bytes: Uint8Array };

/** @throws `NOT_POSSIBLE` where this host can make no PDF. */
export async function makeExport(
  services: Services,
  input: DraftInput,
  format: ExportFormat,
  namePattern: string,
): Promise<MadeExport> {
  const scene = sceneOf(input);
  if (format === 'reader') return readerFile(services, input, scene, namePattern);
  const draft = redactWhole(draftPostmortem(input), services.redact);
  const bytes =
    format === 'pdf' ? await pdfOf(services, draft, scene) : encoded(documentText(services, draft, scene, format));
  return { fileName: nameOf(services, scene, format, namePattern), contentType: contentTypes[format], bytes };
}

function readerFile(services: Services, input: DraftInput, scene: Scene, namePattern: string): MadeExport {
  const fileName = nameOf(services, scene, 'reader', namePattern);
  return { fileName, contentType: contentTypes.reader, bytes: encoded(readerOf(services, input)) };
}

export function nameOf(
  { redact }: Services,
  { state, number, nowMs, zone }: Pick<Scene, 'state' | 'number' | 'nowMs' | 'zone'>,
  format: ExportFormat,
  namePattern: string,
): string {
  const date = dateText(state.milestones.declared?.atMs ?? nowMs, zone);
  const parts = { date, number, title: redact(state.title), drill: state.drill };
  return exportFileName(redact(namePattern), parts, fileEndings[format]);
}

/** The same redaction goes over what each format takes from the record beside the draft. */
export function documentText(
  { redact }: Services,
  draft: PostmortemDraft,
  scene: Scene,
  format: Exclude<ExportFormat, 'pdf' | 'reader'>,
): string {
  switch (format) {
    case 'md':
      return postmortemMarkdown(draft);
    case 'html':
      return htmlOf(redact, draft, scene);
    case 'json':
      return `${JSON.stringify(redactWhole(postmortemJson(draft, scene), redact), null, 2)}\n`;
    case 'csv':
      return csvText(redactWhole(timelineCells(scene), redact));
    case 'report':
      return redact(customerReport(draft, scene).markdown);
  }
}

function htmlOf(redact: Services['redact'], draft: PostmortemDraft, scene: Scene): string {
  const series = redactWhole(watchSeries(scene), redact);
  return htmlDocument({
    draft,
    series,
    language: scene.language,
    zone: scene.zone,
    digest: (text) => createHash('sha256').update(text).digest('base64'),
  });
}

async function pdfOf({ ports, redact }: Services, draft: PostmortemDraft, scene: Scene): Promise<Uint8Array> {
  if (ports.renderPdf === null) throw toContractError(problem('NOT_POSSIBLE', 'pdfNoBrowser'));
  const printed = await ports.renderPdf(htmlOf(redact, draft, scene));
  if (printed === null) throw toContractError(problem('NOT_POSSIBLE', 'pdfFailed'));
  return printed;
}

function encoded(text: string): Uint8Array {
  return Buffer.from(text, 'utf8');
}

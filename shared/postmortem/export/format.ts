/** The shapes in which a postmortem leaves the app. */
import { z } from '../../schema.ts';

export const exportFormatSchema = z.enum(['md', 'html', 'pdf', 'json', 'csv', 'report', 'reader']);
export type ExportFormat = z.infer<typeof exportFormatSchema>;
export const exportFormats = exportFormatSchema.options;

/** Formats that hold the document itself: the timeline alone, or what customers are told, is no postmortem. */
const wholeDocuments: ReadonlySet<string> = new Set<ExportFormat>(['md', 'html', 'pdf', 'json']);

export function isWholeDocument(format: ExportFormat): boolean {
  return wholeDocuments.has(format);
}

/** What stands behind the name that the pattern gives; the report must never be taken for the postmortem. */
export const fileEndings: Readonly<Record<ExportFormat, string>> = {
  md: '.md',
  html: '.html',
  pdf: '.pdf',
  json: '.json',
  csv: '-timeline.csv',
  report: '-report.md',
  reader: '-reader.html',
};

export const contentTypes: Readonly<Record<ExportFormat, string>> = {
  md: 'text/markdown',
  html: 'text/html',
  pdf: 'application/pdf',
  json: 'application/json',
  csv: 'text/csv',
  report: 'text/markdown',
  reader: 'text/html',
};

/** How the postmortem goes out as a file or through the clipboard, and how an edited file is compared with it. */
import { type } from '@orpc/contract';
import type { LeftOut } from '../postmortem/export/customer-report.ts';
import { longestFolder, longestNamePattern } from '../postmortem/export/file-name.ts';
import { exportFormatSchema } from '../postmortem/export/format.ts';
import type { Comparison } from '../postmortem/import/compared.ts';
import { z } from '../schema.ts';
import { command } from './incident-command.ts';
import { id, procedure } from './procedure.ts';

/** Exactly one of `text` and `base64` holds the content. */
export type ExportedFile = {
  fileName: string;
  contentType: string;
  text: string | null;
  base64: string | null;
  savedTo: string | null;
};

export type ReportView = { markdown: string; leftOut: LeftOut[] };

/** For the clipboard: the same content in both. */
export type RichText = { html: string; text: string };

const format = exportFormatSchema;

export const exportContract = {
  /**
   * Makes the file and records the export. It is put into `directory` where one is given; else, with `save`, the host asks where to put
   * it. A file that is there, and that no export wrote, is a conflict unless `replace`.
   */
  export: procedure
    .input(
      command.extend({
        format,
        save: z.boolean(),
        directory: z.string().max(longestFolder).nullable().optional(),
        replace: z.boolean().optional(),
      }),
    )
    .output(type<ExportedFile>()),
  /** How a file would be called by this pattern; nothing is made. */
  fileName: procedure
    .input(z.object({ incidentId: id, format, namePattern: z.string().max(longestNamePattern) }))
    .output(type<{ fileName: string }>()),
  /** What customers would be told, and all that was left out of it. */
  report: procedure.input(z.object({ incidentId: id })).output(type<ReportView>()),
  richText: procedure.input(z.object({ incidentId: id, of: z.enum(['document', 'report']) })).output(type<RichText>()),
  /** An edited Markdown file beside the document; nothing is taken over. */
  compare: procedure.input(z.object({ incidentId: id, text: z.string().max(10_000_000) })).output(type<Comparison>()),
};

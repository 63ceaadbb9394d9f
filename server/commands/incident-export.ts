/** What leaves the record from a terminal: the postmortem in one of its formats, or the whole record as a file. */
import { type FileHandle, open, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { ExportedFile } from '../../shared/contract/export-contract.ts';
import { incidentFileName } from '../../shared/handoff/incident-file.ts';
import { type ExportFormat, exportFormats } from '../../shared/postmortem/export/format.ts';
import { describeSystemError } from '../../shared/text/system-error.ts';
import { uuidV7 } from '../host/system.ts';
import { findIncident } from './choose.ts';
import { type ExitCode, type Invocation, print, UsageError } from './command.ts';
import { withClient } from './core-access.ts';

export const exportUsage =
  'hikeshi incident export ID --format md|html|pdf|json|csv|report|reader|incident [--out PATH]';

/** A PDF and the whole record are no text for a terminal: without a place they become a file here, under a name of their own. */
export function exportIncident(invocation: Invocation, id: string): Promise<ExitCode> {
  const { values, text } = invocation;
  const format = values.format ?? 'md';
  if (format === 'incident') return exportRecord(invocation, id);
  const known = exportFormats.find((each) => each === format);
  if (known === undefined) throw new UsageError(text.wrongUsage(exportUsage));
  if (known !== 'pdf' && values.out === undefined) return printDocument(invocation, id, known);
  return exportDocument(invocation, id, known);
}

/** To standard output, so that a pipe can take it anywhere. */
function printDocument(invocation: Invocation, id: string, format: ExportFormat): Promise<ExitCode> {
  return withClient(invocation, async (client) => {
    const { incidentId } = await findIncident(client, id, invocation.text);
    const exported = await client.postmortems.export({ incidentId, commandId: uuidV7(), format, save: false });
    print(invocation, exported, [(exported.text ?? '').replace(/\n$/, '')]);
    return 0;
  });
}

function exportDocument(invocation: Invocation, id: string, format: ExportFormat): Promise<ExitCode> {
  const { values, text } = invocation;
  return withClient(invocation, async (client) => {
    const { incidentId } = await findIncident(client, id, text);
    const { exportNamePattern: namePattern } = await client.settings.get();
    const { fileName } = await client.postmortems.fileName({ incidentId, format, namePattern });
    const path = await placeOf(values.out, fileName);
    return intoNewFile(path, invocation, async () => {
      const exported = await client.postmortems.export({ incidentId, commandId: uuidV7(), format, save: false });
      return { bytes: bytesOf(exported), told: { file: path }, lines: [text.exported(path)] };
    });
  });
}

function exportRecord(invocation: Invocation, id: string): Promise<ExitCode> {
  const { values, text } = invocation;
  return withClient(invocation, async (client) => {
    const { incidentId, number, title } = await findIncident(client, id, text);
    const path = await placeOf(values.out, incidentFileName(number, title));
    return intoNewFile(path, invocation, async () => {
      const exported = await client.handoff.export({ incidentId, commandId: uuidV7(), save: false });
      const { rows, evidence, runbooks } = exported.withheld;
      const withheld = rows + evidence + runbooks > 0 ? [text.withheld(rows, evidence, runbooks)] : [];
      return {
        bytes: Buffer.from(exported.base64 ?? '', 'base64'),
        told: { file: path, withheld: exported.withheld },
        lines: [text.exported(path), ...withheld],
      };
    });
  });
}

type Made = { bytes: Uint8Array; told: object; lines: string[] };

/** The file is made first: one that is there already is left alone, and an export that leads nowhere leaves no row. */
async function intoNewFile(path: string, invocation: Invocation, make: () => Promise<Made>): Promise<ExitCode> {
  const file = await openNew(path, invocation);
  try {
    const { bytes, told, lines } = await make();
    await file.writeFile(bytes);
    print(invocation, told, lines);
    return 0;
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
}

/** A folder takes the file under its own name; anything else is the file. */
async function placeOf(out: string | undefined, fileName: string): Promise<string> {
  if (out === undefined) return resolve(fileName);
  const isFolder = await stat(out).then(
    (found) => found.isDirectory(),
    () => false,
  );
  return isFolder ? join(resolve(out), fileName) : resolve(out);
}

async function openNew(path: string, { text, language }: Invocation): Promise<FileHandle> {
  try {
    return await open(path, 'wx', 0o600);
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new UsageError(text.unwritableFile(path, describeSystemError(why, language)));
  }
}

function bytesOf({ text, base64 }: ExportedFile): Uint8Array {
  return base64 === null ? Buffer.from(text ?? '', 'utf8') : Buffer.from(base64, 'base64');
}

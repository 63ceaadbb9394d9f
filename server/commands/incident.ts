import { type FileHandle, open, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { incidentFileName } from '../../shared/handoff/incident-file.ts';
import type { IncidentSummary } from '../../shared/incident/summary.ts';
import type { CliText } from '../../shared/text/cli-en.ts';
import { eventContext } from '../../shared/text/describe-event.ts';
import { describeSystemError } from '../../shared/text/system-error.ts';
import { uuidV7 } from '../host/system.ts';
import { findIncident } from './choose.ts';
import { type Command, type ExitCode, type Invocation, print, UsageError } from './command.ts';
import { withClient, withReader } from './core-access.ts';
import { timelineLine } from './timeline-line.ts';

const laterFormats = ['html', 'pdf', 'json', 'csv'];

export const incidentCommand: Command = {
  usage: [
    'hikeshi incident list',
    'hikeshi incident show ID',
    'hikeshi incident export ID --format md|incident [--file FILE]',
  ],
  summary: 'incident',
  options: {
    format: { type: 'string', placeholder: 'md|incident', help: 'format' },
    file: { type: 'string', placeholder: 'FILE', help: 'file' },
  },
  async run(invocation) {
    const [what, id] = invocation.positionals;
    const count = invocation.positionals.length;
    if (what === 'list' && count === 1) return list(invocation);
    if (what === 'show' && count === 2 && id !== undefined) return show(invocation, id);
    if (what === 'export' && count === 2 && id !== undefined) return exportOne(invocation, id);
    throw new UsageError(invocation.text.wrongUsage(incidentCommand.usage.join(' | ')));
  },
};

async function list(invocation: Invocation): Promise<ExitCode> {
  const all = (await withReader(invocation, (client) => client.incidents.list())) ?? [];
  const lines = all.map((summary) => summaryLine(summary, invocation.text));
  print(invocation, all, lines.length === 0 ? [invocation.text.noIncidents] : lines);
  return 0;
}

async function show(invocation: Invocation, id: string): Promise<ExitCode> {
  const shown = await withReader(invocation, async (client): Promise<ExitCode> => {
    const found = findIncident(await client.incidents.list(), id, invocation.text);
    const { incidentId } = found;
    const view = await client.incidents.get({ incidentId });
    const timeline = await client.incidents.timeline({ incidentId });
    const known = (await client.runbooks.list()).find(({ hash }) => hash === view.state.runbook?.hash);
    const runbook = known ? (await client.runbooks.get({ hash: known.hash })).runbook : null;
    const context = eventContext(view.state, runbook);
    print(invocation, { ...view, timeline }, [
      summaryLine(found, invocation.text),
      ...timeline.map((row) => timelineLine(row, context, invocation.language)),
    ]);
    return 0;
  });
  if (shown === null) throw new UsageError(invocation.text.noSuchIncident(id));
  return shown;
}

/** The document goes to standard output, so that a pipe can take it anywhere. */
function exportOne(invocation: Invocation, id: string): Promise<ExitCode> {
  const { values, text } = invocation;
  const format = values.format ?? 'md';
  if (laterFormats.includes(format)) throw new UsageError(text.notAvailable(`--format ${format}`));
  if (format === 'incident') return exportRecord(invocation, id);
  if (format !== 'md' || values.file !== undefined)
    throw new UsageError(text.wrongUsage(incidentCommand.usage[2] ?? ''));
  return withClient(invocation, async (client) => {
    const { incidentId } = findIncident(await client.incidents.list(), id, text);
    const exported = await client.postmortems.export({ incidentId, commandId: uuidV7(), save: false });
    print(invocation, exported, [exported.markdown.replace(/\n$/, '')]);
    return 0;
  });
}

/**
 * The whole record into a file, which is no text for a terminal. The file is made first: one that is there already is left alone,
 * and an export that leads nowhere leaves no row.
 */
function exportRecord(invocation: Invocation, id: string): Promise<ExitCode> {
  const { values, text } = invocation;
  return withClient(invocation, async (client) => {
    const { incidentId, number, title } = findIncident(await client.incidents.list(), id, text);
    const path = resolve(values.file ?? incidentFileName(number, title));
    const file = await openNew(path, invocation);
    try {
      const exported = await client.handoff.export({ incidentId, commandId: uuidV7(), save: false });
      await file.writeFile(Buffer.from(exported.base64 ?? '', 'base64'));
      const { rows, evidence, runbooks } = exported.withheld;
      const withheld = rows + evidence + runbooks > 0 ? [text.withheld(rows, evidence, runbooks)] : [];
      print(invocation, { file: path, withheld: exported.withheld }, [text.exported(path), ...withheld]);
      return 0;
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    } finally {
      await file.close();
    }
  });
}

async function openNew(path: string, { text, language }: Invocation): Promise<FileHandle> {
  try {
    return await open(path, 'wx', 0o600);
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new UsageError(text.unwritableFile(path, describeSystemError(why, language)));
  }
}

function summaryLine(summary: IncidentSummary, text: CliText): string {
  return [
    `#${summary.number}`,
    new Date(summary.declaredAtMs).toISOString(),
    text.statuses[summary.status],
    summary.severity === null ? null : `SEV${summary.severity}`,
    summary.drill ? text.drillMark : null,
    summary.environmentName,
    summary.title,
  ]
    .filter((part) => part !== null)
    .join('  ');
}

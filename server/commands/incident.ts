import type { IncidentSummary } from '../../shared/incident/summary.ts';
import type { CliText } from '../../shared/text/cli-en.ts';
import { eventContext } from '../../shared/text/describe-event.ts';
import { allIncidents, findIncident } from './choose.ts';
import { type Command, type ExitCode, type Invocation, print, UsageError } from './command.ts';
import { withReader } from './core-access.ts';
import { exportIncident, exportUsage } from './incident-export.ts';
import { timelineLine } from './timeline-line.ts';

export const incidentCommand: Command = {
  usage: ['hikeshi incident list', 'hikeshi incident show ID', exportUsage],
  summary: 'incident',
  options: {
    format: { type: 'string', placeholder: 'FORMAT', help: 'format' },
    out: { type: 'string', placeholder: 'PATH', help: 'out' },
  },
  async run(invocation) {
    const [what, id] = invocation.positionals;
    const count = invocation.positionals.length;
    if (what === 'list' && count === 1) return list(invocation);
    if (what === 'show' && count === 2 && id !== undefined) return show(invocation, id);
    if (what === 'export' && count === 2 && id !== undefined) return exportIncident(invocation, id);
    throw new UsageError(invocation.text.wrongUsage(incidentCommand.usage.join(' | ')));
  },
};

async function list(invocation: Invocation): Promise<ExitCode> {
  const all = (await withReader(invocation, (client) => allIncidents(client, 'all'))) ?? [];
  const lines = all.map((summary) => summaryLine(summary, invocation.text));
  print(invocation, all, lines.length === 0 ? [invocation.text.noIncidents] : lines);
  return 0;
}

async function show(invocation: Invocation, id: string): Promise<ExitCode> {
  const shown = await withReader(invocation, async (client): Promise<ExitCode> => {
    const found = await findIncident(client, id, invocation.text);
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

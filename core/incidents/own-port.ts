/** A runbook counts the sockets of the port that its service usually has; an environment where it has another one overrides it. */
import type { Environment } from '../../shared/environment/environment.ts';
import type { Filter, Probe, Runbook } from '../../shared/runbook/model.ts';

const socketPrograms: ReadonlySet<string> = new Set(['ss', 'netstat']);

/** Only a port that the runbook's own requests go to; any other one is a service that the environment knows nothing of. */
export function overridePort(probe: Probe, runbook: Runbook, { api }: Environment): Probe {
  if (probe.type !== 'host' || !socketPrograms.has(probe.argv[0] ?? '')) return probe;
  const own = api === null ? null : portOf(api.baseUrl);
  if (own === null) return probe;
  const written = portsOfRequests(runbook);
  const filters = probe.filters.map((filter): Filter => {
    const [, colon = '', port = ''] = filter.kind === 'grep' ? (/^(:?)(\d{1,5})$/.exec(filter.pattern) ?? []) : [];
    return filter.kind === 'grep' && written.has(port) ? { ...filter, pattern: `${colon}${own}` } : filter;
  });
  return { ...probe, filters };
}

function portsOfRequests({ patterns }: Runbook): ReadonlySet<string> {
  const commands = patterns.flatMap(({ procedures }) =>
    procedures.flatMap(({ steps }) => steps.flatMap((step) => step.commands)),
  );
  const ports = commands.flatMap(({ probe }) => (probe?.type === 'http' ? [portOf(probe.url)] : []));
  return new Set(ports.filter((port) => port !== null));
}

function portOf(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { port, protocol } = new URL(url);
  return port === '' ? (protocol === 'https:' ? '443' : '80') : port;
}

/** On which machines of an environment a look is made, and the stable name of the check there. */
import type { Environment, Host } from '../environment/environment.ts';
import type { Probe, Runbook } from '../runbook/model.ts';

/** Hosts that commands may run on, in the environment's order. */
export function readableHosts({ hosts }: Pick<Environment, 'hosts'>): Host[] {
  return hosts.filter(({ run }) => run.kind !== 'none');
}

/**
 * Null where the look asks an address, whatever hosts there are. Else the hosts it may be made on: the one behind the alias that
 * the runbook wrote, those that the environment keeps the log on, or any. None means that nothing may run.
 */
export function hostsOfProbe(probe: Probe, environment: Environment, runbook: Runbook | null): Host[] | null {
  if (probe.type === 'http' || probe.type === 'sql') return null;
  const readable = readableHosts(environment);
  const { sshAlias } = probe;
  if (sshAlias !== undefined) return readable.filter(({ run }) => run.kind === 'ssh' && run.alias === sshAlias);
  const places = probe.type === 'log' ? logPlaces(probe, environment, runbook) : [];
  return places.length === 0 ? readable : readable.filter(({ id }) => places.some(({ hostId }) => hostId === id));
}

type LogProbe = Extract<Probe, { type: 'log' }>;

/** Where the environment keeps the log whose path the runbook wrote; none where it says nothing of it. */
export function logPlaces(
  { source }: LogProbe,
  { logs }: Environment,
  runbook: Runbook | null,
): Environment['logs'][number][] {
  if (source.kind !== 'file') return [];
  const role = runbook?.logs.find((log) => log.path === source.path)?.role ?? null;
  return logs.filter((log) => log.role === role);
}

/** A check that is made on several hosts has one name on each. */
export function checkIdOn(checkId: string, hostId: string | null): string {
  return hostId === null ? checkId : `${checkId}@${hostId}`;
}

/** Whether a check is this one, on whichever host. */
export function isCheckOf(checkId: string, base: string): boolean {
  return checkId === base || checkId.startsWith(`${base}@`);
}

/** Which machines an environment has, and which of them this one is. */
import type { Environment, Host } from './environment.ts';

type Hosts = Pick<Environment, 'hosts'>;

export function hostOf({ hosts }: Hosts, hostId: string): Host | null {
  return hosts.find(({ id }) => id === hostId) ?? null;
}

/** Whether commands of this host may run on the machine of that name. */
export function isHere({ run }: Host, hostname: string): boolean {
  return run.kind === 'here' && run.hostname === hostname;
}

/** Names of the service's processes, each once. */
export function processNamesOf({ hosts }: Hosts): string[] {
  return [...new Set(hosts.flatMap(({ processName }) => processName ?? []))];
}

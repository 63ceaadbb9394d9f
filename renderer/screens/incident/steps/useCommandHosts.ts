/** On which machines a command can be read, and on which it will be. */
import type { Host } from '../../../../shared/environment/environment.ts';
import { isHere } from '../../../../shared/environment/hosts.ts';
import { hostsOfProbe } from '../../../../shared/incident/check-hosts.ts';
import type { Command, Probe } from '../../../../shared/runbook/model.ts';
import { runnableProbe } from '../../../../shared/runbook/runnable-probe.ts';
import { useDesk } from '../../../state/desk.ts';
import { useSession } from '../../../state/session.ts';
import { useScene } from '../scene.ts';

export type CommandHosts = {
  /** Null where it can only be copied, wherever it is meant for. */
  probe: Probe | null;
  /** Null where it asks an address; empty where no host may be asked. */
  hosts: readonly Host[] | null;
  /** The one that is chosen, else this machine, else the first; null where there is none to choose. */
  host: Host | null;
};

export function useCommandHosts(command: Command): CommandHosts {
  const { state, runbook } = useScene();
  const chosenId = useDesk(({ hostId }) => hostId);
  const hostname = useSession(({ info }) => info?.hostname ?? null);
  const probe = runnableProbe(command);
  const { environment } = state;
  if (probe === null || environment === null) return { probe, hosts: null, host: null };
  const hosts = hostsOfProbe(probe, environment, runbook);
  const own = hosts?.find((each) => hostname !== null && isHere(each, hostname));
  return { probe, hosts, host: hosts?.find(({ id }) => id === chosenId) ?? own ?? hosts?.[0] ?? null };
}

/** False where no host may be asked. */
export function canBeRead({ probe, hosts }: CommandHosts): boolean {
  return probe !== null && (hosts === null || hosts.length > 0);
}

/** The machines of an environment, as typed. */
import type { Environment, Host } from '../../../../shared/environment/environment.ts';
import { type Fault, readRequiredText, readText } from './mistakes.ts';
import { readAlias } from './path-form.ts';

export type HostForm = {
  id: string;
  name: string;
  run: Host['run']['kind'];
  /** The machine that "here" means; commands run only where the app finds this name. */
  hostname: string;
  alias: string;
  processName: string;
};

export const runKinds = ['none', 'here', 'ssh'] as const satisfies readonly Host['run']['kind'][];

export function emptyHost(id: string): HostForm {
  return { id, name: '', run: 'none', hostname: '', alias: '', processName: '' };
}

export function hostForm({ id, name, run, processName }: Host): HostForm {
  return {
    id,
    name,
    run: run.kind,
    hostname: run.kind === 'here' ? run.hostname : '',
    alias: run.kind === 'ssh' ? run.alias : '',
    processName: processName ?? '',
  };
}

export function readHosts(hosts: readonly HostForm[], fault: Fault): Environment['hosts'] {
  return hosts.map((host, index) => {
    const field = `hosts.${index}`;
    return {
      id: host.id,
      name: readRequiredText(`${field}.name`, host.name, 120, fault),
      run: readRun(field, host, fault),
      processName: readText(`${field}.processName`, host.processName, 200, fault) || null,
    };
  });
}

function readRun(field: string, { run, hostname, alias }: HostForm, fault: Fault): Host['run'] {
  switch (run) {
    case 'none':
      return { kind: run };
    case 'here':
      return { kind: run, hostname: readRequiredText(`${field}.hostname`, hostname, 255, fault) };
    case 'ssh':
      return { kind: run, alias: readAlias(`${field}.alias`, alias, fault) };
  }
}

/** The place's host, if the environment has it. */
export function readHostId(field: string, hostId: string, hosts: readonly HostForm[], fault: Fault): string {
  fault(field, hosts.some(({ id }) => id === hostId) ? null : 'hostMissing');
  return hostId;
}

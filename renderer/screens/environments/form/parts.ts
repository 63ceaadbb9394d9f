/** The parts of the form that can be read live, each alone, while others are still being filled in. */
import { noDeployments } from './deployments-form.ts';
import type { EnvironmentForm } from './environment-form.ts';
import { linesOf } from './mistakes.ts';
import { longestName } from './read-form.ts';

export const parts = ['api', 'database', 'hosts', 'logs', 'deployments'] as const;
export type Part = (typeof parts)[number];

/** The form with one part alone. Hosts are kept where the part lies on one of them. */
export function onlyPart(form: EnvironmentForm, part: Part): EnvironmentForm {
  return {
    ...form,
    name: form.name.trim() === '' ? '-' : form.name.trim().slice(0, longestName),
    service: '',
    api: { ...form.api, on: part === 'api' && form.api.on },
    database: { ...form.database, on: part === 'database' && form.database.on },
    hosts: hostsOf(form, part),
    logs: part === 'logs' ? form.logs : [],
    deployments: part === 'deployments' ? form.deployments : noDeployments,
    contacts: [],
    dashboards: [],
  };
}

function hostsOf({ hosts, logs, deployments }: EnvironmentForm, part: Part): EnvironmentForm['hosts'] {
  switch (part) {
    case 'hosts':
      return hosts;
    case 'logs':
      return hosts
        .filter(({ id }) => logs.some(({ hostId }) => hostId === id))
        .map((host) => ({ ...host, processName: '' }));
    case 'deployments':
      return hosts.filter(({ id }) => deployments.hostId === id).map((host) => ({ ...host, processName: '' }));
    case 'api':
    case 'database':
      return [];
  }
}

/** Whether a part as filled in names anything that may be read. */
export function hasSomethingToRead(form: EnvironmentForm, part: Part): boolean {
  const isReadable = (hostId: string): boolean => form.hosts.some(({ id, run }) => id === hostId && run !== 'none');
  switch (part) {
    case 'api':
      return form.api.on && (form.api.healthPath.trim() !== '' || linesOf(form.api.endpoints).length > 0);
    case 'database':
      return form.database.on;
    case 'hosts':
      return form.hosts.some(({ run, processName }) => run !== 'none' && processName.trim() !== '');
    case 'logs':
      return form.logs.some(({ path, hostId }) => path.trim() !== '' && isReadable(hostId));
    case 'deployments':
      return form.deployments.kind !== 'none' && isReadable(form.deployments.hostId);
  }
}

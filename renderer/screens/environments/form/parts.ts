/** The parts of the form that can be read live, each alone, while others are still being filled in. */
import type { PlannedSend } from '../../../../shared/contract/view.ts';
import { noDeployments } from './deployments-form.ts';
import type { EnvironmentForm } from './environment-form.ts';
import { linesOf } from './mistakes.ts';
import { longestName } from './read-form.ts';
import { noSecret } from './secret-form.ts';
import { noThresholds } from './threshold-form.ts';

/** What the core is asked to read for each part. */
export const testedParts = {
  api: ['api', 'endpoint'],
  database: ['database'],
  hosts: ['host'],
  logs: ['log'],
  deployments: ['deployments'],
  dashboards: ['dashboard'],
  thresholds: ['api', 'database'],
} as const satisfies Record<string, readonly PlannedSend['part'][]>;

export type Part = keyof typeof testedParts;
export const parts = Object.keys(testedParts) as Part[];

/** The form without what reading this part has nothing to do with. */
export function onlyPart(form: EnvironmentForm, part: Part): EnvironmentForm {
  const tested: readonly PlannedSend['part'][] = testedParts[part];
  return {
    ...form,
    name: form.name.trim() === '' ? '-' : form.name.trim().slice(0, longestName),
    service: '',
    api: { ...form.api, on: tested.includes('api') && form.api.on },
    database: { ...form.database, on: tested.includes('database') && form.database.on },
    hosts: hostsOf(form, part),
    logs: part === 'logs' ? form.logs : [],
    deployments: part === 'deployments' ? form.deployments : noDeployments,
    thresholds: tested.includes('api') || tested.includes('database') ? form.thresholds : noThresholds,
    contacts: [],
    webhook: noSecret,
    dashboards: part === 'dashboards' ? form.dashboards : [],
  };
}

function hostsOf({ hosts, logs, deployments }: EnvironmentForm, part: Part): EnvironmentForm['hosts'] {
  switch (part) {
    case 'hosts':
      return hosts;
    case 'logs':
      return hosts.filter(({ id }) => logs.some(({ hostId }) => hostId === id));
    case 'deployments':
      return hosts.filter(({ id }) => deployments.hostId === id);
    case 'api':
    case 'database':
    case 'thresholds':
    case 'dashboards':
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
      return form.hosts.some(({ run }) => run !== 'none');
    case 'logs':
      return form.logs.some(({ path, hostId }) => path.trim() !== '' && isReadable(hostId));
    case 'deployments':
      return form.deployments.kind !== 'none' && isReadable(form.deployments.hostId);
    case 'dashboards':
      return form.dashboards.some(({ url }) => url.trim() !== '');
    case 'thresholds':
      return hasSomethingToRead(form, 'api') || hasSomethingToRead(form, 'database');
  }
}

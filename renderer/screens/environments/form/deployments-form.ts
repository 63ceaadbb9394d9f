/** Where deployments are written down, as typed. */
import type { Environment } from '../../../../shared/environment/environment.ts';
import { type HostForm, readHostId } from './host-form.ts';
import { type Fault, readFilePath } from './mistakes.ts';

export const deploymentKinds = ['none', 'file', 'git'] as const;

/** File and directory are kept while another kind is chosen. */
export type DeploymentsForm = {
  kind: (typeof deploymentKinds)[number];
  path: string;
  directory: string;
  hostId: string;
};

export const noDeployments: DeploymentsForm = { kind: 'none', path: '', directory: '', hostId: '' };

export function deploymentsForm(deployments: Environment['deployments']): DeploymentsForm {
  if (deployments === null) return noDeployments;
  const { kind, hostId } = deployments;
  return {
    kind,
    path: kind === 'file' ? deployments.path : '',
    directory: kind === 'git' ? deployments.directory : '',
    hostId,
  };
}

export function readDeployments(
  { kind, path, directory, hostId }: DeploymentsForm,
  hosts: readonly HostForm[],
  fault: Fault,
): Environment['deployments'] {
  if (kind === 'none') return null;
  const field = kind === 'file' ? 'deployments.path' : 'deployments.directory';
  const place = readFilePath(field, kind === 'file' ? path : directory, fault);
  fault(field, place === null ? 'required' : null);
  const onHost = readHostId('deployments.hostId', hostId, hosts, fault);
  return kind === 'file'
    ? { kind, path: place ?? '', hostId: onHost }
    : { kind, directory: place ?? '', hostId: onHost };
}

/** An environment as the fields of a form: everything a text as it was typed, so that nothing half-typed is lost or mended. */
import type { Environment } from '../../../../shared/environment/environment.ts';
import { type ApiForm, apiForm, emptyApi } from './api-form.ts';
import { type DatabaseForm, databaseForm, emptyDatabase } from './database-form.ts';
import { type DeploymentsForm, deploymentsForm, noDeployments } from './deployments-form.ts';
import { type HostForm, hostForm } from './host-form.ts';
import type { LogForm } from './log-form.ts';
import { type ContactForm, contactForm, type DashboardForm } from './people-form.ts';
import { noSecret, type SecretForm, secretForm } from './secret-form.ts';
import { noThresholds, type ThresholdsForm, thresholdsForm } from './threshold-form.ts';

export type EnvironmentForm = {
  id: string;
  name: string;
  kind: Environment['kind'];
  service: string;
  runbookHash: string | null;
  api: ApiForm;
  database: DatabaseForm;
  hosts: HostForm[];
  logs: LogForm[];
  accessDurationUnit: Environment['accessDurationUnit'];
  deployments: DeploymentsForm;
  thresholds: ThresholdsForm;
  contacts: ContactForm[];
  dashboards: DashboardForm[];
  webhook: SecretForm;
};

export function emptyForm(id: string): EnvironmentForm {
  return {
    id,
    name: '',
    kind: 'production',
    service: '',
    runbookHash: null,
    api: emptyApi,
    database: emptyDatabase,
    hosts: [],
    logs: [],
    accessDurationUnit: null,
    deployments: noDeployments,
    thresholds: noThresholds,
    contacts: [],
    dashboards: [],
    webhook: noSecret,
  };
}

export function formOf(environment: Environment): EnvironmentForm {
  const { id, name, kind, service, runbookHash, accessDurationUnit } = environment;
  return {
    id,
    name,
    kind,
    service,
    runbookHash,
    api: apiForm(environment.api),
    database: databaseForm(environment.database),
    hosts: environment.hosts.map(hostForm),
    logs: environment.logs.map((log) => ({ ...log })),
    accessDurationUnit,
    deployments: deploymentsForm(environment.deployments),
    thresholds: thresholdsForm(environment.thresholds),
    contacts: environment.contacts.map(contactForm),
    dashboards: environment.dashboards.map((dashboard) => ({ ...dashboard })),
    webhook: secretForm(environment.webhook ?? null),
  };
}

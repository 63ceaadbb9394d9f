/** The form's texts as an environment, or what is wrong with which field. */
import type { Environment } from '../../../../shared/environment/environment.ts';
import { readApi } from './api-form.ts';
import { readDatabase } from './database-form.ts';
import { readDeployments } from './deployments-form.ts';
import type { EnvironmentForm } from './environment-form.ts';
import { readHosts } from './host-form.ts';
import { readLogs } from './log-form.ts';
import { collectMistakes, type Mistakes, readRequiredText, readText } from './mistakes.ts';
import { readContacts, readDashboards } from './people-form.ts';
import { readSecret } from './secret-form.ts';
import { readThresholds } from './threshold-form.ts';

export const longestName = 60;
const longestService = 120;

export function readForm(
  form: EnvironmentForm,
): { environment: Environment; mistakes: null } | { environment: null; mistakes: Mistakes } {
  const { environment, mistakes } = readAsFarAsFilled(form);
  return Object.keys(mistakes).length === 0 ? { environment, mistakes: null } : { environment: null, mistakes };
}

/** The environment as far as it is filled in, with all that is wrong with it: to add to, never to save or to send. */
export function readAsFarAsFilled(form: EnvironmentForm): { environment: Environment; mistakes: Mistakes } {
  const { mistakes, fault } = collectMistakes();
  const webhook = readSecret('webhook', `${form.id}/messageWebhook`, form.webhook, fault);
  const environment: Environment = {
    id: form.id,
    name: readRequiredText('name', form.name, longestName, fault),
    kind: form.kind,
    service: readText('service', form.service, longestService, fault),
    api: readApi(form.id, form.api, fault),
    database: readDatabase(form.id, form.database, fault),
    hosts: readHosts(form.hosts, fault),
    logs: readLogs(form.logs, form.hosts, fault),
    accessDurationUnit: form.accessDurationUnit,
    deployments: readDeployments(form.deployments, form.hosts, fault),
    thresholds: readThresholds(form.thresholds, fault),
    contacts: readContacts(form.contacts, fault),
    dashboards: readDashboards(form.dashboards, fault),
    runbookHash: form.runbookHash,
    ...(webhook === null ? {} : { webhook }),
  };
  return { environment, mistakes };
}

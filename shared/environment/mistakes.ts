/** What the schema of an environment cannot say: values that fit their fields and still cannot be meant. */
import { type Problem, problem } from '../contract/problem.ts';
import { boundOf } from '../runbook/bound.ts';
import type { Bound, MetricKind } from '../runbook/model.ts';
import { isHttpAddress, isLoopbackHost } from './address.ts';
import type { Environment } from './environment.ts';

type Unit = NonNullable<Bound['parsed']>['unit'];

/** Units in which each metric is measured. */
const unitsOf: Record<MetricKind, readonly Unit[]> = {
  responseTimeP95: ['ms'],
  errorRate: ['percent'],
  cpu: ['percent'],
  memory: ['percent'],
  disk: ['percent'],
  databaseConnections: ['count', 'ofMax'],
};

/** The first one, or null where the environment can be saved. */
export function firstMistake({ api, database, thresholds, dashboards }: Environment): Problem | null {
  if (api && !isHttpAddress(api.baseUrl)) return problem('INVALID', 'baseUrlNotHttp');
  if (api && holdsCredentials(api.baseUrl)) return problem('INVALID', 'addressHoldsSecret', { address: 'baseUrl' });
  if (database?.sslMode === 'disable' && !isLoopbackHost(database.host) && database.path.kind === 'direct')
    return problem('INVALID', 'plainDatabaseNotLoopback');
  for (const { metric, normal, warning, critical } of thresholds) {
    const wrong = [normal, warning, critical].find((text) => text !== null && !isBoundOf(metric, text));
    if (wrong != null) return problem('INVALID', 'thresholdNotABound', { metric, text: wrong });
  }
  for (const { name, url } of dashboards) {
    if (!isHttpAddress(url)) return problem('INVALID', 'dashboardNotHttp', { name });
    if (holdsCredentials(url)) return problem('INVALID', 'addressHoldsSecret', { address: name });
  }
  return null;
}

/** A user or a password before the host: an environment holds no secret. */
function holdsCredentials(address: string): boolean {
  const { username, password } = new URL(address);
  return username !== '' || password !== '';
}

/** Whether a text is a bound in a unit of that metric: `< 200ms`, `80%以上`, `> max * 0.9`. */
export function isBoundOf(metric: MetricKind, text: string): boolean {
  const { parsed } = boundOf(text);
  return parsed !== null && unitsOf[metric].includes(parsed.unit);
}

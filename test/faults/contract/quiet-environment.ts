/** An environment whose every target is a port of this machine at which nobody answers. */
import type { Environment } from '../../../shared/environment/environment.ts';

export function quietEnvironment(runbookHash: string): Environment {
  return {
    id: 'quiet',
    name: 'quiet',
    kind: 'staging',
    service: 'TODO API',
    api: {
      baseUrl: 'http://127.0.0.1:9',
      path: { kind: 'direct' },
      token: null,
      healthPath: '/health',
      endpoints: ['/api/v1/todos'],
      timeoutMs: 100,
    },
    database: null,
    hosts: [],
    logs: [],
    accessDurationUnit: null,
    deployments: null,
    thresholds: [],
    contacts: [],
    dashboards: [],
    runbookHash,
  };
}

/** An environment with every part filled in, as a team might write it. */
import type { Environment } from '../../../shared/environment/environment.ts';

export const production: Environment = {
  id: 'production',
  name: 'Bakery production',
  kind: 'production',
  service: 'bakery',
  api: {
    baseUrl: 'https://api.bakery.example',
    path: { kind: 'direct' },
    token: { kind: 'stored', id: 'production/apiToken' },
    healthPath: '/health',
    endpoints: ['/orders'],
    timeoutMs: 5_000,
  },
  database: {
    host: 'db.bakery.example',
    port: 5432,
    database: 'bakery',
    user: 'reader',
    sslMode: 'verify-full',
    caFile: '/etc/ssl/bakery.pem',
    password: { kind: 'env', name: 'BAKERY_PASSWORD' },
    path: { kind: 'ssh', alias: 'bastion' },
  },
  hosts: [
    { id: 'oven-1', name: 'Oven 1', run: { kind: 'ssh', alias: 'oven-1' }, processName: 'bakery' },
    { id: 'oven-2', name: 'Oven 2', run: { kind: 'none' }, processName: null },
  ],
  logs: [{ role: 'application', path: '/var/log/bakery/app.log', hostId: 'oven-1' }],
  accessDurationUnit: 'ms',
  deployments: { kind: 'git', directory: '/srv/bakery', hostId: 'oven-1' },
  thresholds: [{ metric: 'responseTimeP95', normal: '< 200ms', warning: '> 400ms', critical: null }],
  contacts: [{ role: 'DBA', person: 'Suzuki', contact: '090-0000-0000', hours: '9:00-18:00' }],
  dashboards: [{ name: 'Ovens', url: 'https://grafana.bakery.example/d/ovens' }],
  runbookHash: null,
};

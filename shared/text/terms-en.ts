/** The field's words in English. */
import type { Terms } from './terms-ja.ts';

export const termsEn: Terms = {
  responder: 'responder',
  milestones: {
    began: 'Began',
    detected: 'Detected',
    declared: 'Declared',
    responseBegan: 'Response began',
    mitigated: 'Mitigated',
    recovered: 'Recovered',
  },
  milestoneSources: {
    responder: 'noted by a responder',
    alert: 'alert',
    watch: 'our own watch',
    verification: 'verification',
    declaration: 'declaration',
  },
  procedures: {
    checks: 'First checks',
    recovery: 'Recovery',
    mitigation: 'Mitigation',
    permanent: 'Permanent measures',
    ifNotRecovered: 'If not recovered',
    rollbackCriteria: 'Rollback criteria',
    rollback: 'Rollback steps',
    special: 'Special case',
  },
  metrics: {
    responseTimeP95: 'Response time P95',
    errorRate: 'Error rate',
    cpu: 'CPU use',
    memory: 'Memory use',
    disk: 'Disk use',
    databaseConnections: 'Database connections',
  },
  parts: {
    path: 'Path',
    api: 'API',
    endpoint: 'Endpoint',
    access: 'Access log',
    database: 'Database',
    log: 'Log',
    host: 'Process',
    deployments: 'Deployments',
    dashboard: 'Dashboard',
  },
};

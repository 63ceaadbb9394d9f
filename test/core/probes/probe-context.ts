/** A context as the core gives it to probes, with only what a test names. */

import { createSshConnections } from '../../../core/probes/path/ssh-connections.ts';
import type { ProbeContext } from '../../../core/probes/probe.ts';
import type { Environment, Host } from '../../../shared/environment/environment.ts';

/** The machine that looks. */
export const here: Host = { id: 'host', name: 'host-a', run: { kind: 'here', hostname: 'host-a' }, processName: null };

export const emptyEnvironment: Environment = {
  id: 'env-1',
  name: 'test',
  kind: 'staging',
  service: 'TODO',
  api: null,
  database: null,
  logs: [],
  hosts: [here],
  accessDurationUnit: null,
  thresholds: [],
  contacts: [],
  dashboards: [],
  deployments: null,
  runbookHash: null,
};

export function probeContext(environment: Partial<Environment>, overrides: Partial<ProbeContext> = {}): ProbeContext {
  return {
    environment: { ...emptyEnvironment, ...environment },
    resolveSecret: async () => null,
    redact: (text) => text,
    signatures: [],
    hostname: 'host-a',
    ssh: createSshConnections(),
    nowMs: () => Date.now(),
    cancel: new AbortController().signal,
    ...overrides,
  };
}

/** A context as the core gives it to probes, with only what a test names. */
import type { ProbeContext } from '../../../core/probes/probe.ts';
import type { Environment } from '../../../shared/environment/environment.ts';

export const emptyEnvironment: Environment = {
  id: 'env-1',
  name: 'test',
  kind: 'staging',
  service: 'TODO',
  api: null,
  database: null,
  logs: [],
  hostCommands: 'here',
  processName: null,
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
    nowMs: () => Date.now(),
    cancel: new AbortController().signal,
    ...overrides,
  };
}

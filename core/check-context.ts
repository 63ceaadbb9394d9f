/** Means of looking at one environment: its secrets by reference, redaction, and what to look for in its logs. */
import { hostname } from 'node:os';
import type { Environment } from '../shared/environment/environment.ts';
import type { Runbook } from '../shared/runbook/model.ts';
import { signaturesOf } from '../shared/runbook/signatures.ts';
import { passwordFromPgpass } from './probes/postgres/pgpass.ts';
import type { ProbeContext } from './probes/probe.ts';
import type { SecretField } from './secret-refs.ts';
import type { Services } from './services.ts';

/** Slots of an environment's secrets in the keeper. */
export function secretSlot(environmentId: string, field: SecretField): string {
  return `${environmentId}/${field}`;
}

export function checkContext(
  services: Services,
  environment: Environment,
  runbook: Runbook | null,
  cancel: AbortSignal,
  sinceMs: number | null = null,
): ProbeContext {
  return {
    ...(sinceMs === null ? {} : { sinceMs }),
    environment,
    resolveSecret: async (ref, wanted) => {
      const field = ref === environment.database?.password ? 'databasePassword' : 'apiToken';
      const value = await services.secrets.resolve(ref, secretSlot(environment.id, field), wanted);
      if (value !== null || ref.kind !== 'pgpass' || environment.database === null) return value;
      const password = await passwordFromPgpass(environment.database, process.env);
      if (password !== null) services.secrets.remember(password);
      return password;
    },
    redact: services.redact,
    signatures: runbook ? signaturesOf(runbook) : [],
    hostname: hostname(),
    ssh: services.ssh,
    nowMs: services.clock.nowMs,
    cancel,
  };
}

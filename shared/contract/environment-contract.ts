import { type } from '@orpc/contract';
import { type Environment, environmentSchema } from '../environment/environment.ts';
import type { ImportNote } from '../environment/imported.ts';
import { z } from '../schema.ts';
import { id, procedure } from './procedure.ts';
import type { EnvironmentEntry, EnvironmentTest, PlannedSend } from './view.ts';

/** Only these parts of it; without them all but the dashboards, which say nothing of the service itself. */
const partsOfEnvironment = z.object({
  environment: environmentSchema,
  parts: z.array(z.enum(['api', 'endpoint', 'database', 'log', 'host', 'deployments', 'dashboard'])).optional(),
});

/** Typed and not saved yet: used for this one test where the reference says that a value is entered here, and kept nowhere. */
const secretValue = z.string().max(10_000).optional();
const typedSecrets = z.object({
  apiToken: secretValue,
  databasePassword: secretValue,
  operatorPassword: secretValue,
});

export const environmentContract = {
  list: procedure.output(type<EnvironmentEntry[]>()),
  save: procedure.input(z.object({ environment: environmentSchema })).output(type<EnvironmentEntry>()),
  remove: procedure.input(z.object({ environmentId: id })),
  /** Write-only: kept by the host's key store where the reference says `stored`, else in memory for this session. */
  setSecret: procedure.input(
    z.object({
      environmentId: id,
      field: z.enum(['apiToken', 'databasePassword', 'operatorPassword', 'messageWebhook']),
      value: z.string().max(10_000),
    }),
  ),
  /** As a file without secrets; the host asks where to put it, where it can. */
  export: procedure
    .input(z.object({ environmentId: id }))
    .output(type<{ fileName: string; json: string; savedTo: string | null }>()),
  /** Reads such a file; nothing is saved. An id that is taken is replaced. */
  import: procedure
    .input(z.object({ text: z.string().max(1_000_000) }))
    .output(type<{ environment: Environment; notes: ImportNote[] }>()),
  /** Reads each part once, live, with what the form holds now; nothing is saved. */
  test: procedure
    .input(partsOfEnvironment.extend({ typed: typedSecrets.optional() }))
    .output(type<EnvironmentTest[]>()),
  /** What `test` would send and run, in order. Sends nothing. */
  plan: procedure.input(partsOfEnvironment).output(type<PlannedSend[]>()),
};

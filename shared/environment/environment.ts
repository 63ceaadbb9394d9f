/**
 * Where a service runs and how it may be read. An environment overrides what a runbook's commands name; it holds
 * references to secrets, never a secret.
 */
import { z } from '../schema.ts';

export const secretRefSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('env'), name: z.string() }),
  /** A file that only its owner may read. */
  z.object({ kind: z.literal('file'), path: z.string() }),
  z.object({ kind: z.literal('pgpass') }),
  /** In the host's key store, by id. */
  z.object({ kind: z.literal('stored'), id: z.string() }),
  /** Asked for once a session and held in memory. */
  z.object({ kind: z.literal('ask') }),
]);
export type SecretRef = z.infer<typeof secretRefSchema>;

/** How a target is reached. `tunnel`: one the user opened; a closed local port then means a broken path. */
export const pathSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('direct') }),
  z.object({ kind: z.literal('tunnel'), localPort: z.number().int().min(1).max(65535) }),
]);
export type Path = z.infer<typeof pathSchema>;

export const environmentSchema = z.object({
  id: z.string(),
  name: z.string().min(1).max(60),
  kind: z.enum(['production', 'staging', 'drill']),
  service: z.string().max(120),
  api: z
    .object({
      baseUrl: z.string(),
      path: pathSchema,
      token: secretRefSchema.nullable(),
      healthPath: z.string().nullable(),
      /** Paths read by GET at declaring and at every sweep, beside the health endpoint. */
      endpoints: z.array(z.string()),
      timeoutMs: z.number().int().min(100).max(60_000),
    })
    .nullable(),
  database: z
    .object({
      host: z.string(),
      port: z.number().int().min(1).max(65535),
      database: z.string(),
      user: z.string(),
      /** `disable` is for loopback only. */
      sslMode: z.enum(['disable', 'verify-full']),
      caFile: z.string().nullable(),
      password: secretRefSchema.nullable(),
      path: pathSchema,
    })
    .nullable(),
  /** Where this environment's logs lie, by their role in the runbook's log table; others keep the runbook's path. */
  logs: z.array(z.object({ role: z.enum(['application', 'access', 'database', 'system']), path: z.string() })),
  /** Whether observe commands of the host may run here; then only where the target is this very machine. */
  hostCommands: z.enum(['none', 'here']),
  /** The service's process as `ps` shows it; overrides the word the runbook greps for. */
  processName: z.string().nullable(),
  /** Lines "ISO-time version …", newest last. */
  deployments: z.object({ kind: z.literal('file'), path: z.string() }).nullable(),
  runbookHash: z.string().nullable(),
});
export type Environment = z.infer<typeof environmentSchema>;

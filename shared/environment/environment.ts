/**
 * Where a service runs and how it may be read. An environment overrides what a runbook's commands name; it holds
 * references to secrets, never a secret.
 */
import { metricKindSchema } from '../runbook/model.ts';
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
  /** What a helper program prints, for tokens that expire; started without a shell. */
  z.object({ kind: z.literal('program'), argv: z.array(z.string()).min(1).max(20) }),
]);
export type SecretRef = z.infer<typeof secretRefSchema>;

/** A host as the user's own `~/.ssh/config` names it. It can be no option of ssh. */
export const sshAliasSchema = z
  .string()
  .max(255)
  .regex(/^(?:[A-Za-z0-9_][\w.-]*@)?[A-Za-z0-9_][\w.:-]*$/);

const directPath = z.object({ kind: z.literal('direct') });
/** One the user opened; a closed local port then means a broken path. */
const tunnelPath = z.object({ kind: z.literal('tunnel'), localPort: z.number().int().min(1).max(65535) });
/** A forward through the user's own alias, opened for the looks and closed after them. */
const sshPath = z.object({ kind: z.literal('ssh'), alias: sshAliasSchema });

/** How a target is reached. */
export const pathSchema = z.discriminatedUnion('kind', [directPath, tunnelPath, sshPath]);
export type Path = z.infer<typeof pathSchema>;

export const databasePathSchema = z.discriminatedUnion('kind', [
  directPath,
  tunnelPath,
  sshPath,
  /** `psql` of the host behind the alias, with that host's own way to its password. */
  z.object({ kind: z.literal('psqlOverSsh'), alias: sshAliasSchema }),
]);
export type DatabasePath = z.infer<typeof databasePathSchema>;

/** A machine of the service, and how commands that only look may run on it. */
export const hostSchema = z.object({
  id: z.string().min(1).max(60),
  /** As people call it. */
  name: z.string().min(1).max(120),
  run: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('none') }),
    /** On this machine, and only as long as its hostname is this one. */
    z.object({ kind: z.literal('here'), hostname: z.string().min(1).max(255) }),
    z.object({ kind: z.literal('ssh'), alias: sshAliasSchema }),
  ]),
  /** The service's process as `ps` shows it there; overrides the word the runbook greps for. */
  processName: z.string().max(200).nullable(),
});
export type Host = z.infer<typeof hostSchema>;

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
      path: databasePathSchema,
      /** Who ends sessions, where that is not the one who looks: a role with `pg_signal_backend`, used for nothing else. */
      operator: z
        .object({ user: z.string().min(1).max(120), password: secretRefSchema.nullable() })
        .nullable()
        .optional(),
    })
    .nullable(),
  hosts: z.array(hostSchema).max(50),
  /** Where this environment's logs lie, by their role in the runbook's log table; others keep the runbook's path. */
  logs: z.array(
    z.object({ role: z.enum(['application', 'access', 'database', 'system']), path: z.string(), hostId: z.string() }),
  ),
  /** Unit of the duration field of the access log, whose usual formats do not say it; null where there is none. */
  accessDurationUnit: z.enum(['s', 'ms', 'us']).nullable(),
  /** A file of lines "ISO-time version …", newest last; or the checkout that is deployed from. */
  deployments: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('file'), path: z.string(), hostId: z.string() }),
      z.object({ kind: z.literal('git'), directory: z.string(), hostId: z.string() }),
    ])
    .nullable(),
  /** Bounds as in a runbook's metrics table (`< 200ms`, `> max * 0.9`), which override the runbook's for this environment. */
  thresholds: z.array(
    z.object({
      metric: metricKindSchema,
      normal: z.string().max(60).nullable(),
      warning: z.string().max(60).nullable(),
      critical: z.string().max(60).nullable(),
    }),
  ),
  contacts: z.array(
    z.object({
      role: z.string().max(120),
      person: z.string().max(120).nullable(),
      contact: z.string().max(300).nullable(),
      hours: z.string().max(120).nullable(),
    }),
  ),
  /** Address of a Slack-compatible webhook, which is a secret: whoever has it can write there. */
  webhook: secretRefSchema.nullable().optional(),
  dashboards: z.array(z.object({ name: z.string().min(1).max(120), url: z.string().max(2_000) })),
  runbookHash: z.string().nullable(),
});
export type Environment = z.infer<typeof environmentSchema>;

/**
 * Readings: what a check measured, in a form that thresholds, ranking and the postmortem can use. A reading is always
 * measured or parsed from measured output, never estimated; what could not be read is `unreadable`, which counts for nothing.
 */
import { z } from '../schema.ts';

export const levelSchema = z.enum(['normal', 'warning', 'critical', 'unknown']);
export type Level = z.infer<typeof levelSchema>;

/** How an attempt to reach a network target ended. `noPath`: the way there is broken, which says nothing of the target. */
export const outcomeSchema = z.enum([
  'answered',
  'refused',
  'timeout',
  'reset',
  'dns',
  'tls',
  'noPath',
  'authFailed',
  'tooManyConnections',
  'queryFailed',
  'notAllowed',
  'invalid',
]);
export type Outcome = z.infer<typeof outcomeSchema>;

export const readingSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('http'),
    url: z.string(),
    /** Path and query of the URL. */
    path: z.string(),
    method: z.string(),
    /** True where the environment (or the runbook's first checks) names this path as the health endpoint. */
    health: z.boolean(),
    outcome: outcomeSchema,
    status: z.number().int().nullable(),
    /** Until the last byte, or until it failed: with `timeout`, a lower bound of the response time. */
    durationMs: z.number(),
  }),
  z.object({
    kind: z.literal('database'),
    host: z.string(),
    port: z.number().int(),
    database: z.string(),
    outcome: outcomeSchema,
    durationMs: z.number(),
    /** SQLSTATE where the server gave one. */
    sqlState: z.string().nullable(),
  }),
  z.object({ kind: z.literal('connections'), used: z.number(), max: z.number() }),
  z.object({ kind: z.literal('activeQueries'), count: z.number(), longestMs: z.number().nullable() }),
  z.object({
    kind: z.literal('log'),
    source: z.string(),
    lines: z.number().int(),
    /** Signatures found, with how many lines held each and the last such line (redacted). */
    found: z.array(z.object({ signature: z.string(), count: z.number().int(), sample: z.string() })),
    /** Signatures looked for, found or not. */
    searched: z.array(z.string()),
  }),
  z.object({ kind: z.literal('process'), hostname: z.string(), name: z.string(), count: z.number().int() }),
  z.object({ kind: z.literal('disk'), hostname: z.string(), mount: z.string(), usedPercent: z.number() }),
  z.object({ kind: z.literal('memory'), hostname: z.string(), usedPercent: z.number() }),
  z.object({ kind: z.literal('cpu'), hostname: z.string(), usedPercent: z.number() }),
  z.object({
    kind: z.literal('sockets'),
    hostname: z.string(),
    port: z.number().int().nullable(),
    count: z.number().int(),
  }),
  z.object({ kind: z.literal('containers'), hostname: z.string(), running: z.number().int(), total: z.number().int() }),
  z.object({ kind: z.literal('deployment'), version: z.string(), atMs: z.number().nullable() }),
  /** A number that a filter pipeline or a one-cell result gave, with no meaning known. */
  z.object({ kind: z.literal('number'), value: z.number() }),
  /** `justFull`: the database had no connection left a moment ago, and is not asked again yet. */
  z.object({
    kind: z.literal('unreadable'),
    target: z.string(),
    reason: z.enum(['noPath', 'notFound', 'notAllowed', 'notInstalled', 'failed', 'timeout', 'cancelled', 'justFull']),
    detail: z.string(),
  }),
]);
export type Reading = z.infer<typeof readingSchema>;

/** A reading with the level the thresholds gave it and the check run it came from. */
export type LeveledReading = { reading: Reading; level: Level; atMs: number; evidenceId: string | null };

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

/**
 * Why a way to a target is broken. Of the far end of ssh: `aliasUnknown`, `dns`, `refused`, `timeout`, `noRoute`, `closed` (it hung up before
 * a login, or a login was lost), `hostKeyUnknown`, `hostKeyChanged`, `denied`, `needsInteraction` (it asks for a password or a code),
 * `forwardForbidden`; `forwardNotTold`: it did not lead on to the target, and a shared connection does not say why.
 */
export const pathFaultSchema = z.enum([
  'sshMissing',
  'configInvalid',
  'aliasUnknown',
  'dns',
  'refused',
  'timeout',
  'noRoute',
  'closed',
  'hostKeyUnknown',
  'hostKeyChanged',
  'denied',
  'needsInteraction',
  'forwardForbidden',
  'forwardNotTold',
  'psqlMissing',
  'tunnelClosed',
  'failed',
]);
export type PathFault = z.infer<typeof pathFaultSchema>;

/**
 * The users' requests that a figure of the access log was made of. What our own watch asked is never among them where the log
 * names the client's program: that is 外形監視, read as `http`.
 */
const usersRequests = {
  /** Path of the log. */
  source: z.string(),
  /** The host behind ssh that it lies on; absent where it lies on this machine, or was pasted. */
  hostname: z.string().optional(),
  /** Of one endpoint alone, its numbers and ids as `:id`; null for all requests. */
  path: z.string().nullable(),
  /** The window, UTC milliseconds. */
  fromMs: z.number(),
  toMs: z.number(),
  /** Requests the figure was made of. */
  n: z.number().int(),
  /** Lines of the log in the window, and those of them that no known format reads. */
  lines: z.number().int(),
  notUnderstood: z.number().int(),
  /** Requests of our own watch that were left out; null where the log names no client, so that they may be among `n`. */
  ownRequests: z.number().int().nullable(),
};

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
    /** With `tooManyConnections`: whether all places are taken, all but the reserved ones, or all that this database may have. */
    limit: z.enum(['all', 'unreserved', 'database']).optional(),
  }),
  z.object({
    kind: z.literal('connections'),
    used: z.number(),
    max: z.number(),
    /** Places of `max` that are kept for superusers and for roles that may use reserved ones. */
    reserved: z.number().optional(),
  }),
  z.object({ kind: z.literal('activeQueries'), count: z.number(), longestMs: z.number().nullable() }),
  /** A statement that runs long now (`pid`, and when its session began), or is slow on average (`queryId`); its literals masked. */
  z.object({
    kind: z.literal('slowQuery'),
    pid: z.number().int().nullable(),
    /** Microseconds since 1970, in digits: what tells a session from a later one with the same pid. */
    backendStartUs: z.string().nullable(),
    queryId: z.string().nullable(),
    durationMs: z.number(),
    /** How often it ran, where that is known. */
    calls: z.number().nullable(),
    query: z.string(),
  }),
  z.object({
    kind: z.literal('log'),
    source: z.string(),
    /** Of a log on a host behind ssh. */
    hostname: z.string().optional(),
    lines: z.number().int(),
    /** Signatures found, with how many lines held each and the last such line (redacted). */
    found: z.array(z.object({ signature: z.string(), count: z.number().int(), sample: z.string() })),
    /** Signatures looked for, found or not. */
    searched: z.array(z.string()),
  }),
  /** Share of 5xx among the users' requests, from the access log and from nothing else. */
  z.object({
    kind: z.literal('errorRate'),
    ...usersRequests,
    errors: z.number().int(),
    /** The 5xx by their status, the most frequent first. */
    statuses: z.array(z.object({ status: z.number().int(), count: z.number().int() })),
  }),
  /** How long the users' requests took, from the access log and from nothing else. */
  z.object({
    kind: z.literal('responseTimes'),
    ...usersRequests,
    /** By nearest rank; null where nothing had a duration that can be told. */
    p95Ms: z.number().nullable(),
    /** Why there is none: no field for it, or one whose unit nobody says. */
    lacks: z.enum(['duration', 'unit']).nullable(),
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
  /** How often a pod or container was started again. */
  z.object({ kind: z.literal('restarts'), hostname: z.string(), name: z.string(), count: z.number().int() }),
  /** Of things that a command listed (`of`: instances, pods, a unit), how many are in which state, by the command's own words. */
  z.object({
    kind: z.literal('states'),
    hostname: z.string(),
    of: z.string(),
    counts: z.array(z.object({ state: z.string(), count: z.number().int() })),
  }),
  /** Load averages over 1, 5 and 15 minutes: processes that run or wait, not a share of the processor. */
  z.object({ kind: z.literal('load'), hostname: z.string(), averages: z.array(z.number()).length(3) }),
  z.object({ kind: z.literal('deployment'), version: z.string(), atMs: z.number().nullable() }),
  /** One that is there to be returned to, as `git log` or `docker images` lists it: no sign that it ever ran. */
  z.object({ kind: z.literal('version'), of: z.enum(['commit', 'image']), name: z.string() }),
  /** The way to a target by itself: `through` is `ssh ALIAS` or `localhost:PORT`; `fault` is null where it is open. */
  z.object({
    kind: z.literal('path'),
    through: z.string(),
    fault: pathFaultSchema.nullable(),
    /** Until it was open, or known to be broken. */
    durationMs: z.number(),
  }),
  /** A number that a filter pipeline or a one-cell result gave, with no meaning known. */
  z.object({ kind: z.literal('number'), value: z.number() }),
  /**
   * `justFull`: the database had no connection left a moment ago, and is not asked again yet. `ownLimit`: the role that looks has as
   * many connections as it may, which says nothing of the database. `secretMissing`: a secret that is asked for once a session has
   * not been entered in this one.
   */
  z.object({
    kind: z.literal('unreadable'),
    target: z.string(),
    reason: z.enum([
      'noPath',
      'notFound',
      'notAllowed',
      'notInstalled',
      'failed',
      'timeout',
      'cancelled',
      'justFull',
      'ownLimit',
      'queryGone',
      'queryCut',
      'notOneQuery',
      'hasParameters',
      'secretMissing',
    ]),
    detail: z.string(),
  }),
]);
export type Reading = z.infer<typeof readingSchema>;

/** A reading with the level the thresholds gave it and the check run it came from. */
export type LeveledReading = { reading: Reading; level: Level; atMs: number; evidenceId: string | null };

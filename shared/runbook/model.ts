/**
 * The runbook as Hikeshi understands it: what `hikeshi runbook show --json` prints. An absent value, and a bare "-" in
 * a table, is null. Every node that a record may point at has an `id`, its structural path in this document
 * (`pattern-1/checks/step-2/command-1`), and a `key`, its normalised text, by which it is found again in another version.
 */
import { z } from '../schema.ts';
import { preparationCheckSchema } from './preparation.ts';
import { signalSchema } from './signal.ts';

/** 1-based line and column in the file as it was read. */
const place = { line: z.number().int(), column: z.number().int() };

export const riskSchema = z.enum(['observe', 'change', 'destroy', 'unknown']);
export type Risk = z.infer<typeof riskSchema>;

/** A filter stage of a pipeline, run inside the app on the lines of the stage before it. */
export const filterSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('grep'),
    pattern: z.string(),
    syntax: z.enum(['basic', 'extended', 'fixed']),
    ignoreCase: z.boolean(),
    invert: z.boolean(),
    count: z.boolean(),
  }),
  z.object({ kind: z.literal('count'), unit: z.enum(['lines', 'words', 'bytes']) }),
  z.object({ kind: z.literal('head'), lines: z.number().int() }),
  z.object({ kind: z.literal('tail'), lines: z.number().int() }),
  z.object({ kind: z.literal('sort'), numeric: z.boolean(), reverse: z.boolean(), human: z.boolean() }),
  z.object({ kind: z.literal('uniq'), count: z.boolean() }),
  z.object({ kind: z.literal('cut'), delimiter: z.string(), fields: z.array(z.number().int()) }),
]);
export type Filter = z.infer<typeof filterSchema>;

export const logSourceSchema = z.discriminatedUnion('kind', [
  /** `path` may hold globs, which the app expands; `.gz` is read as text. */
  z.object({ kind: z.literal('file'), path: z.string() }),
  z.object({ kind: z.literal('journal'), unit: z.string().nullable() }),
  z.object({ kind: z.literal('container'), container: z.string() }),
]);
export type LogSource = z.infer<typeof logSourceSchema>;

/** The alias of `ssh alias …`; only where the command was written so. It is then that host's, and no other's. */
const sshAlias = z.string().optional();

export const probeSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('http'),
    method: z.string(),
    url: z.string(),
    headers: z.array(z.object({ name: z.string(), value: z.string() })),
    body: z.string().nullable(),
    followRedirects: z.boolean(),
  }),
  z.object({
    type: z.literal('sql'),
    /** The statement to run; for a psql meta command the catalogue query that answers it. */
    statement: z.string(),
    /** The meta command as written (`\d orders`), else null. */
    meta: z.string().nullable(),
    /** What the command line named; the chosen environment overrides all of it. */
    connection: z.object({
      host: z.string().nullable(),
      port: z.number().int().nullable(),
      user: z.string().nullable(),
      database: z.string().nullable(),
    }),
  }),
  z.object({
    type: z.literal('log'),
    source: logSourceSchema,
    /** How many of the last (or first, when negative) lines; null for all. */
    lines: z.number().int().nullable(),
    filters: z.array(filterSchema),
    sshAlias,
  }),
  z.object({
    type: z.literal('host'),
    /** Words of the first stage, `sudo` taken off. */
    argv: z.array(z.string()),
    /** True where the runbook wrote `sudo`: it is run as `sudo -n`. */
    privileged: z.boolean(),
    filters: z.array(filterSchema),
    sshAlias,
  }),
]);
export type Probe = z.infer<typeof probeSchema>;

export const commandSchema = z.object({
  id: z.string(),
  key: z.string(),
  ...place,
  /** As written, continuation lines joined. */
  text: z.string(),
  /** Of the code block: bash, sql … */
  language: z.string().nullable(),
  risk: riskSchema,
  /** What the command is when it is understood; null where it can only be copied. `risk` alone decides what may run. */
  probe: probeSchema.nullable(),
  /** Names of `<…>` left for a person to fill in, in order, each once. */
  placeholders: z.array(z.string()),
  /** Why it is never run as written: it does not end, or it wants a keyboard. */
  unending: z.enum(['stream', 'interactive']).nullable(),
  /** The bounded or mended command offered beside it; `code` is the diagnostic that says why. */
  substitute: z.object({ text: z.string(), probe: probeSchema.nullable(), code: z.string() }).nullable(),
});
export type Command = z.infer<typeof commandSchema>;

export const stepSchema = z.object({
  id: z.string(),
  key: z.string(),
  ...place,
  title: z.string().nullable(),
  /** What makes it an alternative to the steps before ("Docker環境の場合", "または"), as written; null for the main way. */
  alternative: z.string().nullable(),
  /** Comment lines under the title that are no command: advice to read. */
  comments: z.array(z.string()),
  commands: z.array(commandSchema),
});
export type Step = z.infer<typeof stepSchema>;

export const procedureKindSchema = z.enum([
  'checks',
  'recovery',
  'mitigation',
  'permanent',
  'ifNotRecovered',
  'rollbackCriteria',
  'rollback',
  'special',
]);
export type ProcedureKind = z.infer<typeof procedureKindSchema>;

const itemSchema = z.object({ id: z.string(), key: z.string(), ...place, text: z.string() });

export const procedureSchema = z.object({
  id: z.string(),
  ...place,
  kind: procedureKindSchema,
  title: z.string(),
  withinMinutes: z.number().nullable(),
  steps: z.array(stepSchema),
  /** List items and sentences, in order. `seePattern` is the pattern number the text refers to ("セクション5参照"). */
  items: z.array(itemSchema.extend({ seePattern: z.number().int().nullable() })),
});
export type Procedure = z.infer<typeof procedureSchema>;

/** A pattern's criteria have the ids of its procedure's items; `title` is that procedure's, or the question of the FAQ. */
export const rollbackRuleSchema = z.object({
  ...place,
  source: z.enum(['pattern', 'faq']),
  title: z.string(),
  criteria: z.array(itemSchema),
});
export type RollbackRule = z.infer<typeof rollbackRuleSchema>;

export const symptomSchema = itemSchema.extend({ signal: signalSchema.nullable() });
export type Symptom = z.infer<typeof symptomSchema>;

export const causeSchema = z.object({
  id: z.string(),
  key: z.string(),
  ...place,
  cause: z.string(),
  howToTell: z.string().nullable(),
  action: z.string().nullable(),
  /** Texts to look for in the logs, as quoted in `howToTell`. */
  signatures: z.array(z.string()),
  seePattern: z.number().int().nullable(),
});
export type Cause = z.infer<typeof causeSchema>;

export const patternSchema = z.object({
  id: z.string(),
  key: z.string(),
  ...place,
  number: z.number().int(),
  title: z.string(),
  /** True where title or text speaks of a deployment: ranked by one found shortly before the incident began. */
  afterDeployment: z.boolean(),
  symptoms: z.array(symptomSchema),
  procedures: z.array(procedureSchema),
  causes: z.array(causeSchema),
});
export type Pattern = z.infer<typeof patternSchema>;

/** One cell of the metrics table: its text, and the bound read from it where it could be read. */
export const boundSchema = z.object({
  text: z.string(),
  parsed: z
    .object({
      comparison: z.enum(['<', '<=', '>', '>=']),
      /** In milliseconds, percent or plain count, by `unit`; for `ofMax` the share, 0 to 1. */
      value: z.number(),
      unit: z.enum(['ms', 'percent', 'count', 'ofMax']),
    })
    .nullable(),
});
export type Bound = z.infer<typeof boundSchema>;

/** The metric a row of the table is about, by the documented vocabulary; null where it is not understood. */
export const metricKindSchema = z.enum([
  'responseTimeP95',
  'errorRate',
  'cpu',
  'memory',
  'disk',
  'databaseConnections',
]);
export type MetricKind = z.infer<typeof metricKindSchema>;

export const metricSchema = z.object({
  id: z.string(),
  key: z.string(),
  ...place,
  name: z.string(),
  kind: metricKindSchema.nullable(),
  normal: boundSchema.nullable(),
  warning: boundSchema.nullable(),
  critical: boundSchema.nullable(),
});
export type Metric = z.infer<typeof metricSchema>;

export const diagnosticSchema = z.object({
  severity: z.enum(['error', 'warning', 'info']),
  /** kebab-case and stable: documented in docs/runbook-format.md. */
  code: z.string(),
  ...place,
  message: z.object({ ja: z.string(), en: z.string() }),
});
export type Diagnostic = z.infer<typeof diagnosticSchema>;

export const runbookSchema = z.object({
  title: z.string().nullable(),
  overview: z.string().nullable(),
  contacts: z.array(
    z.object({
      id: z.string(),
      role: z.string(),
      person: z.string().nullable(),
      contact: z.string().nullable(),
      hours: z.string().nullable(),
    }),
  ),
  escalation: z.array(z.object({ id: z.string(), withinMinutes: z.number(), criteria: z.array(z.string()) })),
  /** `check` is the look that an item asks for, by the vocabulary; null where only a person can tell. */
  preparation: z.array(itemSchema.extend({ check: preparationCheckSchema.nullable() })),
  patterns: z.array(patternSchema),
  metrics: z.array(metricSchema),
  /** Each place that says when to roll back, in its own words; where there are several, all of them count. */
  rollbackRules: z.array(rollbackRuleSchema),
  /** `kind` as written; `role` by the vocabulary, for environments that override the path. */
  logs: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      role: z.enum(['application', 'access', 'database', 'system']).nullable(),
      path: z.string(),
      source: logSourceSchema,
    }),
  ),
  recoveryChecklist: z.array(itemSchema),
  postmortemDueMinutes: z.number().nullable(),
  postmortemSections: z.array(z.object({ number: z.number().int(), title: z.string(), prompt: z.string().nullable() })),
  faq: z.array(z.object({ question: z.string(), answer: z.string() })),
  appendix: z.array(z.object({ id: z.string(), title: z.string(), steps: z.array(stepSchema), text: z.string() })),
  changelog: z.array(
    z.object({ date: z.string().nullable(), author: z.string().nullable(), change: z.string().nullable() }),
  ),
  /** Sections that the vocabulary does not know: kept as reference text, never dropped. */
  other: z.array(z.object({ id: z.string(), title: z.string(), text: z.string(), ...place })),
  diagnostics: z.array(diagnosticSchema),
});
export type Runbook = z.infer<typeof runbookSchema>;

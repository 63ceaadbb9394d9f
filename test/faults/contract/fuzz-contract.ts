/**
 * Calls made out of the contract's own schemas, some right and some wrong, against a real core over a real transport. What must not
 * happen is counted as a finding: an answer in no terms of the contract, no answer, a process that stumbles, a record that does not
 * verify, or an event that no schema knows.
 */
import { ORPCError } from '@orpc/server';
import { allIncidents } from '../../../server/commands/choose.ts';
import { problems } from '../../../shared/contract/problem.ts';
import { payloadSchemas } from '../../../shared/incident/event.ts';
import { createRandom, type Random } from '../random.ts';
import { openFuzzCore } from './fuzz-core.ts';
import { junkStrings } from './junk.ts';
import { createKnownValues, type KnownValues } from './known-values.ts';
import { mutated } from './mutation.ts';
import { allProcedures, type CalledProcedure } from './procedures.ts';
import { quietEnvironment } from './quiet-environment.ts';
import { schemaValue } from './schema-value.ts';
import { openTransport, type Transport, type TransportName } from './transports.ts';

/** Far beyond what any call takes on the slowest machine: a call that takes as long hangs. */
const hangsAfterMs = 30_000;

type Client = Awaited<ReturnType<typeof openFuzzCore>>['client'];

export type FuzzReport = {
  seed: number;
  transport: TransportName;
  calls: number;
  /** Answers by what they were: `ok`, a code of the contract, `BAD_REQUEST` for an input that is none. */
  answers: Record<string, number>;
  /** Procedures that answered `ok` at least once. */
  reached: string[];
  events: number;
  findings: string[];
};

/** Makes so many calls, on a data folder of its own. The same seed makes the same choices as long as the answers are the same. */
export async function fuzzContract(options: {
  seed: number;
  calls: number;
  transport: TransportName;
}): Promise<FuzzReport> {
  const random = createRandom(options.seed);
  const known = createKnownValues();
  const report: FuzzReport = { ...options, answers: {}, reached: [], events: 0, findings: [] };
  const stumbled = (error: unknown) => report.findings.push(`the process stumbled: ${String(error)}`);
  process.on('unhandledRejection', stumbled);
  process.on('uncaughtException', stumbled);
  const { core, client, close } = await openFuzzCore();
  const transport = await openTransport(options.transport, core.router);
  const procedures = allProcedures();
  try {
    await prepare(client, known);
    for (let index = 0; index < options.calls; index += 1) {
      const procedure = random.pick(procedures);
      if (random.chance(0.05)) await throwBytes(transport, procedure, random, report);
      const made = procedure.input === null ? undefined : schemaValue(procedure.input, '', random, known);
      const input = random.chance(0.4) ? mutated(made, random) : made;
      const answer = await answerTo(transport, procedure, input);
      report.answers[answer.kind] = (report.answers[answer.kind] ?? 0) + 1;
      const name = procedure.path.join('.');
      if (answer.kind === 'ok') {
        known.learn(answer.value);
        if (!report.reached.includes(name)) report.reached.push(name);
      }
      if (!isInTerms(answer.kind)) report.findings.push(`${name} ${answer.kind}: ${shown(input)}`);
    }
    report.findings.push(...transport.errors.map((error) => `the server reported: ${String(error)}`));
    await judgeRecord(client, report);
  } finally {
    await transport.close();
    for (const { code, detail } of core.maintenance.verify().findings)
      report.findings.push(`record: ${code} ${detail}`);
    await close();
    process.off('unhandledRejection', stumbled);
    process.off('uncaughtException', stumbled);
  }
  return report;
}

/** Something to speak of: an environment that answers nothing, bound to the bundled runbook, and incidents on it. */
async function prepare(client: Client, known: KnownValues): Promise<void> {
  const [runbook] = await client.runbooks.list();
  if (runbook === undefined) throw new Error('no runbook came with the app');
  known.learn(await client.runbooks.get({ hash: runbook.hash }));
  const environment = quietEnvironment(runbook.hash);
  await client.environments.save({ environment });
  for (let number = 0; number < 3; number += 1) {
    const declared = await client.incidents.declare({ commandId: `prepare-${number}`, environmentId: environment.id });
    known.learn(declared);
    known.learn({ environmentId: environment.id, ...(await client.incidents.get(declared)) });
  }
}

type Answer = { kind: string; value: unknown };

async function answerTo(transport: Transport, { path }: CalledProcedure, input: unknown): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const hangs = new Promise<Answer>((resolve) => {
    timer = setTimeout(() => resolve({ kind: 'no answer', value: null }), hangsAfterMs);
  });
  const answer = transport.call(path, input).then(
    async (value): Promise<Answer> => {
      if (isStream(value)) await value.return?.(undefined);
      return { kind: 'ok', value };
    },
    (error: unknown): Answer => ({ kind: kindOf(error), value: null }),
  );
  const first = await Promise.race([answer, hangs]);
  clearTimeout(timer);
  return first;
}

function kindOf(error: unknown): string {
  return error instanceof ORPCError ? String(error.code) : `no error of the contract: ${String(error)}`;
}

/** `UNSUPPORTED_MEDIA_TYPE`: a file over HTTP, for which there is a route of its own. */
function isInTerms(kind: string): boolean {
  return kind === 'ok' || kind in problems || ['BAD_REQUEST', 'UNSUPPORTED_MEDIA_TYPE'].includes(kind);
}

function isStream(value: unknown): value is AsyncIterator<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}

/** Bytes in which a call can no longer be recognised. */
async function throwBytes(
  transport: Transport,
  { path }: CalledProcedure,
  random: Random,
  report: FuzzReport,
): Promise<void> {
  const whole = JSON.stringify({
    json: { incidentId: random.pick(junkStrings) },
    meta: [[random.below(9), 'incidentId']],
  });
  const at = random.below(whole.length);
  const status = await transport.sendRaw(
    path,
    `${whole.slice(0, at)}${random.pick(junkStrings)}${whole.slice(at + 1)}`,
  );
  if (status !== null && (status === 500 || status > 507)) report.findings.push(`${path.join('.')} bytes: ${status}`);
}

/** Every event of every incident must be one of a known kind, whose payload its own schema takes. */
async function judgeRecord(client: Client, report: FuzzReport): Promise<void> {
  for (const { incidentId } of await allIncidents(client, 'all')) {
    for (const { kind, payload } of await client.incidents.events({ incidentId, afterSeq: 0 })) {
      report.events += 1;
      const schema = kind in payloadSchemas ? payloadSchemas[kind as keyof typeof payloadSchemas] : null;
      if (!schema?.safeParse(payload).success) report.findings.push(`event ${kind}: ${shown(payload)}`);
    }
  }
}

function shown(value: unknown): string {
  const text =
    JSON.stringify(value, (_key, each: unknown) => (typeof each === 'bigint' ? `${each}n` : each)) ?? String(value);
  return text.slice(0, 400);
}

/**
 * The drill from a terminal. Where the app runs, it owns the drill and ends it with itself; else the drill runs on its own until
 * it is stopped.
 */
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { drillEnvironment, drillEnvironmentId, drillFactsSchema } from '../../shared/environment/drill-environment.ts';
import { z } from '../../shared/schema.ts';
import { coreWords } from '../../shared/text/core-words.ts';
import { findRunningHost } from '../control/control-client.ts';
import { drillProgram } from '../paths.ts';
import { type Command, type ExitCode, type Invocation, print, UsageError } from './command.ts';
import { withClient } from './core-access.ts';
import { readNumber } from './read-arguments.ts';

/** What the drill writes down about itself, as far as it is needed to stop it. */
const drillStateSchema = z.object({ control: z.object({ port: z.number().int(), token: z.string() }) });
const failureSchema = z.object({ ready: z.literal(false), error: z.string() });

export const drillCommand: Command = {
  usage: ['hikeshi drill start [--fault NAME] [--port N]', 'hikeshi drill stop'],
  summary: 'drill',
  options: {
    fault: { type: 'string', placeholder: 'NAME', help: 'fault' },
    port: { type: 'string', placeholder: 'N', help: 'drillPort' },
  },
  async run(invocation) {
    const { positionals, text } = invocation;
    const [what] = positionals;
    if (positionals.length === 1 && what === 'start') return start(invocation);
    if (positionals.length === 1 && what === 'stop') return stop(invocation);
    throw new UsageError(text.wrongUsage(drillCommand.usage.join(' | ')));
  },
};

async function start(invocation: Invocation): Promise<ExitCode> {
  const { dataDir, values, text, language } = invocation;
  const host = await findRunningHost(dataDir);
  if (host !== null) {
    const status = await host.client.drill.start({ fault: values.fault ?? null });
    const all = await host.client.environments.list();
    const url = all.find(({ environment }) => environment.id === drillEnvironmentId)?.environment.api?.baseUrl ?? '';
    print(invocation, { ...status, url }, [text.drillRunning(url)]);
    return 0;
  }
  const facts = await startAlone(invocation);
  await withClient(invocation, async (client) => {
    const known = (await client.environments.list()).find(({ environment }) => environment.id === drillEnvironmentId);
    const bundled = (await client.runbooks.list()).find(
      (entry) => entry.bundled && entry.name.includes(`.${language}.`),
    );
    const name = known?.environment.name ?? coreWords[language].drillEnvironment;
    const runbookHash = known?.environment.runbookHash ?? bundled?.hash ?? null;
    await client.environments.save({ environment: drillEnvironment(facts, name, runbookHash) });
  });
  print(invocation, facts, [text.drillRunning(facts.apiUrl)]);
  return 0;
}

/** Starts the drill as a program that outlives this one, and waits for its first line. */
async function startAlone({ dataDir, values, text }: Invocation) {
  const port = values.port === undefined ? null : readNumber(values.port, 65_535);
  if (values.port !== undefined && port === null) throw new UsageError(text.badPort(values.port));
  const args = [
    drillProgram,
    '--dir',
    join(dataDir, 'drill'),
    ...(port === null ? [] : ['--port', String(port)]),
    ...(values.fault === undefined ? [] : ['--fault', values.fault]),
  ];
  const child = spawn(process.execPath, args, { detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const errors: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk.toString()));
  const line = await new Promise<string | null>((resolve) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('error', () => resolve(null));
    child.once('close', () => resolve(null));
  });
  const said = line === null ? null : parseJson(line);
  const facts = drillFactsSchema.safeParse(said);
  if (!facts.success) {
    const failure = failureSchema.safeParse(said);
    const why = failure.success ? failure.data.error : (errors.join('').trim().split('\n')[0] ?? '');
    throw new UsageError(text.drillFailed(why));
  }
  child.stdout.destroy();
  child.stderr.destroy();
  child.unref();
  return facts.data;
}

async function stop(invocation: Invocation): Promise<ExitCode> {
  const { dataDir, text } = invocation;
  const host = await findRunningHost(dataDir);
  if (host !== null && (await host.client.drill.status()).state === 'running') {
    print(invocation, await host.client.drill.stop(), [text.drillStopped]);
    return 0;
  }
  const written = await readFile(join(dataDir, 'drill', 'drill.json'), 'utf8').catch(() => null);
  const state = drillStateSchema.safeParse(written === null ? null : parseJson(written));
  if (!state.success || !(await askToStop(state.data.control))) throw new UsageError(text.drillNotRunning);
  print(invocation, { state: 'stopped' }, [text.drillStopped]);
  return 0;
}

/** Answers whether a drill was there to hear it. */
async function askToStop({ port, token }: { port: number; token: string }): Promise<boolean> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/control`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ stop: true }),
    });
    return answer.ok;
  } catch {
    return false;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * The drill from a terminal. Where the app runs, it owns the drill and ends it with itself; else the drill runs on its own until
 * it is stopped.
 */
import { hostname } from 'node:os';
import { type DrillFacts, drillEnvironment, drillEnvironmentId } from '../../shared/environment/drill-environment.ts';
import { coreWords } from '../../shared/text/core-words.ts';
import { findRunningHost, type HostConnection } from '../control/control-client.ts';
import { type Command, type ExitCode, type Invocation, print, UsageError } from './command.ts';
import { withClient } from './core-access.ts';
import { DrillRefusal, findLoneDrill, startDrillAlone } from './lone-drill.ts';
import { readNumber } from './read-arguments.ts';

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
  const { dataDir, values, text } = invocation;
  const port = values.port === undefined ? undefined : readNumber(values.port, 65_535);
  if (port === null) throw new UsageError(text.badPort(values.port ?? ''));
  const wish = { fault: values.fault ?? null, port };
  const host = await findRunningHost(dataDir);
  const { answer, url, portTaken } = await (host === null ? startAlone(invocation, wish) : startThere(host, wish));
  const lines = [text.drillRunning(url)];
  print(invocation, { ...answer, url }, portTaken === null ? lines : [...lines, text.drillPortTaken(portTaken)]);
  return 0;
}

type Wish = { fault: string | null; port: number | undefined };
type Started = { answer: object; url: string; portTaken: number | null };

async function startThere({ client }: HostConnection, { fault, port }: Wish): Promise<Started> {
  const status = await client.drill.start({ fault, ...(port === undefined ? {} : { port }) });
  const all = await client.environments.list();
  const url = all.find(({ environment }) => environment.id === drillEnvironmentId)?.environment.api?.baseUrl ?? '';
  return { answer: status, url, portTaken: status.portTaken };
}

async function startAlone(invocation: Invocation, wish: Wish): Promise<Started> {
  const { dataDir, text } = invocation;
  const facts = await breakOrStart(dataDir, wish).catch((error: unknown) => {
    throw error instanceof DrillRefusal ? new UsageError(text.drillFailed(error.message)) : error;
  });
  try {
    await withClient(invocation, async (client) => {
      // The person's own language, as the app would take it; the terminal's may be another.
      const { language } = await client.settings.get();
      const known = (await client.environments.list()).find(({ environment }) => environment.id === drillEnvironmentId);
      const bundled = (await client.runbooks.list()).find(
        (entry) => entry.bundled && entry.name.includes(`.${language}.`),
      );
      const name = known?.environment.name ?? coreWords[language].drillEnvironment;
      const runbookHash = known?.environment.runbookHash ?? bundled?.hash ?? null;
      await client.environments.save({
        environment: drillEnvironment(facts, { name, hostname: hostname(), runbookHash }),
      });
    });
  } catch (error) {
    // Nothing points at it, so nobody would find it.
    await (await findLoneDrill(dataDir))?.order({ stop: true });
    throw error;
  }
  return { answer: facts, url: facts.apiUrl, portTaken: facts.portTaken };
}

/** A drill that runs already is given the fault; as in the app, starting it again harms nothing. */
async function breakOrStart(dataDir: string, wish: Wish): Promise<DrillFacts> {
  const running = await findLoneDrill(dataDir);
  if (!running?.facts) return startDrillAlone(dataDir, wish);
  await running.order({ fault: wish.fault });
  return running.facts;
}

async function stop(invocation: Invocation): Promise<ExitCode> {
  const { dataDir, text } = invocation;
  const host = await findRunningHost(dataDir);
  const ofHost = host === null ? null : await host.client.drill.status();
  if (host !== null && (ofHost?.state === 'running' || ofHost?.state === 'starting')) {
    print(invocation, await host.client.drill.stop(), [text.drillStopped]);
    return 0;
  }
  const alone = await findLoneDrill(dataDir);
  if (alone === null) throw new UsageError(text.drillNotRunning);
  await alone.order({ stop: true });
  print(invocation, { state: 'stopped' }, [text.drillStopped]);
  return 0;
}

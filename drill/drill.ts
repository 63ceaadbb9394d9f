/** One drill from its first moment to its last. */
import { chooseApiPort } from './api-port.ts';
import { apiProcessName } from './api-process.ts';
import { type Answer, type Command, type ControlPort, openControlPort } from './control.ts';
import { clearDrillFolder, leaveDrillFolder, makeDrillFolder } from './drill-folder.ts';
import type { ReadyFacts } from './facts.ts';
import { type FaultDesk, openFaultDesk } from './fault-desk.ts';
import { faultNamed, faults } from './faults/catalogue.ts';
import { type Layout, layoutOf } from './layout.ts';
import type { Options } from './options.ts';
import { databaseName } from './postgres/cluster.ts';
import { removeLeftovers } from './postgres/leftovers.ts';
import { operatorRole } from './postgres/operator.ts';
import { roles } from './postgres/todo-database.ts';
import { buildStage, type Stage } from './stage.ts';
import { claim, writeState } from './state-file.ts';

const health = '/health';
const endpoints = ['/api/v1/todos', '/api/v1/lists', '/api/v1/me'];

export type Drill = {
  /** Resolves when all runs and the fault asked for is in force. Rejects with one sentence; then nothing is left. */
  ready: Promise<ReadyFacts>;
  handle(command: Command): Promise<Answer>;
  /** Ends everything, also while it is still starting; resolves when nothing is left. */
  stop(): Promise<void>;
};

/** `onStopOrder`: another command asked for the end; what it does is awaited before that command is answered. */
export function openDrill(options: Options, entry: string, onStopOrder: () => Promise<void>): Drill {
  const layout = layoutOf(options.directory);
  const ending = new AbortController();
  let stage: Stage | null = null;
  let desk: FaultDesk | null = null;
  let control: ControlPort | null = null;
  let claimed = false;
  let stopped: Promise<void> | null = null;

  async function start(): Promise<ReadyFacts> {
    // What cannot be is told before anything is started.
    if (options.fault !== null) faultNamed(options.fault);
    await chooseApiPort(options.port);
    makeDrillFolder(layout);
    control = await openControlPort(handle);
    const place = { pid: process.pid, control: { port: control.port, token: control.token } };
    await claim(layout.stateFile, { ...place, facts: null });
    claimed = true;
    clearDrillFolder(layout);
    await removeLeftovers(ending.signal);
    const { port, postgresBin, apiInProcess } = options;
    stage = await buildStage({ layout, port, postgresBin, entry, apiInProcess, signal: ending.signal });
    desk = openFaultDesk(stage, endpoints);
    if (options.fault !== null) await desk.handle({ fault: options.fault });
    const facts = factsOf(layout, stage, { apiInProcess, fault: desk.fault() });
    writeState(layout.stateFile, { ...place, facts });
    return facts;
  }

  async function handle(command: Command): Promise<Answer> {
    if ('stop' in command) {
      await onStopOrder();
      return { done: true, fault: null, version: null, api: gone, database: gone };
    }
    if (desk === null) throw new Error('the drill is still starting');
    return desk.handle(command);
  }

  async function end(): Promise<void> {
    ending.abort(new Error('the drill was stopped'));
    await starting.catch(() => undefined);
    await desk?.close();
    await stage?.takeDown();
    if (claimed) leaveDrillFolder(layout);
    control?.close();
  }

  function stop(): Promise<void> {
    stopped ??= end();
    return stopped;
  }

  const starting = start();
  const ready = starting.catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return { ready, handle, stop };
}

const gone = { running: false, pid: null };

function factsOf(
  layout: Layout,
  { ground: { cluster, apiPort }, portTaken }: Stage,
  known: { apiInProcess: boolean; fault: string | null },
): ReadyFacts {
  return {
    ready: true,
    service: 'TODO API',
    pid: process.pid,
    apiUrl: `http://127.0.0.1:${apiPort}`,
    portTaken,
    tokenFile: layout.tokenFile,
    health,
    endpoints,
    database: {
      host: cluster.host,
      port: cluster.port,
      name: databaseName,
      user: roles.responder,
      passwordFile: layout.passwordFile,
      operator: { user: operatorRole, passwordFile: layout.operatorPasswordFile },
    },
    logs: layout.logs,
    deployments: layout.deploymentsFile,
    processName: known.apiInProcess ? null : apiProcessName(apiPort),
    faults: faults.map(({ name }) => name),
    surprises: faults.filter(({ hiddenFromLooks }) => hiddenFromLooks !== true).map(({ name }) => name),
    fault: known.fault,
    stateFile: layout.stateFile,
  };
}

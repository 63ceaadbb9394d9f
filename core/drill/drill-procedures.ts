/** Practice: starting the drill beside the app, breaking it, mending it, and pointing an environment at it. */
import { createServer } from 'node:net';
import { join } from 'node:path';
import { problem } from '../../shared/contract/problem.ts';
import type { DrillStatus } from '../../shared/contract/view.ts';
import { drillEnvironment, drillEnvironmentId } from '../../shared/environment/drill-environment.ts';
import { coreWords } from '../../shared/text/core-words.ts';
import { toContractError } from '../expected.ts';
import { readSettings } from '../installation-settings.ts';
import { procedures } from '../procedures.ts';
import type { Services } from '../services.ts';
import { attachDrill, type RunningDrill } from './drill-process.ts';

/** Where the runbook's own commands look for the API. */
const runbookPort = 8080;

export function drillProcedures(services: Services) {
  const { ports, changes } = services;
  const on = procedures.drill;
  let running: RunningDrill | null = null;
  let status: DrillStatus = { state: 'stopped', fault: null, environmentId: null, faults: [], failure: null };

  function tell(change: Partial<DrillStatus>): DrillStatus {
    status = { ...status, ...change };
    changes.publish('change', { topic: 'drill' });
    return status;
  }

  async function start(fault: string | null): Promise<DrillStatus> {
    if (running) return order({ fault });
    if (status.state === 'starting') throw toContractError(problem('CONFLICT', 'drillStarting', {}));
    if (!ports.startProcess) throw toContractError(problem('NOT_POSSIBLE', 'drillNotPossible', {}));
    tell({ state: 'starting', fault: null, failure: null });
    const port = (await isFree(runbookPort)) ? runbookPort : 0;
    const args = ['--dir', join(services.dataDir, 'drill'), '--port', String(port), '--with-parent'];
    try {
      running = await attachDrill(ports.startProcess('drill', args), () => {
        running = null;
        tell({ state: 'stopped', fault: null });
      });
    } catch (error) {
      const failure = error instanceof Error ? error.message : String(error);
      tell({ state: 'failed', failure });
      throw toContractError(problem('NOT_POSSIBLE', 'drillFailed', { failure }));
    }
    keepEnvironment(running);
    tell({ state: 'running', environmentId: drillEnvironmentId, faults: running.facts.faults });
    return fault === null ? status : order({ fault });
  }

  /** Faults are put in from the shared stock; the drill answers when they are in force. */
  async function order(command: { fault: string | null } | { repair: true }): Promise<DrillStatus> {
    if (!running) throw toContractError(problem('INVALID', 'drillNotRunning', {}));
    try {
      await running.command(command);
    } catch (error) {
      const failure = error instanceof Error ? error.message : String(error);
      throw toContractError(problem('INVALID', 'drillFailed', { failure }));
    }
    return tell({ fault: 'fault' in command ? command.fault : null });
  }

  async function stop(): Promise<DrillStatus> {
    if (!running) return status;
    tell({ state: 'stopping' });
    await running.stop();
    running = null;
    return tell({ state: 'stopped', fault: null });
  }

  function keepEnvironment({ facts }: RunningDrill): void {
    const { language } = readSettings(services.store);
    const rows = services.store.runbooks.list();
    const bundled = rows.find((row) => row.bundled && row.name.includes(`.${language}.`));
    const known = services.store.environments.get(drillEnvironmentId);
    const name = known?.name ?? coreWords[language].drillEnvironment;
    services.store.environments.save(drillEnvironment(facts, name, known?.runbookHash ?? bundled?.hash ?? null));
    changes.publish('change', { topic: 'environments' });
  }

  services.onClose(async () => {
    await stop();
  });

  return {
    status: on.status.handler(() => status),
    start: on.start.handler(({ input }) => start(input.fault)),
    setFault: on.setFault.handler(({ input }) => order({ fault: input.fault })),
    repair: on.repair.handler(() => order({ repair: true })),
    stop: on.stop.handler(() => stop()),
  };
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

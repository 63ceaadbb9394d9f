/** Practice: starting the drill beside the app, breaking it, mending it, and pointing an environment at it. */
import { hostname } from 'node:os';
import { join } from 'node:path';
import { problem } from '../../shared/contract/problem.ts';
import type { DrillStatus } from '../../shared/contract/view.ts';
import { type DrillFacts, drillEnvironment, drillEnvironmentId } from '../../shared/environment/drill-environment.ts';
import { coreWords } from '../../shared/text/core-words.ts';
import { toContractError } from '../expected.ts';
import { readSettings } from '../installation-settings.ts';
import { procedures } from '../procedures.ts';
import type { Services } from '../services.ts';
import { attachDrill, type DrillOrder, type DrillProcess } from './drill-process.ts';

const stopped: DrillStatus = {
  state: 'stopped',
  fault: null,
  environmentId: null,
  faults: [],
  surprises: [],
  portTaken: null,
  failure: null,
};

export function drillProcedures(services: Services) {
  const { ports, changes } = services;
  const on = procedures.drill;
  let drill: DrillProcess | null = null;
  let status = stopped;

  function tell(change: Partial<DrillStatus>): DrillStatus {
    status = { ...status, ...change };
    changes.publish('change', { topic: 'drill' });
    return status;
  }

  async function start({ fault, port }: { fault: string | null; port?: number | undefined }): Promise<DrillStatus> {
    if (status.state === 'running') return order({ fault });
    if (drill !== null) throw toContractError(problem('CONFLICT', 'drillStarting', {}));
    if (!ports.startProcess) throw toContractError(problem('NOT_POSSIBLE', 'drillNotPossible', {}));
    const args = ['--dir', join(services.dataDir, 'drill'), '--with-parent'];
    if (port !== undefined) args.push('--port', String(port));
    if (fault !== null) args.push('--fault', fault);
    const starting = attachDrill(ports.startProcess('drill', args), () => {
      if (drill !== starting) return;
      drill = null;
      if (status.state !== 'failed') tell(stopped);
    });
    drill = starting;
    tell({ ...stopped, state: 'starting' });
    let facts: DrillFacts;
    try {
      facts = await starting.facts;
      keepEnvironment(facts);
    } catch (error) {
      await starting.stop();
      drill = null;
      tell({ state: 'failed', failure: sentenceOf(error) });
      throw toContractError(problem('NOT_POSSIBLE', 'drillFailed', { failure: sentenceOf(error) }));
    }
    const { faults, surprises, portTaken } = facts;
    return tell({
      state: 'running',
      environmentId: drillEnvironmentId,
      faults,
      surprises,
      portTaken,
      fault: facts.fault,
    });
  }

  /** The drill answers when the order is carried out, as seen from outside. */
  async function order(given: DrillOrder): Promise<DrillStatus> {
    const running = drill;
    if (running === null || status.state !== 'running')
      throw toContractError(problem('INVALID', 'drillNotRunning', {}));
    try {
      return tell({ fault: await running.order(given) });
    } catch (error) {
      // A refused order leaves the fault that was there; one that failed on the way leaves none.
      tell({ fault: await running.order({ status: true }).catch(() => null) });
      throw toContractError(problem('INVALID', 'drillFailed', { failure: sentenceOf(error) }));
    }
  }

  async function stop(): Promise<DrillStatus> {
    if (drill === null) return status;
    tell({ state: 'stopping' });
    await drill.stop();
    drill = null;
    return tell(stopped);
  }

  function keepEnvironment(facts: DrillFacts): void {
    const { language } = readSettings(services.store);
    const rows = services.store.runbooks.list();
    const bundled = rows.find((row) => row.bundled && row.name.includes(`.${language}.`));
    const known = services.store.environments.get(drillEnvironmentId);
    const name = known?.name ?? coreWords[language].drillEnvironment;
    const runbookHash = known?.runbookHash ?? bundled?.hash ?? null;
    services.store.environments.save(drillEnvironment(facts, { name, hostname: hostname(), runbookHash }));
    changes.publish('change', { topic: 'environments' });
  }

  services.onClose(async () => {
    await stop();
  });

  return {
    status: on.status.handler(() => status),
    start: on.start.handler(({ input }) => start(input)),
    setFault: on.setFault.handler(({ input }) => order({ fault: input.fault })),
    repair: on.repair.handler(() => order({ repair: true })),
    stop: on.stop.handler(() => stop()),
  };
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

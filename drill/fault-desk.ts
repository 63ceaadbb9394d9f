/** Putting faults in and taking them out, one order after the other. */
import type { Answer, Command, Handler } from './control.ts';
import { faultNamed } from './faults/catalogue.ts';
import type { Fault, Recover } from './faults/fault.ts';
import type { Stage } from './stage.ts';
import { until } from './waiting.ts';

export type FaultDesk = {
  /** Every order but the one to stop. */
  handle: Handler;
  /** The fault in force, null when healthy. */
  fault(): string | null;
  /** Resolves when no order is being carried out; those that wait are refused. */
  close(): Promise<void>;
};

type Order = Exclude<Command, { stop: true }>;

export function openFaultDesk(stage: Stage, endpoints: readonly string[]): FaultDesk {
  const { ground } = stage;
  let inForce: { fault: Fault; recover: Recover } | null = null;
  let tracesLeft = false;
  let queue: Promise<unknown> = Promise.resolve();

  async function carryOut(order: Order): Promise<Answer> {
    ground.signal.throwIfAborted();
    if ('fault' in order) await change(order.fault);
    if ('repair' in order) await repair();
    return status();
  }

  async function change(name: string | null): Promise<void> {
    const fault = name === null ? null : faultNamed(name);
    await repair();
    if (fault === null) return;
    if (tracesLeft) await ground.turnPage();
    tracesLeft = true;
    try {
      inForce = { fault, recover: await fault.putIn(ground) };
    } catch (error) {
      await setUpright();
      throw error;
    }
  }

  /** What the runbook's recovery steps would do, and a look that it helped. */
  async function repair(): Promise<void> {
    await inForce?.recover();
    inForce = null;
    await setUpright();
  }

  /** Whatever a person or a fault that failed halfway has left lying. */
  async function setUpright(): Promise<void> {
    if (ground.cluster.pid === null) await ground.cluster.start();
    if (!ground.api.running) {
      ground.configureApi({});
      await ground.restartApi();
    }
    for (const path of endpoints) {
      await until(
        `${path} answers 200 again`,
        async () => (await ground.client({ method: 'GET', path }, { signal: ground.signal })).status === 200,
        { signal: ground.signal },
      );
    }
  }

  function status(): Answer {
    const { api, cluster } = ground;
    return {
      done: true,
      fault: inForce?.fault.name ?? null,
      version: stage.version(),
      api: { running: api.running, pid: api.pid },
      database: { running: cluster.pid !== null, pid: cluster.pid },
    };
  }

  return {
    handle(command) {
      if ('status' in command) return Promise.resolve(status());
      if ('stop' in command) return Promise.reject(new Error('stopping is not for the fault desk'));
      const answer = queue.then(() => carryOut(command));
      queue = answer.catch(() => undefined);
      return answer;
    },
    fault: () => inForce?.fault.name ?? null,
    async close() {
      await queue;
    },
  };
}

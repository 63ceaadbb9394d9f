/** The app's own core with the drill beside it: what every benchmark measures, on a data folder that is thrown away. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { type Core, type CoreOptions, openCore } from '../core/core.ts';
import { root } from '../scripts/root.ts';
import { systemClock, uuidV7 } from '../server/host/system.ts';
import { serverPorts } from '../server/ports/server-ports.ts';
import type { IncidentView } from '../shared/contract/view.ts';
import type { Environment } from '../shared/environment/environment.ts';
import type { Command, Runbook } from '../shared/runbook/model.ts';

export type Practice = {
  client: ReturnType<typeof clientOf>;
  environment: Environment;
  runbook: Runbook;
  /** On the same disk as the record. */
  folder: string;
  /** A fresh incident whose first sweep has ended. */
  declare(): Promise<string>;
  /** The incident once none of its sweeps is under way. */
  settled(incidentId: string): Promise<IncidentView>;
  /** Sweeps a pattern, to its last row on disk; answers the sweep's id. */
  sweep(incidentId: string, patternId: string): Promise<string>;
  /** The runbook's first command whose text holds these words. */
  command(words: string): Command;
  close(): Promise<void>;
};

/** Where the record of a benchmark lies: beside the sources, since a system's temporary folder may be no disk at all. */
export function benchFolder(): string {
  const caches = join(root, '.cache');
  mkdirSync(caches, { recursive: true });
  return mkdtempSync(join(caches, 'bench-'));
}

function clientOf(core: Core) {
  return createRouterClient(core.router, { context: { window: 'bench', actor: 'bench' } });
}

/** `watch` sets another pace of the watch than the usual one. */
export async function openPractice(watch: CoreOptions['watch'] = {}): Promise<Practice> {
  const folder = benchFolder();
  const ports = serverPorts('server');
  const core = await openCore({
    dataDir: folder,
    clock: systemClock,
    newId: uuidV7,
    ports,
    mode: 'own',
    version: '0',
    watch,
  });
  const close = async () => {
    await core.close();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const client = clientOf(core);
    await client.drill.start({ fault: null, port: 0 });
    const environment = (await client.environments.list())[0]?.environment;
    const { runbook } = await client.runbooks.get({ hash: environment?.runbookHash ?? '' });
    if (environment === undefined) throw new Error('the drill made no environment');
    const settled = async (incidentId: string): Promise<IncidentView> => {
      for (;;) {
        const view = await client.incidents.get({ incidentId });
        if (view.sweeps.every(({ state }) => state !== 'running')) return view;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    };
    return {
      client,
      environment,
      runbook,
      folder,
      settled,
      async declare() {
        const { incidentId } = await client.incidents.declare({ commandId: uuidV7() });
        await settled(incidentId);
        return incidentId;
      },
      async sweep(incidentId, patternId) {
        const ended = new Set<string>();
        const stop = new AbortController();
        const changes = await client.app.changes(undefined, { signal: stop.signal });
        const { sweepId } = await client.incidents.sweep({
          incidentId,
          commandId: uuidV7(),
          scope: 'pattern',
          patternId,
        });
        for await (const change of changes) {
          if (change.topic === 'sweep' && change.progress.state !== 'running') ended.add(change.progress.sweepId);
          if (ended.has(sweepId)) break;
        }
        stop.abort();
        return sweepId;
      },
      command(words) {
        const commands = runbook.patterns.flatMap(({ procedures }) =>
          procedures.flatMap(({ steps }) => steps.flatMap((step) => step.commands)),
        );
        const found = commands.find(({ text }) => text.includes(words));
        if (found === undefined) throw new Error(`the runbook has no command with ${words}`);
        return found;
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A core whose time a test moves, over a real service: what it answers can be changed, and every request is counted. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import Database from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { type Core, openCore } from '../../../core/core.ts';
import type { WatchView } from '../../../shared/contract/watch-view.ts';
import type { Environment } from '../../../shared/environment/environment.ts';
import { barePorts, listedBy, nightMs, temporaryFolder } from '../core/temporary-core.ts';
import { emptyEnvironment } from '../probes/probe-context.ts';
import { testTime } from './test-time.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export type Service = {
  answer: Answer;
  /** The service's own clock. */
  nowMs: () => number;
  /** Of each path, in all and at the same time. */
  requests: Record<string, { count: number; underWay: number; mostUnderWay: number }>;
  listener: Answer;
};

export const fine: Answer = (_, response) => response.writeHead(200).end('ok');
export const failing: Answer = (_, response) => response.writeHead(503).end('down');
export const hangUp: Answer = (request) => request.socket.destroy();

export function service(): Service {
  const own: Service = {
    answer: fine,
    nowMs: Date.now,
    requests: {},
    listener(request, response) {
      const path = request.url ?? '';
      own.requests[path] ??= { count: 0, underWay: 0, mostUnderWay: 0 };
      const counted = own.requests[path];
      counted.count += 1;
      counted.underWay += 1;
      counted.mostUnderWay = Math.max(counted.mostUnderWay, counted.underWay);
      response.once('close', () => {
        counted.underWay -= 1;
      });
      response.setHeader('Date', new Date(own.nowMs()).toUTCString());
      own.answer(request, response);
    },
  };
  return own;
}

export function apiAt(baseUrl: string, endpoints: string[] = []): NonNullable<Environment['api']> {
  return { baseUrl, path: { kind: 'direct' }, token: null, healthPath: '/health', endpoints, timeoutMs: 5_000 };
}

let ids = 0;
let folders = 0;

export async function watchBed(given: Partial<Environment>) {
  const environment: Environment = { ...emptyEnvironment, hosts: [], ...given };
  const dataDir = temporaryFolder();
  const time = testTime(nightMs);
  const prefix = `watch${++folders}`;
  let core: Core | null = null;
  let commands = 0;

  async function open() {
    core = await openCore({
      dataDir,
      clock: time.clock,
      newId: () => `${prefix}-${String(++ids).padStart(12, '0')}`,
      ports: barePorts,
      mode: 'own',
      version: '0.0.0',
      watch: { timer: time.timer, random: () => 0.5 },
    });
    return createRouterClient(core.router, { context: { window: 'window-1', actor: null } });
  }

  let client = await open();
  await client.environments.save({ environment });
  onTestFinished(async () => {
    await core?.close();
  });

  const bed = {
    time,
    dataDir,
    environment,
    get client() {
      return client;
    },
    commandId: () => `${prefix}-command-${++commands}`,
    /** Until no look and no sweep is under way. */
    async settle(): Promise<void> {
      for (;;) {
        const incidents = await listedBy(client);
        const environments = await client.environments.list();
        const views = await Promise.all([
          ...environments.map((entry) => client.watch.get({ environmentId: entry.environment.id })),
          ...incidents.map(({ incidentId }) => client.watch.get({ incidentId })),
        ]);
        const sweeps = await Promise.all(incidents.map(({ incidentId }) => client.incidents.get({ incidentId })));
        const busy = views.some((view) => view?.measures.some(({ nextDueMs }) => nextDueMs === null));
        if (!busy && sweeps.every((view) => view.sweeps.length === 0)) return;
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
    pass: (durationMs: number) => time.advance(durationMs, () => bed.settle()),
    /** Declares, and waits for the first sweep. */
    async declare(): Promise<string> {
      const { incidentId } = await client.incidents.declare({ commandId: bed.commandId() });
      await bed.settle();
      return incidentId;
    },
    async rows(incidentId: string, kind: string) {
      const rows = await client.incidents.timeline({ incidentId });
      return rows.flatMap(({ event }) => (event.kind === kind ? [event] : []));
    },
    async view(incidentId: string): Promise<WatchView> {
      const view = await client.watch.get({ incidentId });
      if (view === null) throw new Error('not watched');
      return view;
    },
    async state(incidentId: string) {
      return (await client.incidents.get({ incidentId })).state;
    },
    /** As if the power had gone: what the app wrote last of being alive stands as it was. */
    async crash(): Promise<void> {
      const settings = new Database(join(dataDir, 'record.db'), { readonly: true });
      const select = settings.prepare("SELECT value FROM setting WHERE key = 'watchAliveAtMs'").pluck();
      const alive = select.get();
      settings.close();
      await bed.close();
      const after = new Database(join(dataDir, 'record.db'));
      after.prepare("UPDATE setting SET value = ? WHERE key = 'watchAliveAtMs'").run(alive);
      after.close();
    },
    async close(): Promise<void> {
      await core?.close();
      core = null;
    },
    async reopen(): Promise<void> {
      client = await open();
      await bed.settle();
    },
  };
  return bed;
}

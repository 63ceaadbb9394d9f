/**
 * A process of its own that has said yes to ending a session, waits for a line on standard input, and runs it. It is killed in the
 * middle. Arguments: data folder, port of the server, process id of the session.
 */
import { once } from 'node:events';
import { writeSync } from 'node:fs';
import { createRouterClient } from '@orpc/server';
import { openCore } from '../../../core/core.ts';
import { systemClock, uuidV7 } from '../../../server/host/system.ts';
import { emptyEnvironment } from '../probes/probe-context.ts';
import { commandId, database, password, roles, runbookText } from './action-world.ts';

const [dataDir = '', port = '', pid = ''] = process.argv.slice(2);
const ports = {
  host: 'server',
  secrets: null,
  notify: null,
  openExternal: null,
  saveFile: null,
  pickFile: null,
  renderPdf: null,
  startProcess: null,
} as const;
const core = await openCore({ dataDir, clock: systemClock, newId: uuidV7, ports, mode: 'own', version: '0.0.0' });
const client = createRouterClient(core.router, { context: { window: 'window-1', actor: null } });
const base64 = Buffer.from(runbookText).toString('base64');
const { entry } = await client.runbooks.import({ name: 'bakery.md', base64 });
const environment = {
  ...emptyEnvironment,
  runbookHash: entry.hash,
  database: {
    host: '127.0.0.1',
    port: Number(port),
    database,
    user: roles.operator,
    sslMode: 'disable' as const,
    caFile: null,
    password: null,
    path: { kind: 'direct' as const },
  },
};
await client.environments.save({ environment });
const { incidentId } = await client.incidents.declare({ commandId: 'declare', environmentId: environment.id });
const card = await client.actions.open({ incidentId, runbookCommandId: commandId(3), inputs: {}, password });
const sessions = card.sessions
  .filter((each) => String(each.pid) === pid)
  .map((each) => ({ pid: each.pid, backendStart: each.backendStart ?? '' }));
const approval = { kind: 'emergency', reason: 'alone' } as const;
const yes = { cardId: card.cardId, signal: 'terminate', sessions } as const;
const { nonce } = await client.actions.arm({ ...yes, approval, confirmation: '1' });
writeSync(1, `${incidentId}\n`);
await once(process.stdin, 'data');
await client.actions.run({ ...yes, commandId: 'run', nonce });

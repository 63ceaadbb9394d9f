import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Core } from '../../../core/core.ts';
import type { Environment } from '../../../shared/environment/environment.ts';
import { openTemporaryCore, refusalOf, temporaryFolder } from './temporary-core.ts';

const dataDir = temporaryFolder();
type Client = Awaited<ReturnType<typeof openTemporaryCore>>['client'];
let core: Core;
let client: Client;

beforeAll(async () => {
  ({ core, client } = await openTemporaryCore({ dataDir }));
});
afterAll(() => core.close());

async function restart() {
  await core.close();
  ({ core, client } = await openTemporaryCore({ dataDir }));
}

/** A port on which nobody listens. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : expect.fail();
}

function environment(port: number): Environment {
  return {
    id: 'bakery',
    name: 'Bakery',
    kind: 'staging',
    service: 'ovens',
    api: {
      baseUrl: `http://127.0.0.1:${port}`,
      path: { kind: 'direct' },
      token: { kind: 'ask' },
      healthPath: '/health',
      endpoints: [],
      timeoutMs: 2_000,
    },
    database: null,
    logs: [],
    hosts: [],
    accessDurationUnit: null,
    thresholds: [],
    contacts: [],
    dashboards: [],
    deployments: null,
    runbookHash: null,
  };
}

describe('settings', () => {
  it('have defaults, and keep what was set', async () => {
    expect(await client.settings.get()).toEqual({
      language: 'ja',
      theme: 'system',
      actor: '',
      deadlineSound: true,
      lastEnvironmentId: null,
      exportNamePattern: '{date}-{number}-{title}',
      exportFolder: '',
    });
    await client.settings.set({ theme: 'dark' });
    await client.settings.set({ actor: 'Hana' });
    await restart();
    expect(await client.settings.get()).toMatchObject({ language: 'ja', theme: 'dark', actor: 'Hana' });
  });
});

describe('drafts', () => {
  it('outlive a restart, redacted, and go when they are empty', async () => {
    await client.drafts.set({ key: 'note/1', text: 'half a sentence, PGPASSWORD=hunter2hunter2' });
    await client.drafts.set({ key: 'note/2', text: 'x' });
    await client.drafts.set({ key: 'note/2', text: '' });
    await restart();
    const drafts = await client.drafts.list();
    expect(drafts.map(({ key }) => key)).toEqual(['note/1']);
    expect(drafts[0]?.text).toContain('half a sentence');
    expect(drafts[0]?.text).not.toContain('hunter2');
  });
});

describe('environments', () => {
  it('keep a secret out of every answer and every file', async () => {
    const secret = 'correct-horse-battery-staple';
    const saved = await client.environments.save({ environment: environment(await closedPort()) });
    expect(saved.hasSecret).toEqual({
      apiToken: false,
      databasePassword: false,
      operatorPassword: false,
      messageWebhook: false,
    });
    await client.environments.setSecret({ environmentId: 'bakery', field: 'apiToken', value: secret });
    const list = await client.environments.list();
    expect(list[0]?.hasSecret.apiToken).toBe(true);
    // What is known as a secret is taken out of whatever is written from then on.
    await client.drafts.set({ key: 'note/3', text: `token is ${secret}` });
    const { incidentId } = await client.incidents.declare({ commandId: 'secret-1', environmentId: 'bakery' });
    await client.incidents.addNote({ incidentId, commandId: 'secret-2', text: `see ${secret}`, startedAtMs: null });
    const answers = JSON.stringify([
      list,
      await client.drafts.list(),
      await client.incidents.get({ incidentId }),
      await client.incidents.timeline({ incidentId }),
    ]);
    expect(answers).not.toContain(secret);
    expect(answers).toContain('see ');
    for (const name of readdirSync(dataDir).filter((file) => file.startsWith('record'))) {
      expect(readFileSync(join(dataDir, name)).includes(secret)).toBe(false);
    }
    await restart();
    expect((await client.environments.list())[0]?.hasSecret.apiToken).toBe(false);
  });

  it('refuse what cannot be right', async () => {
    const good = environment(1);
    const api = good.api ?? expect.fail();
    const ftp = { ...good, api: { ...api, baseUrl: 'ftp://127.0.0.1' } };
    expect(await refusalOf(client.environments.save({ environment: ftp }))).toMatchObject({ reason: 'baseUrlNotHttp' });
    const far: Environment = {
      ...good,
      database: {
        host: 'db.example.com',
        port: 5432,
        database: 'orders',
        user: 'probe',
        sslMode: 'disable',
        caFile: null,
        password: null,
        path: { kind: 'direct' },
      },
    };
    expect(await refusalOf(client.environments.save({ environment: far }))).toMatchObject({
      reason: 'plainDatabaseNotLoopback',
    });
    const missing = client.incidents.declare({ commandId: 'none', environmentId: 'none' });
    expect(await refusalOf(missing)).toMatchObject({ code: 'NOT_FOUND', reason: 'noSuchEnvironment' });
  });

  it('are read as soon as an incident is declared, and what is refused is said so', async () => {
    const port = await closedPort();
    await client.environments.save({ environment: environment(port) });
    const { incidentId } = await client.incidents.declare({ commandId: 'refused', environmentId: 'bakery' });
    await expect
      .poll(async () => (await client.incidents.get({ incidentId })).state.checks.length, { timeout: 10_000 })
      .toBeGreaterThan(0);
    while ((await client.incidents.get({ incidentId })).sweeps.length > 0) await wait(20);
    const { state } = await client.incidents.get({ incidentId });
    expect(state.checks.map(({ target }) => target)).toEqual([`GET http://127.0.0.1:${port}/health`]);
    expect(JSON.stringify(state.checks[0]?.readings)).toContain('refused');
    expect(state.evidence.map(({ label }) => label)).toEqual(['E-001']);
    expect((await client.settings.get()).lastEnvironmentId).toBe('bakery');
    await client.environments.remove({ environmentId: 'bakery' });
    expect(await client.environments.list()).toEqual([]);
    // The incident keeps its own picture of it.
    expect((await client.incidents.get({ incidentId })).state.environment?.name).toBe('Bakery');
  });
});

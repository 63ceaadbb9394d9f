/** A secret on its way through the whole desktop app: usable after a restart, readable in no file, gone with its environment. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ContractClient } from '../../shared/contract/contract-client.ts';
import type { Environment } from '../../shared/environment/environment.ts';
import type { DoubleConfig } from '../electron-double/app/config.ts';
import { type DoubleApp, startDoubleApp } from '../electron-double/stage/double-app.ts';
import { firstScreen } from '../electron-double/stage/first-screen.ts';
import { type HeadlessScreen, openHeadlessScreen } from '../electron-double/stage/headless-screen.ts';
import { listFolder } from '../packing/package-contents.ts';

const token = 'tok-3f9a-ひみつ-7c21';
const staging: Environment = {
  id: 'staging',
  name: '検証',
  kind: 'staging',
  service: 'orders',
  api: {
    baseUrl: 'https://staging.example.invalid',
    path: { kind: 'direct' },
    token: { kind: 'stored', id: 'staging/apiToken' },
    healthPath: '/health',
    endpoints: [],
    timeoutMs: 1000,
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

let folder: string;
let running: DoubleApp<HeadlessScreen>[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hikeshi-secrets-'));
  mkdirSync(join(folder, 'data'));
  running = [];
});

afterEach(async () => {
  for (const app of running) await app.kill();
  rmSync(folder, { recursive: true, force: true });
});

async function open(
  config: Partial<DoubleConfig> = {},
): Promise<{ client: ContractClient; quit: () => Promise<number> }> {
  const app = startDoubleApp({ dataDir: join(folder, 'data'), openScreen: openHeadlessScreen, config });
  running.push(app);
  const { client } = await firstScreen(app);
  return { client: await client, quit: app.quit };
}

async function hasToken(client: ContractClient): Promise<boolean | undefined> {
  return (await client.environments.list()).find(({ environment }) => environment.id === 'staging')?.hasSecret.apiToken;
}

/** Files of the data folder in which the token can be read. */
function filesWithToken(): string[] {
  const data = join(folder, 'data');
  const needle = Buffer.from(token);
  return listFolder(data)
    .map(({ path }) => path)
    .filter((path) => existsSync(join(data, path)) && !path.endsWith('.sock'))
    .filter((path) => readFileSync(join(data, path)).includes(needle));
}

test('is there after a restart, in no file, and gone with its environment', async () => {
  const first = await open();
  await first.client.environments.save({ environment: staging });
  expect(await hasToken(first.client)).toBe(false);
  await first.client.environments.setSecret({ environmentId: 'staging', field: 'apiToken', value: token });
  expect(await hasToken(first.client)).toBe(true);
  expect(await first.quit()).toBe(0);
  expect(filesWithToken()).toEqual([]);

  const second = await open();
  expect(await hasToken(second.client)).toBe(true);
  await second.client.environments.remove({ environmentId: 'staging' });
  await second.client.environments.save({ environment: staging });
  expect(await hasToken(second.client)).toBe(false);
  expect(JSON.parse(readFileSync(join(folder, 'data', 'secrets.json'), 'utf8'))).toEqual({});
});

test.runIf(process.platform === 'linux')(
  'lasts for the session alone where the key store protects nothing',
  async () => {
    const first = await open({ storageBackend: 'basic_text' });
    await first.client.environments.save({ environment: staging });
    await first.client.environments.setSecret({ environmentId: 'staging', field: 'apiToken', value: token });
    expect(await hasToken(first.client)).toBe(true);
    expect(await first.quit()).toBe(0);
    expect(filesWithToken()).toEqual([]);

    const second = await open({ storageBackend: 'basic_text' });
    expect(await hasToken(second.client)).toBe(false);
  },
);

/** Building the drill's world, a part on the other, and taking it down in the opposite order. */
import { randomBytes } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync, rmSync, statSync } from 'node:fs';
import type { ApiConfig } from './api/config.ts';
import { createApiClient } from './api-client.ts';
import { chooseApiPort } from './api-port.ts';
import { type ApiProcess, createApiProcess } from './api-process.ts';
import { recordDeployment, soundVersion, writeDeploymentHistory } from './deployments.ts';
import type { Ground } from './faults/fault.ts';
import type { Layout } from './layout.ts';
import { rotateLogs, writeRotatedLog } from './log-rotation.ts';
import { type Cluster, createCluster, databaseName } from './postgres/cluster.ts';
import { createOperator } from './postgres/operator.ts';
import { createTodoDatabase, roles } from './postgres/todo-database.ts';
import { writePrivateFile } from './private-file.ts';
import { startTraffic } from './traffic.ts';

/** Small, so that a few slow requests use it up. */
const poolSize = 5;

export type Stage = {
  ground: Ground;
  /** The port the API would have had, where another program listens on it; else null. */
  portTaken: number | null;
  /** The release that the API runs or should run. */
  version(): string;
  takeDown(): Promise<void>;
};

export type StageOptions = {
  layout: Layout;
  /** The API's port as it was asked for; see {@link chooseApiPort}. */
  port: number | null;
  postgresBin: string | null;
  /** The drill's own main file. */
  entry: string;
  apiInProcess: boolean;
  /** Ends the building, and every wait of a fault. */
  signal: AbortSignal;
};

/** Throws one sentence when a part cannot be had; what stood by then has been taken down again. */
export async function buildStage(options: StageOptions): Promise<Stage> {
  const { layout, signal } = options;
  const takings: (() => Promise<void>)[] = [];
  const takeDown = async () => {
    for (const take of takings.splice(0).reverse()) await take();
  };
  try {
    const secrets = makeSecrets();
    const cluster = await createCluster({
      postgresBin: options.postgresBin,
      databaseLog: layout.logs.database,
      signal,
    });
    takings.push(() => cluster.remove());
    await cluster.start();
    await createTodoDatabase(cluster, secrets);
    writeFiles(layout, secrets);
    writePrivateFile(layout.operatorPasswordFile, `${await createOperator(cluster)}\n`);
    const { api, config, choice } = await startApi(options, cluster);
    takings.push(() => api.stop());
    writeRotatedLog(layout.logs.application, choice.port, Date.now());
    const client = createApiClient(`http://127.0.0.1:${choice.port}`, secrets.token);
    const traffic = startTraffic(client);
    takings.push(() => traffic.stop());
    const ground: Ground = {
      layout,
      cluster,
      api,
      apiPort: choice.port,
      poolSize,
      client,
      traffic,
      secrets,
      configureApi: config.write,
      deploy: (version, description, agoMs) => {
        recordDeployment(layout.deploymentsFile, version, description, agoMs);
        config.write({ version });
        return restart(api);
      },
      restartApi: () => restart(api),
      markLog: () => statSync(layout.logs.application, { throwIfNoEntry: false })?.size ?? 0,
      logSince: (mark) => textFrom(layout.logs.application, mark),
      async turnPage() {
        rotateLogs(layout);
        writeDeploymentHistory(layout.deploymentsFile);
        if (config.version() === soundVersion) return;
        config.write({ version: soundVersion });
        await restart(api);
      },
      signal,
    };
    return { ground, portTaken: choice.taken, version: config.version, takeDown };
  } catch (error) {
    await takeDown();
    throw error;
  }
}

type Secrets = Ground['secrets'] & { token: string };

function makeSecrets(): Secrets {
  const secret = () => randomBytes(18).toString('base64url');
  return { apiPassword: secret(), responderPassword: secret(), batchPassword: secret(), token: secret() };
}

function writeFiles(layout: Layout, secrets: Secrets): void {
  writePrivateFile(layout.tokenFile, `${secrets.token}\n`);
  writePrivateFile(layout.passwordFile, `${secrets.responderPassword}\n`);
  writePrivateFile(layout.apiPasswordFile, `${secrets.apiPassword}\n`);
  writeDeploymentHistory(layout.deploymentsFile);
}

/** Between our look and the API's own listening another program may take the port: then there is a next choice. */
async function startApi(options: StageOptions, cluster: Cluster) {
  const { layout } = options;
  for (let attempt = 1; ; attempt += 1) {
    const choice = await chooseApiPort(options.port);
    const config = apiConfiguration(layout, choice.port, cluster);
    config.write({});
    const api = createApiProcess({
      entry: options.entry,
      port: choice.port,
      configFile: layout.apiConfigFile,
      logDirectory: layout.apiLogDirectory,
      inProcess: options.apiInProcess,
    });
    if ((await api.start()) === 'listening') return { api, config, choice };
    const reason = lastLineOf(layout.logs.application);
    if (attempt === 3 || !reason.includes('address already in use'))
      throw new Error(`the API did not start: ${reason}`);
    rmSync(layout.apiLogDirectory, { recursive: true });
  }
}

/** The API's configuration as it should be; the version is the one deployed last. */
function apiConfiguration(layout: Layout, apiPort: number, cluster: Cluster) {
  let version: string = soundVersion;
  return {
    version: () => version,
    write(changes: Partial<ApiConfig>) {
      version = changes.version ?? version;
      const config: ApiConfig = {
        version,
        port: apiPort,
        database: {
          host: cluster.host,
          port: cluster.port,
          name: databaseName,
          user: roles.api,
          passwordFile: layout.apiPasswordFile,
          poolSize,
          poolWaitMs: 12_000,
          connectMs: 2_000,
          statementMs: 15_000,
        },
        ...changes,
      };
      writePrivateFile(layout.apiConfigFile, `${JSON.stringify(config, null, 2)}\n`);
    },
  };
}

async function restart(api: ApiProcess): Promise<'listening' | 'exited'> {
  await api.stop();
  return api.start();
}

function lastLineOf(file: string): string {
  return readFileSync(file, 'utf8').trimEnd().split('\n').at(-1) ?? '';
}

function textFrom(file: string, start: number): string {
  const descriptor = openSync(file, 'r');
  try {
    const buffer = Buffer.alloc(Math.max(0, statSync(file).size - start));
    const length = readSync(descriptor, buffer, 0, buffer.length, start);
    return buffer.toString('utf8', 0, length);
  } finally {
    closeSync(descriptor);
  }
}

/** Building the drill's world, a part on the other, and taking it down in the opposite order. */
import { randomBytes } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import type { ApiConfig } from './api/config.ts';
import { createApiClient } from './api-client.ts';
import { type ApiProcess, createApiProcess } from './api-process.ts';
import { recordDeployment, soundVersion, writeDeploymentHistory } from './deployments.ts';
import type { Ground } from './faults/fault.ts';
import type { Layout } from './layout.ts';
import { rotateLogs, writeRotatedLog } from './log-rotation.ts';
import { type Cluster, createCluster, databaseName } from './postgres/cluster.ts';
import { createTodoDatabase, roles } from './postgres/todo-database.ts';
import { writePrivateFile } from './private-file.ts';
import { startTraffic } from './traffic.ts';

/** Small, so that a few slow requests use it up. */
const poolSize = 5;

export type Stage = {
  ground: Ground;
  /** The release that the API runs or should run. */
  version(): string;
  takeDown(): Promise<void>;
};

export type StageOptions = {
  layout: Layout;
  apiPort: number;
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
    writeFiles(options, secrets);
    const api = createApiProcess({
      entry: options.entry,
      port: options.apiPort,
      configFile: layout.apiConfigFile,
      logDirectory: layout.apiLogDirectory,
      inProcess: options.apiInProcess,
    });
    takings.push(() => api.stop());
    const client = createApiClient(`http://127.0.0.1:${options.apiPort}`, secrets.token);
    const config = apiConfiguration(options, cluster);
    config.write({});
    if ((await api.start()) === 'exited')
      throw new Error(`the API did not start: ${lastLineOf(layout.logs.application)}`);
    const traffic = startTraffic(client);
    takings.push(() => traffic.stop());
    const ground: Ground = {
      layout,
      cluster,
      api,
      apiPort: options.apiPort,
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
    return { ground, version: config.version, takeDown };
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

function writeFiles({ layout, apiPort }: StageOptions, secrets: Secrets): void {
  writePrivateFile(layout.tokenFile, `${secrets.token}\n`);
  writePrivateFile(layout.passwordFile, `${secrets.responderPassword}\n`);
  writePrivateFile(layout.apiPasswordFile, `${secrets.apiPassword}\n`);
  writeDeploymentHistory(layout.deploymentsFile);
  writeRotatedLog(layout.logs.application, apiPort, Date.now());
}

/** The API's configuration as it should be; the version is the one deployed last. */
function apiConfiguration({ layout, apiPort }: StageOptions, cluster: Cluster) {
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

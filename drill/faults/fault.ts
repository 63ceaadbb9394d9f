/** What a fault is, and what it may take hold of. */
import type { ApiConfig } from '../api/config.ts';
import type { Version } from '../api/releases.ts';
import type { ApiClient } from '../api-client.ts';
import type { ApiProcess } from '../api-process.ts';
import type { Layout } from '../layout.ts';
import type { Cluster } from '../postgres/cluster.ts';
import type { Traffic } from '../traffic.ts';

/** The running drill, in the hands of a fault. */
export type Ground = {
  layout: Layout;
  cluster: Cluster;
  api: ApiProcess;
  apiPort: number;
  /** How many connections the API keeps at most. */
  poolSize: number;
  client: ApiClient;
  traffic: Traffic;
  secrets: { apiPassword: string; responderPassword: string; batchPassword: string };
  /** Writes the API's configuration as it should be, with these changes; the API reads it when it starts. */
  configureApi(changes: Partial<ApiConfig>): void;
  /** Writes the deployment into the list, and runs that release. Resolves when it listens or has ended. */
  deploy(version: Version, description: string, agoMs: number): Promise<'listening' | 'exited'>;
  /** Stops the API where it runs, and starts it with the configuration as it is. */
  restartApi(): Promise<'listening' | 'exited'>;
  /** What the application log has got since `mark`, which {@link Ground.markLog} gave. */
  logSince(mark: number): string;
  markLog(): number;
  /** Puts the traces of an earlier fault away, as days would: logs are rotated, and no deployment is recent. */
  turnPage(): Promise<void>;
  /** Aborts when the drill is to stop; every wait of a fault ends then. */
  signal: AbortSignal;
};

/** Takes the fault out of the world again, the way the runbook's recovery steps do. Resolves when that is done. */
export type Recover = () => Promise<void>;

export type Fault = {
  name: string;
  /** What is really broken, in a sentence. */
  summary: string;
  /** Only what writes fails: no look from outside shows it. */
  hiddenFromLooks?: true;
  /** Breaks it, and resolves when the effect can be seen from outside. */
  putIn(ground: Ground): Promise<Recover>;
};

/** How long before the fault a deployment is said to have been, for the faults that come with one. */
export const deployedAgoMs = 4 * 60_000;

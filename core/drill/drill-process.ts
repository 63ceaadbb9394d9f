/**
 * The drill as the core sees it: a program of its own that the host starts, spoken to in lines of JSON. Its facts (addresses,
 * places of logs and secrets) become an environment like any other.
 */
import type { Environment } from '../../shared/environment/environment.ts';
import { z } from '../../shared/schema.ts';
import type { HostProcess } from '../ports.ts';

/** What the drill prints when it is ready. Secrets lie in files that only this user may read; the line names the files. */
export const drillFactsSchema = z.object({
  ready: z.literal(true),
  /** The service's name, as the environment shows it. */
  service: z.string(),
  apiUrl: z.string(),
  tokenFile: z.string(),
  health: z.string(),
  endpoints: z.array(z.string()),
  database: z.object({
    host: z.string(),
    port: z.number().int(),
    name: z.string(),
    user: z.string(),
    passwordFile: z.string(),
  }),
  logs: z.object({ application: z.string(), access: z.string(), database: z.string() }),
  deployments: z.string(),
  processName: z.string(),
  faults: z.array(z.string()),
});
export type DrillFacts = z.infer<typeof drillFactsSchema>;

/** What it answers to a command. */
const answerSchema = z.object({ done: z.boolean(), error: z.string().optional() });

export type RunningDrill = {
  facts: DrillFacts;
  /** Puts a fault in, takes it out (null), or repairs as the runbook's recovery would; settles when it is in force. */
  command(command: { fault: string | null } | { repair: true }): Promise<void>;
  stop(): Promise<void>;
};

/** Waits for the drill to be ready. Rejects with the drill's own sentence when it ends or fails before. */
export function attachDrill(child: HostProcess, onExit: () => void): Promise<RunningDrill> {
  return new Promise((resolve, reject) => {
    let waiting: { resolve: () => void; reject: (error: Error) => void } | null = null;
    let lastLine = '';
    child.onExit((code) => {
      const error = new Error(lastLine || `exit ${code}`);
      waiting?.reject(error);
      reject(error);
      onExit();
    });
    child.onLine((line) => {
      const message = parseLine(line);
      const facts = drillFactsSchema.safeParse(message);
      if (facts.success) {
        resolve({ facts: facts.data, command, stop: () => child.stop() });
        return;
      }
      const answer = answerSchema.safeParse(message);
      if (!answer.success) {
        lastLine = line;
      } else if (answer.data.done) {
        waiting?.resolve();
      } else {
        waiting?.reject(new Error(answer.data.error ?? line));
      }
    });

    function command(order: { fault: string | null } | { repair: true }): Promise<void> {
      return new Promise((done, failed) => {
        waiting = { resolve: done, reject: failed };
        child.send(JSON.stringify(order));
      });
    }
  });
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/** Stable, so that a second drill renews the environment instead of adding one. */
export const drillEnvironmentId = 'drill';

export function drillEnvironment(facts: DrillFacts, name: string, runbookHash: string | null): Environment {
  const { database, logs } = facts;
  return {
    id: drillEnvironmentId,
    name,
    kind: 'drill',
    service: facts.service,
    api: {
      baseUrl: facts.apiUrl,
      path: { kind: 'direct' },
      token: { kind: 'file', path: facts.tokenFile },
      healthPath: facts.health,
      endpoints: facts.endpoints,
      timeoutMs: 10_000,
    },
    database: {
      host: database.host,
      port: database.port,
      database: database.name,
      user: database.user,
      sslMode: 'disable',
      caFile: null,
      password: { kind: 'file', path: database.passwordFile },
      path: { kind: 'direct' },
    },
    logs: [
      { role: 'application', path: logs.application },
      { role: 'access', path: logs.access },
      { role: 'database', path: logs.database },
    ],
    hostCommands: 'here',
    processName: facts.processName,
    deployments: { kind: 'file', path: facts.deployments },
    runbookHash,
  };
}

/** The drill as an environment like any other, made of the facts that the running drill prints about itself. */
import { z } from '../schema.ts';
import type { Environment } from './environment.ts';

/** What the drill prints when it is ready. Secrets lie in files that only this user may read; the line names the files. */
export const drillFactsSchema = z.object({
  ready: z.literal(true),
  /** The drill's own process. */
  pid: z.number().int(),
  /** The service's name, as the environment shows it. */
  service: z.string(),
  apiUrl: z.string(),
  /** The port that the API would have had, where another program listens on it. */
  portTaken: z.number().int().nullable(),
  tokenFile: z.string(),
  health: z.string(),
  endpoints: z.array(z.string()),
  database: z.object({
    host: z.string(),
    port: z.number().int(),
    name: z.string(),
    user: z.string(),
    passwordFile: z.string(),
    operator: z.object({ user: z.string(), passwordFile: z.string() }),
  }),
  logs: z.object({ application: z.string(), access: z.string(), database: z.string() }),
  deployments: z.string(),
  /** Null where the service is no process of its own. */
  processName: z.string().nullable(),
  faults: z.array(z.string()),
  surprises: z.array(z.string()),
  /** The fault in force from the start. */
  fault: z.string().nullable(),
});
export type DrillFacts = z.infer<typeof drillFactsSchema>;

/** Stable, so that a second drill renews the environment instead of adding one. */
export const drillEnvironmentId = 'drill';
const hostId = 'drill-host';

/** `hostname` is this machine's own, where the drill runs. */
export function drillEnvironment(
  facts: DrillFacts,
  { name, hostname, runbookHash }: { name: string; hostname: string; runbookHash: string | null },
): Environment {
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
      operator: {
        user: database.operator.user,
        password: { kind: 'file', path: database.operator.passwordFile },
      },
    },
    hosts: [{ id: hostId, name: hostname, run: { kind: 'here', hostname }, processName: facts.processName }],
    logs: [
      { role: 'application', path: logs.application, hostId },
      { role: 'access', path: logs.access, hostId },
      { role: 'database', path: logs.database, hostId },
    ],
    accessDurationUnit: 's',
    deployments: { kind: 'file', path: facts.deployments, hostId },
    thresholds: [],
    contacts: [],
    dashboards: [],
    runbookHash,
  };
}

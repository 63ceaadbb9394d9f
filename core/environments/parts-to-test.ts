/** Which looks testing an environment makes, and what is wrong before any of them. */
import type { EnvironmentTest } from '../../shared/contract/view.ts';
import type { DatabasePath, Environment, Host, Path, SecretRef } from '../../shared/environment/environment.ts';
import { hostOf, isHere } from '../../shared/environment/hosts.ts';
import { finding, type TestFinding } from '../../shared/environment/test-finding.ts';
import type { CheckRequest } from '../probes/probe.ts';

export type PartToTest = Pick<EnvironmentTest, 'part' | 'about' | 'target'> & {
  /** Null where it cannot be read as it is set up. */
  request: CheckRequest | null;
  path: Path | DatabasePath;
  secret: SecretRef | null;
  /** `host:port` of what is read. */
  address: string;
  /** The first part that goes this way. */
  isFirstOnPath: boolean;
  /** What is known without a look. */
  known: TestFinding[];
};

const logLines = 10;
/** Of an access log, enough to see whether its lines are understood. */
const accessLogLines = 100;

/** @param hostname of this machine. */
export function partsToTest(environment: Environment, hostname: string): PartToTest[] {
  return [
    ...apiParts(environment),
    ...databaseParts(environment),
    ...environment.logs.map(({ role, path, hostId }): PartToTest => {
      const request: CheckRequest = {
        kind: 'logSignatures',
        source: { kind: 'file', path },
        signatures: [],
        lastLines: role === 'access' ? accessLogLines : logLines,
        hostId,
      };
      return onHost({ part: 'log', about: role, target: path, request }, hostOf(environment, hostId), hostname);
    }),
    ...environment.hosts.map((host) => {
      const target = host.processName === null ? host.name : `ps: ${host.processName} @ ${host.name}`;
      return onHost({ part: 'host', about: host.id, target, request: hostRequest(host) }, host, hostname);
    }),
    ...deploymentParts(environment, hostname),
    ...environment.dashboards.map(dashboardPart),
  ];
}

function apiParts({ api }: Environment): PartToTest[] {
  if (api === null) return [];
  const looks = [
    ...(api.healthPath === null ? [] : [{ part: 'api' as const, about: null, path: api.healthPath, health: true }]),
    ...api.endpoints.map((path) => ({ part: 'endpoint' as const, about: path, path, health: false })),
  ];
  return looks.map(({ part, about, path, health }, index) => ({
    part,
    about,
    target: `GET ${path}`,
    request: { kind: 'endpoint', path, health },
    path: api.path,
    secret: api.token,
    address: addressOf(api.baseUrl),
    isFirstOnPath: index === 0,
    known: [],
  }));
}

function addressOf(baseUrl: string): string {
  if (!URL.canParse(baseUrl)) return baseUrl;
  const url = new URL(baseUrl);
  return url.port === '' ? `${url.hostname}:${url.protocol === 'https:' ? 443 : 80}` : url.host;
}

function databaseParts({ database }: Environment): PartToTest[] {
  if (database === null) return [];
  const address = `${database.host}:${database.port}`;
  return [
    {
      part: 'database',
      about: null,
      target: `${address}/${database.database}`,
      request: { kind: 'databaseConnections' },
      path: database.path,
      secret: database.path.kind === 'psqlOverSsh' ? null : database.password,
      address,
      isFirstOnPath: true,
      known: [],
    },
  ];
}

function deploymentParts(environment: Environment, hostname: string): PartToTest[] {
  const { deployments } = environment;
  if (deployments === null) return [];
  const target = deployments.kind === 'file' ? deployments.path : deployments.directory;
  const part = { part: 'deployments' as const, about: null, target, request: { kind: 'deployments' as const } };
  return [onHost(part, hostOf(environment, deployments.hostId), hostname)];
}

/** Asked as anyone would be who is not signed in: that it answers is all there is to know. */
function dashboardPart({ name, url }: Environment['dashboards'][number]): PartToTest {
  return {
    part: 'dashboard',
    about: name,
    target: `GET ${url}`,
    request: { kind: 'address', url },
    path: { kind: 'direct' },
    secret: null,
    address: addressOf(url),
    isFirstOnPath: false,
    known: [],
  };
}

/** Whether a part is read where nobody named any: dashboards say nothing of the service itself. */
export function isReadUnnamed(part: EnvironmentTest['part']): boolean {
  return part !== 'dashboard';
}

/** A host without a process to look for is asked how long it has been up. */
function hostRequest({ id, processName }: Host): CheckRequest {
  if (processName !== null) return { kind: 'process', name: processName, hostId: id };
  const probe = { type: 'host' as const, argv: ['uptime'], privileged: false, filters: [] };
  return { kind: 'command', probe, hostId: id };
}

function onHost(
  part: Pick<PartToTest, 'part' | 'about' | 'target' | 'request'>,
  host: Host | null,
  hostname: string,
): PartToTest {
  const known = hostFindings(part.part, host, hostname);
  return {
    ...part,
    request: known.length === 0 ? part.request : null,
    path: host?.run.kind === 'ssh' ? { kind: 'ssh', alias: host.run.alias } : { kind: 'direct' },
    secret: null,
    address: host?.name ?? '',
    isFirstOnPath: false,
    known,
  };
}

/** Nothing runs on a machine that the environment does not name, where it allows nothing, or that is another than this one. */
function hostFindings(part: EnvironmentTest['part'], host: Host | null, hostname: string): TestFinding[] {
  if (host === null) return [finding('error', 'hostNotNamed')];
  const { run, name } = host;
  if (run.kind === 'none') return [finding(part === 'host' ? 'info' : 'error', 'commandsOff', { host: name })];
  if (run.kind === 'here' && !isHere(host, hostname)) {
    return [finding('error', 'notThisMachine', { host: name, hostname: run.hostname, thisMachine: hostname })];
  }
  return [];
}

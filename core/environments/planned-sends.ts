/** What testing an environment will send and run, made of the very texts that are sent. Nothing is sent to find out. */
import type { PlannedSend } from '../../shared/contract/view.ts';
import type { Environment, Host } from '../../shared/environment/environment.ts';
import { hostOf } from '../../shared/environment/hosts.ts';
import { quoteWord } from '../../shared/runbook/commands/shell-words.ts';
import { planRequest } from '../probes/http/plan-request.ts';
import { clientsQuery, connectionsQuery } from '../probes/postgres/activity.ts';
import { grantsQuery, relationsOf, relationsQuery } from '../probes/postgres/grants.ts';
import { opening } from '../probes/postgres/read-only-session.ts';
import { Unreadable } from '../probes/unreadable.ts';

/** @param statements looks of the runbook: what they read is asked about, they themselves are not sent. */
export function plannedSends(environment: Environment, statements: readonly string[]): PlannedSend[] {
  return [
    ...apiSends(environment),
    ...databaseSends(environment, statements),
    ...environment.logs.flatMap(({ path, hostId }) =>
      placeSends('log', ['tail', '-n', '10', path], hostId, environment),
    ),
    ...environment.hosts.flatMap((host) => processSends(host)),
    ...deploymentSends(environment),
  ];
}

function apiSends(environment: Environment): PlannedSend[] {
  const { api } = environment;
  if (api === null) return [];
  const paths = [
    ...(api.healthPath === null ? [] : [{ part: 'api' as const, path: api.healthPath, health: true }]),
    ...api.endpoints.map((path) => ({ part: 'endpoint' as const, path, health: false })),
  ];
  const token = api.token === null ? '' : '\nAuthorization: Bearer ***';
  const requests = paths.flatMap(({ part, path, health }): PlannedSend[] => {
    const url = urlOf(environment, path, health);
    return url === null ? [] : [{ part, code: 'request', text: `GET ${url}${token}` }];
  });
  return requests.length === 0 ? [] : [...forwardSends('api', api.path, new URL(api.baseUrl)), ...requests];
}

/** Null for an address that the probe would refuse. */
function urlOf(environment: Environment, path: string, health: boolean): string | null {
  try {
    return planRequest({ kind: 'endpoint', path, health }, environment).url.href;
  } catch (error) {
    if (error instanceof Unreadable) return null;
    throw error;
  }
}

function databaseSends({ database }: Environment, looks: readonly string[]): PlannedSend[] {
  if (database === null) return [];
  const { host, port, user, path } = database;
  const part = 'database';
  const relations = relationsOf(looks);
  const ofGrants = [grantsQuery, ...(relations.length === 0 ? [] : [relationsQuery(relations)])];
  const asked = [
    ...[opening, connectionsQuery, clientsQuery, 'ROLLBACK'],
    ...(path.kind === 'psqlOverSsh' ? [] : [opening, ...ofGrants, 'ROLLBACK']),
  ]
    .map((statement) => `${statement.trim()};`)
    .join('\n');
  if (path.kind === 'psqlOverSsh') {
    const psql = ['psql', '-h', host, '-p', String(port), '-U', user, '-d', database.database];
    return [
      { part, code: 'overSsh', text: overSsh(path.alias, psql) },
      { part, code: 'statement', text: asked },
    ];
  }
  const tls = database.sslMode === 'disable' ? 'sslmode=disable' : 'sslmode=verify-full';
  const at = path.kind === 'tunnel' ? `127.0.0.1:${path.localPort} (${host}:${port})` : `${host}:${port}`;
  return [
    ...(path.kind === 'ssh' ? [forward(part, path.alias, host, port)] : []),
    { part, code: 'connection', text: `${at}/${database.database} user=${user} ${tls} application_name=hikeshi` },
    { part, code: 'statement', text: asked },
  ];
}

function forwardSends(part: PlannedSend['part'], path: { kind: string; alias?: string }, url: URL): PlannedSend[] {
  if (path.alias === undefined) return [];
  const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
  return [forward(part, path.alias, url.hostname, port)];
}

function forward(part: PlannedSend['part'], alias: string, host: string, port: number): PlannedSend {
  return { part, code: 'forward', text: line(['ssh', '-o', 'BatchMode=yes', '-W', `${host}:${port}`, alias]) };
}

function processSends({ processName, run }: Host): PlannedSend[] {
  return runSends('host', processName === null ? ['uptime'] : ['ps', '-ww', '-eo', 'pid=,ppid=,stat=,args='], run);
}

function deploymentSends(environment: Environment): PlannedSend[] {
  const { deployments } = environment;
  if (deployments === null) return [];
  if (deployments.kind === 'file') {
    return placeSends('deployments', ['tail', '-n', '20', deployments.path], deployments.hostId, environment);
  }
  const host = hostOf(environment, deployments.hostId);
  const argv = ['git', '-C', deployments.directory, 'log', '-n', '20'];
  return host === null ? [] : runSends('deployments', argv, host.run);
}

/** The end of a file: read by the app where it lies here, by `tail` over ssh. */
function placeSends(
  part: PlannedSend['part'],
  tail: readonly string[],
  hostId: string,
  environment: Environment,
): PlannedSend[] {
  const run = hostOf(environment, hostId)?.run ?? { kind: 'none' };
  if (run.kind === 'here') return [{ part, code: 'read', text: tail.at(-1) ?? '' }];
  return runSends(part, tail, run);
}

function runSends(part: PlannedSend['part'], argv: readonly string[], run: Host['run']): PlannedSend[] {
  switch (run.kind) {
    case 'none':
      return [];
    case 'here':
      return [{ part, code: 'here', text: line(argv) }];
    case 'ssh':
      return [{ part, code: 'overSsh', text: overSsh(run.alias, argv) }];
  }
}

function overSsh(alias: string, argv: readonly string[]): string {
  return line(['ssh', '-o', 'BatchMode=yes', alias, '--', ...argv]);
}

function line(argv: readonly string[]): string {
  return argv.map(quoteWord).join(' ');
}

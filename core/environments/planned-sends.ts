/** What testing an environment will send and run, made of the very texts that are sent. Nothing is sent to find out. */
import { posix } from 'node:path';
import type { PlannedSend } from '../../shared/contract/view.ts';
import type { Environment, Host } from '../../shared/environment/environment.ts';
import { hostOf } from '../../shared/environment/hosts.ts';
import { commitsWords, movesWords } from '../probes/host/git-commits.ts';
import { prepareWords } from '../probes/host/prepare-words.ts';
import { inPlainLanguage } from '../probes/host/reach-host.ts';
import { type HttpRequest, planRequest } from '../probes/http/plan-request.ts';
import { hasGlob } from '../probes/log/expand-globs.ts';
import { loginWords } from '../probes/path/ssh-login.ts';
import { commandWords, quietOptions, quotedWord, streamWords } from '../probes/path/ssh-words.ts';
import { clientsQuery, connectionsQuery } from '../probes/postgres/activity.ts';
import { grantsQuery, relationsOf, relationsQuery } from '../probes/postgres/grants.ts';
import { psqlVariables, psqlWords } from '../probes/postgres/psql-session.ts';
import { opening } from '../probes/postgres/read-only-session.ts';
import { plainGet } from '../probes/run-check.ts';
import { Unreadable } from '../probes/unreadable.ts';

type Part = PlannedSend['part'];

/** Where ssh shares a login; its place is not known before. */
const socket = 'SOCKET';
/** What psql is told to print for NULL: another text each time. */
const nullText = 'null-RANDOM';

/** @param statements looks of the runbook: what they read is asked about, they themselves are not sent. */
export function plannedSends(environment: Environment, statements: readonly string[]): PlannedSend[] {
  return withoutSecondLogins([
    ...apiSends(environment),
    ...databaseSends(environment, statements),
    ...environment.logs.flatMap(({ path, hostId }) => fileSends('log', path, 10, hostOf(environment, hostId))),
    ...environment.hosts.flatMap((host) => hostSends(host)),
    ...deploymentSends(environment),
    ...environment.dashboards.flatMap(({ url }) => dashboardSends(url, environment)),
  ]);
}

function apiSends(environment: Environment): PlannedSend[] {
  const { api } = environment;
  if (api === null) return [];
  const paths = [
    ...(api.healthPath === null ? [] : [{ part: 'api' as const, path: api.healthPath, health: true }]),
    ...api.endpoints.map((path) => ({ part: 'endpoint' as const, path, health: false })),
  ];
  const token = api.token === null ? '' : '\nAuthorization: Bearer ***';
  return paths.flatMap(({ part, path, health }): PlannedSend[] => {
    const url = urlOf(environment, { kind: 'endpoint', path, health });
    if (url === null) return [];
    const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
    const way = api.path.kind === 'ssh' ? forward(part, api.path.alias, url.hostname, port) : [];
    return [...way, { part, code: 'request', gist: null, text: `GET ${url.href}${token}` }];
  });
}

/** Null for an address that the probe would refuse. */
function urlOf(environment: Environment, request: HttpRequest): URL | null {
  try {
    return planRequest(request, environment).url;
  } catch (error) {
    if (error instanceof Unreadable) return null;
    throw error;
  }
}

function dashboardSends(address: string, environment: Environment): PlannedSend[] {
  const url = urlOf({ ...environment, api: null }, { kind: 'command', probe: plainGet(address) });
  return url === null ? [] : [{ part: 'dashboard', code: 'request', gist: null, text: `GET ${url.href}` }];
}

function databaseSends({ database }: Environment, looks: readonly string[]): PlannedSend[] {
  if (database === null) return [];
  const { host, port, user, path } = database;
  const part = 'database';
  const relations = relationsOf(looks);
  const ofGrants = [grantsQuery, ...(relations.length === 0 ? [] : [relationsQuery(relations)])];
  const isThere = path.kind === 'psqlOverSsh';
  const asked = [opening, connectionsQuery, clientsQuery, 'ROLLBACK', opening, ...ofGrants, 'ROLLBACK'];
  const text = asked.map((statement) => `${statement.trim()};`).join('\n');
  const statement: PlannedSend = { part, code: 'statement', gist: null, text };
  if (isThere) {
    const gist = `ssh ${path.alias} psql -h ${host} -p ${port} -U ${user} -d ${database.database}`;
    return [...overSsh(part, path.alias, [psqlWords(psqlVariables(database), nullText)], gist), statement];
  }
  const tls = database.sslMode === 'disable' ? 'sslmode=disable' : 'sslmode=verify-full';
  const at = path.kind === 'tunnel' ? `127.0.0.1:${path.localPort} (${host}:${port})` : `${host}:${port}`;
  const connection = `${at}/${database.database} user=${user} ${tls} application_name=hikeshi`;
  return [
    ...(path.kind === 'ssh' ? forward(part, path.alias, host, port) : []),
    { part, code: 'connection', gist: null, text: connection },
    statement,
  ];
}

/** A host without a process to look for is asked how long it has been up. */
function hostSends({ processName, run }: Host): PlannedSend[] {
  return runSends('host', [processName === null ? ['uptime'] : ['ps', '-ww', '-eo', 'pid=,ppid=,stat=,args=']], run);
}

function deploymentSends(environment: Environment): PlannedSend[] {
  const { deployments } = environment;
  if (deployments === null) return [];
  const host = hostOf(environment, deployments.hostId);
  if (deployments.kind === 'file') return fileSends('deployments', deployments.path, 20, host);
  const { directory } = deployments;
  const looks = [movesWords(directory, 20), commitsWords(directory, 20)].map((words) => prepareWords(words, false));
  return host === null ? [] : runSends('deployments', looks, host.run);
}

/** The end of a file: read by the app where it lies here, by programs that only read over ssh. */
function fileSends(part: Part, path: string, lines: number, host: Host | null): PlannedSend[] {
  switch (host?.run.kind) {
    case undefined:
    case 'none':
      return [];
    case 'here':
      return [{ part, code: 'read', gist: null, text: path }];
    case 'ssh': {
      const there = path.replace(/^~\//, '');
      const folder = posix.dirname(there.replace(/[*?[].*$/, 'x'));
      return onHostOverSsh(part, host.run.alias, [
        ...(hasGlob(there) ? [['ls', '-1', '-a', '--', folder]] : []),
        ['readlink', '-f', '--', there],
        ['stat', '-L', '-c', '%F|%Y|%n', '--', there],
        ['tail', '-n', String(lines), '--', there],
      ]);
    }
  }
}

function runSends(part: Part, looks: readonly (readonly string[])[], run: Host['run']): PlannedSend[] {
  switch (run.kind) {
    case 'none':
      return [];
    case 'here':
      return [{ part, code: 'here', gist: null, text: looks.map(line).join('\n') }];
    case 'ssh':
      return onHostOverSsh(part, run.alias, looks);
  }
}

function forward(part: Part, alias: string, host: string, port: number): PlannedSend[] {
  const text = line(['ssh', '-S', socket, ...quietOptions, ...streamWords(alias, { host, port })]);
  return [login(part, alias), { part, code: 'forward', gist: `ssh ${alias} → ${host}:${port}`, text }];
}

function onHostOverSsh(part: Part, alias: string, looks: readonly (readonly string[])[]): PlannedSend[] {
  return overSsh(part, alias, looks.map(inPlainLanguage), looks.map((argv) => `ssh ${alias} ${line(argv)}`).join('\n'));
}

function overSsh(part: Part, alias: string, looks: readonly (readonly string[])[], gist: string): PlannedSend[] {
  const text = looks.map((argv) => line(['ssh', '-S', socket, ...quietOptions, ...commandWords(alias, argv)]));
  return [login(part, alias), { part, code: 'overSsh', gist, text: text.join('\n') }];
}

function login(part: Part, alias: string): PlannedSend {
  return { part, code: 'login', gist: `ssh ${alias}`, text: line(['ssh', ...loginWords(alias, socket)]) };
}

/** One login serves all that goes the same way. */
function withoutSecondLogins(sends: readonly PlannedSend[]): PlannedSend[] {
  const isFirst = (send: PlannedSend, index: number) =>
    sends.findIndex(({ part, code, text }) => part === send.part && code === send.code && text === send.text) === index;
  return sends.filter((send, index) => (send.code !== 'login' && send.code !== 'forward') || isFirst(send, index));
}

function line(argv: readonly string[]): string {
  return argv.map(quotedWord).join(' ');
}

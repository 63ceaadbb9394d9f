/**
 * Reads what people have at hand about a system (a `psql` or `curl` line, an address, assignments, an `ssh` line) as parts of an
 * environment. Several lines are read together, so that a forward and the `psql` through it make one database.
 */
import { readShellLine } from '../../runbook/commands/shell-words.ts';
import { isLoopbackHost } from '../address.ts';
import type { Environment } from '../environment.ts';
import { takeAssignments } from './assignments.ts';
import { type Call, callOf } from './call.ts';
import { type Collected, nothingCollected, say, type Told } from './collected.ts';
import { takeCurl } from './curl-line.ts';
import { isConnectionString, isDatabaseAddress, takeDatabaseAddress } from './database-address.ts';
import { takeForwards } from './forwards.ts';
import { takePortForward } from './kubectl-line.ts';
import type { PastedLine, PastedParts } from './pasted-line.ts';
import { takePsql } from './psql-line.ts';
import { isAlias, takeSsh } from './ssh-line.ts';
import { isWebAddress, takeWebAddress } from './web-address.ts';

const mostCharacters = 20_000;
const mostLines = 50;

/**
 * Never throws. `parts` holds no secret and no reference to a value that was in the text: such a value lies in `secrets`, to be
 * given to the keeper of secrets, and its place in the part says `ask`.
 */
export function readPastedLine(text: string): PastedLine {
  const collected = nothingCollected();
  if (text.length > mostCharacters) say(collected, 'tooLong');
  else for (const line of linesOf(text)) takeLine(collected, line);
  takeForwards(collected);
  decideTls(collected);
  const parts = partsOf(collected);
  const isEmpty = parts.api === null && parts.database === null && parts.hosts.length === 0;
  if (isEmpty && collected.findings.length === 0) say(collected, 'nothingUnderstood');
  const secrets = [...collected.secrets].map(([field, value]) => ({ field, value }));
  return { sources: [...collected.sources], parts, secrets, findings: collected.findings };
}

/** Lines that a backslash continues are one; prompts, blank lines and comments are left out. */
function linesOf(text: string): string[] {
  return text
    .replace(/\\\r?\n/g, ' ')
    .split(/\r?\n/)
    .map((line) => line.trim().replace(/^(?:[\w.@~:/-]*[$%>❯]\s+|#\s+(?=psql|curl|ssh))/u, ''))
    .filter((line) => line !== '' && !line.startsWith('#'))
    .slice(0, mostLines);
}

function takeLine(collected: Collected, line: string): void {
  const bare = /^(["'`])(.*)\1$/s.exec(line)?.[2] ?? line;
  if (takeAddress(collected, { text: bare, expands: false })) return;
  if (takeAssignments(collected, line)) return;
  if (/^[\w.@-]+$/.test(bare) && !programs.has(bare) && isAlias(bare)) {
    collected.sources.add('sshAlias');
    collected.aliases.push(bare);
    return;
  }
  for (const pipeline of readShellLine(line).pipelines) {
    const [stage] = pipeline;
    if (stage !== undefined) takeCall(collected, callOf(stage));
  }
}

/** An address alone, where nothing works out what a `$` in it becomes. */
function takeAddress(collected: Collected, told: Told): boolean {
  const isOne = !/\s/.test(told.text);
  if (
    isDatabaseAddress(told.text) ||
    (isConnectionString(told.text) && /(?:^|\s)(?:host|dbname)\s*=/.test(told.text))
  ) {
    collected.sources.add('databaseAddress');
    takeDatabaseAddress(collected, told);
    return true;
  }
  if (!isOne || !isWebAddress(told.text) || !takeWebAddress(collected, told, true)) return false;
  collected.sources.add('webAddress');
  return true;
}

const programs: ReadonlySet<string> = new Set(['psql', 'pgcli', 'curl', 'wget', 'ssh', 'autossh', 'kubectl', 'docker']);

function takeCall(collected: Collected, call: Call): void {
  switch (call.name) {
    case 'psql':
    case 'pgcli':
      takePsql(collected, call);
      break;
    case 'curl':
    case 'wget':
      takeCurl(collected, call);
      break;
    case 'ssh':
    case 'autossh':
      takeSshAndRemote(collected, call);
      break;
    case 'kubectl':
    case 'oc':
      if (!takePortForward(collected, call)) sayInsideContainer(collected, call);
      break;
    case 'docker':
    case 'docker-compose':
    case 'podman':
      sayInsideContainer(collected, call);
      break;
    default:
      break;
  }
}

function sayInsideContainer(collected: Collected, { words }: Call): void {
  if (words.some(({ text }) => text === 'exec' || text === 'run')) say(collected, 'insideContainer');
}

/** A command that runs behind the alias tells of its target by the path over that alias. */
function takeSshAndRemote(collected: Collected, call: Call): void {
  const ssh = takeSsh(collected, call);
  if (ssh === null || ssh.remote === null) return;
  const [stage] = readShellLine(ssh.remote).pipelines[0] ?? [];
  const remote = stage === undefined ? null : callOf(stage);
  const { alias } = ssh;
  if (remote?.name === 'psql' && takePsql(collected, remote)) {
    collected.database.path = { kind: 'psqlOverSsh', alias };
    if (collected.secrets.delete('databasePassword')) say(collected, 'passwordStaysOnHost');
    delete collected.database.password;
  } else if (remote?.name === 'curl' && takeCurl(collected, remote)) collected.api.path = { kind: 'ssh', alias };
  else collected.aliases.push(alias);
}

/** What libpq does where nobody says otherwise: TLS if the server has it, unverified. */
const assumedMode = 'prefer';
const modesWithoutTls: ReadonlySet<string> = new Set(['disable', 'allow', assumedMode]);

/** An environment knows TLS that verifies certificate and name, and none at all where nobody can listen in between. */
function decideTls(collected: Collected): void {
  const { database, sources } = collected;
  if (Object.keys(database).length === 0) return;
  const mode = collected.sslMode ?? assumedMode;
  const path = database.path?.kind ?? 'direct';
  const isHere = path === 'direct' && database.host !== undefined && isLoopbackHost(database.host);
  const isPlainInForward =
    path !== 'direct' && (mode === 'disable' || (sources.has('portForward') && modesWithoutTls.has(mode)));
  if (isPlainInForward && path !== 'psqlOverSsh') say(collected, 'plainInsideForward');
  const isPlain = isPlainInForward || (isHere && modesWithoutTls.has(mode));
  const isTold = collected.sslMode !== null || database.host !== undefined;
  if (!isTold) return;
  database.sslMode = isPlain ? 'disable' : 'verify-full';
  if (!isPlain && mode !== 'verify-full') say(collected, 'sslModeRaised', { from: isMode(mode) ? mode : '' });
}

function isMode(mode: string): boolean {
  return ['disable', 'allow', 'prefer', 'require', 'verify-ca', 'no-verify'].includes(mode);
}

function partsOf({ api, endpoints, database, aliases }: Collected): PastedParts {
  const ownEndpoints: Pick<NonNullable<Environment['api']>, 'endpoints'> | null =
    endpoints.length === 0 ? null : { endpoints: [...new Set(endpoints)] };
  const ofApi = { ...api, ...ownEndpoints };
  return {
    api: Object.keys(ofApi).length === 0 ? null : ofApi,
    database: Object.keys(database).length === 0 ? null : database,
    hosts: [...new Set(aliases)].map((alias) => ({ name: alias.replace(/^[^@]*@/, ''), alias })),
  };
}

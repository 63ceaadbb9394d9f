/**
 * A real OpenSSH server on loopback that plays the bastion, with keys and configuration of its own, and a client that knows
 * it by an alias as a user's `~/.ssh/config` would. Nothing of this machine's own ssh is read or written.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../../../drill/free-port.ts';
import { until } from '../../../../drill/waiting.ts';
import { missingForSshd, sshdPath } from '../../../../scripts/find-sshd.ts';

/** Why tests over a real ssh cannot run here; null where they can: `describe.skipIf(noSshd !== null)`. */
export const noSshd: string | null = missingForSshd();

export type SshdBed = {
  /** The client with the bed's configuration: what the product's plain `ssh` is in these tests. */
  readonly ssh: readonly string[];
  /** Alias of the server in that configuration. */
  readonly alias: 'bastion';
  readonly port: number;
  /** Folder of the bed, of this user alone, for files of a test. */
  readonly folder: string;
  /** Adds a host to the client's configuration. What it does not say is as for `bastion`, the address included. */
  addHost(alias: string, lines?: readonly string[]): void;
  /** Lines by which the client of another bed comes here. */
  readonly hostLines: readonly string[];
  /** What the server logged so far. */
  log(): string;
  /** How many logins the server has accepted so far. */
  logins(): number;
  /** Sessions that the server serves at this moment: process ids. */
  sessions(): number[];
  /** Stops the server and all its sessions, and removes the folder. */
  end(): Promise<void>;
};

/**
 * Starts it and resolves when it answers. `serverLines` go before the bed's own lines, so they win; `variables` are what its sessions
 * find in their environment. Their home is the bed's folder, so that no start-up file of this machine's shell has a say.
 */
export async function startSshd(
  serverLines: readonly string[] = [],
  variables: Readonly<Record<string, string>> = {},
): Promise<SshdBed> {
  const folder = mkdtempSync(join(tmpdir(), 'hikeshi-sshd-'));
  const at = (name: string) => join(folder, name);
  const port = await freePort();
  for (const name of ['host-key', 'user-key']) {
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', name, '-f', at(name)]);
  }
  writeFileSync(at('known-hosts'), `[127.0.0.1]:${port} ${readFileSync(at('host-key.pub'), 'utf8')}`);
  const pairs = Object.entries({ HOME: folder, ...variables }).map(([name, value]) => `"${name}=${value}"`);
  const lines = [...serverLines, `SetEnv ${pairs.join(' ')}`, ...serverConfiguration(folder, port)];
  writeFileSync(at('server.conf'), `${lines.join('\n')}\n`);
  writeFileSync(at('client.conf'), '');
  const addHost: SshdBed['addHost'] = (alias, lines = []) =>
    appendFileSync(at('client.conf'), ['', `Host ${alias}`, ...hostLines(folder, port, lines), ''].join('\n'));
  addHost('bastion');
  const server = start(at('server.conf'), at('server.log'));
  const keeper = startKeeper(server, folder);
  await until('sshd answers', () => answers(server, port, at('server.log')), { signal: AbortSignal.timeout(20_000) });
  const log = () => readFileSync(at('server.log'), 'utf8');
  const sessions = () => descendantsOf(server.pid ?? 0);
  return {
    ssh: ['ssh', '-F', at('client.conf')],
    alias: 'bastion',
    port,
    folder,
    addHost,
    hostLines: [`Port ${port}`, `UserKnownHostsFile ${at('known-hosts')}`, `IdentityFile ${at('user-key')}`],
    log,
    logins: () => log().match(/^Accepted publickey for /gm)?.length ?? 0,
    sessions,
    async end() {
      const left = sessions();
      const gone = new Promise((resolve) => server.once('exit', resolve));
      if (server.exitCode === null && server.signalCode === null) {
        server.kill('SIGKILL');
        await gone;
      }
      for (const pid of left) kill(pid);
      keeper.kill('SIGKILL');
      // What it started lives on until here, and then there is no shell to go on.
      keeper.stdin?.destroy();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The user who runs the tests logs in as themselves, by the bed's key alone. */
function serverConfiguration(folder: string, port: number): string[] {
  return [
    `Port ${port}`,
    'ListenAddress 127.0.0.1',
    `HostKey ${join(folder, 'host-key')}`,
    `AuthorizedKeysFile ${join(folder, 'user-key.pub')}`,
    'PidFile none',
    // The folder above it, where temporary folders lie, is open to all.
    'StrictModes no',
    'UsePAM no',
    'PasswordAuthentication no',
    'KbdInteractiveAuthentication no',
    'PermitRootLogin prohibit-password',
    'PrintMotd no',
    'PrintLastLog no',
    'MaxStartups 100',
    'AcceptEnv LANG LC_*',
    'LogLevel VERBOSE',
  ];
}

/** The bed's own lines, but for those that `lines` say otherwise: of some, ssh would take both. */
function hostLines(folder: string, port: number, lines: readonly string[]): string[] {
  const own = [
    'HostName 127.0.0.1',
    `Port ${port}`,
    `User ${userInfo().username}`,
    `IdentityFile ${join(folder, 'user-key')}`,
    'IdentitiesOnly yes',
    'IdentityAgent none',
    `UserKnownHostsFile ${join(folder, 'known-hosts')}`,
    'GlobalKnownHostsFile none',
  ];
  const keyword = (line: string) => line.trim().split(/\s+/)[0]?.toLowerCase();
  const said = new Set(lines.map(keyword));
  return [...lines, ...own.filter((line) => !said.has(keyword(line)))].map((line) => `  ${line.trim()}`);
}

function start(configuration: string, log: string): ChildProcess {
  const program = sshdPath();
  if (program === null) throw new Error('there is no sshd; tests that need it ask noSshd first');
  // As root it insists on this folder, which a running service would have made.
  if (process.getuid?.() === 0 && !existsSync('/run/sshd')) mkdirSync('/run/sshd', { mode: 0o755 });
  return spawn(program, ['-D', '-f', configuration, '-E', log], { stdio: 'ignore' });
}

/** Ends the server where the tests end without doing so, as when they are killed: then the system closes this shell's input. */
function startKeeper({ pid }: ChildProcess, folder: string): ChildProcess {
  const script = 'cat > /dev/null; kill -9 "$0"; rm -rf "$1"';
  const keeper = spawn('/bin/sh', ['-c', script, String(pid), folder], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  keeper.unref();
  return keeper;
}

async function answers(server: ChildProcess, port: number, log: string): Promise<boolean> {
  if (server.exitCode !== null) throw new Error(`sshd did not start: ${readFileSync(log, 'utf8')}`);
  const socket = connect(port, '127.0.0.1');
  try {
    return await new Promise<boolean>((resolve) => {
      socket.once('data', (chunk: Buffer) => resolve(chunk.toString('latin1').startsWith('SSH-2.0')));
      socket.once('error', () => resolve(false));
    });
  } finally {
    socket.destroy();
  }
}

/** All processes below one, those that are only waiting to be collected left out. */
function descendantsOf(pid: number): number[] {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid=,stat='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, , status = 'Z']) => !status.startsWith('Z'));
  const below = (parent: number): number[] =>
    rows.filter(([, ppid]) => Number(ppid) === parent).flatMap(([own]) => [Number(own), ...below(Number(own))]);
  return below(pid);
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has gone with its connection.
  }
}

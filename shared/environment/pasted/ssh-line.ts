/** `ssh`: a host by its alias, forwards to what lies behind it, and commands that run there. */
import { type Options, optionTable, optionValue, optionValues, readOptions } from '../../runbook/commands/options.ts';
import { sshAliasSchema } from '../environment.ts';
import type { Call } from './call.ts';
import { type Collected, isHostName, portOf, say } from './collected.ts';

const table = optionTable(
  '-4 -6 -A -a -C -f -G -g -K -k -M -N -n -q -s -T -t -V -v -X -x -Y -y',
  '-B -b -c -D -E -e -F -I -i -J -L -l -m -O -o -P -p -Q -R -S -W -w',
);
/** They decide which machine is reached and as whom, and an alias alone does not have them. */
const decisive = ['-i', '-J', '-p', '-F', '-o', '-S', '-b', '-I'];

export type SshCall = {
  alias: string;
  /** What runs there, as one line; null for none. */
  remote: string | null;
};

/** Null where no host is named that an alias can be. */
export function takeSsh(collected: Collected, { words }: Call): SshCall | null {
  const options = optionsOf(words.map(({ text }) => text));
  const [destination, ...remote] = options?.operands ?? [];
  if (!options || destination === undefined) return null;
  const [, user = optionValue(options, '-l'), host = '', port] =
    /^(?:ssh:\/\/)?(?:([^@]*)@)?([^/@]*?)(?::([0-9]+))?\/?$/.exec(destination) ?? [];
  const alias = user ? `${user}@${host}` : host;
  if (!isAlias(alias)) {
    say(collected, 'notUsable', { field: 'alias' });
    return null;
  }
  collected.sources.add('ssh');
  const kept = [
    ...decisive.filter((name) => optionValue(options, name) !== null),
    ...(port === undefined ? [] : ['-p']),
  ];
  if (kept.length > 0) say(collected, 'sshOptionsNotKept', { options: kept.join(' '), alias });
  const forwards = optionValues(options, '-L');
  for (const forward of forwards) takeForward(collected, forward, kept.length > 0 ? null : alias);
  if (forwards.length === 0 && remote.length === 0) collected.aliases.push(alias);
  return { alias, remote: remote.length === 0 ? null : remote.join(' ') };
}

export function isAlias(text: string): boolean {
  return sshAliasSchema.safeParse(text).success;
}

/** ssh reads options behind the host too, until the command begins. */
function optionsOf(words: readonly string[]): Options | null {
  const before = readOptions(words, table, true);
  const [destination, ...rest] = before?.operands ?? [];
  if (before === null || destination === undefined) return before;
  const after = readOptions(rest, table, true);
  if (after === null) return null;
  return { given: [...before.given, ...after.given], operands: [destination, ...after.operands] };
}

/** `[bind:]port:host:port`. Without an alias that says it all, the tunnel is the one that the user opens. */
function takeForward(collected: Collected, text: string, alias: string | null): void {
  const [, local = '', host = '', remote = ''] =
    /^(?:(?:\[[^\]]*\]|[\w.*-]*):)?([0-9]+):(\[[^\]]+\]|[^:[\]]+):([0-9]+)$/.exec(text) ?? [];
  const localPort = portOf(local);
  const port = portOf(remote);
  const name = host.replace(/^\[(.*)\]$/, '$1');
  if (localPort === null || port === null || !isHostName(name)) {
    say(collected, 'notUsable', { field: 'forward' });
    return;
  }
  const path = alias === null ? ({ kind: 'tunnel', localPort } as const) : ({ kind: 'ssh', alias } as const);
  collected.forwards.push({ localPort, host: name, port, path });
}

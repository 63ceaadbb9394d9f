/** Commands that carry another command: `sudo`, `ssh host …`, `watch …`, `docker exec …`, `xargs …`. */
import type { Probe } from '../model.ts';
import type { Invocation } from './invocation.ts';
import { commandText } from './log-commands.ts';
import { optionTable, optionValue, readOptions } from './options.ts';
import { quoteWord, type ShellWord } from './shell-words.ts';
import {
  copyOnly,
  finding,
  highestRisk,
  hostProbe,
  type Meaning,
  type UnderstandLine,
  unending,
  unknownCommand,
} from './understanding.ts';

/** The words behind `sudo`, or null where its options are not understood (`sudo -i` is a shell of its own). */
export function afterSudo(
  words: readonly ShellWord[],
): { words: readonly ShellWord[]; privileged: boolean; otherUser: boolean } | null {
  if (words[0]?.text !== 'sudo') return { words, privileged: false, otherUser: false };
  let index = 1;
  let otherUser = false;
  while (words[index]?.text.startsWith('-')) {
    const option = words[index]?.text ?? '';
    if (option === '-n' || option === '-E' || option === '-H') index += 1;
    else if (option === '-u') {
      otherUser = words[index + 1]?.text !== 'root';
      index += 2;
    } else return null;
  }
  return index < words.length ? { words: words.slice(index), privileged: true, otherUser } : null;
}

/** Null where the command carries none. */
export function understandCarrier(invocation: Invocation, understandLine: UnderstandLine): Meaning | null {
  switch (invocation.name) {
    case 'ssh':
      return understandSsh(invocation, understandLine);
    case 'watch':
      return understandWatch(invocation, understandLine);
    case 'xargs':
      return understandXargs(invocation, understandLine);
    case 'docker':
    case 'podman':
    case 'docker-compose':
    case 'kubectl':
      return understandExec(invocation, understandLine);
    default:
      return null;
  }
}

const sshTable = optionTable('-q -T -n -t -4 -6 -C', '-p -i -l -o');
const harmlessSshOption =
  /^(?:BatchMode|ConnectTimeout|ServerAliveInterval|ServerAliveCountMax|ConnectionAttempts)=[A-Za-z0-9]+$/;

/** A destination as an environment may name one; with an option beside it, it would be another destination. */
const plainAlias = /^(?:[A-Za-z0-9_][\w.-]*@)?[A-Za-z0-9_][\w.:-]*$/;

/**
 * `ssh host cmd` is that command on that host; ssh joins its words with blanks and the other side's shell reads them anew. A look
 * at a host or at its logs carries the alias, so that it is never made elsewhere; an address is the environment's either way.
 */
function understandSsh({ words, privileged }: Invocation, understandLine: UnderstandLine): Meaning {
  const options = readOptions(words, sshTable, true);
  if (options === null) return unknownCommand;
  const given = options.given.filter(({ name }) => name === '-o');
  if (given.some(({ value }) => !harmlessSshOption.test(value))) return unknownCommand;
  const [host = '', ...remote] = options.operands;
  if (host === '') return unknownCommand;
  const overSsh = finding('over-ssh', { host });
  if (remote.length === 0) {
    const meaning = unending('interactive', null);
    return { ...meaning, findings: [...meaning.findings, overSsh] };
  }
  const meaning = understandLine(remote.join(' '));
  const isElsewhere = options.given.some(({ name }) => name === '-p' || name === '-i' || name === '-l');
  // Another user's ssh has aliases of its own.
  const alias = plainAlias.test(host) && !isElsewhere && !privileged ? host : null;
  const path = ['ssh', ...words.slice(0, words.length - remote.length).map(quoteWord)].join(' ');
  const substitute = meaning.substitute && {
    ...meaning.substitute,
    text: `${path} ${quoteLine(meaning.substitute.text)}`,
    probe: overAlias(meaning.substitute.probe, alias),
  };
  return { ...meaning, probe: overAlias(meaning.probe, alias), substitute, findings: [...meaning.findings, overSsh] };
}

/** A look at a machine is that of the innermost alias; null where ssh was told to go somewhere that no alias names. */
function overAlias(probe: Probe | null, alias: string | null): Probe | null {
  if (probe === null || probe.type === 'http' || probe.type === 'sql') return probe;
  // From one host to another there is no way that an environment could name.
  return alias === null || probe.sshAlias !== undefined ? null : { ...probe, sshAlias: alias };
}

function quoteLine(text: string): string {
  return /^[\p{L}\p{N}_@%+=:,./ -]+$/u.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

const watchTable = optionTable('-d -t -e -g -c -b -x', '-n --interval');

function understandWatch({ words }: Invocation, understandLine: UnderstandLine): Meaning {
  const options = readOptions(words, watchTable, true);
  if (options === null || options.operands.length === 0) return unknownCommand;
  const text = options.operands.join(' ');
  const inner = understandLine(text);
  const isLooking = inner.risk === 'observe';
  const bounded = inner.unending === null ? { text, probe: inner.probe } : inner.substitute;
  return { ...unending('stream', isLooking ? bounded : null), risk: inner.risk };
}

/** Words that come from the output before it can be anything; what is known to destroy stays so. */
function understandXargs({ words }: Invocation, understandLine: UnderstandLine): Meaning {
  const options = readOptions(words, optionTable('-0 -r -t -p', '-n -I -P -L -d'), true);
  const risk = options === null ? 'unknown' : understandLine(options.operands.map(quoteWord).join(' ')).risk;
  return copyOnly(highestRisk([risk, 'unknown']));
}

const shells = new Set(['sh', 'bash', 'ash', 'zsh', 'dash', 'ksh']);
const execTable = optionTable(
  '-i -t -T -d --interactive --tty --no-TTY --detach --privileged --stdin',
  '-u --user -w --workdir -e --env -n --namespace -c --container --index',
);

/** `docker exec c cmd`, `docker compose exec s cmd`, `kubectl exec pod -- cmd`. Null for other verbs. */
function understandExec(invocation: Invocation, understandLine: UnderstandLine): Meaning | null {
  const { name, words, privileged } = invocation;
  const at = words.indexOf('exec');
  const before = words.slice(0, Math.max(at, 0));
  const isExec =
    at === 0 ||
    (at > 0 &&
      (before[0] === 'compose' || name !== 'docker') &&
      before.every((word, index) => isOwnOption(word, before[index - 1])));
  if (!isExec) return null;
  const options = readOptions(words.slice(at + 1), execTable, true);
  const [target = '', ...rest] = options?.operands ?? [];
  const inner = rest[0] === '--' ? rest.slice(1) : rest;
  if (options === null || target === '' || optionValue(options, '-e', '--env') !== null) return unknownCommand;
  const program = inner[0]?.replace(/^.*\//, '') ?? '';
  if (shells.has(program) && inner.length === 1) {
    if (name !== 'docker' || at !== 0) return unending('interactive', null);
    // Processes are what a shell inside is mostly opened for, and they can be listed from outside.
    const argv = ['top', target];
    return unending('interactive', {
      text: commandText(invocation, name, argv),
      probe: hostProbe([name, ...argv], privileged),
    });
  }
  if (inner.length === 0) return unknownCommand;
  const meaning = understandLine(inner.map(quoteWord).join(' '));
  // A query is asked of the environment's database; anything else looks inside the container, where no probe reaches.
  const isSql = meaning.probe?.type === 'sql' && meaning.risk === 'observe';
  return { ...meaning, probe: isSql ? meaning.probe : null, substitute: null };
}

function isOwnOption(word: string, previous: string | undefined): boolean {
  return word === 'compose' || word.startsWith('-') || previous?.startsWith('-') === true;
}

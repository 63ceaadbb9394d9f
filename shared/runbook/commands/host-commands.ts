/** Commands that look at a host and change nothing: each with the options that are known to only look. */
import { understandAws, understandGcloud } from './cloud-commands.ts';
import { understandDocker } from './docker.ts';
import { understandGit } from './git.ts';
import type { Invocation } from './invocation.ts';
import { understandKubectl } from './kubectl.ts';
import { mentionsOption } from './options.ts';
import { copyOnly, hostProbe, type Meaning, observed } from './understanding.ts';

/** True where these words, after the program's name, only look. */
type Looks = (words: readonly string[]) => boolean;

const always: Looks = () => true;
const without =
  (options: string): Looks =>
  (words) =>
    !mentionsOption(words, options);
const starting =
  (verbs: string): Looks =>
  (words) =>
    verbs.split(' ').includes(words.find((word) => !word.startsWith('-')) ?? '');

const systemctlLooks = starting(
  'status is-active is-enabled is-failed show cat list-units list-timers list-sockets list-unit-files ' +
    'list-dependencies list-jobs get-default is-system-running',
);

/** Offered as a probe. Core judges the very words once more before it runs them. */
export const lookers: Readonly<Record<string, Looks>> = {
  ps: always,
  df: always,
  du: always,
  free: without('-s --seconds'),
  uptime: always,
  w: always,
  who: always,
  whoami: always,
  last: always,
  id: always,
  uname: always,
  nproc: always,
  lscpu: always,
  lsblk: always,
  findmnt: without('-p --poll'),
  ls: always,
  stat: always,
  file: without('-C --compile -z --uncompress -Z --uncompress-noreport -s --special-files -f --files-from'),
  md5sum: without('-c --check'),
  sha256sum: without('-c --check'),
  readlink: always,
  pgrep: always,
  pidof: always,
  pstree: always,
  lsof: (words) => !words.some((word) => /^[-+][a-zA-Z]*r|^[-+]D/.test(word)),
  // -K closes the sockets it finds, -D writes them to a file.
  ss: without('-K --kill -E --events -D --diag -F --filter'),
  netstat: without('-c --continuous'),
  dmesg: without(
    '-C --clear -c --read-clear -D --console-off -E --console-on -n --console-level -w --follow -W --follow-new -F --file -K --kmsg-file',
  ),
  hostname: (words) => words.every((word) => /^-[fiIsdA]$/.test(word)),
  // A bare operand sets the clock.
  date: (words) => words.every((word) => /^\+|^-(?:u|R|I\w*|-utc|-iso-8601(?:=\w+)?)$/.test(word)),
  mount: (words) => words.length === 0 || (words.length === 1 && words[0] === '-l'),
  ifconfig: (words) => words.length === 0 || (words.length === 1 && words[0] === '-a'),
  ip: looksAtNetwork,
  dig: without('-f -k -y'),
  nslookup: (words) => words.some((word) => !word.startsWith('-')),
  host: always,
  getent: (words) => /^(?:ahosts(?:v4|v6)?|hosts|services|protocols|networks|passwd|group)$/.test(words[0] ?? ''),
  traceroute: isPlainTrace,
  tracepath: isPlainTrace,
  pg_isready: always,
  pg_lsclusters: always,
  vmstat: isBounded,
  iostat: isBounded,
  mpstat: isBounded,
  timedatectl: (words) => words.length === 0 || (words.length === 1 && words[0] === 'status'),
  hostnamectl: (words) => words.length === 0 || (words.length === 1 && words[0] === 'status'),
  systemctl: (words) =>
    (words.length === 0 || systemctlLooks(words)) && !mentionsOption(words, '-H --host -M --machine'),
  crontab: (words) => words.length === 1 && words[0] === '-l',
  nginx: (words) => words.length === 1 && /^-[vV]$/.test(words[0] ?? ''),
  helm: (words) =>
    /^(?:list|ls|status|history|version)$/.test(words[0] ?? '') &&
    !mentionsOption(words, '--post-renderer --kubeconfig --kube-apiserver --kube-token'),
  ping: isShortPing,
  ping6: isShortPing,
  nc: (words) => mentionsOption(words, '-z') && !mentionsOption(words, '-e -c -l -k -U -o --exec --sh-exec --output'),
  top: (words) => mentionsOption(words, '-n') && mentionsOption(words, '-b'),
  find: (words) => !words.some((word) => /^-(?:delete|exec|ok|fprint|fls|files0)/.test(word)),
};

/** Known to change nothing, and left to a person: what they run is the host's own choice, what they print secret, or how long they take open. */
const byHand: Readonly<Record<string, Looks>> = {
  service: (words) => words[1] === 'status' && words.length === 2,
  nginx: (words) => words.length === 1 && /^-[tT]$/.test(words[0] ?? ''),
  helm: (words) => words[0] === 'get' && !mentionsOption(words, '--post-renderer'),
  getent: always,
  traceroute: always,
  tracepath: always,
  file: without('-C --compile'),
  md5sum: always,
  sha256sum: always,
  ping: isCountedPing,
  ping6: isCountedPing,
};

function looksAtNetwork(words: readonly string[]): boolean {
  const verbs = words.filter((word) => !word.startsWith('-'));
  const isObject = /^(?:a|addr|address|l|link|r|route|neigh|rule)$/.test(verbs[0] ?? '');
  const isShown = verbs.length === 1 || /^(?:show|list|get|sh|ls)$/.test(verbs[1] ?? '');
  return (
    isObject &&
    isShown &&
    words.every((word) => /^[^-]|^-(?:s|4|6|br|brief|c|d|o|j|p|stats|details|oneline|json)$/.test(word))
  );
}

/** `vmstat 1 5` ends, `vmstat 1` does not. */
function isBounded(words: readonly string[]): boolean {
  const counts = words.filter((word) => /^[0-9]+$/.test(word)).length;
  return (counts === 0 || counts === 2) && !mentionsOption(words, '-o --output');
}

function isCountedPing(words: readonly string[]): boolean {
  return mentionsOption(words, '-c --count') && !mentionsOption(words, '-f --flood -l --preload');
}

const mostPings = 10;

function isShortPing(words: readonly string[]): boolean {
  const at = words.findIndex((word) => /^-c/.test(word));
  const count = words[at] === '-c' ? words[at + 1] : words[at]?.slice(2);
  return at >= 0 && isCountedPing(words) && Number(count) <= mostPings && !mentionsOption(words, '-p --pattern');
}

/** One destination, and options that only say how it is shown. */
function isPlainTrace(words: readonly string[]): boolean {
  return (
    words.length > 0 && words.slice(0, -1).every((word) => /^-[n46ITUb]$/.test(word)) && !words.at(-1)?.startsWith('-')
  );
}

/** Harmless where they stand, and nothing that a probe could show: they speak to the shell alone. */
const harmlessWords = new Set(['echo', 'printf', 'pwd', 'true', ':', 'cd', 'which', 'type', 'sleep', 'test', '[']);

const families: Readonly<Record<string, (invocation: Invocation) => Meaning | null>> = {
  docker: understandDocker,
  podman: understandDocker,
  kubectl: understandKubectl,
  git: understandGit,
  aws: understandAws,
  gcloud: understandGcloud,
};

/** Null where the command is not one that is known to only look. */
export function understandHostCommand(invocation: Invocation): Meaning | null {
  const { name, words, privileged } = invocation;
  if (harmlessWords.has(name)) return copyOnly('observe');
  const family = Object.hasOwn(families, name) ? families[name] : undefined;
  if (family !== undefined) return family(invocation);
  const looks = Object.hasOwn(lookers, name) ? lookers[name] : undefined;
  if (looks?.(words) === true) return observed(hostProbe([name, ...words], privileged));
  const isLook = Object.hasOwn(byHand, name) && byHand[name]?.(words) === true;
  return isLook ? copyOnly('observe') : null;
}

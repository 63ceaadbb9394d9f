/** Commands that look at a host and change nothing: each with the options that are known to only look. */
import { understandAws, understandGcloud } from './cloud-commands.ts';
import { understandDocker } from './docker.ts';
import { understandGit } from './git.ts';
import type { Invocation } from './invocation.ts';
import { understandKubectl } from './kubectl.ts';
import { copyOnly, hostProbe, type Meaning, observed } from './understanding.ts';

/** True where these words, after the program's name, only look. */
type Looks = (words: readonly string[]) => boolean;

const always: Looks = () => true;
const without =
  (pattern: RegExp): Looks =>
  (words) =>
    !words.some((word) => pattern.test(word));
const onlyOptions: Looks = (words) => words.every((word) => word.startsWith('-'));
const first =
  (...verbs: string[]): Looks =>
  (words) =>
    verbs.includes(words.find((word) => !word.startsWith('-')) ?? '');

const lookers: Readonly<Record<string, Looks>> = {
  ps: always,
  df: always,
  du: always,
  free: without(/^-[a-z]*s|^--seconds/),
  uptime: always,
  w: always,
  who: always,
  whoami: always,
  id: always,
  uname: always,
  nproc: always,
  lscpu: always,
  lsblk: always,
  findmnt: without(/^-[a-z]*p|^--poll/),
  ls: always,
  stat: always,
  file: without(/^-[a-zA-Z]*C|^--compile/),
  md5sum: always,
  sha256sum: always,
  readlink: always,
  pgrep: always,
  pidof: always,
  pstree: always,
  lsof: without(/^[-+][a-zA-Z]*r|^-D/),
  // -K closes the sockets it finds.
  ss: without(/^-[a-zA-Z]*[KE]|^--kill|^--events|^--diag|^-D/),
  netstat: without(/^-[a-zA-Z]*c|^--continuous/),
  dmesg: without(/^-[a-zA-Z]*[CcDEnwW]|^--(?:clear|read-clear|console|follow)/),
  hostname: onlyOptions,
  date: without(/^-[a-zA-Z]*s|^--set|^[0-9]/),
  mount: (words) => words.length === 0 || (words.length === 1 && words[0] === '-l'),
  ifconfig: (words) => words.length <= 1,
  ip: (words) => {
    const verbs = words.filter((word) => !word.startsWith('-'));
    const isObject = /^(?:a|addr|address|l|link|r|route|n|neigh|ru|rule)$/.test(verbs[0] ?? '');
    const takesOption = without(/^-(?:b|batch|force|n|netns)/)(words);
    return isObject && takesOption && (verbs.length === 1 || /^(?:show|list|get|sh|s|ls)$/.test(verbs[1] ?? ''));
  },
  dig: without(/^-f|^-k|^-y/),
  nslookup: (words) => words.some((word) => !word.startsWith('-')),
  host: always,
  getent: always,
  traceroute: always,
  tracepath: always,
  pg_isready: always,
  pg_lsclusters: always,
  vmstat: boundedBy(2),
  iostat: boundedBy(2),
  mpstat: boundedBy(2),
  sar: without(/^-[a-zA-Z]*o/),
  timedatectl: (words) => words.length === 0 || first('status', 'show', 'timesync-status')(words),
  hostnamectl: (words) => words.length === 0 || (words.length === 1 && words[0] === 'status'),
  systemctl: (words) =>
    words.length === 0 ||
    first(
      'status',
      'is-active',
      'is-enabled',
      'is-failed',
      'show',
      'cat',
      'list-units',
      'list-timers',
      'list-sockets',
      'list-unit-files',
      'list-dependencies',
      'list-jobs',
      'get-default',
      'is-system-running',
    )(words),
  service: (words) => words[1] === 'status' && words.length === 2,
  crontab: (words) => words.length === 1 && words[0] === '-l',
  nginx: (words) => words.length === 1 && /^-[tTvV]$/.test(words[0] ?? ''),
  helm: first('list', 'ls', 'status', 'history', 'get', 'version'),
  ping: (words) => words.some((word) => /^-[a-zA-Z46]*c[0-9]*$|^--count/.test(word)) && without(/^-[a-zA-Z]*f/)(words),
  ping6: (words) => words.some((word) => /^-c[0-9]*$/.test(word)),
  nc: (words) => words.some((word) => /^-[a-zA-Z0-9]*z/.test(word)) && without(/^-[a-zA-Z]*[elcUo]/)(words),
  top: (words) => words.some((word) => /^-[a-zA-Z]*n/.test(word)) && words.some((word) => /^-[a-zA-Z]*b/.test(word)),
  find: without(/^-(?:delete|exec|execdir|ok|okdir|fprint|fprint0|fprintf|fls|files0-from)$/),
};

/** `vmstat 1 5` ends, `vmstat 1` does not. */
function boundedBy(numbers: number): Looks {
  return (words) => {
    const counts = words.filter((word) => /^[0-9]+$/.test(word)).length;
    return (counts === 0 || counts >= numbers) && without(/^-[a-zA-Z]*o$|^--output/)(words);
  };
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
  return looks?.(words) === true ? observed(hostProbe([name, ...words], privileged)) : null;
}

/**
 * Programs that only look, and the words with which they still do. The runbook's reader has judged the command already; this is the
 * last look at the very words that are about to be run, and whatever is not known here is refused.
 */
import { awsLooks, gcloudLooks } from './cloud-rules.ts';
import { clusterLooks, containersLook, unitsLook } from './cluster-rules.ts';
import { gitWords } from './prepare-words.ts';
import { databasesLook, exactly, findLooks, networkLooks, releasesLook, tracingLooks } from './system-rules.ts';
import { always, countOf, hasAny, isCounted, isWithin, type Rule, type Words, without } from './word-rules.ts';

function gitLooks(words: Words): boolean {
  const { verb, rest } = gitWords(words);
  const runsOrWrites = '--output --ext-diff --textconv --show-signature --open-files-in-pager -O';
  return (verb === 'log' || verb === 'show') && !hasAny(rest, runsOrWrites) && rest.every(isPlainFormat);
}

/**
 * A format of `%G…` has signatures verified by a program that the repository's own settings may name; so does a format whose name
 * they explain.
 */
function isPlainFormat(word: string): boolean {
  const format = /^--(?:format|pretty)=(.*)$/.exec(word)?.[1];
  if (format === undefined) return !word.includes('%G');
  return /^(?:oneline|short|medium|full|fuller|reference|email|raw)$/.test(format) || /^(?!.*%G).*%/.test(format);
}

const rules: Record<string, Rule> = {
  df: always,
  du: always,
  ps: always,
  pgrep: always,
  pidof: always,
  uptime: always,
  lscpu: always,
  lsblk: always,
  uname: always,
  whoami: always,
  id: always,
  nproc: always,
  w: always,
  who: always,
  last: always,
  free: without('-s --seconds'),
  // -K closes the sockets that it lists.
  ss: without('-K --kill -E --events -D --diag -F --filter'),
  netstat: without('-c --continuous'),
  // -D writes a cache of devices.
  lsof: without('-r +r -D'),
  ls: always,
  stat: always,
  readlink: always,
  // -C writes a compiled file, -z runs what unpacks, -s reads devices.
  file: without('-C --compile -z --uncompress -Z --uncompress-noreport -s --special-files -f --files-from'),
  md5sum: without('-c --check'),
  sha256sum: without('-c --check'),
  find: findLooks,
  findmnt: without('-p --poll'),
  mount: exactly('', '-l'),
  pstree: always,
  dmesg: without(
    '-C --clear -c --read-clear -D --console-off -E --console-on -n --console-level -w --follow -W --follow-new -F --file -K --kmsg-file',
  ),
  crontab: exactly('-l'),
  // A bare operand sets the clock.
  date: (words) => words.every((word) => word.startsWith('+') || /^-(?:u|R|I\w*|-utc|-iso-8601(?:=\w+)?)$/.test(word)),
  hostname: (words) => words.every((word) => /^-[fiIsdA]$/.test(word)),
  top: (words) => hasAny(words, '-b') && countOf(words, '-n') !== null,
  vmstat: isCounted,
  iostat: isCounted,
  mpstat: isCounted,
  ping: (words) => isWithin(countOf(words, '-c'), 10) && !hasAny(words, '-f -l -p'),
  ping6: (words) => isWithin(countOf(words, '-c'), 10) && !hasAny(words, '-f -l -p'),
  nc: (words) =>
    words.some((word) => /^-[uvw46n]*z[uvw46n]*$/.test(word)) && !hasAny(words, '-e -c -l -k --exec --sh-exec'),
  dig: without('-f -k -y'),
  host: always,
  nslookup: always,
  ip: networkLooks,
  ifconfig: exactly('', '-a'),
  getent: databasesLook,
  traceroute: tracingLooks,
  tracepath: tracingLooks,
  pg_isready: always,
  pg_lsclusters: always,
  timedatectl: exactly('', 'status'),
  hostnamectl: exactly('', 'status'),
  nginx: exactly('-v', '-V'),
  helm: releasesLook,
  git: gitLooks,
  systemctl: unitsLook,
  journalctl: without(
    '-f --follow --rotate --flush --sync --relinquish-var --smart-relinquish-var --setup-keys --update-catalog --vacuum-size --vacuum-time --vacuum-files --cursor-file -D --directory --file --root --image -M --machine',
  ),
  docker: containersLook,
  podman: containersLook,
  'docker-compose': (words) => containersLook(['compose', ...words]),
  kubectl: clusterLooks,
  aws: awsLooks,
  gcloud: gcloudLooks,
};

/** Null when the words may be run; else one plain sentence that says why not. */
export function refusalOf(argv: readonly string[]): string | null {
  const [file = '', ...words] = argv;
  const program = file.replace(/^\/(?:usr\/)?(?:local\/)?s?bin\//, '');
  const rule = Object.hasOwn(rules, program) ? rules[program] : undefined;
  if (rule === undefined) return `"${program}" is not on the list of programs that only look`;
  if (argv.some(isDeceptive)) return 'a word of the command holds a character that cannot be seen';
  return rule(words) ? null : `${program} with these words does more than look`;
}

/** Control characters, line breaks, and what turns the direction of writing or has no width. */
function isDeceptive(word: string): boolean {
  return /[\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u.test(word);
}

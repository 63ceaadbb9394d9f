/**
 * Programs that only look, and the words with which they still do. The runbook's reader has judged the command already; this is the
 * last look at the very words that are about to be run, and whatever is not known here is refused.
 */

type Words = readonly string[];
type Rule = (words: Words) => boolean;

const cluster: Rule = (words) => {
  const operands = operandsOf(words, '-n --namespace --context -c --container -l --selector -o --output');
  if (!/^(?:get|describe|logs|top|version|cluster-info)$/.test(operands[0] ?? '')) return false;
  // A secret would be read into the record; watching and following never end; a raw path could be any.
  const namesSecrets = operands.some((operand) => /(?:^|,)secrets?(?:[/.,]|$)/i.test(operand));
  return !namesSecrets && !hasAny(words, '-w --watch --watch-only -f --follow --raw --filename');
};

/** What stands before the verb of gcloud: a word that is not one of these might be a verb that changes something. */
const cloudGroups: ReadonlySet<string> = new Set(
  'alpha beta app versions services compute instances instance-groups managed disks backend-services run revisions jobs sql operations container clusters node-pools functions projects redis pubsub topics subscriptions logging'.split(
    ' ',
  ),
);

const cloud: Rule = (words) => {
  const verb = words.find((word) => !cloudGroups.has(word));
  return verb === 'describe' || verb === 'list';
};

const containers: Rule = ([verb = '', ...rest]) => {
  if (verb === 'compose') return /^(?:ps|logs|ls|images|top)$/.test(rest[0] ?? '') && !hasAny(rest, '-f --follow');
  if (verb === 'stats') return rest.includes('--no-stream');
  if (verb === 'logs') return !hasAny(rest, '-f --follow');
  return ['ps', 'inspect', 'images', 'version', 'info', 'port', 'top'].includes(verb);
};

const rules: Record<string, Rule> = {
  df: always,
  du: always,
  ps: always,
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
  lsof: without('-r +r'),
  ls: always,
  stat: always,
  // A bare operand sets the clock.
  date: (words) => words.every((word) => word.startsWith('+') || /^-(?:u|R|-utc|-iso-8601(?:=\w+)?)$/.test(word)),
  hostname: (words) => words.every((word) => /^-[fiIsd]$/.test(word)),
  top: (words) => hasAny(words, '-b') && countOf(words, '-n') !== null,
  vmstat: isCounted,
  iostat: isCounted,
  mpstat: isCounted,
  ping: (words) => isWithin(countOf(words, '-c'), 10) && !hasAny(words, '-f -l -p'),
  ping6: (words) => isWithin(countOf(words, '-c'), 10) && !hasAny(words, '-f -l -p'),
  nc: (words) =>
    words.some((word) => /^-[uvw46n]*z[uvw46n]*$/.test(word)) && !hasAny(words, '-e -c -l -k --exec --sh-exec'),
  dig: without('-f'),
  host: always,
  nslookup: always,
  git: (words) =>
    words[0] === 'log' && !words.some((word) => /^(?:--output|--ext-diff|--textconv|--show-signature|-O)/.test(word)),
  systemctl: (words) =>
    /^(?:status|is-active|is-failed|is-enabled|show|list-units|list-timers)$/.test(operandsOf(words)[0] ?? '') &&
    !hasAny(words, '-H --host -M --machine'),
  journalctl: without(
    '-f --follow --rotate --flush --sync --relinquish-var --smart-relinquish-var --setup-keys --update-catalog --vacuum-size --vacuum-time --vacuum-files --cursor-file',
  ),
  docker: containers,
  podman: containers,
  'docker-compose': (words) => containers(['compose', ...words]),
  kubectl: cluster,
  aws: ([service = '', verb = '', ...rest]) =>
    !['configure', 'secretsmanager', 'ssm', 'sts', 'kms'].includes(service) &&
    !service.startsWith('-') &&
    (/^(?:describe|list)-[a-z-]+$/.test(verb) || /^get-(?:metric|log)-[a-z-]+$/.test(verb)) &&
    rest.every((word) => !/^--(?:cli-input|generate-cli|endpoint-url|no-verify-ssl)/.test(word)),
  gcloud: cloud,
};

/** Null when the words may be run; else one plain sentence that says why not. */
export function refusalOf(argv: readonly string[]): string | null {
  const [file = '', ...words] = argv;
  const program = file.replace(/^\/(?:usr\/)?(?:local\/)?s?bin\//, '');
  const rule = Object.hasOwn(rules, program) ? rules[program] : undefined;
  if (rule === undefined) return `"${program}" is not on the list of programs that only look`;
  if (argv.some((word) => /[\0\n\r]/.test(word))) return 'a word of the command holds a line break';
  return rule(words) ? null : `${program} with these words does more than look`;
}

function always(): boolean {
  return true;
}

function without(options: string): Rule {
  return (words) => !hasAny(words, options);
}

/**
 * True where one of the options is among the words: written out, with `=value`, shortened as getopt takes it, or within a
 * cluster of short ones.
 */
function hasAny(words: Words, options: string): boolean {
  const names = options.split(' ');
  const long = names.filter((name) => name.startsWith('--'));
  const short = names.filter((name) => /^[-+].$/.test(name)).map((name) => name.charAt(1));
  return words.some((word) => {
    if (word.startsWith('--')) {
      const given = word.split('=')[0] ?? '';
      return given.length > 2 && long.some((name) => name.startsWith(given));
    }
    return (
      /^[-+][^-]/.test(word) &&
      short.some((letter) => (word.slice(1).match(/^[a-zA-Z46]*/)?.[0] ?? '').includes(letter))
    );
  });
}

/** Words that are no options, nor values of the named ones. */
function operandsOf(words: Words, valued = ''): string[] {
  const names = valued.split(' ').filter(Boolean);
  return words.filter((word, index) => !word.startsWith('-') && !names.includes(words[index - 1] ?? ''));
}

/** The number of an option that counts, `-n 1`, `-n1` or at the end of a cluster, `-bn1`; null where there is none. */
function countOf(words: Words, option: string): number | null {
  const letter = option.slice(1);
  for (const [index, word] of words.entries()) {
    const given = new RegExp(`^-[a-zA-Z]*${letter}(\\d*)$`).exec(word)?.[1];
    if (given === undefined) continue;
    const number = given === '' ? (words[index + 1] ?? '') : given;
    return /^\d{1,3}$/.test(number) && Number(number) > 0 ? Number(number) : null;
  }
  return null;
}

function isWithin(count: number | null, most: number): boolean {
  return count !== null && count <= most;
}

/** Without a delay it is asked once; with one it needs a count. */
function isCounted(words: Words): boolean {
  const numbers = words.filter((word) => /^\d+$/.test(word));
  return numbers.length === 0 || numbers.length === 2;
}

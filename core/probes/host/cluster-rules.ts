/** What `kubectl`, `docker`, Compose and `systemctl` only show: verbs that read, with options that neither run nor write anything. */
import { type OptionTable, optionTable, optionValues, readOptions } from '../../../shared/runbook/commands/options.ts';
import type { Words } from './word-rules.ts';

/** A raw path, a file, another server or another way to log in is not among them; nor is watching, which never ends. */
const clusterOptions = optionTable(
  '-A --all-namespaces --show-labels --no-headers --ignore-not-found --show-kind -p --previous --all-containers ' +
    '--containers --prefix --client --namespaced --recursive --sum',
  '-n --namespace --context --cluster -c --container -l --selector --field-selector -o --output --sort-by --tail ' +
    '--since --since-time --limit-bytes -L --label-columns --chunk-size --timeout --request-timeout --revision ' +
    '--api-group --verbs --for --types',
  '--timestamps --watch --show-events',
);
const clusterVerbs =
  /^(?:get|describe|logs|top|version|explain|events|api-resources|api-versions|cluster-info$|rollout (?:status|history)|config (?:current-context|get-contexts|get-clusters)|auth (?:can-i|whoami))(?: |$)/;

export function clusterLooks(words: Words): boolean {
  const options = readOptions(words, clusterOptions);
  if (options === null || !clusterVerbs.test(options.operands.join(' '))) return false;
  // A secret would be read into the record.
  if (options.operands.some((operand) => /(?:^|,)secrets?(?:[/.,]|$)/i.test(operand))) return false;
  const isWatching = optionValues(options, '--watch').some((value) => value !== 'false');
  const waits = options.operands[0] === 'rollout' && options.operands[1] === 'status';
  if (isWatching || (waits && !optionValues(options, '--watch').includes('false'))) return false;
  // `jsonpath-file=` and its like read a file of this machine.
  return !optionValues(options, '-o', '--output').some((value) => /-file(?:=|$)/.test(value));
}

const listOptions = optionTable(
  '-a --all -q --quiet -l --latest -s --size --no-trunc --digests',
  '-f --filter --format -n --last',
);
const inspectOptions = optionTable('-s --size', '-f --format --type');
const logOptions = optionTable('-t --timestamps --details --no-color --no-log-prefix', '-n --tail --since --until');
const plain = optionTable('-v');
const composeListOptions = optionTable('-a --all -q --quiet --services --no-trunc', '--filter --format --status');

const containerVerbs: Readonly<Record<string, OptionTable>> = {
  ps: listOptions,
  images: listOptions,
  inspect: inspectOptions,
  logs: logOptions,
  version: inspectOptions,
  info: inspectOptions,
  port: plain,
  top: plain,
  diff: plain,
  history: listOptions,
  'system df': plain,
  'system info': inspectOptions,
  ...Object.fromEntries(
    ['container', 'image', 'network', 'volume', 'node', 'service', 'stack'].flatMap((group) => [
      [`${group} ls`, listOptions],
      [`${group} list`, listOptions],
      [`${group} ps`, listOptions],
      [`${group} inspect`, inspectOptions],
    ]),
  ),
  'container logs': logOptions,
  'container top': plain,
  'container port': plain,
  'container diff': plain,
  'image history': listOptions,
  'stack services': listOptions,
  'service logs': logOptions,
  'compose ps': composeListOptions,
  'compose ls': composeListOptions,
  'compose images': composeListOptions,
  'compose top': plain,
  'compose port': plain,
  'compose version': plain,
  'compose logs': logOptions,
};

/** The verb stands first: what could stand before it is another daemon, another file, another way to log in. */
export function containersLook(words: Words): boolean {
  const [verb = '', noun = '', ...rest] = words;
  if (verb === 'stats') return words.includes('--no-stream') && words.slice(1).every(isStatsWord);
  const pair = `${verb} ${noun}`;
  if (Object.hasOwn(containerVerbs, pair)) return reads(rest, containerVerbs[pair]);
  return Object.hasOwn(containerVerbs, verb) && reads(words.slice(1), containerVerbs[verb]);
}

function isStatsWord(word: string): boolean {
  return /^(?:--no-stream|-a|--all|--no-trunc|--format=.*|[^-].*)$/.test(word);
}

function reads(words: Words, table: OptionTable | undefined): boolean {
  return table !== undefined && readOptions(words, table) !== null;
}

const unitOptions = optionTable(
  '--no-pager -l --full -a --all --failed --value -q --quiet --plain --no-legend --user --system -r --recursive ' +
    '--reverse --after --before --with-dependencies',
  '-n --lines -o --output -t --type --state -p --property',
);
const unitVerbs: ReadonlySet<string> = new Set(
  (
    'status show cat is-active is-failed is-enabled is-system-running list-units list-unit-files list-timers ' +
    'list-sockets list-dependencies list-jobs get-default'
  ).split(' '),
);

export function unitsLook(words: Words): boolean {
  const options = readOptions(words, unitOptions);
  return options !== null && (options.operands.length === 0 || unitVerbs.has(options.operands[0] ?? ''));
}

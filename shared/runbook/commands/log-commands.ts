/** Commands that read logs: files, the journal, containers. Following one never ends; its last lines are offered. */
import type { Filter, LogSource } from '../model.ts';
import type { Invocation } from './invocation.ts';
import { hasOption, optionTable, optionValue, readOptions } from './options.ts';
import { quoteWord } from './shell-words.ts';
import { readTextFilter } from './text-filters.ts';
import { hostProbe, type Meaning, observed, unending, unknownCommand } from './understanding.ts';

/** Lines offered in place of a stream that was written without a number. */
const linesOfSubstitute = 100;

export function logProbe(
  source: LogSource,
  lines: number | null,
  filters: Filter[] = [],
): NonNullable<Meaning['probe']> {
  return { type: 'log', source, lines, filters };
}

/** `cat`, `zcat`, `grep`, `sort`, `wc` … with files of their own: a log probe where there is one file. */
export function understandFileReader({ name, words }: Invocation): Meaning {
  if (name === 'cat' || name === 'zcat' || name === 'gzcat' || name === 'tac' || name === 'nl') {
    const options = readOptions(words, optionTable('-n -v -A -b -s -E -T -f'));
    if (options === null) return unknownCommand;
    const [path] = options.operands;
    const isWhole = options.operands.length === 1 && name !== 'tac' && name !== 'nl' && path !== '-';
    return observed(isWhole && path !== undefined ? logProbe({ kind: 'file', path }, null) : null);
  }
  const filter = readTextFilter(name, words);
  if (filter === undefined) return unknownCommand;
  const [path] = filter.files;
  if (path === undefined || path === '-' || filter.files.length > 1 || filter.filters === null) return observed(null);
  const [first] = filter.filters;
  const source: LogSource = { kind: 'file', path };
  // The log probe takes the ends of a file itself, without reading all of it.
  if (first?.kind === 'tail') return observed(logProbe(source, first.lines));
  if (first?.kind === 'head' && first.lines > 0) return observed(logProbe(source, -first.lines));
  return observed(logProbe(source, null, filter.filters));
}

const tailTable = optionTable(
  '-f -F -q -v --quiet --silent --verbose --retry',
  '-n --lines -c --bytes -s --pid',
  '--follow',
);

export function understandTail(invocation: Invocation): Meaning {
  const modern = invocation.words.map((word) => word.replace(/^-([0-9]{1,9})(f?)$/, '-$2n$1'));
  const options = readOptions(modern, tailTable);
  if (options === null) return unknownCommand;
  if (!hasOption(options, '-f', '-F', '--follow')) return understandFileReader({ ...invocation, words: modern });
  const [path] = options.operands;
  const given = optionValue(options, '-n', '--lines');
  const lines = given !== null && /^[0-9]{1,9}$/.test(given) && Number(given) > 0 ? Number(given) : linesOfSubstitute;
  if (path === undefined) return unending('stream', null);
  const isSingle = options.operands.length === 1;
  return unending('stream', {
    text: commandText(invocation, 'tail', ['-n', String(lines), ...options.operands]),
    probe: isSingle ? logProbe({ kind: 'file', path }, lines) : null,
  });
}

/** As it would be typed: `sudo` kept, words quoted where a shell would misread them; globs stay open. */
export function commandText(
  { privileged }: Pick<Invocation, 'privileged'>,
  name: string,
  words: readonly string[],
): string {
  const quoted = words.map((word) => (/^\/[\w./*?-]+$/.test(word) ? word : quoteWord(word)));
  return [...(privileged ? ['sudo'] : []), name, ...quoted].join(' ');
}

const journalTable = optionTable(
  '-f --follow --no-pager -r --reverse -x --catalog -e --pager-end -k --dmesg -a --all -q --quiet -l --full --no-full ' +
    '--utc --no-hostname --list-boots --disk-usage --system --user',
  '-u --unit -n --lines -p --priority -S --since -U --until -o --output -t --identifier -g --grep',
  '-b --boot',
);

export function understandJournal(invocation: Invocation): Meaning {
  const { words, privileged } = invocation;
  const options = readOptions(words, journalTable);
  if (options === null) return unknownCommand;
  const unit = optionValue(options, '-u', '--unit');
  const given = optionValue(options, '-n', '--lines');
  const lines = given === null ? null : /^[0-9]{1,9}$/.test(given) ? Number(given) : undefined;
  if (lines === undefined) return unknownCommand;
  const spoken = [
    '-u',
    '--unit',
    '-n',
    '--lines',
    '-f',
    '--follow',
    '--no-pager',
    '-e',
    '--pager-end',
    '-l',
    '--full',
    '-q',
    '--quiet',
  ];
  const isPlain = options.operands.length === 0 && options.given.every(({ name }) => spoken.includes(name));
  const isEnd = hasOption(options, '-e', '--pager-end');
  const source: LogSource = { kind: 'journal', unit };
  if (hasOption(options, '-f', '--follow')) {
    const bounded = lines ?? linesOfSubstitute;
    const rest = withoutFollow(words).filter((word) => word !== '--no-pager');
    const argv = given === null ? [...rest, '-n', String(bounded), '--no-pager'] : [...rest, '--no-pager'];
    return unending('stream', {
      text: commandText(invocation, 'journalctl', argv),
      probe: isPlain ? logProbe(source, bounded) : hostProbe(['journalctl', ...argv], privileged),
    });
  }
  if (isPlain) return observed(logProbe(source, lines ?? (isEnd ? 1000 : null)));
  const argv = words.includes('--no-pager') ? words : [...words, '--no-pager'];
  return observed(hostProbe(['journalctl', ...argv], privileged));
}

/** The words without `-f` and `--follow`, also out of a cluster such as `-fu`. */
export function withoutFollow(words: readonly string[]): string[] {
  return words.flatMap((word) => {
    if (word === '-f' || word === '--follow' || word.startsWith('--follow=')) return [];
    return /^-f[a-z]+$/.test(word) ? [`-${word.slice(2)}`] : [word];
  });
}

const containerTable = optionTable('-f --follow -t --timestamps --details', '-n --tail --since --until');

/** `docker logs`, also of podman; `words` are those after `logs`. */
export function understandContainerLogs(invocation: Invocation, words: readonly string[]): Meaning {
  const options = readOptions(words, containerTable);
  const container = options?.operands[0];
  if (options === null || container === undefined || options.operands.length > 1) return unknownCommand;
  const tail = optionValue(options, '-n', '--tail');
  const isAll = tail === null || tail === 'all';
  if (!isAll && !/^[0-9]{1,9}$/.test(tail)) return unknownCommand;
  const source: LogSource = { kind: 'container', container };
  if (hasOption(options, '-f', '--follow')) {
    const lines = isAll ? linesOfSubstitute : Number(tail);
    return unending('stream', {
      text: commandText(invocation, invocation.name, ['logs', '--tail', String(lines), container]),
      probe: logProbe(source, lines),
    });
  }
  if (hasOption(options, '--since', '--until')) {
    return observed(hostProbe([invocation.name, 'logs', ...words], invocation.privileged));
  }
  return observed(logProbe(source, isAll ? null : Number(tail)));
}

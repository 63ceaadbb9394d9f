/** `grep`, `wc`, `head`, `tail`, `sort`, `uniq` and `cut` as filters that the app applies itself. */
import type { Filter } from '../model.ts';
import { grepMatcher } from './grep-matcher.ts';
import { hasOption, type Options, optionTable, optionValue, optionValues, readOptions } from './options.ts';

/** Null `filters`: it reads nothing but text and writes nothing, yet this app cannot do the same. */
export type TextFilter = { filters: Filter[] | null; files: string[] };

const grepTable = optionTable(
  '-i -y -v -c -E -F -G -n -h -H -a -s -x --ignore-case --invert-match --count --extended-regexp --fixed-strings ' +
    '--basic-regexp --line-number --no-filename --with-filename --text --no-messages --line-regexp --line-buffered ' +
    '-w -o -l -L -q -r -R -P -b -z --word-regexp --only-matching --files-with-matches --files-without-match --quiet ' +
    '--silent --recursive --perl-regexp',
  '-e --regexp -m --max-count -A -B -C --after-context --before-context --context --include --exclude --exclude-dir',
  '--color --colour',
);
/** Options that change the lines themselves in ways the filter cannot say. */
const beyondGrep = `-w -o -l -L -q -r -R -P -b -z --word-regexp --only-matching --files-with-matches
  --files-without-match --quiet --silent --recursive --perl-regexp -A -B -C --after-context --before-context
  --context --include --exclude --exclude-dir`.split(/\s+/);

/** Undefined where an option is not known: then the command is not understood at all. */
export function readTextFilter(name: string, words: readonly string[]): TextFilter | undefined {
  switch (name) {
    case 'grep':
    case 'egrep':
    case 'fgrep':
    case 'zgrep':
    case 'zegrep':
    case 'zfgrep':
      return readGrep(name, words);
    case 'wc':
      return readCount(words);
    case 'head':
    case 'tail':
      return readEnd(name, words);
    case 'sort':
      return readSort(words);
    case 'uniq':
      return readUniq(words);
    case 'cut':
      return readCut(words);
    default:
      return undefined;
  }
}

function readGrep(name: string, words: readonly string[]): TextFilter | undefined {
  const context = words.filter((word) => /^-[0-9]{1,4}$/.test(word));
  const options = readOptions(
    words.filter((word) => !context.includes(word)),
    grepTable,
  );
  if (options === null) return undefined;
  const patterns = optionValues(options, '-e', '--regexp');
  const files = [...options.operands];
  if (patterns.length === 0) {
    const first = files.shift();
    if (first === undefined) return undefined;
    patterns.push(first);
  }
  if (context.length > 0 || hasOption(options, ...beyondGrep)) return { filters: null, files };
  const syntax = grepSyntax(name, options);
  const wholeLine = hasOption(options, '-x', '--line-regexp');
  if (wholeLine && syntax === 'fixed') return { filters: null, files };
  const [open, close] = syntax === 'basic' ? ['^\\(', '\\)$'] : ['^(', ')$'];
  const maximum = optionValue(options, '-m', '--max-count');
  const count = hasOption(options, '-c', '--count');
  if (maximum !== null && (count || !/^[0-9]{1,9}$/.test(maximum))) return { filters: null, files };
  const grep: Filter = {
    kind: 'grep',
    // Lines of the pattern are alternatives.
    pattern: patterns
      .flatMap((pattern) => pattern.split('\n'))
      .map((pattern) => (wholeLine ? `${open}${pattern}${close}` : pattern))
      .join('\n'),
    syntax,
    ignoreCase: hasOption(options, '-i', '-y', '--ignore-case'),
    invert: hasOption(options, '-v', '--invert-match'),
    count,
  };
  // A pattern that cannot be followed exactly must not select other lines than the author meant.
  if (grepMatcher(grep.pattern, syntax, false) === null) return { filters: null, files };
  return { filters: maximum === null ? [grep] : [grep, { kind: 'head', lines: Number(maximum) }], files };
}

function grepSyntax(name: string, options: Options): 'basic' | 'extended' | 'fixed' {
  const letters: Readonly<Record<string, 'basic' | 'extended' | 'fixed'>> = {
    '-E': 'extended',
    '--extended-regexp': 'extended',
    '-F': 'fixed',
    '--fixed-strings': 'fixed',
    '-G': 'basic',
    '--basic-regexp': 'basic',
  };
  const last = options.given.findLast((option) => Object.hasOwn(letters, option.name));
  if (last !== undefined) return letters[last.name] ?? 'basic';
  if (name.endsWith('egrep')) return 'extended';
  return name.endsWith('fgrep') ? 'fixed' : 'basic';
}

const countTable = optionTable('-l -w -c -m -L --lines --words --bytes --chars --max-line-length');

function readCount(words: readonly string[]): TextFilter | undefined {
  const options = readOptions(words, countTable);
  if (options === null) return undefined;
  const units = {
    '-l': 'lines',
    '--lines': 'lines',
    '-w': 'words',
    '--words': 'words',
    '-c': 'bytes',
    '--bytes': 'bytes',
  };
  const chosen = options.given.map(({ name }) => Object.entries(units).find(([option]) => option === name)?.[1]);
  const [unit] = chosen;
  const isKnown = unit === 'lines' || unit === 'words' || unit === 'bytes';
  const filters: Filter[] | null = chosen.length === 1 && isKnown ? [{ kind: 'count', unit }] : null;
  return { filters, files: options.operands };
}

const endTable = optionTable('-q -v --quiet --silent --verbose', '-n --lines -c --bytes');

/** `head` and `tail` without `-f`; lines are whole numbers, so `head -n -5` and `tail -n +5` are beyond the filter. */
function readEnd(kind: 'head' | 'tail', words: readonly string[]): TextFilter | undefined {
  const modern = words.map((word) => (/^-[0-9]{1,9}$/.test(word) ? `-n${word.slice(1)}` : word));
  const options = readOptions(modern, endTable);
  if (options === null) return undefined;
  const lines = optionValue(options, '-n', '--lines') ?? '10';
  const isCounted = /^[0-9]{1,9}$/.test(lines) && !hasOption(options, '-c', '--bytes');
  return { filters: isCounted ? [{ kind, lines: Number(lines) }] : null, files: options.operands };
}

const sortTable = optionTable(
  '-n -r -h -u -b -f -g -i -d -M -V -s --numeric-sort --reverse --human-numeric-sort --unique --stable',
  '-k -t --key --field-separator',
);

function readSort(words: readonly string[]): TextFilter | undefined {
  const options = readOptions(words, sortTable);
  if (options === null) return undefined;
  const numeric = hasOption(options, '-n', '--numeric-sort');
  const human = hasOption(options, '-h', '--human-numeric-sort');
  const unique = hasOption(options, '-u', '--unique');
  const sort: Filter = { kind: 'sort', numeric, reverse: hasOption(options, '-r', '--reverse'), human };
  const simple = ['-n', '--numeric-sort', '-h', '--human-numeric-sort', '-r', '--reverse', '-u', '--unique'];
  const isSimple = options.given.every(({ name }) => simple.includes(name)) && !(numeric && human);
  // -u compares by the key, which is the whole line only where it is not read as a number.
  if (!isSimple || (unique && (numeric || human))) return { filters: null, files: options.operands };
  return { filters: unique ? [sort, { kind: 'uniq', count: false }] : [sort], files: options.operands };
}

const uniqTable = optionTable('-c -d -u -i --count --repeated --unique --ignore-case', '-f -s -w');

function readUniq(words: readonly string[]): TextFilter | undefined {
  const options = readOptions(words, uniqTable);
  // Its second operand is a file to write.
  if (options === null || options.operands.length > 1) return undefined;
  const isSimple = options.given.every(({ name }) => name === '-c' || name === '--count');
  const filters: Filter[] | null = isSimple ? [{ kind: 'uniq', count: options.given.length > 0 }] : null;
  return { filters, files: options.operands };
}

const cutTable = optionTable(
  '-s -n --only-delimited --complement',
  '-d -f -c -b --delimiter --fields --characters --bytes --output-delimiter',
);
const mostFields = 1000;

function readCut(words: readonly string[]): TextFilter | undefined {
  const options = readOptions(words, cutTable);
  if (options === null) return undefined;
  const delimiter = optionValue(options, '-d', '--delimiter') ?? '\t';
  const fields = fieldsOf(optionValue(options, '-f', '--fields') ?? '');
  const simple = ['-d', '--delimiter', '-f', '--fields'];
  const isSimple = options.given.every(({ name }) => simple.includes(name)) && [...delimiter].length === 1;
  return {
    filters: isSimple && fields !== null ? [{ kind: 'cut', delimiter, fields }] : null,
    files: options.operands,
  };
}

/** `1,3-5` as ascending numbers, the order in which cut prints them; null for open ranges. */
function fieldsOf(list: string): number[] | null {
  const fields = new Set<number>();
  for (const part of list.split(',')) {
    const match = /^([0-9]{1,4})(?:-([0-9]{1,4}))?$/.exec(part);
    const from = Number(match?.[1] ?? 0);
    const to = Number(match?.[2] ?? from);
    if (from < 1 || to < from || to > mostFields) return null;
    for (let field = from; field <= to; field += 1) fields.add(field);
  }
  return [...fields].sort((left, right) => left - right);
}

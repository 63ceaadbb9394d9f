/** Reads options the way getopt_long does: clustered letters, attached values, `--name=value`, operands in between. */

/** `optional`: a value only when attached by `=`. Names with their dashes; anything not listed is refused. */
export type OptionTable = Readonly<Record<string, 'flag' | 'value' | 'optional'>>;

export type Options = {
  /** In order of writing; a flag's value is ''. */
  given: { name: string; value: string }[];
  operands: string[];
};

/** Builds a table from names written in one string each. */
export function optionTable(flags: string, values = '', optional = ''): OptionTable {
  const rows = (names: string, kind: 'flag' | 'value' | 'optional') =>
    names.split(' ').flatMap((name) => (name === '' ? [] : [[name, kind] as const]));
  return Object.fromEntries([...rows(flags, 'flag'), ...rows(values, 'value'), ...rows(optional, 'optional')]);
}

/**
 * Null where an option is not in the table or lacks its value: then the command is not understood.
 * With `stopAtOperand` everything from the first operand on is an operand, as for `sudo` and `ssh`.
 */
export function readOptions(words: readonly string[], table: OptionTable, stopAtOperand = false): Options | null {
  const options: Options = { given: [], operands: [] };
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    if (word === '--') {
      options.operands.push(...words.slice(index + 1));
      break;
    }
    if (!word.startsWith('-') || word === '-') {
      if (stopAtOperand) {
        options.operands.push(...words.slice(index));
        break;
      }
      options.operands.push(word);
      continue;
    }
    const used = readOption(word, words[index + 1], table, options);
    if (used === null) return null;
    index += used;
  }
  return options;
}

/** How many following words the option took, or null where it is not understood. */
function readOption(word: string, next: string | undefined, table: OptionTable, options: Options): 0 | 1 | null {
  const equals = word.indexOf('=');
  const name = equals < 0 ? word : word.slice(0, equals);
  const kind = kindOf(table, name);
  if (kind !== null && (equals < 0 || name.startsWith('--'))) {
    if (equals >= 0) {
      if (kind === 'flag') return null;
      options.given.push({ name, value: word.slice(equals + 1) });
      return 0;
    }
    if (kind !== 'value') options.given.push({ name, value: '' });
    else if (next === undefined) return null;
    else options.given.push({ name, value: next });
    return kind === 'value' ? 1 : 0;
  }
  return word.startsWith('--') ? null : readCluster(word, next, table, options);
}

function readCluster(word: string, next: string | undefined, table: OptionTable, options: Options): 0 | 1 | null {
  for (let index = 1; index < word.length; index += 1) {
    const name = `-${word.charAt(index)}`;
    const kind = kindOf(table, name);
    if (kind === null) return null;
    if (kind !== 'value') {
      options.given.push({ name, value: '' });
      continue;
    }
    const attached = word.slice(index + 1);
    if (attached !== '') options.given.push({ name, value: attached });
    else if (next === undefined) return null;
    else options.given.push({ name, value: next });
    return attached === '' ? 1 : 0;
  }
  return 0;
}

function kindOf(table: OptionTable, name: string): 'flag' | 'value' | 'optional' | null {
  return Object.hasOwn(table, name) ? (table[name] ?? null) : null;
}

export function hasOption(options: Options, ...names: string[]): boolean {
  return options.given.some(({ name }) => names.includes(name));
}

/** Value of the last one given, as programs take it. */
export function optionValue(options: Options, ...names: string[]): string | null {
  return options.given.findLast(({ name }) => names.includes(name))?.value ?? null;
}

export function optionValues(options: Options, ...names: string[]): string[] {
  return options.given.filter(({ name }) => names.includes(name)).map(({ value }) => value);
}

/**
 * True where one of the options, in one string, is among the words: written out, with a value, shortened as programs
 * allow, or within a cluster of short ones. It errs towards finding one.
 */
export function mentionsOption(words: readonly string[], names: string): boolean {
  const all = names.split(' ');
  return words.some((word) => {
    if (/^-[^-]/.test(word)) {
      const letters = /^-([a-zA-Z0-9]*)/.exec(word)?.[1] ?? '';
      return all.some((name) => (name.length === 2 ? letters.includes(name.charAt(1)) : name === word.split('=')[0]));
    }
    const given = word.split('=')[0] ?? '';
    return (
      given.length > 2 && given.startsWith('--') && all.some((name) => name.startsWith('--') && name.startsWith(given))
    );
  });
}

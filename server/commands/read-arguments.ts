/** Reads what follows a command's name. Mistakes are said in the user's language, so the parser's own strictness is off. */
import { parseArgs } from 'node:util';
import type { CliText } from '../../shared/text/cli-en.ts';
import { type OptionSpec, UsageError } from './command.ts';

export type Arguments = {
  positionals: string[];
  values: Record<string, string | undefined>;
  flags: Set<string>;
};

/** Every command has these. */
export const commonOptions = { data: 'string', json: 'boolean', help: 'boolean' } as const;

/** @throws UsageError for an option that is unknown, lacks its value, or has one too many. */
export function readArguments(
  args: readonly string[],
  options: Readonly<Record<string, OptionSpec>>,
  text: CliText,
): Arguments {
  const types: Record<string, 'string' | 'boolean'> = {
    ...commonOptions,
    ...Object.fromEntries(Object.entries(options).map(([name, { type }]) => [name, type])),
  };
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(Object.entries(types).map(([name, type]) => [name, { type }])),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const found: Arguments = { positionals: [], values: {}, flags: new Set() };
  for (const token of tokens) {
    if (token.kind === 'positional') found.positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const type = Object.hasOwn(types, token.name) ? types[token.name] : undefined;
    if (type === undefined || !token.rawName.startsWith('--')) throw new UsageError(text.unknownOption(token.rawName));
    if (type === 'string') {
      if (token.value === undefined) throw new UsageError(text.optionNeedsValue(token.rawName));
      found.values[token.name] = token.value;
    } else {
      if (token.value !== undefined) throw new UsageError(text.optionTakesNoValue(token.rawName));
      found.flags.add(token.name);
    }
  }
  return found;
}

/** A whole number from 0 to `max`. */
export function readNumber(value: string, max: number): number | null {
  const number = Number(value);
  return /^\d{1,15}$/.test(value) && number <= max ? number : null;
}

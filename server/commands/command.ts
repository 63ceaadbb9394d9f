/** What a command of the command line is made of. */
import type { Readable } from 'node:stream';
import type { CliText } from '../../shared/text/cli-en.ts';

/** 0: fine; 1: a finding (lint errors, a failed check, a broken chain); 2: bad usage or input. */
export type ExitCode = 0 | 1 | 2;

/** An option beside the common ones; `help` names its line in the dictionary. */
export type OptionSpec = { type: 'string' | 'boolean'; placeholder?: string; help: keyof CliText['optionHelp'] };

export type Terminal = {
  /** Where the command was given. */
  environment: NodeJS.ProcessEnv;
  input: Readable & { isTTY?: boolean };
  out: (line: string) => void;
  error: (line: string) => void;
};

export type Invocation = {
  positionals: readonly string[];
  /** Values of string options, by name. */
  values: Readonly<Record<string, string | undefined>>;
  flags: ReadonlySet<string>;
  dataDir: string;
  json: boolean;
  text: CliText;
  language: 'ja' | 'en';
  terminal: Terminal;
};

export type Command = {
  /** After `hikeshi`: `declare [TITLE]`. */
  usage: readonly string[];
  summary: keyof CliText['summaries'];
  options: Readonly<Record<string, OptionSpec>>;
  run: (invocation: Invocation) => Promise<ExitCode>;
};

/** Something the person at the terminal can put right: one sentence, exit code 2. */
export class UsageError extends Error {}

/** Prints a value for programs or lines for people, whichever was asked for. */
export function print({ json, terminal }: Invocation, value: unknown, lines: readonly string[]): void {
  if (json) terminal.out(JSON.stringify(value));
  else for (const line of lines) terminal.out(line);
}

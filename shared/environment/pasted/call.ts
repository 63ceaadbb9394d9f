/** One program called with its words and variables, as a pasted command line has it. */
import type { ShellWord, Stage } from '../../runbook/commands/shell-words.ts';
import type { Told } from './collected.ts';

export type Call = {
  /** The program without its folder; empty where there are variables alone. */
  name: string;
  /** Words after the program's name. */
  words: readonly ShellWord[];
  variables: ReadonlyMap<string, Told>;
};

export function callOf({ words, assignments }: Stage): Call {
  const [program, ...rest] = words;
  return {
    name: program?.text.replace(/^.*\//, '') ?? '',
    words: rest,
    variables: new Map(assignments.map(({ name, value }) => [name, value])),
  };
}

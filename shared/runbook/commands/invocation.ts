/** One program called with its words, as every family of commands takes it. */
import type { ShellWord, Stage } from './shell-words.ts';

export type Invocation = {
  /** The program without its folder. */
  name: string;
  /** Words after the program's name, quotes removed. */
  words: string[];
  privileged: boolean;
  /** Variables set for this one command. */
  variables: ReadonlyMap<string, string>;
  /** As written, for substitutes. */
  text: string;
};

const programFolder = /^\/(?:usr\/)?(?:local\/)?s?bin\//;

/** Null where the first word is a path to a program of unknown worth. */
export function invocationOf(stage: Stage, words: readonly ShellWord[], privileged: boolean): Invocation | null {
  const path = words[0]?.text ?? '';
  const name = path.replace(programFolder, '');
  if (name === '' || name.includes('/')) return null;
  return {
    name,
    words: words.slice(1).map(({ text }) => text),
    privileged,
    variables: new Map(stage.assignments.map(({ name: variable, value }) => [variable, value.text])),
    text: stage.text,
  };
}

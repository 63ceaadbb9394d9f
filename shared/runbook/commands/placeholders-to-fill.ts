/** Which of a command's `<…>` a person has to fill in before it can run. */
import type { Command } from '../model.ts';
import { isCredentialHeader } from './credential-header.ts';
import { placeholdersOf, splitPlaceholders } from './placeholder-syntax.ts';

/**
 * Names in order, each once. Nobody is asked for the token of a request that only looks: the environment sends its own, and a
 * secret that is typed in would end up in the record.
 */
export function placeholdersToFill(text: string, { risk, probe }: Pick<Command, 'risk' | 'probe'>): string[] {
  const names = placeholdersOf(text);
  if (risk !== 'observe' || probe?.type !== 'http') return names;
  const credentials = probe.headers.filter(({ name }) => isCredentialHeader(name)).map(({ value }) => value);
  return names.filter((name) => countOf(name, [text]) > countOf(name, credentials));
}

function countOf(name: string, texts: readonly string[]): number {
  return texts.flatMap(splitPlaceholders).filter(({ placeholder }) => placeholder === name).length;
}

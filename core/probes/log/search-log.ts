/** A whole log searched for texts, however long it is: what is read of it as lines ends at a limit, the search does not. */
import type { LogSource } from '../../../shared/runbook/model.ts';
import type { ReachedHost } from '../host/reach-host.ts';
import { Unreadable } from '../unreadable.ts';
import type { Found } from './find-signatures.ts';
import { createLineSearch } from './line-search.ts';
import { filesHere, searchHere } from './log-files.ts';
import { fileLimit, pathsOf } from './read-log.ts';

export type LogSearch = { lines: number; found: Found[] };

type Wanted = {
  signatures: readonly string[];
  /** As for reading: what was put aside since is searched too. */
  sinceMs: number | null;
  redact: (text: string) => string;
};

/**
 * Null where only the lines that were read can be searched: behind ssh, in the journal, of a container.
 *
 * @throws Unreadable where there is no such log, or the search was cancelled.
 */
export async function searchLog(
  source: LogSource,
  { signatures, sinceMs, redact }: Wanted,
  { sshAlias }: ReachedHost,
  cancel: AbortSignal,
): Promise<LogSearch | null> {
  if (source.kind !== 'file' || sshAlias !== null) return null;
  const newestFirst = await pathsOf(source.path, null, sinceMs, filesHere(cancel));
  const search = createLineSearch(signatures);
  let lines = 0;
  for (const path of newestFirst.slice(0, fileLimit).toReversed()) {
    // One that cannot be read is told of where the lines are read.
    const searched = await searchHere(path, search, cancel).catch(ignoreUnreadable);
    lines += searched?.lines ?? 0;
  }
  if (cancel.aborted) throw new Unreadable('cancelled', '');
  return { lines, found: search.found(redact) };
}

function ignoreUnreadable(error: unknown): null {
  if (error instanceof Unreadable) return null;
  throw error;
}

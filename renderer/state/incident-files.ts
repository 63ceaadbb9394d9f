/** Many incidents' files at once: each by itself, so that one that cannot be used leaves the others to come in. */
import { mostFileBytes } from '../../shared/handoff/file-limits.ts';
import { type CallProblem, toCallProblem } from '../contract/problem.ts';
import { takeInFile } from './incident-file.ts';

export type NotTaken = {
  name: string;
  /** What the core refused it with, or that its bytes cannot be had or are too many. */
  why: CallProblem | 'unreadable' | 'tooLarge';
};

export type TakenInMany = {
  files: number;
  /** Incidents that were not here before. */
  incidents: number;
  rows: number;
  notTaken: NotTaken[];
  /** Not looked at, since it was stopped. */
  left: number;
};

/**
 * Ends before the next file once `signal` is aborted; what came in stays.
 *
 * @throws what is not about a file: the host that went away, a full disk.
 */
export async function takeInFiles(
  files: readonly File[],
  { signal, onDone }: { signal: AbortSignal; onDone: (done: number) => void },
): Promise<TakenInMany> {
  const many: TakenInMany = { files: 0, incidents: 0, rows: 0, notTaken: [], left: 0 };
  for (const [index, file] of files.entries()) {
    if (signal.aborted) return { ...many, left: files.length - index };
    const why = await takeIn(file, many);
    if (why !== null) many.notTaken.push({ name: file.name, why });
    onDone(index + 1);
  }
  return many;
}

async function takeIn(file: File, many: TakenInMany): Promise<NotTaken['why'] | null> {
  if (file.size > mostFileBytes) return 'tooLarge';
  if (!(await isReadable(file))) return 'unreadable';
  try {
    const { isNew, added } = await takeInFile(file);
    many.files += 1;
    many.incidents += isNew ? 1 : 0;
    many.rows += added;
    return null;
  } catch (error) {
    const problem = toCallProblem(error);
    if (problem.kind === 'expected' && problem.code === 'INVALID') return problem;
    throw error;
  }
}

/** A folder, or a file that went away meanwhile, says so only when it is read. */
export function isReadable(file: File): Promise<boolean> {
  return file
    .slice(0, 1)
    .arrayBuffer()
    .then(
      () => true,
      () => false,
    );
}

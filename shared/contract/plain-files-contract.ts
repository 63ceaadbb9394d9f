/** All incidents as plain files in a folder: begun, looked at, stopped. One at a time. */
import { type } from '@orpc/contract';
import { z } from '../schema.ts';
import type { ProblemData } from './problem.ts';
import { procedure } from './procedure.ts';

export type PlainFilesProgress = {
  /** Null before the first one of this host. */
  folder: string | null;
  running: boolean;
  total: number;
  done: number;
  /** Of those done: written now, or there already just as they are. */
  written: number;
  unchanged: number;
  /** Of those done: left alone since something else lies in their place; the first of them, and how many there are. */
  refused: { number: number; title: string; problem: ProblemData }[];
  refusedCount: number;
  /** Ended before all were done: by somebody, or by a disk. */
  stopped: boolean;
  failure: ProblemData | null;
};

export const plainFilesContract = {
  /** `directory` is made where only its last part is missing. What is there already and is as it should be stays. */
  start: procedure.input(z.object({ directory: z.string().min(1).max(1_000) })).output(type<PlainFilesProgress>()),
  progress: procedure.output(type<PlainFilesProgress>()),
  /** The incident under way is still written whole. */
  stop: procedure.output(type<PlainFilesProgress>()),
};

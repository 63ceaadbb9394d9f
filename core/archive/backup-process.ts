/** The program that makes and looks at backups, as the core speaks with it: one order, one line in answer. */
import type { BackupPreview } from '../../shared/contract/backup-contract.ts';
import { type Problem, type ProblemCode, problem, problems } from '../../shared/contract/problem.ts';
import { z } from '../../shared/schema.ts';
import type { HostPorts } from '../ports.ts';

const refusedSchema = z.object({
  problem: z.object({
    code: z.enum(Object.keys(problems) as [ProblemCode, ...ProblemCode[]]),
    data: problems.INVALID.data,
  }),
});
const madeSchema = z.object({
  done: z.object({ file: z.string(), damages: z.array(z.object({ code: z.string(), detail: z.string() })) }),
});
const sizeSchema = z.object({ incidents: z.number(), events: z.number(), newestAtMs: z.number().nullable() });
const previewSchema = z.object({
  done: z.object({
    backup: sizeSchema,
    current: z.discriminatedUnion('state', [
      z.object({ state: z.literal('none') }),
      z.object({ state: z.literal('unreadable') }),
      z.object({
        state: z.literal('readable'),
        counts: sizeSchema,
        lost: z.object({ events: z.number(), incidents: z.number() }),
        returning: z.object({ erasedIncidents: z.number(), blackedOut: z.number() }),
      }),
    ]),
  }),
});

export type BackupWork<T> = {
  /** Never rejects. A bug of the program, or its end before it answered, is the problem `backupFailed`. */
  answer: Promise<{ ok: true; value: T } | { ok: false; problem: Problem }>;
  /** Ends it at once; a copy that was begun is cleared away by the next. */
  kill(): void;
};

type StartProcess = NonNullable<HostPorts['startProcess']>;

/** Makes one; a damaged record, of which none is kept, is a problem too. */
export function startMaking(start: StartProcess, dataDir: string, nowMs: number): BackupWork<string> {
  return order(start, ['make', dataDir, String(nowMs)], (line) => {
    const { done } = madeSchema.parse(line);
    const [damage] = done.damages;
    if (damage === undefined) return { ok: true, value: done.file };
    const detail = `${damage.code}: ${damage.detail}`;
    return { ok: false, problem: problem('NOT_POSSIBLE', 'backupOfDamagedRecord', { detail }) };
  });
}

export function startComparing(start: StartProcess, dataDir: string, file: string): BackupWork<BackupPreview> {
  return order(start, ['compare', dataDir, file], (line) => ({ ok: true, value: previewSchema.parse(line).done }));
}

type Answer<T> = Awaited<BackupWork<T>['answer']>;

function order<T>(start: StartProcess, args: string[], read: (line: unknown) => Answer<T>): BackupWork<T> {
  const child = start('backup', args);
  const answered = Promise.withResolvers<Answer<T>>();
  const fail = (detail: string) =>
    answered.resolve({ ok: false, problem: problem('NOT_POSSIBLE', 'backupFailed', { detail }) });
  child.onLine((text) => {
    try {
      const line: unknown = JSON.parse(text);
      const refused = refusedSchema.safeParse(line);
      if (refused.success) answered.resolve({ ok: false, problem: refused.data.problem });
      else answered.resolve(read(line));
    } catch {
      fail(text.slice(0, 500));
    }
  });
  // Its last line may come after its end.
  child.onExit((code) => setTimeout(() => fail(`exit ${code}`), linesAfterExitMs).unref());
  return { answer: answered.promise, kill: () => child.kill() };
}

const linesAfterExitMs = 1_000;

import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { PlainFilesProgress } from '../../shared/contract/plain-files-contract.ts';
import { describeProblem } from '../../shared/text/describe-problem.ts';
import { transferWords } from '../../shared/text/transfer-words.ts';
import type { ContractClient } from '../control/control-client.ts';
import { type Command, type Invocation, print, UsageError } from './command.ts';
import { withClient } from './core-access.ts';
import { interruptible } from './interruptible.ts';

const lookEveryMs = 200;
const tellEveryMs = 2_000;

/** All incidents as plain files. Stopped by Ctrl-C or cut off, it goes on when it is run again. */
export const exportAllCommand: Command = {
  usage: ['hikeshi export --all FOLDER'],
  summary: 'export',
  options: { all: { type: 'boolean', help: 'all' } },
  async run(invocation) {
    const { positionals, flags, text, language } = invocation;
    const [folder, ...more] = positionals;
    if (folder === undefined || more.length > 0 || !flags.has('all')) {
      throw new UsageError(text.wrongUsage(exportAllCommand.usage.join(' ')));
    }
    const words = transferWords(language);
    const ended = await interruptible((signal) =>
      withClient(invocation, (client) => writeAll(client, resolve(folder), invocation, signal)),
    );
    const { written, unchanged, refused, refusedCount, stopped, failure, total, done } = ended;
    print(invocation, ended, [
      ...refused.map(({ problem }) => describeProblem(problem, language)),
      words.written(resolve(folder), written, unchanged),
      ...(refusedCount > 0 ? [words.notWritten(refusedCount)] : []),
      ...(failure === null ? [] : [describeProblem(failure, language)]),
      ...(stopped ? [words.stoppedWriting(total - done)] : []),
    ]);
    return refusedCount > 0 || stopped ? 1 : 0;
  },
};

async function writeAll(
  client: ContractClient,
  directory: string,
  { language, json, terminal }: Invocation,
  signal: AbortSignal,
): Promise<PlainFilesProgress> {
  let progress = await client.plainFiles.start({ directory });
  let toldMs = performance.now();
  let told = false;
  while (progress.running) {
    if (signal.aborted && !told) {
      told = true;
      await client.plainFiles.stop();
    }
    await wait(lookEveryMs);
    progress = await client.plainFiles.progress();
    if (json || performance.now() - toldMs < tellEveryMs) continue;
    toldMs = performance.now();
    terminal.error(transferWords(language).progress(progress.done, progress.total));
  }
  return progress;
}

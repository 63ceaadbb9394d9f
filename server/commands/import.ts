import { stat } from 'node:fs/promises';
import { ORPCError } from '@orpc/client';
import type { TakenIn } from '../../shared/contract/handoff-view.ts';
import { piecesOf } from '../../shared/handoff/pieces.ts';
import { transferWords } from '../../shared/text/transfer-words.ts';
import type { ContractClient } from '../control/control-client.ts';
import { uuidV7 } from '../host/system.ts';
import { type Command, type ExitCode, type Invocation, print, UsageError } from './command.ts';
import { withClient } from './core-access.ts';
import { failureText } from './failure-text.ts';
import { incidentFilesIn } from './incident-files.ts';
import { interruptible } from './interruptible.ts';
import { readNamedFile } from './read-input.ts';

/** A person looks up now and then; a line for each of a thousand files says nothing. */
const progressEvery = 100;

/** Takes incidents' files into the record; twice, or both ways between two people, is as good as once. */
export const importCommand: Command = {
  usage: ['hikeshi import FOLDER | FILE…'],
  summary: 'import',
  options: {},
  async run(invocation) {
    const { positionals, text } = invocation;
    const [first, ...more] = positionals;
    if (first === undefined) throw new UsageError(text.wrongUsage(importCommand.usage.join(' ')));
    const isFolder = await stat(first).then(
      (found) => found.isDirectory(),
      () => false,
    );
    return more.length === 0 && !isFolder ? takeInOne(first, invocation) : takeInMany(positionals, invocation);
  },
};

async function takeInOne(file: string, invocation: Invocation): Promise<ExitCode> {
  const { text } = invocation;
  const bytes = await readNamedFile(file, invocation);
  const taken = await withClient(invocation, (client) => takeIn(client, bytes));
  const { number, title, added, isNew, received } = taken;
  print(invocation, taken, [
    isNew ? text.takenIn(number, title, added) : text.merged(number, title, added),
    ...(received ? [text.receivedHandOver] : []),
  ]);
  return 0;
}

type Many = {
  taken: (TakenIn & { file: string })[];
  refused: { file: string; reason: string }[];
  /** Not looked at, since it was stopped. */
  left: string[];
};

/** Each file by itself: one that cannot be used is named, and the others come in. */
async function takeInMany(places: readonly string[], invocation: Invocation): Promise<ExitCode> {
  const words = transferWords(invocation.language);
  const files = await incidentFilesIn(places);
  if (files.length === 0) throw new UsageError(words.nothingToTakeIn(places.join(' ')));
  const { taken, refused, left } = await interruptible((signal) =>
    withClient(invocation, (client) => eachFile(client, files, invocation, signal)),
  );
  const fresh = taken.filter(({ isNew }) => isNew).length;
  const rows = taken.reduce((sum, { added }) => sum + added, 0);
  print(invocation, { taken, refused, left }, [
    ...refused.map(({ file, reason }) => words.refused(file, reason)),
    words.takenIn(taken.length, fresh, rows),
    ...(refused.length > 0 ? [words.notTakenIn(refused.length)] : []),
    ...(left.length > 0 ? [words.stopped(left.length)] : []),
  ]);
  return refused.length + left.length > 0 ? 1 : 0;
}

async function eachFile(
  client: ContractClient,
  files: readonly string[],
  invocation: Invocation,
  signal: AbortSignal,
): Promise<Many> {
  const { text, language, terminal } = invocation;
  const many: Many = { taken: [], refused: [], left: [] };
  for (const [index, file] of files.entries()) {
    if (signal.aborted) {
      many.left = files.slice(index);
      break;
    }
    try {
      many.taken.push({ file, ...(await takeIn(client, await readNamedFile(file, invocation))) });
    } catch (error) {
      if (!isAboutTheFile(error)) throw error;
      many.refused.push({ file, reason: failureText(error, text, language) });
    }
    const done = index + 1;
    if (done % progressEvery === 0 && !invocation.json) {
      terminal.error(transferWords(language).progress(done, files.length));
    }
  }
  return many;
}

/** Anything else (a full disk, a host that went away) would befall the next file too. */
function isAboutTheFile(error: unknown): boolean {
  return error instanceof UsageError || (error instanceof ORPCError && error.code === 'INVALID');
}

async function takeIn(client: ContractClient, bytes: Uint8Array): Promise<TakenIn> {
  const transferId = uuidV7();
  for (const [index, { start, end }] of piecesOf(bytes.byteLength).entries()) {
    const base64 = Buffer.from(bytes.subarray(start, end)).toString('base64');
    await client.handoff.send({ transferId, index, base64 });
  }
  return client.handoff.import({ transferId });
}

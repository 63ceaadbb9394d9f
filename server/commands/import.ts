import { piecesOf } from '../../shared/handoff/pieces.ts';
import { uuidV7 } from '../host/system.ts';
import { type Command, print, UsageError } from './command.ts';
import { withClient } from './core-access.ts';
import { readNamedFile } from './read-input.ts';

/** Takes an incident's file into the record; twice, or both ways between two people, is as good as once. */
export const importCommand: Command = {
  usage: ['hikeshi import FILE'],
  summary: 'import',
  options: {},
  async run(invocation) {
    const { positionals, text } = invocation;
    const [file] = positionals;
    if (file === undefined || positionals.length > 1) {
      throw new UsageError(text.wrongUsage(importCommand.usage.join(' ')));
    }
    const bytes = await readNamedFile(file, invocation);
    return withClient(invocation, async (client) => {
      const transferId = uuidV7();
      for (const [index, { start, end }] of piecesOf(bytes.byteLength).entries()) {
        const base64 = Buffer.from(bytes.subarray(start, end)).toString('base64');
        await client.handoff.send({ transferId, index, base64 });
      }
      const taken = await client.handoff.import({ transferId });
      const { number, title, added, isNew, received } = taken;
      print(invocation, taken, [
        isNew ? text.takenIn(number, title, added) : text.merged(number, title, added),
        ...(received ? [text.receivedHandOver] : []),
      ]);
      return 0;
    });
  },
};

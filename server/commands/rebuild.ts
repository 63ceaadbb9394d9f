/** Throws away what is computed from the events, and computes it anew. */
import { findRunningHost } from '../control/control-client.ts';
import { type Command, print, UsageError } from './command.ts';
import { withCore } from './core-access.ts';

export const rebuildCommand: Command = {
  usage: ['hikeshi rebuild'],
  summary: 'rebuild',
  options: {},
  async run(invocation) {
    const { dataDir, text } = invocation;
    const running = await findRunningHost(dataDir);
    if (running !== null) throw new UsageError(text.closeFirst(running.pid));
    return withCore(dataDir, 'own', ({ maintenance }) => {
      const { events } = maintenance.rebuild();
      print(invocation, { events }, [text.rebuilt(events)]);
      return 0;
    });
  },
};

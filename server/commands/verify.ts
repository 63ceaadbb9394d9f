import { type Command, print } from './command.ts';
import { withCore } from './core-access.ts';

/** Reads beside a running host: the record is checked as it lies on the disk. */
export const verifyCommand: Command = {
  usage: ['hikeshi verify'],
  summary: 'verify',
  options: {},
  run: (invocation) =>
    withCore(invocation.dataDir, 'read', ({ maintenance }) => {
      const report = maintenance.verify();
      return 0;
    }),
};

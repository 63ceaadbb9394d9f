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
      const { text } = invocation;
      const lines = report.findings.map(({ code, detail }) => `${text.damages[code]}: ${detail}`);
      const whole = lines.length === 0;
      print(invocation, report, whole ? [text.verified(report.events)] : [text.broken, ...lines]);
      return whole ? 0 : 1;
    }),
};

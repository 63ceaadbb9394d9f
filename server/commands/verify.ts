import type { Core } from '../../core/core.ts';
import { type Command, type ExitCode, type Invocation, print } from './command.ts';
import { withCore } from './core-access.ts';

/** Reads beside a running host: the record is checked as it lies on the disk. */
export const verifyCommand: Command = {
  usage: ['hikeshi verify'],
  summary: 'verify',
  options: {},
  async run(invocation) {
    try {
      return await withCore(invocation.dataDir, 'read', ({ maintenance }) => tell(invocation, maintenance.verify()));
    } catch (error) {
      const { problemOf } = await import('../../core/core.ts');
      // A file that cannot even be opened is what is asked for here: a finding, not a failure of the command.
      const found = problemOf(error)?.data;
      if (found?.reason !== 'damagedRecord') throw error;
      const detail = String(found.params.detail);
      return tell(invocation, { events: 0, findings: [{ code: 'file', incidentId: null, detail }] });
    }
  },
};

function tell(invocation: Invocation, report: ReturnType<Core['maintenance']['verify']>): ExitCode {
  const { text } = invocation;
  const lines = report.findings.map(({ code, detail }) => `${text.damages[code]}: ${detail}`);
  const whole = lines.length === 0;
  print(invocation, report, whole ? [text.verified(report.events)] : [text.broken, ...lines]);
  return whole ? 0 : 1;
}

import { describeSystemError } from '../../shared/text/system-error.ts';
import { type Command, print, UsageError } from './command.ts';

/** Reads beside a running host, which goes on writing. */
export const backupCommand: Command = {
  usage: ['hikeshi backup FILE'],
  summary: 'backup',
  options: {},
  async run(invocation) {
    const { positionals, dataDir, text, language } = invocation;
    const [file] = positionals;
    if (file === undefined || positionals.length > 1) {
      throw new UsageError(text.wrongUsage(backupCommand.usage.join(' ')));
    }
    const { backUpRecord } = await import('../../core/core.ts');
    const report = await backUpRecord({ dataDir, file }).catch((error: unknown) => {
      const code = error instanceof Error && 'code' in error ? error.code : null;
      if (typeof code !== 'string') throw error;
      throw new UsageError(text.unwritableFile(file, describeSystemError(code, language)));
    });
    const { damages, incidents, events } = report;
    if (damages.length === 0) {
      print(invocation, report, [text.backedUp(report.file, incidents, events)]);
      return 0;
    }
    print(invocation, report, [
      text.backupOfDamaged,
      ...damages.map(({ code, detail }) => `${text.damages[code]}: ${detail}`),
    ]);
    return 1;
  },
};

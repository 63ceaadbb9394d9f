import { describeSystemError } from '../../shared/text/system-error.ts';
import { dateTimeText } from '../../shared/text/wall-clock.ts';
import { systemClock } from '../host/system.ts';
import { type Command, type ExitCode, type Invocation, print, UsageError } from './command.ts';

/** Reads beside a running host, which goes on writing. */
export const backupCommand: Command = {
  usage: ['hikeshi backup [FILE]', 'hikeshi backup --list'],
  summary: 'backup',
  options: { list: { type: 'boolean', help: 'listBackups' } },
  async run(invocation) {
    const { positionals, flags, text } = invocation;
    if (positionals.length > (flags.has('list') ? 0 : 1)) {
      throw new UsageError(text.wrongUsage(backupCommand.usage.join(' | ')));
    }
    const [file] = positionals;
    if (flags.has('list')) return list(invocation);
    return file === undefined ? keep(invocation) : copyTo(file, invocation);
  },
};

/** Into the folder where they are kept by themselves, by the same rule. */
async function keep(invocation: Invocation): Promise<ExitCode> {
  const { makeBackup } = await import('../../core/core.ts');
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return report(invocation, await makeBackup({ dataDir: invocation.dataDir, nowMs: systemClock.nowMs, zone }));
}

async function copyTo(file: string, invocation: Invocation): Promise<ExitCode> {
  const { dataDir, text, language } = invocation;
  const { backUpRecord } = await import('../../core/core.ts');
  const made = await backUpRecord({ dataDir, file }).catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (typeof code !== 'string') throw error;
    throw new UsageError(text.unwritableFile(file, describeSystemError(code, language)));
  });
  return report(invocation, made);
}

type Made = {
  file: string;
  incidents: number;
  events: number;
  damages: { code: keyof Invocation['text']['damages']; detail: string }[];
};

function report(invocation: Invocation, made: Made): ExitCode {
  const { text } = invocation;
  const { file, incidents, events, damages } = made;
  if (damages.length === 0) {
    print(invocation, made, [text.backedUp(file, incidents, events)]);
    return 0;
  }
  const lines = damages.map(({ code, detail }) => `${text.damages[code]}: ${detail}`);
  print(invocation, made, [text.backupOfDamaged, ...lines]);
  return 1;
}

/** The kept ones, the newest first, and where they lie. */
async function list(invocation: Invocation): Promise<ExitCode> {
  const { dataDir, text } = invocation;
  const { backupFolder, listBackups } = await import('../../core/core.ts');
  const [folder, backups] = [backupFolder(dataDir), await listBackups(dataDir)];
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const lines = backups.map(
    ({ path, madeAtMs, verifiedAtMs, incidents, events }) =>
      `${dateTimeText(madeAtMs, zone)}  ${text.keptBackup(incidents, events, verifiedAtMs !== null)}  ${path}`,
  );
  print(invocation, { folder, backups }, [
    text.backupsLieIn(folder),
    ...(lines.length === 0 ? [text.noKeptBackups] : lines),
  ]);
  return 0;
}

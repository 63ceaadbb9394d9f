import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import type { RestorePreview } from '../../core/core.ts';
import { describeSystemError } from '../../shared/text/system-error.ts';
import { dateTimeText } from '../../shared/text/wall-clock.ts';
import { systemClock, uuidV7 } from '../host/system.ts';
import { agrees, canAsk } from './ask.ts';
import { type Command, type Invocation, print, UsageError } from './command.ts';

/** Shows what would change, then asks. Who says no, or cannot be asked, has changed nothing. */
export const restoreCommand: Command = {
  usage: ['hikeshi restore FILE [--yes]'],
  summary: 'restore',
  options: { yes: { type: 'boolean', help: 'yes' } },
  async run(invocation) {
    const { positionals, flags, dataDir, json, text, terminal } = invocation;
    const [file] = positionals;
    if (file === undefined || positionals.length > 1) {
      throw new UsageError(text.wrongUsage(restoreCommand.usage.join(' ')));
    }
    await expectFile(file, invocation);
    const { prepareRestore } = await import('../../core/core.ts');
    const { preview, carryOut, cancel } = await prepareRestore({
      dataDir,
      file,
      host: 'command-line',
      nowMs: systemClock.nowMs(),
      newDeviceId: uuidV7,
    });
    const isAnyoneThere = canAsk(invocation);
    if (!json) for (const line of previewLines(preview, invocation)) terminal.out(line);
    if (!flags.has('yes') && !(isAnyoneThere && (await agrees(text.askRestore, invocation)))) {
      cancel();
      print(invocation, { ...preview, restored: false, keptAside: null }, isAnyoneThere ? [text.notRestored] : []);
      if (!isAnyoneThere) throw new UsageError(text.restoreNeedsYes);
      return 1;
    }
    const keptAside = carryOut();
    print(invocation, { ...preview, restored: true, keptAside }, [
      text.restored(preview.backup.incidents, preview.backup.events),
      ...(keptAside === null ? [] : [text.keptAside(keptAside)]),
    ]);
    return 0;
  },
};

async function expectFile(file: string, { text, language }: Invocation): Promise<void> {
  try {
    await access(file, constants.R_OK);
    if ((await stat(file)).isDirectory()) throw Object.assign(new Error('a folder'), { code: 'EISDIR' });
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new UsageError(text.unreadableFile(file, describeSystemError(why, language)));
  }
}

function previewLines({ backup, current }: RestorePreview, { text }: Invocation): string[] {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const counted = ({ incidents, events, newestAtMs }: RestorePreview['backup']) =>
    text.recordCounts(incidents, events, newestAtMs === null ? null : dateTimeText(newestAtMs, zone));
  const lines = [`${text.inBackup}: ${counted(backup)}`];
  if (current.state === 'none') return [...lines, `${text.inRecord}: ${text.noRecordNow}`];
  if (current.state === 'unreadable') return [...lines, `${text.inRecord}: ${text.unreadableNow}`];
  const { lost, returning } = current;
  lines.push(`${text.inRecord}: ${counted(current.counts)}`, text.wouldLose(lost.events, lost.incidents));
  if (returning.erasedIncidents > 0) lines.push(text.erasedComesBack(returning.erasedIncidents));
  if (returning.blackedOut > 0) lines.push(text.blackedOutComesBack(returning.blackedOut));
  return lines;
}

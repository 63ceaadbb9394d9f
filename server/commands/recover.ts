/** The ways out of a damaged record from a terminal: shown first, taken when asked for, and none of them destroys anything. */
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { RecordRecovery } from '../../core/core.ts';
import type { ProblemData } from '../../shared/contract/problem.ts';
import { describeProblem } from '../../shared/text/describe-problem.ts';
import { salvageText } from '../../shared/text/salvage-text.ts';
import { describeSystemError } from '../../shared/text/system-error.ts';
import { dateTimeText } from '../../shared/text/wall-clock.ts';
import { findRunningHost } from '../control/control-client.ts';
import { systemClock, uuidV7 } from '../host/system.ts';
import { type Command, type ExitCode, type Invocation, print, UsageError } from './command.ts';
import { withCore } from './core-access.ts';

export const recoverCommand: Command = {
  usage: [
    'hikeshi recover',
    'hikeshi recover --salvage [--yes | --out FOLDER]',
    'hikeshi recover --salvage --from FILE --out FOLDER',
    'hikeshi recover --empty [--yes]',
  ],
  summary: 'recover',
  options: {
    salvage: { type: 'boolean', help: 'salvage' },
    out: { type: 'string', placeholder: 'FOLDER', help: 'salvageOut' },
    from: { type: 'string', placeholder: 'FILE', help: 'salvageFrom' },
    empty: { type: 'boolean', help: 'startEmpty' },
    yes: { type: 'boolean', help: 'recoverYes' },
  },
  async run(invocation) {
    const { positionals, flags, values, dataDir, text } = invocation;
    const { from, out } = values;
    const isUnclear = flags.has('salvage')
      ? flags.has('empty') || (from !== undefined && out === undefined)
      : from !== undefined || out !== undefined;
    if (positionals.length > 0 || isUnclear) {
      throw new UsageError(text.wrongUsage(recoverCommand.usage.join(' | ')));
    }
    if (from !== undefined) return salvageFile(from, invocation);
    const running = await findRunningHost(dataDir);
    if (running !== null) throw new UsageError(text.closeFirst(running.pid));
    const problem = await problemOfRecord(dataDir);
    if (problem === null) {
      print(invocation, { problem }, [text.nothingToRecover]);
      return 0;
    }
    const recovery = await recoveryOf(dataDir);
    try {
      if (flags.has('salvage')) return await salvage(invocation, recovery);
      if (flags.has('empty')) return await startEmpty(invocation, recovery);
      return await tell(invocation, recovery, problem);
    } finally {
      recovery.close();
    }
  },
};

async function recoveryOf(dataDir: string): Promise<RecordRecovery> {
  const { recoverRecord } = await import('../../core/core.ts');
  return recoverRecord({ dataDir, host: 'command-line', nowMs: systemClock.nowMs, newDeviceId: uuidV7 });
}

/** Of a damaged record that was kept aside; whoever has the data folder is left alone. */
async function salvageFile(file: string, invocation: Invocation): Promise<ExitCode> {
  const { text, language } = invocation;
  const folder = mkdtempSync(join(tmpdir(), 'hikeshi-recover-'));
  try {
    copyFileSync(file, join(folder, 'record.db'));
    if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, join(folder, 'record.db-wal'));
    const recovery = await recoveryOf(folder);
    try {
      return await salvage(invocation, recovery);
    } finally {
      recovery.close();
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && 'path' in error && error.path === file)) throw error;
    throw new UsageError(text.unreadableFile(file, describeSystemError(String(error.code), language)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Why the record cannot be used; null where it opens and every check holds. */
async function problemOfRecord(dataDir: string): Promise<ProblemData | null> {
  try {
    return await withCore(dataDir, 'own', ({ maintenance }) => {
      const [finding] = maintenance.verify().findings.filter(({ code }) => code !== 'summary');
      if (finding === undefined) return null;
      return { reason: 'damagedRecord', params: { detail: `${finding.code}: ${finding.detail}` } };
    });
  } catch (error) {
    const { problemOf } = await import('../../core/core.ts');
    const problem = problemOf(error)?.data;
    if (problem?.reason === 'damagedRecord' || problem?.reason === 'recordGone') return problem;
    throw error;
  }
}

async function tell(invocation: Invocation, recovery: RecordRecovery, problem: ProblemData): Promise<ExitCode> {
  const { text, language } = invocation;
  const backups = await recovery.backups();
  print(invocation, { problem, record: recovery.record, backups }, [
    describeProblem(problem, language),
    text.waysToRecover,
    `  hikeshi recover --salvage        ${text.waySalvage}`,
    `  hikeshi recover --salvage --out FOLDER  ${text.waySalvageOut}`,
    `  hikeshi restore FILE             ${text.wayRestore}`,
    ...backups.map(({ path, madeAtMs, verifiedAtMs }) => `    ${path}  ${ageOf(madeAtMs, verifiedAtMs, invocation)}`),
    ...(backups.length === 0 ? [`    ${text.noBackupFound}`] : []),
    `  hikeshi recover --empty          ${text.wayEmpty}`,
  ]);
  return 1;
}

function ageOf(madeAtMs: number, verifiedAtMs: number | null, { text }: Invocation): string {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const made = dateTimeText(madeAtMs, zone);
  return verifiedAtMs === null ? text.backupOf(made) : text.checkedBackupOf(made);
}

async function salvage(invocation: Invocation, recovery: RecordRecovery): Promise<ExitCode> {
  const { values, text, language, json, terminal } = invocation;
  if (values.out !== undefined && existsSync(values.out)) throw new UsageError(text.folderIsThere(values.out));
  const report = await recovery.salvage(() => undefined);
  const words = salvageText(report, language);
  if (values.out !== undefined) {
    const { out } = values;
    mkdirSync(out, { recursive: true, mode: 0o700 });
    copyFileSync(join(recovery.readingFolder(), 'record.db'), join(out, 'record.db'));
    print(invocation, { ...report, out }, [...words, text.salvagedTo(out)]);
    return 0;
  }
  if (!json) for (const line of words) terminal.out(line);
  if (!(await isTold(invocation, text.askSalvaged))) {
    print(invocation, { ...report, used: false, keptAside: null }, [text.notRestored]);
    return 1;
  }
  const keptAside = recovery.takeSalvaged(`${words.join('\n')}\n`);
  print(invocation, { ...report, used: true, keptAside }, [
    text.salvageUsed,
    ...(keptAside === null ? [] : [text.damagedKeptAside(keptAside)]),
  ]);
  return 0;
}

async function startEmpty(invocation: Invocation, recovery: RecordRecovery): Promise<ExitCode> {
  const { text } = invocation;
  if (!(await isTold(invocation, text.askEmpty))) {
    print(invocation, { started: false, keptAside: null }, [text.notRestored]);
    return 1;
  }
  const keptAside = recovery.startEmpty();
  print(invocation, { started: true, keptAside }, [
    text.emptyStarted,
    ...(keptAside === null ? [] : [text.damagedKeptAside(keptAside)]),
  ]);
  return 0;
}

/** Whether a person says yes, here or by the option; where nobody can be asked, nobody did. */
async function isTold({ flags, json, text, terminal }: Invocation, question: string): Promise<boolean> {
  if (flags.has('yes')) return true;
  if (json || terminal.input.isTTY !== true) throw new UsageError(text.recoverNeedsYes);
  terminal.out(question);
  const lines = createInterface({ input: terminal.input });
  try {
    for await (const line of lines) return /^(y|yes|はい)$/i.test(line.trim());
    return false;
  } finally {
    lines.close();
  }
}

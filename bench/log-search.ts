/** A log of a gigabyte looked through for every text that the runbook names, beside `grep -F` with the same texts. */
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { uuidV7 } from '../server/host/system.ts';
import type { Reading } from '../shared/diagnosis/reading.ts';
import { signaturesOf } from '../shared/runbook/signatures.ts';
import { type Comparison, compare, type Omission } from './compare.ts';
import { interleave, type Turns } from './interleave.ts';
import type { Practice } from './practice.ts';
import { installedProgram, runProgram } from './run-program.ts';

const title = 'a log of 1 GB searched for all texts of the runbook';
const logBytes = 1024 ** 3;
/** One line in so many says something that is looked for. */
const linesToOneFound = 1_000;
/** What this process may hold more after a search than before it. */
const memoryLimitBytes = 50 * 1024 * 1024;

export async function benchLogSearch(practice: Practice, turns: Turns): Promise<(Comparison | Omission)[]> {
  const grep = installedProgram('grep');
  if (grep === null) return [{ title, rival: 'grep -F', reason: 'grep is not installed' }];
  const path = join(practice.folder, 'big.log');
  const signatures = signaturesOf(practice.runbook);
  const lines = writeLog(path, signatures);
  const { incidentId, runbookCommandId } = await prepare(practice, path);
  const { client } = practice;
  const search = async () => {
    await client.incidents.runCheck({ incidentId, commandId: uuidV7(), runbookCommandId, inputs: {} });
  };
  const texts = signatures.flatMap((signature) => ['-e', signature]);
  const grepAll = async () => void (await runProgram(grep, ['-F', '-c', ...texts, path]));
  try {
    const [searched, grepped] = await interleave(
      [
        { name: 'incidents.runCheck', run: search },
        { name: `grep -F with ${signatures.length} texts`, run: grepAll },
      ],
      turns,
    );
    if (searched === undefined || grepped === undefined) throw new Error('nothing was measured');
    expectFound(await lastReadings(practice, incidentId), lines);
    await expectFlat(search);
    return [compare(title, searched, grepped, { kind: 'ratio', atMost: 1.5 })];
  } finally {
    rmSync(path);
  }
}

/** The bundled runbook, one command of which looks through the whole log, and an environment whose log is the big one. */
async function prepare({ client, environment, runbook }: Practice, path: string) {
  const { source } = await client.runbooks.get({ hash: environment.runbookHash ?? '' });
  const whole = source.replace(/^tail -n 200 (\S+app\.log) \| (grep -E '[^']+')$/mu, '$2 $1');
  const base64 = Buffer.from(whole).toString('base64');
  const { entry, runbook: changed } = await client.runbooks.import({ name: 'whole-log.md', base64 });
  const logs = environment.logs.map((log) => (log.role === 'application' ? { ...log, path } : log));
  const bigger = { ...environment, id: 'bench-log-search', logs, runbookHash: entry.hash };
  await client.environments.save({ environment: bigger });
  const { incidentId } = await client.incidents.declare({ commandId: uuidV7(), environmentId: bigger.id });
  const commands = changed.patterns.flatMap(({ procedures }) =>
    procedures.flatMap(({ steps }) => steps.flatMap((step) => step.commands)),
  );
  const command = commands.find(({ probe }) => probe?.type === 'log' && probe.lines === null);
  if (command === undefined) throw new Error(`no command of ${runbook.title} looks through a whole log`);
  return { incidentId, runbookCommandId: command.id };
}

async function lastReadings({ client }: Practice, incidentId: string): Promise<Reading[]> {
  const { state } = await client.incidents.get({ incidentId });
  const readings = state.checks.findLast(({ checkId }) => !checkId.startsWith('baseline/'))?.readings ?? [];
  return readings.map(({ reading }) => reading);
}

/** Lines of a service at work. Answers how many there are, and how many of them hold what is looked for. */
function writeLog(path: string, signatures: readonly string[]): { all: number; found: number } {
  const file = openSync(path, 'w');
  const counts = { all: 0, found: 0 };
  for (let bytes = 0; bytes < logBytes; ) {
    const lines = Array.from({ length: 20_000 }, () => {
      counts.all += 1;
      const time = new Date(1_795_000_000_000 + counts.all * 13).toISOString();
      if (counts.all % linesToOneFound > 0) {
        const took = (counts.all * 7_919) % 300;
        return `${time} INFO  GET /api/v1/todos/${counts.all % 99_991} 200 in ${took} ms request=${(counts.all * 2_654_435_761).toString(36)}\n`;
      }
      const signature = signatures[(counts.all / linesToOneFound) % signatures.length] ?? '';
      counts.found += 1;
      return `${time} ERROR POST /api/v1/todos 500: ${signature} (${counts.all})\n`;
    });
    bytes += writeSync(file, lines.join(''));
  }
  closeSync(file);
  return counts;
}

function expectFound(readings: readonly Reading[], { all, found }: { all: number; found: number }): void {
  const [reading] = readings;
  if (reading?.kind !== 'log') throw new Error('the log was not read');
  const counted = reading.found.reduce((sum, { count }) => sum + count, 0);
  if (reading.lines !== all || counted < found)
    throw new Error(`${counted} of ${found} found in ${reading.lines} lines`);
}

/** The most that the process held while it searched, beside what it held before. */
async function expectFlat(search: () => Promise<void>): Promise<void> {
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 20);
  await search();
  clearInterval(watch);
  if (most - before > memoryLimitBytes) {
    throw new Error(`the search held ${Math.round((most - before) / 1024 / 1024)} MB more`);
  }
}

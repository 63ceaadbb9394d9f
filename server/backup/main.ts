/**
 * Makes one backup (`make DATA_DIR NOW_MS`, by the host's clock), or compares one with the record (`compare DATA_DIR FILE`), in a process of its own and with
 * low priority: checking a large record takes many seconds without a pause, which must not be the host's.
 *
 * It prints one line of JSON: {done}, {problem} with what can be expected to go wrong, or {fault}.
 */
import { constants, setPriority } from 'node:os';
import { makeBackup, previewBackup, problemOf } from '../../core/core.ts';
import { systemClock } from '../host/system.ts';

process.stdout.on('error', () => undefined);
stepBack();
const line = JSON.stringify(await answer());
// Electron's utility processes do not end by themselves.
process.stdout.write(`${line}\n`, () => process.exit(0));

async function answer(): Promise<object> {
  const [what, dataDir = '', value = ''] = process.argv.slice(2);
  try {
    if (what === 'compare') return { done: await previewBackup({ dataDir, file: value }) };
    const aheadMs = Number(value) - systemClock.nowMs();
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    return { done: await makeBackup({ dataDir, nowMs: () => systemClock.nowMs() + aheadMs, zone }) };
  } catch (error) {
    const problem = problemOf(error);
    return problem === null ? { fault: String(error instanceof Error ? error.message : error) } : { problem };
  }
}

/** Not every system lets a process do so; then it works as any other. */
function stepBack(): void {
  try {
    setPriority(constants.priority.PRIORITY_LOW);
  } catch {
    // Nothing depends on it.
  }
}

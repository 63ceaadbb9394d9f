/** The real host under a tracer, written into until it acknowledged so much. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createResponder } from '../crashes/responder.ts';
import type { Build } from '../harness/build-copy.ts';
import { openWindow, startHost } from '../harness/served-host.ts';
import { type Operation, readTrace, tracer } from './trace.ts';

/** Ends by a kill, so that nothing is put in order at the end. */
export async function recordWrites(build: Build, random: () => number, answers: number): Promise<Operation[]> {
  const folder = mkdtempSync(join(tmpdir(), 'hikeshi-power-'));
  const dataDir = join(folder, 'data');
  const output = join(folder, 'trace');
  const host = startHost({ program: build.program, dataDir, before: tracer(output) });
  try {
    const { client } = await openWindow(await host.url);
    const { pid } = JSON.parse(readFileSync(join(dataDir, 'host.json'), 'utf8')) as { pid: number };
    const responder = createResponder(random);
    let left = answers;
    await responder.writeUntilGone(client, () => {
      left -= 1;
      // The tracer itself goes on to the end of what it traces, and writes all of it down.
      if (left === 0) process.kill(pid, 'SIGKILL');
    });
    if (host.child.exitCode === null && host.child.signalCode === null) {
      await new Promise((resolve) => host.child.once('exit', resolve));
    }
    return readTrace(readFileSync(output, 'latin1'), dataDir);
  } finally {
    await host.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

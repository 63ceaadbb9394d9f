import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { hostReadings } from '../../../../core/probes/host/host-readings.ts';
import { runProgram } from '../../../../core/probes/host/run-program.ts';
import { runDeployments, runHostCommand, runProcessCheck } from '../../../../core/probes/host-probe.ts';
import type { ProbeContext } from '../../../../core/probes/probe.ts';
import type { Filter } from '../../../../shared/runbook/model.ts';
import { here, probeContext } from '../probe-context.ts';

const folder = mkdtempSync(join(tmpdir(), 'hikeshi-host-probe-'));
afterAll(() => rmSync(folder, { recursive: true }));
const onUnix = process.platform !== 'win32';
const onLinux = process.platform === 'linux';
const never = new AbortController().signal;

function run(line: string, filters: Filter[] = [], context: ProbeContext = probeContext({}), privileged = false) {
  return runHostCommand({ type: 'host', argv: line.split(' '), privileged, filters }, context);
}

function grep(pattern: string): Filter {
  return { kind: 'grep', pattern, syntax: 'basic', ignoreCase: false, invert: false, count: false };
}

describe.runIf(onLinux)('programs of this machine', () => {
  it('df gives the disks, free the memory', async () => {
    const disks = await run('df -h');
    expect(disks.target).toBe('df -h @ host-a');
    expect(disks.readings).toContainEqual({
      kind: 'disk',
      hostname: 'host-a',
      mount: expect.stringMatching(/^\//),
      usedPercent: expect.any(Number),
    });
    expect(disks.evidence?.text).toMatch(/^df -h @ host-a\n\nFilesystem/);
    expect((await run('free -h')).readings).toEqual([expect.objectContaining({ kind: 'memory' })]);
  });

  it('top is read by its second screen', async () => {
    const outcome = await run('top -bn1', [{ kind: 'head', lines: 5 }]);
    expect(outcome.target).toBe('top -bn2 -d 1 @ host-a');
    expect(outcome.readings).toContainEqual(expect.objectContaining({ kind: 'cpu' }));
    expect(outcome.evidence?.text.match(/^top - /gm)).toHaveLength(1);
  });

  it('what is not installed, failed, or may not be run is unreadable', async () => {
    const path = process.env.PATH;
    process.env.PATH = folder;
    const missing = await run('uptime');
    process.env.PATH = path;
    expect(missing.readings).toEqual([expect.objectContaining({ kind: 'unreadable', reason: 'notInstalled' })]);
    const failed = await run('ls /no/such/folder');
    expect(failed.readings).toEqual([
      expect.objectContaining({ kind: 'unreadable', detail: expect.stringContaining('/no/such/folder') }),
    ]);
    for (const context of [probeContext({}), probeContext({ hosts: [] })]) {
      const refused = await run(context.environment.hosts.length > 0 ? 'rm -rf /tmp/x' : 'df', [], context);
      expect(refused.readings).toEqual([expect.objectContaining({ kind: 'unreadable', reason: 'notAllowed' })]);
      expect(refused.evidence).toBeNull();
    }
  });

  it('get their words as they are, whatever a shell would make of them', async () => {
    const mark = join(folder, 'mark');
    const argv = ['ls', '-d', `$(touch ${mark})`, `;touch ${mark}`, `\`touch ${mark}\``, '|', `>${mark}`];
    await runHostCommand({ type: 'host', argv, privileged: false, filters: [] }, probeContext({}));
    expect(existsSync(mark)).toBe(false);
  });

  it('are redacted', async () => {
    const context = probeContext({}, { redact: (text) => text.replaceAll('Filesystem', '***') });
    const { evidence } = await run('df', [], context);
    expect(evidence?.text).toContain('***');
    expect(evidence?.text).not.toContain('Filesystem');
  });
});

describe.runIf(onUnix)('a process', () => {
  it('is counted by its name while it runs, and not after', async () => {
    const name = `hikeshi-test-${process.pid}`;
    const child = spawn(process.execPath, ['-e', 'process.stdin.resume(); console.log()', name]);
    await once(child.stdout, 'data');
    const context = probeContext({});
    const counted = { kind: 'process', hostname: 'host-a', name, count: 1 };
    expect((await runProcessCheck(name, context)).readings).toEqual([counted]);
    expect((await run('ps aux', [grep(`[h]ikeshi-test-${process.pid}`)])).readings).toContainEqual(counted);
    const named = probeContext({ hosts: [{ ...here, processName: name }] });
    expect((await run('ps -ef', [grep('something-else')], named)).readings).toContainEqual(counted);
    const found = { kind: 'process', hostname: 'host-a', name: `test-${process.pid}$`, count: 1 };
    expect((await run(`pgrep -f test-${process.pid}$`)).readings).toEqual([found]);
    child.stdin.end();
    await once(child, 'close');
    expect((await run(`pgrep -f test-${process.pid}$`)).readings).toEqual([{ ...found, count: 0 }]);
    expect((await runProcessCheck(name, context)).readings).toEqual([{ ...counted, count: 0 }]);
  });
});

it('a neighbour of the service is counted under its own name', () => {
  const lines = [
    '  PID COMMAND',
    '    5 /usr/lib/postgresql/16/bin/postgres -D /data',
    '    6 postgres: checkpointer',
    '    7 todo-api',
  ];
  const printed = {
    argv: ['ps', '-eo', 'pid,args'],
    lines,
    shown: [],
    hostname: 'host-a',
    processName: 'todo-api',
    own: new Set<number>(),
    signatures: [],
    redact: (text: string) => text,
  };
  expect(hostReadings({ ...printed, filters: [grep('postgres')] })).toEqual([
    { kind: 'process', hostname: 'host-a', name: 'postgres', count: 2 },
  ]);
  expect(hostReadings({ ...printed, filters: [grep('app')] })).toEqual([
    { kind: 'process', hostname: 'host-a', name: 'todo-api', count: 1 },
  ]);
});

describe('deployments', () => {
  it('come from the file of the environment', async () => {
    const path = join(folder, 'deployments.log');
    writeFileSync(path, '2026-11-20T10:00:00Z v1 First\n2026-11-24T10:00:00+09:00 v2 Second\n');
    const { readings } = await runDeployments(probeContext({ deployments: { kind: 'file', path, hostId: here.id } }));
    expect(readings).toEqual([
      { kind: 'deployment', version: 'v1', atMs: Date.UTC(2026, 10, 20, 10) },
      { kind: 'deployment', version: 'v2', atMs: Date.UTC(2026, 10, 24, 1) },
    ]);
  });

  it('are unreadable where there is no file, or another one', async () => {
    const none = await runDeployments(
      probeContext({ deployments: { kind: 'file', path: join(folder, 'none'), hostId: here.id } }),
    );
    expect(none.readings).toEqual([expect.objectContaining({ kind: 'unreadable', reason: 'notFound' })]);
    const path = join(folder, 'other.log');
    writeFileSync(path, 'hello\n');
    const other = await runDeployments(probeContext({ deployments: { kind: 'file', path, hostId: here.id } }));
    expect(other.readings).toEqual([expect.objectContaining({ kind: 'unreadable', reason: 'failed' })]);
  });
});

describe.runIf(onUnix)('runProgram', () => {
  const node = (script: string) => [process.execPath, '-e', script];

  it('ends the program and its children at the limit, and when it is cancelled', async () => {
    const file = join(folder, 'child-pid');
    const script = `
      const child = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
      require('node:fs').writeFileSync(${JSON.stringify(file)}, String(child.pid));
      console.log('started');
      setInterval(() => {}, 1000);`;
    const stop = new AbortController();
    const running = runProgram(node(script), stop.signal, 20_000);
    while (!existsSync(file) || readFileSync(file, 'utf8') === '')
      await new Promise((resolve) => setImmediate(resolve));
    const childPid = Number(readFileSync(file, 'utf8'));
    stop.abort();
    expect(await running).toMatchObject({ end: 'cancelled', exitCode: null });
    while (isRunning(childPid)) await new Promise((resolve) => setImmediate(resolve));
    expect(await runProgram(node('setInterval(() => {}, 1000)'), never, 300)).toMatchObject({ end: 'timeout' });
  });

  it('keeps head and tail of a long output and says what is missing', async () => {
    const script = `process.stdout.write('head\\n' + 'x'.repeat(5 * 1024 * 1024) + '\\ntail\\n')`;
    const { output, cut } = await runProgram(node(script), never);
    expect(cut).toBe(true);
    expect(output.startsWith('head\n')).toBe(true);
    expect(output.endsWith('\ntail\n')).toBe(true);
    const kept = output.replace(/\n… \d+ bytes left out …\n/, '');
    const missing = Number(/… (\d+) bytes left out …/.exec(output)?.[1]);
    expect(kept.length + missing).toBe(5 * 1024 * 1024 + 'head\n'.length + '\ntail\n'.length);
  });

  it('gives the program no input, an English voice and none of our secrets', async () => {
    process.env.HIKESHI_TEST_SECRET = 'hidden';
    const script = `
      const input = require('node:fs').readFileSync(0, 'utf8');
      console.log(JSON.stringify([input, process.env.LC_ALL, process.env.HIKESHI_TEST_SECRET ?? null]));`;
    const { output } = await runProgram(node(script), never);
    delete process.env.HIKESHI_TEST_SECRET;
    expect(JSON.parse(output)).toEqual(['', 'C', null]);
  });

  it('answers what cannot be started, and how it exited', async () => {
    expect(await runProgram(['no-such-program-here'], never)).toMatchObject({ end: 'notInstalled' });
    const plain = join(folder, 'plain');
    writeFileSync(plain, 'x', { mode: 0o600 });
    expect(await runProgram([plain], never)).toMatchObject({ end: 'notAllowed' });
    expect(await runProgram(node('console.error("why"); process.exit(3)'), never)).toMatchObject({
      end: 'exited',
      exitCode: 3,
      errors: 'why',
    });
    expect(await runProgram(node(''), AbortSignal.abort())).toMatchObject({ end: 'cancelled' });
  });
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // Where nobody collects what has ended, it stays in the table without running.
    return !onLinux || !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

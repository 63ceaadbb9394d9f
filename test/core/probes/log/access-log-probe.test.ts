/** The last five minutes of real files: what is measured, how far back it reads, and what it says where it cannot. */
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { runAccessLog } from '../../../../core/probes/log/access-log-probe.ts';
import type { Environment } from '../../../../shared/environment/environment.ts';
import { probeContext } from '../probe-context.ts';

const root = mkdtempSync(join(tmpdir(), 'hikeshi-access-log-'));
afterAll(() => rmSync(root, { recursive: true }));

const nowMs = Date.UTC(2026, 10, 24, 8, 0, 0);
const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const two = (value: number) => String(value).padStart(2, '0');

function line(
  secondsAgo: number,
  status = 200,
  { client = 'todo-web/3.2', path = '/todos', seconds = '0.020' } = {},
): string {
  const at = new Date(nowMs - secondsAgo * 1_000);
  const day = `${two(at.getUTCDate())}/${months[at.getUTCMonth()]}/${at.getUTCFullYear()}`;
  const time = [at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds()].map(two).join(':');
  return `10.0.0.1 - - [${day}:${time} +0000] "GET ${path} HTTP/1.1" ${status} 5 "-" "${client}" ${seconds}\n`;
}

/** One line a second, oldest first. */
const steady = (fromSecondsAgo: number, toSecondsAgo: number) =>
  Array.from({ length: fromSecondsAgo - toSecondsAgo + 1 }, (_, index) => line(fromSecondsAgo - index)).join('');

let folders = 0;
function files(contents: Record<string, string | Buffer>): string {
  folders += 1;
  const folder = join(root, String(folders));
  mkdirSync(folder);
  const names = Object.keys(contents);
  for (const [index, name] of names.entries()) {
    writeFileSync(join(folder, name), contents[name] ?? '');
    const seconds = nowMs / 1_000 - (names.length - 1 - index);
    utimesSync(join(folder, name), seconds, seconds);
  }
  return join(folder, 'access.log');
}

function look(path: string, environment: Partial<Environment> = { accessDurationUnit: 's' }, atMs = nowMs) {
  return runAccessLog({ path, hostId: null }, probeContext(environment, { nowMs: () => atMs }));
}

describe('The last five minutes', () => {
  it('are measured, and nothing before them, nor what we asked ourselves', async () => {
    const own = Array.from({ length: 50 }, () => line(10, 503, { client: 'hikeshi', seconds: '9.000' })).join('');
    const path = files({
      'access.log': `${line(301, 500)}${steady(300, 2)}Traceback\n${line(1, 502, { path: '/me', seconds: '4.000' })}${own}`,
    });
    const { readings, evidence } = await look(path);
    const window = { fromMs: nowMs - 300_000, toMs: nowMs };
    const about = { source: path, ...window, lines: 351, notUnderstood: 1, ownRequests: 50 };
    expect(readings).toEqual([
      { kind: 'errorRate', ...about, path: null, n: 300, errors: 1, statuses: [{ status: 502, count: 1 }] },
      { kind: 'responseTimes', ...about, path: null, n: 300, p95Ms: 20, lacks: null },
      { kind: 'errorRate', ...about, path: '/me', n: 1, errors: 1, statuses: [{ status: 502, count: 1 }] },
    ]);
    expect(evidence?.text).toContain('requests\t5xx\tP95 ms\tendpoint\n1\t1\t4000\t/me\n299\t0\t20\t/todos\n');
    expect(evidence?.text).toContain('last lines not understood:\nTraceback');
  });

  it('reach into what was put aside, packed or not, and no further', async () => {
    const path = files({
      'access.log.3.gz': gzipSync(steady(900, 500)),
      'access.log.2.gz': gzipSync(steady(499, 200)),
      'access.log.1': steady(199, 100),
      'access.log.bak': steady(300, 1),
      'access.log': steady(99, 1),
    });
    const { readings, evidence } = await look(path);
    expect(readings[0]).toMatchObject({ kind: 'errorRate', n: 300, fromMs: nowMs - 300_000 });
    expect(evidence?.text).toContain(`${path}.2.gz\n${path}.1\n${path}\n`);
    expect(evidence?.text).not.toContain('.3.gz');
    expect(evidence?.text).not.toContain('.bak');
  });

  it('are found in a long log, read from its end', async () => {
    const busy = Array.from({ length: 40 }, () => line(200, 500)).join('');
    const path = files({ 'access.log': `${steady(90_000, 301)}${busy.repeat(100)}${steady(199, 0)}` });
    expect((await look(path)).readings[0]).toMatchObject({ n: 4_200, errors: 4_000, fromMs: nowMs - 300_000 });
  });

  it('are shorter where more was written in them than is read, and say so', async () => {
    const path = files({ 'access.log': line(250, 200).repeat(60_000) + line(100, 500).repeat(100_000) });
    const { readings } = await look(path);
    // Of eight million bytes at the end, every line is of the last hundred seconds.
    expect(readings[0]).toMatchObject({ fromMs: nowMs - 100_000, toMs: nowMs });
    expect(readings[0]).toSatisfy(
      (reading: { n: number; errors: number }) => reading.n > 50_000 && reading.n === reading.errors,
    );
  });

  it('are of now: a log in which nothing was written since holds none', async () => {
    const path = files({ 'access.log': steady(4_000, 3_600) });
    const { readings, evidence } = await look(path);
    expect(readings).toMatchObject([
      { kind: 'errorRate', n: 0, toMs: nowMs },
      { kind: 'responseTimes', n: 0, p95Ms: null, lacks: null },
    ]);
    expect(evidence?.text).toContain('newest line: 2026-11-24T07:00:00.000Z');
  });

  it("end with the newest line where that machine's clock goes ahead", async () => {
    const path = files({ 'access.log': steady(400, 0) });
    expect((await look(path, { accessDurationUnit: 's' }, nowMs - 60_000)).readings[0]).toMatchObject({
      n: 301,
      toMs: nowMs,
    });
  });
});

describe('What the log cannot say', () => {
  it('is how long it took, without a unit', async () => {
    const path = files({ 'access.log': steady(30, 0) });
    expect((await look(path, {})).readings[1]).toMatchObject({ n: 0, p95Ms: null, lacks: 'unit' });
  });

  it('is anything, in a format that nobody knows; and an empty one says nothing', async () => {
    const strange = files({ 'access.log': 'started\nlistening\n' });
    expect((await look(strange)).readings).toEqual([
      {
        kind: 'unreadable',
        target: `${strange} @ host-a`,
        reason: 'failed',
        detail: `${strange}: none of 2 lines is in a known format`,
      },
    ]);
    expect((await look(files({ 'access.log': '' }))).readings).toMatchObject([{ n: 0 }, { n: 0 }]);
    expect((await look(join(root, 'none.log'))).readings).toMatchObject([{ kind: 'unreadable', reason: 'notFound' }]);
  });

  it('is a secret in an address', async () => {
    const path = files({
      'access.log': line(1, 500, { path: '/reset/hunter2hunter2/now?token=abcdefghij' }).repeat(30),
    });
    const context = probeContext(
      {},
      { nowMs: () => nowMs, redact: (text) => text.replaceAll('hunter2hunter2', '[redacted]') },
    );
    const outcome = await runAccessLog({ path, hostId: null }, context);
    expect(JSON.stringify(outcome)).not.toContain('hunter2');
    expect(JSON.stringify(outcome.readings)).not.toContain('abcdefghij');
  });
});

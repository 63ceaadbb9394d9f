import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { type LogRequest, runLog } from '../../../../core/probes/log-probe.ts';
import type { ProbeContext } from '../../../../core/probes/probe.ts';
import type { Filter } from '../../../../shared/runbook/model.ts';
import { unprivileged } from '../../unprivileged.ts';
import { probeContext } from '../probe-context.ts';
import { mostGrowthBytes, peakOf, writeGzipBomb } from './gzip-bomb.ts';

const folder = mkdtempSync(join(tmpdir(), 'hikeshi-log-probe-'));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, bytes: string | Buffer, secondsAgo = 0): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  const time = Date.now() / 1_000 - secondsAgo;
  utimesSync(path, time, time);
  return path;
}

function numbered(from: number, to: number): string {
  return Array.from({ length: to - from + 1 }, (_, index) => `line ${from + index}\n`).join('');
}

function read(path: string, request: Partial<LogRequest> = {}, context: ProbeContext = probeContext({})) {
  return runLog({ source: { kind: 'file', path }, lines: null, filters: [], signatures: [], ...request }, context);
}

/** The lines below the blank line under the head. */
function shown(outcome: Awaited<ReturnType<typeof runLog>>): string[] {
  const text = outcome.evidence?.text ?? '';
  return text
    .slice(text.indexOf('\n\n') + 2)
    .split('\n')
    .slice(0, -1);
}

const grep: Extract<Filter, { kind: 'grep' }> = {
  kind: 'grep',
  pattern: 'ERROR',
  syntax: 'basic',
  ignoreCase: false,
  invert: false,
  count: false,
};

describe('the end of a file', () => {
  it('is the last lines, whether or not the last one is complete', async () => {
    expect(shown(await read(write('a.log', numbered(1, 50_000)), { lines: 3 }))).toEqual([
      'line 49998',
      'line 49999',
      'line 50000',
    ]);
    expect(shown(await read(write('b.log', 'one\ntwo\nthree'), { lines: 2 }))).toEqual(['two', 'three']);
    expect(shown(await read(write('c.log', 'one\r\ntwo\r\n'), { lines: 9 }))).toEqual(['one', 'two']);
  });

  it('is the beginning for a negative number, and nothing of an empty file', async () => {
    expect(shown(await read(write('d.log', numbered(1, 100)), { lines: -2 }))).toEqual(['line 1', 'line 2']);
    const empty = await read(write('e.log', ''));
    expect(empty.readings).toEqual([expect.objectContaining({ kind: 'log', lines: 0 })]);
  });

  it('is searched before it is filtered, and shown after', async () => {
    const path = write('f.log', 'ERROR Pool  Exhausted now\nINFO fine\nERROR pool exhausted token=abc\nERROR other\n');
    const context = probeContext({}, { redact: (text) => text.replaceAll('abc', '***') });
    const filters: Filter[] = [grep, { kind: 'tail', lines: 1 }];
    const outcome = await read(path, { filters, signatures: ['pool exhausted', 'ECONNREFUSED'] }, context);
    expect(outcome.readings).toEqual([
      {
        kind: 'log',
        source: path,
        lines: 4,
        found: [{ signature: 'pool exhausted', count: 2, sample: 'ERROR pool exhausted token=***' }],
        searched: ['pool exhausted', 'ECONNREFUSED'],
      },
    ]);
    expect(shown(outcome)).toEqual(['ERROR other']);
  });

  it('gives the number that a count printed', async () => {
    const path = write('g.log', 'ERROR a\nINFO b\nERROR c\n');
    const outcome = await read(path, { filters: [grep, { kind: 'count', unit: 'lines' }] });
    expect(outcome.readings).toContainEqual({ kind: 'number', value: 2 });
  });

  it('of eight million bytes at most, and says so', async () => {
    const outcome = await read(write('h.log', `${'x'.repeat(9 * 1024 * 1024)}\nlast\n`));
    expect(shown(outcome)).toEqual(['last']);
    expect(outcome.evidence?.text).toContain('only the part within the limit was read');
  });
});

describe('what is in a file', () => {
  it('is cut where a line is very long, after it was searched', async () => {
    const outcome = await read(write('i.log', `${'あ'.repeat(50_000)} needle\n`), { signatures: ['needle'] });
    expect(outcome.readings[0]).toMatchObject({ found: [{ signature: 'needle', count: 1 }] });
    expect(shown(outcome)[0]).toMatch(/^あ{4000}… \(46007 more characters\)$/);
  });

  it('is not binary', async () => {
    const bytes = Buffer.from(Array.from({ length: 4_096 }, (_, index) => (index * 37 + (index >> 3)) % 256));
    const outcome = await read(write('j.log', bytes));
    expect(outcome.readings).toEqual([expect.objectContaining({ kind: 'unreadable', reason: 'failed' })]);
  });

  it('may begin with the zeros of a log emptied under its writer', async () => {
    expect(shown(await read(write('k.log', Buffer.concat([Buffer.alloc(5_000), Buffer.from('alive\n')]))))).toEqual([
      'alive',
    ]);
  });

  it('is read as the Japanese encoding it is in', async () => {
    // "障害" in EUC-JP and in Shift_JIS, by their code tables.
    const euc = Buffer.from([0xbe, 0xe3, 0xb3, 0xb2, 0x0a]);
    const sjis = Buffer.from([0x8f, 0xe1, 0x8a, 0x51, 0x0a]);
    expect(shown(await read(write('euc.log', euc)))).toEqual(['障害']);
    expect(shown(await read(write('sjis.log', sjis)))).toEqual(['障害']);
  });

  it('moves no cursor and sets no title', async () => {
    const text =
      '\u001b[31mred\u001b[0m \u001b]0;title\u0007\u001b]8;;http://x\u001b\\link\u001b]8;;\u001b\\ \u001bcend\b\n';
    expect(shown(await read(write('l.log', text)))).toEqual(['red link end']);
  });
});

describe('several files', () => {
  it('of one pattern are one log in the order of time, packed ones too', async () => {
    write('app.log.2.gz', gzipSync('oldest 1\noldest 2\n'), 300);
    write('app.log.1', 'older 1\nolder 2\n', 200);
    write('app.log', 'new 1\nnew 2\n', 100);
    write('.app.log.swp', 'hidden\n');
    mkdirSync(join(folder, 'app.log.d'));
    const outcome = await read(join(folder, 'app.log*'), { lines: 5 });
    expect(shown(outcome)).toEqual(['oldest 2', 'older 1', 'older 2', 'new 1', 'new 2']);
    expect(outcome.evidence?.text).toContain(`${join(folder, 'app.log.2.gz')}\n${join(folder, 'app.log.1')}\n`);
  });

  it('are chosen by the pattern alone', async () => {
    write('web-1.txt', 'one\n', 30);
    write('web-2.txt', 'two\n', 20);
    write('web-a.txt', 'a\n', 10);
    expect(shown(await read(join(folder, 'web-[0-9].txt')))).toEqual(['one', 'two']);
    expect(shown(await read(join(folder, 'web-[!0-9].t?t')))).toEqual(['a']);
  });

  it('of which one is broken are the others', async () => {
    write('mix-1.log.gz', Buffer.from('this is no gzip'), 20);
    write('mix-2.log', 'fine\n', 10);
    expect(shown(await read(join(folder, 'mix-*')))).toEqual(['fine']);
  });
});

it('gives what came out of a packed file that ends too early', async () => {
  const packed = gzipSync(numbered(1, 50_000));
  const lines = shown(await read(write('early.gz', packed.subarray(0, packed.length - 2_000)), { lines: -2 }));
  expect(lines).toEqual(['line 1', 'line 2']);
});

describe('a gzip bomb', () => {
  const bomb = writeGzipBomb(join(folder, 'bomb.gz'), 400);

  it('is not unpacked beyond its limit, and leaves no trace in memory', async () => {
    const { outcome, grownBytes } = await peakOf(() => read(bomb, { lines: 2 }));
    expect(shown(outcome)).toEqual(['x', 'x']);
    expect(outcome.evidence?.text).toContain('only the part within the limit was read');
    expect(grownBytes).toBeLessThan(mostGrowthBytes);
  });

  it('is left after its first lines', async () => {
    const { outcome, grownBytes } = await peakOf(() => read(bomb, { lines: -2 }));
    expect(shown(outcome)).toEqual(['x', 'x']);
    expect(grownBytes).toBeLessThan(mostGrowthBytes);
  });

  it('is searched to its end in the same little memory', async () => {
    const { outcome, grownBytes } = await peakOf(() => read(bomb, { signatures: ['pool exhausted'] }));
    expect(outcome.readings).toEqual([expect.objectContaining({ kind: 'log', lines: 400 * 512 * 1024, found: [] })]);
    expect(grownBytes).toBeLessThan(mostGrowthBytes);
  });
});

describe('what cannot be read', () => {
  const reasonOf = async (path: string, context?: ProbeContext) => (await read(path, {}, context)).readings;
  const unreadable = (reason: string) => [expect.objectContaining({ kind: 'unreadable', reason })];

  it('is told by its reason', async () => {
    expect(await reasonOf(join(folder, 'none.log'))).toEqual(unreadable('notFound'));
    expect(await reasonOf(join(folder, 'none*.log'))).toEqual(unreadable('notFound'));
    expect(await reasonOf('relative.log')).toEqual(unreadable('notFound'));
    expect(await reasonOf(folder)).toEqual(unreadable('failed'));
    const path = write('m.log', 'secret\n');
    expect(await reasonOf(path, probeContext({ hosts: [] }))).toEqual(unreadable('notAllowed'));
  });

  it.skipIf(process.platform === 'win32')('may be forbidden', async () => {
    const path = write('n.log', 'x\n');
    chmodSync(folder, 0o755);
    chmodSync(path, 0o000);
    expect(await unprivileged(() => reasonOf(path))).toEqual(unreadable('notAllowed'));
  });

  it.skipIf(process.platform === 'win32')('is a pipe or a device, also behind a link', async () => {
    const pipe = join(folder, 'pipe.log');
    execFileSync('mkfifo', [pipe]);
    expect(await reasonOf(pipe)).toEqual(unreadable('failed'));
    const link = join(folder, 'link.log');
    symlinkSync('/dev/zero', link);
    expect(await reasonOf(link)).toEqual(unreadable('notAllowed'));
    expect(await reasonOf(join(folder, 'pipe*'))).toEqual(unreadable('notFound'));
  });

  it('is a file of secrets, whatever its link is called', async () => {
    const key = write('server.key', 'PRIVATE\n');
    const link = join(folder, 'innocent.log');
    symlinkSync(key, link);
    for (const path of [key, link, join(folder, 'innocent*')])
      expect(await reasonOf(path)).toEqual(unreadable('notAllowed'));
  });

  it('is a container or unit whose name is an option', async () => {
    const sources: LogRequest['source'][] = [
      { kind: 'container', container: '--follow' },
      { kind: 'journal', unit: '--vacuum-size=1' },
    ];
    for (const source of sources) {
      const { readings } = await read('', { source });
      expect(readings).toEqual(unreadable('notAllowed'));
    }
  });
});

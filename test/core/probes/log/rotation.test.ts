import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { isRotationOf } from '../../../../core/probes/log/rotation.ts';
import { runLog } from '../../../../core/probes/log-probe.ts';
import { probeContext } from '../probe-context.ts';

const folder = mkdtempSync(join(tmpdir(), 'hikeshi-rotation-'));
afterAll(() => rmSync(folder, { recursive: true }));
const beganMs = Date.UTC(2026, 10, 24, 3);

function write(name: string, bytes: string | Buffer, atMs: number): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  utimesSync(path, atMs / 1_000, atMs / 1_000);
  return path;
}

describe('names under which a log is put aside', () => {
  it.each([
    'app.log.1',
    'app.log.12.gz',
    'app.log-20261124',
    'app.log-20261124.gz',
    'app.log.2026-11-24',
    'app.log-2026-11-24_03',
    'app.log.old',
    'app-2026-11-24.log',
    'app.2026-11-24.0.log.gz',
    'app-1.log',
  ])('%s', (name) => {
    expect(isRotationOf(name, 'app.log')).toBe(true);
  });

  it.each([
    'app.log',
    'app.log.bak.sh',
    'application.log.1',
    'app.log.1.pem',
    'app-error.log',
    'app.log.key',
    'xapp.log.1',
    'app.log.',
    'app.log.gz',
  ])('not %s', (name) => {
    expect(isRotationOf(name, 'app.log')).toBe(false);
  });
});

describe('a log that was put aside during the incident', () => {
  const read = async (path: string, lines: number | null, sinceMs?: number) => {
    const source = { kind: 'file' as const, path };
    const context = probeContext({}, sinceMs === undefined ? {} : { sinceMs });
    const { evidence, readings } = await runLog({ source, lines, filters: [], signatures: ['disk full'] }, context);
    return { text: evidence?.text ?? '', readings };
  };
  const path = write('app.log', 'newest\n', beganMs + 7_200_000);
  write('app.log.1', 'newer disk full\n', beganMs + 3_600_000);
  write('app.log.2.gz', gzipSync('older disk full\n'), beganMs + 60_000);
  write('app.log.3.gz', gzipSync('before disk full\n'), beganMs - 60_000);

  it('is read back to its beginning, oldest first, and what was over before is not', async () => {
    const { text, readings } = await read(path, 100, beganMs);
    expect(text).toContain('\n\nolder disk full\nnewer disk full\nnewest\n');
    expect(text).toContain(`${path}.2.gz\n${path}.1\n${path}\n`);
    expect(readings).toEqual([expect.objectContaining({ lines: 3, found: [expect.objectContaining({ count: 2 })] })]);
  });

  it('no further than the lines that are asked for, and not at all outside of an incident or for its first lines', async () => {
    expect((await read(path, 2, beganMs)).text).toContain('\n\nnewer disk full\nnewest\n');
    expect((await read(path, 100)).text).toContain('\n\nnewest\n');
    expect((await read(path, -5, beganMs)).text).toContain('\n\nnewest\n');
  });

  it('many of them stay within the limit of bytes', async () => {
    const big = write('big.log', 'last\n', beganMs + 100_000);
    for (let number = 1; number <= 6; number += 1) {
      write(`big.log.${number}`, 'a line of a log that is long enough\n'.repeat(200_000), beganMs + 100_000 - number);
    }
    const { text } = await read(big, null, beganMs);
    expect(text).toContain('only the part within the limit was read');
    expect(text).not.toContain('big.log.6');
  });
});

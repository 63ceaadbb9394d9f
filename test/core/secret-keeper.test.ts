import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createSecretKeeper } from '../../core/secret-keeper.ts';

const folder = mkdtempSync(join(tmpdir(), 'hikeshi-secrets-'));
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(text: string, mode = 0o600): string {
  const path = join(folder, `${mode.toString(8)}-${text.length}`);
  writeFileSync(path, text, { mode });
  chmodSync(path, mode);
  return path;
}

const keeper = createSecretKeeper(null, { API_TOKEN: 'from-env' });
const read = (path: string) => keeper.resolve({ kind: 'file', path }, 'env-1/apiToken');

describe('a secret in a file', () => {
  it.each([
    ['as it stands', 'kani-4711', 'kani-4711'],
    ['without the line end that an editor adds', 'kani-4711\n', 'kani-4711'],
    ['with the blanks that belong to it', ' kani\n\n', ' kani\n'],
  ])('%s', async (_, text, expected) => {
    expect(await read(fileOf(text))).toBe(expected);
  });

  it.skipIf(process.platform === 'win32').each([0o640, 0o604, 0o666])(
    'is none where others may read it (%o)',
    async (mode) => {
      expect(await read(fileOf('open-to-others', mode))).toBeNull();
    },
  );

  it('is none where it is missing, a folder, or longer than any secret', async () => {
    expect(await read(join(folder, 'missing'))).toBeNull();
    expect(await read(folder)).toBeNull();
    expect(await read(fileOf('x'.repeat(64 * 1024 + 1)))).toBeNull();
    expect(await read(fileOf('x'.repeat(64 * 1024)))).toHaveLength(64 * 1024);
  });

  it.skipIf(process.platform === 'win32')('is never waited for where it is a pipe', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', ['-m', '600', pipe]);
    expect(await read(pipe)).toBeNull();
  });

  it('is read anew each time, and every value seen is known for redaction', async () => {
    const path = fileOf('first-token');
    expect(await read(path)).toBe('first-token');
    writeFileSync(path, 'other-token');
    expect(await read(path)).toBe('other-token');
    expect(await keeper.resolve({ kind: 'env', name: 'API_TOKEN' }, 'env-1/apiToken')).toBe('from-env');
    expect(keeper.known()).toEqual(expect.arrayContaining(['first-token', 'other-token', 'from-env']));
  });
});

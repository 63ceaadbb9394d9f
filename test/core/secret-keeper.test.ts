import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createSecretKeeper } from '../../core/secret-keeper.ts';
import { createSecretProgram } from '../../core/secret-program.ts';

const folder = mkdtempSync(join(tmpdir(), 'hikeshi-secrets-'));
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(text: string, mode = 0o600): string {
  const path = join(folder, `${mode.toString(8)}-${text.length}`);
  writeFileSync(path, text, { mode });
  chmodSync(path, mode);
  return path;
}

let nowMs = 1_800_000_000_000;
const keeper = createSecretKeeper(
  null,
  { API_TOKEN: 'from-env' },
  createSecretProgram(() => nowMs),
);
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

describe.skipIf(process.platform === 'win32')('a secret that a program prints', () => {
  const slot = 'env-1/apiToken';
  const node = process.execPath;
  const counted = (name: string) => join(folder, `${name}-runs`);
  /** Prints another token at each run, and leaves a mark of it. */
  const program = (name: string, script: string) => ({
    kind: 'program' as const,
    argv: [
      node,
      '-e',
      `const n = (require('fs').appendFileSync(process.argv[1], 'x'), require('fs').readFileSync(process.argv[1]).length); ${script}`,
      counted(name),
    ],
  });

  it('is had once a minute, by however many ask at once, and anew when it was refused', async () => {
    const ref = program('token', 'console.log("token-" + n)');
    expect(await Promise.all([keeper.resolve(ref, slot), keeper.resolve(ref, slot)])).toEqual(['token-1', 'token-1']);
    nowMs += 59_000;
    expect(await keeper.resolve(ref, slot)).toBe('token-1');
    expect(await Promise.all([keeper.resolve(ref, slot, 'renewed'), keeper.resolve(ref, slot, 'renewed')])).toEqual([
      'token-2',
      'token-2',
    ]);
    expect(await keeper.resolve(ref, slot)).toBe('token-2');
    nowMs += 61_000;
    expect(await keeper.resolve(ref, slot)).toBe('token-3');
    expect(keeper.known()).toEqual(expect.arrayContaining(['token-1', 'token-2', 'token-3']));
  });

  it('is none where the program fails, says nothing, says more than a line, or is not there', async () => {
    const wrong = ['process.exit(3)', 'console.log("a"); process.exit(1)', '', 'console.log("a\\nb")'];
    for (const [index, script] of wrong.entries()) {
      expect(await keeper.resolve(program(`wrong-${index}`, script), slot), script).toBeNull();
    }
    expect(await keeper.resolve({ kind: 'program', argv: [join(folder, 'no-such-program')] }, slot)).toBeNull();
    expect(await keeper.resolve(program('long', 'console.log("x".repeat(100_000))'), slot)).toBeNull();
  });

  it('is asked again after a failure, and only where something is to be read', async () => {
    const ref = program('later', 'if (n === 1) process.exit(1); console.log("token-" + n)');
    expect(await keeper.has(ref, slot)).toBe(true);
    expect(await keeper.has(ref, slot, 'running')).toBe(false);
    expect(await keeper.has(ref, slot, 'running')).toBe(true);
    expect(await keeper.resolve(ref, slot)).toBe('token-2');
  });

  it('goes through no shell, and knows nothing of our own environment', async () => {
    process.env.HIKESHI_TEST_SECRET = 'sesame-sesame';
    const betrayed = join(folder, 'betrayed');
    const argv = [
      node,
      '-e',
      'console.log(process.argv[1] + ":" + process.env.HIKESHI_TEST_SECRET)',
      `$(touch ${betrayed})`,
    ];
    expect(await keeper.resolve({ kind: 'program', argv }, slot)).toBe(`$(touch ${betrayed}):undefined`);
    expect(existsSync(betrayed)).toBe(false);
    delete process.env.HIKESHI_TEST_SECRET;
  });
});

it('A value that is asked for is held in memory alone, and stays known when another takes its place', async () => {
  const ref = { kind: 'ask' } as const;
  expect(await keeper.has(ref, 'env-2/apiToken')).toBe(false);
  await keeper.keep(ref, 'env-2/apiToken', 'asked-once');
  await keeper.keep(ref, 'env-2/apiToken', 'asked-twice');
  expect(await keeper.resolve(ref, 'env-2/apiToken')).toBe('asked-twice');
  await keeper.forget(ref, 'env-2/apiToken');
  expect(await keeper.has(ref, 'env-2/apiToken')).toBe(false);
  expect(keeper.known()).toEqual(expect.arrayContaining(['asked-once', 'asked-twice']));
});

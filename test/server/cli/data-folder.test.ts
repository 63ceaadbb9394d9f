/** Data folders that cannot be used: each is said in one line, nothing is lost, and what was not ours stays as it was. */
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { canDropRights, freshDataDir, hikeshi, refusalIn } from './terminal.ts';

vi.setConfig({ testTimeout: 120_000 });

/** Every command that opens the record, with what it would write. */
const opening: { args: string[]; input?: string }[] = [
  { args: ['declare', 'another'] },
  { args: ['note', 'another'] },
  { args: ['attach'], input: 'another\n' },
  { args: ['incident', 'list'] },
  { args: ['rebuild'] },
  { args: ['serve', '--no-open'] },
];

async function recorded(): Promise<string> {
  const data = freshDataDir();
  const { code } = await hikeshi(['declare', 'the first'], { data });
  expect(code).toBe(0);
  return data;
}

const hashOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

describe('a record from a newer version', () => {
  it('is refused by every command, and not touched', async () => {
    const data = await recorded();
    const path = join(data, 'record.db');
    const db = new Database(path);
    db.pragma('user_version = 9001');
    db.close();
    const before = hashOf(path);
    for (const { args, input = '' } of [...opening, { args: ['verify'] }]) {
      const refused = refusalIn(await hikeshi(args, { data, input }));
      expect(refused).toContain('9001');
      expect(refused).toContain('newer');
    }
    expect(hashOf(path)).toBe(before);
    const japanese = await hikeshi(['note', 'x'], { data, language: 'ja' });
    expect(refusalIn(japanese)).toContain('新しい版');
  });
});

describe('a damaged record', () => {
  it.each([
    ['noise', (path: string) => writeFileSync(path, Buffer.alloc(40_000, 'no database '))],
    ['cut in the middle', (path: string) => truncateSync(path, Math.floor(statSync(path).size / 3))],
  ])('(%s) is refused, found by verify, and not touched', async (_, damage) => {
    const data = await recorded();
    const path = join(data, 'record.db');
    damage(path);
    const before = hashOf(path);
    expect(refusalIn(await hikeshi(['note', 'x'], { data }))).toContain('hikeshi recover');
    const verified = await hikeshi(['verify', '--json'], { data });
    expect(verified.code).toBe(1);
    expect(JSON.parse(verified.out).findings).toMatchObject([{ code: 'file' }]);
    expect(hashOf(path)).toBe(before);
  });

  it('with a changed row is told apart from a whole one', async () => {
    const data = await recorded();
    const db = new Database(join(data, 'record.db'));
    for (const name of db.prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'trigger'").pluck().all()) {
      db.exec(`DROP TRIGGER "${name}"`);
    }
    db.exec("UPDATE event SET actor = 'somebody else'");
    db.close();
    const { code, out, err } = await hikeshi(['verify'], { data });
    expect([code, err]).toEqual([1, '']);
    expect(out.trimEnd().split('\n').length).toBeGreaterThan(1);
  });
});

it('a folder that is a file, or lies below one, is refused', async () => {
  const data = freshDataDir();
  writeFileSync(data, 'kept');
  for (const { args, input = '' } of opening) {
    expect(refusalIn(await hikeshi(args, { data, input }))).toContain(data);
    expect(refusalIn(await hikeshi(args, { data: join(data, 'below'), input }))).toContain(data);
  }
  expect(readFileSync(data, 'utf8')).toBe('kept');
});

describe.runIf(canDropRights)('a folder that may only be read', () => {
  function lock(folder: string): void {
    chmodSync(folder, 0o555);
    onTestFinished(() => chmodSync(folder, 0o755));
  }

  it('can be read by everyone, and written by no command', async () => {
    const data = await recorded();
    const before = hashOf(join(data, 'record.db'));
    const names = readdirSync(data);
    lock(data);
    const list = await hikeshi(['incident', 'list'], { data, unprivileged: true });
    expect(list.code).toBe(0);
    expect(list.out).toContain('the first');
    expect((await hikeshi(['incident', 'show', '1'], { data, unprivileged: true })).out).toContain('the first');
    expect((await hikeshi(['verify'], { data, unprivileged: true })).code).toBe(0);
    const exported = await hikeshi(['incident', 'export', '1'], { data, unprivileged: true });
    expect([exported.code, exported.out]).toEqual([0, expect.stringContaining('the first')]);
    for (const args of [['declare', 'x'], ['note', 'x'], ['rebuild']]) {
      const refused = refusalIn(await hikeshi(args, { data, unprivileged: true }));
      expect(refused).toContain('read-only');
    }
    expect(hashOf(join(data, 'record.db'))).toBe(before);
    expect(readdirSync(data)).toEqual(names);
  });

  it('and holds nothing yet cannot be begun', async () => {
    const data = freshDataDir();
    mkdirSync(data);
    lock(data);
    const refused = refusalIn(await hikeshi(['declare', 'x'], { data, unprivileged: true }));
    expect(refused).toContain(`${data} cannot be opened (permission denied)`);
    expect(readdirSync(data)).toEqual([]);
  });

  it('to make it in is no place for it either', async () => {
    const data = freshDataDir();
    lock(dirname(data));
    const refused = refusalIn(await hikeshi(['declare', 'x'], { data, unprivileged: true }));
    expect(refused).toContain(`${data} cannot be opened (permission denied)`);
    expect(existsSync(data)).toBe(false);
  });
});

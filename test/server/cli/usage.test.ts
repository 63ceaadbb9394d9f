/** What the command line says of itself, and how it turns away what it cannot use. */
import { describe, expect, it, vi } from 'vitest';
import { freshDataDir, hikeshi, refusalIn } from './terminal.ts';

// Each test is a process of its own.
vi.setConfig({ testTimeout: 60_000 });

const commands = [
  'open',
  'serve',
  'declare',
  'note',
  'attach',
  'runbook',
  'check',
  'incident',
  'numbers',
  'actions',
  'verify',
  'rebuild',
  'backup',
  'delete',
  'restore',
  'drill',
];

describe('help', () => {
  it.each(commands)('of %s says how it is used', async (command) => {
    const { code, out, err } = await hikeshi([command, '--help'], { data: freshDataDir() });
    expect([code, err]).toEqual([0, '']);
    const name = command === 'open' ? 'hikeshi' : `hikeshi ${command}`;
    expect(out).toContain(`usage:\n  ${command === 'attach' ? 'CMD | ' : ''}${name}`);
    for (const option of ['--data DIR', '--json', '--help']) expect(out).toContain(option);
  });

  it('is in Japanese where the terminal is', async () => {
    const { code, out } = await hikeshi(['note', '--help'], { data: freshDataDir(), language: 'ja' });
    expect(code).toBe(0);
    expect(out).toContain('使い方:\n  hikeshi note TEXT');
  });

  it('of the whole names every command once', async () => {
    const { code, out } = await hikeshi(['--help'], { data: freshDataDir() });
    expect(code).toBe(0);
    for (const command of commands.slice(1)) expect(out).toContain(`hikeshi ${command}`);
  });
});

describe('a command line that cannot be used', () => {
  const wrong: [string[], RegExp][] = [
    [['bogus'], /^there is no command bogus/],
    [['note'], /note TEXT/],
    [['note', '  '], /empty/],
    [['note', 'x', '--bogus'], /--bogus/],
    [['note', 'x', '-i', '3'], /-i/],
    [['note', 'x', '--incident'], /--incident needs a value/],
    [['declare', 'two', 'titles'], /declare \[TITLE\]/],
    [['declare', '--alert', '/nowhere/alert.txt'], /\/nowhere\/alert\.txt \(it does not exist\)/],
    [['attach'], /empty/],
    [['attach', 'file.txt'], /CMD \| hikeshi attach/],
    [['runbook'], /runbook lint FILE/],
    [['runbook', 'mend', 'x.md'], /runbook lint FILE/],
    [['check', 'now'], /hikeshi check/],
    [['check', '--pattern', 'two'], /--pattern/],
    [['incident'], /incident list/],
    [['incident', 'show'], /incident show ID/],
    [['incident', 'export', '1', '--format', 'docx'], /--format md/],
    [['serve', '--port', '70000'], /65535/],
    [['serve', '--port=8080', '--no-open=yes'], /--no-open takes no value/],
    [['drill', 'pause'], /drill start/],
    [['drill', 'start', '--port', 'x'], /x/],
    [['verify', '--json=1'], /--json takes no value/],
    [['backup', 'one.db', 'two.db'], /hikeshi backup \[FILE\]/],
    [['backup', 'one.db', '--list'], /hikeshi backup --list/],
    [['delete'], /hikeshi delete ID --reason TEXT/],
    [['delete', '7', '--drills'], /hikeshi delete --drills/],
    [['delete', '7'], /--reason TEXT/],
    [['restore', 'one.db', 'two.db'], /hikeshi restore FILE/],
  ];
  it.each(wrong)('%j is refused in one line', async (args, reason) => {
    expect(refusalIn(await hikeshi(args, { data: freshDataDir() }))).toMatch(reason);
  });

  it('is refused in Japanese to who reads Japanese', async () => {
    const ended = await hikeshi(['note'], { data: freshDataDir(), language: 'ja' });
    expect(refusalIn(ended)).toBe('使い方: hikeshi note TEXT [--incident N]');
  });
});

import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textToCopy } from '../../../shared/runbook/copied-text.ts';

const onUnix = process.platform !== 'win32';

describe('a command that is copied', () => {
  it.each([
    ['docker logs <id>', 'web-1', 'docker logs web-1'],
    ['ls <path>', '/var/my logs', "ls '/var/my logs'"],
    ["grep '<word>' app.log", "it's", "grep 'it'\\''s' app.log"],
    ['grep "<word>" app.log', 'a $HOME `id` "x" \\', 'grep "a \\$HOME \\`id\\` \\"x\\" \\\\" app.log'],
    ['ls <path>', '; rm -rf /', "ls '; rm -rf /'"],
    ['ls a\\ <path>', 'b c', "ls a\\ 'b c'"],
    ['curl http://x/<id>?a=1', '7', 'curl http://x/7?a=1'],
    ['tail -n<lines> x', '5', 'tail -n5 x'],
  ])('%s with %s', (text, value, expected) => {
    const name = /<(\w+)>/.exec(text)?.[1] ?? '';
    expect(textToCopy(text, 'bash', { [name]: value })).toEqual({ text: expected, refused: null });
  });

  it.each([
    ['ls <path>', '-rf'],
    ["ls '<path>'", '-rf'],
    ['ls <path>', 'a\nb'],
    ['ls <path>', 'a\0b'],
    ['ls <path>', 'a\u202eb'],
    ['ls <path>', 'a\u200bb'],
    ['ls <path>', 'a\u001b[2Jb'],
    ['echo "<word>"', 'hi!'],
    ['ls \\<path>', 'a b'],
  ])('%s does not take %j', (text, value) => {
    const name = /<(\w+)>/.exec(text)?.[1] ?? '';
    expect(textToCopy(text, 'bash', { [name]: value })).toEqual({ text, refused: name });
  });

  it('SQL takes a value only within a literal, or as a name', () => {
    const sql = "SELECT * FROM <table> WHERE name = '<name>'";
    expect(textToCopy(sql, 'sql', { table: 'carts', name: "O'Hara" }).text).toBe(
      "SELECT * FROM carts WHERE name = 'O''Hara'",
    );
    expect(textToCopy(sql, 'sql', { table: 'carts; drop table x' }).refused).toBe('table');
  });

  it.runIf(onUnix)('is one word to a real shell, whatever the value and wherever it stands', () => {
    const value = fc.oneof(
      fc.string(),
      fc.stringMatching(/^[ -~]{0,20}$/),
      fc.constantFrom('$(id)', '`id`', "';'", '";"', '\\'),
    );
    const places = ['printf "%s\\0" <v>', "printf '%s\\0' '<v>'", 'printf "%s\\0" "<v>"'];
    fc.assert(
      fc.property(value, fc.constantFrom(...places), (text, place) => {
        const { text: copied, refused } = textToCopy(place, 'bash', { v: text });
        if (refused !== null || text.trim() === '') return;
        const { stdout } = spawnSync('bash', ['-c', copied], { encoding: 'utf8' });
        expect(stdout).toBe(`${text.trim()}\0`);
      }),
      { numRuns: 150 },
    );
  });
});

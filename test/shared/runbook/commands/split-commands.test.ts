import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitCommands } from '../../../../shared/runbook/commands/split-commands.ts';

const texts = (block: string, language: string | null = 'bash') =>
  splitCommands(block, language).map(({ text }) => text);

describe('a block of shell', () => {
  it('is its comments and commands, each with its place', () => {
    expect(splitCommands('# 1. look\r\ndf -h\r\n\r\n  # or\r\n  $ free -m\r\n', 'bash')).toEqual([
      { kind: 'comment', text: '# 1. look', lineOffset: 0, column: 1 },
      { kind: 'command', text: 'df -h', lineOffset: 1, column: 1 },
      { kind: 'comment', text: '# or', lineOffset: 3, column: 3 },
      { kind: 'command', text: 'free -m', lineOffset: 4, column: 5 },
    ]);
  });

  it('joins what a backslash, a pipe, a quote or a here-document leaves open', () => {
    expect(texts('curl http://x \\\n   -H "A: b" \\\n   -I\ndf')).toEqual(['curl http://x -H "A: b" -I', 'df']);
    expect(texts('curl http://x/\\\ncarts')).toEqual(['curl http://x/carts']);
    expect(texts('ps aux |\n  grep x &&\n  df')).toEqual(['ps aux | grep x && df']);
    expect(texts('psql -c "SELECT 1,\n  # 2\n  2"\ndf')).toEqual(['psql -c "SELECT 1,\n  # 2\n  2"', 'df']);
    expect(splitCommands('cat <<EOF\n# x\nEOF\ndf', null)).toEqual([
      { kind: 'command', text: 'cat <<EOF\n# x\nEOF', lineOffset: 0, column: 1 },
      { kind: 'command', text: 'df', lineOffset: 3, column: 1 },
    ]);
    expect(splitCommands("echo 'a\nb'\ndf", 'sh').at(-1)).toMatchObject({ text: 'df', lineOffset: 2, column: 1 });
  });

  it('takes a quote that is never closed for an apostrophe', () => {
    expect(texts("echo don't\ndf\ncat <<EOF\nfree")).toEqual(["echo don't", 'df', 'cat <<EOF', 'free']);
    expect(texts("htop  # don't\ndf")).toEqual(["htop  # don't", 'df']);
    expect(texts('echo a#b |# on\n  wc')).toEqual(['echo a#b |# on', 'wc']);
  });

  it('keeps every visible character, in order, and never fails', () => {
    const piece = fc.constantFrom(
      'df',
      ' ',
      '\n',
      '#',
      '"',
      "'",
      '\\',
      '|',
      '&&',
      '<<EOF',
      'EOF',
      '\t',
      ';',
      '--',
      '/*',
      '$$',
      '$ ',
    );
    const visible = (text: string) => text.replace(/[\s\\;$]/g, '');
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 40 }).map((list) => list.join('')),
        fc.constantFrom('bash', 'sql', 'json'),
        (block, language) => {
          const parts = splitCommands(block, language);
          expect(visible(parts.map(({ text }) => text).join(''))).toBe(visible(block));
          for (const { lineOffset, column } of parts) {
            expect(lineOffset).toBeLessThan(block.split('\n').length);
            expect(column).toBeGreaterThan(0);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('a block of SQL', () => {
  it('is split at the semicolons that nothing hides', () => {
    const block =
      "-- 1. look\nSELECT ';' -- a;b\n FROM t;\n\\d orders\n/* c; */\n  DELETE FROM t; -- careful\nSELECT $$;$$";
    expect(splitCommands(block, 'sql')).toEqual([
      { kind: 'comment', text: '-- 1. look', lineOffset: 0, column: 1 },
      { kind: 'command', text: "SELECT ';' -- a;b\n FROM t;", lineOffset: 1, column: 1 },
      { kind: 'command', text: '\\d orders', lineOffset: 3, column: 1 },
      { kind: 'comment', text: '/* c; */', lineOffset: 4, column: 1 },
      { kind: 'command', text: 'DELETE FROM t; -- careful', lineOffset: 5, column: 3 },
      { kind: 'command', text: 'SELECT $$;$$', lineOffset: 6, column: 1 },
    ]);
  });
});

describe('a block of another language', () => {
  it('is one text', () => {
    expect(splitCommands('\n{\n  "a": 1\n}\n', 'json')).toEqual([
      { kind: 'command', text: '{\n  "a": 1\n}', lineOffset: 1, column: 1 },
    ]);
    expect(splitCommands(' \n\n', 'json')).toEqual([]);
  });
});

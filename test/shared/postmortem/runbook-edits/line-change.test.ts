/** Changes by line, worked out by hand for each end of line, and what never moves. */
import { describe, expect, it } from 'vitest';
import { changedText, linesOf } from '../../../../shared/postmortem/runbook-edits/line-change.ts';

describe('changes of a text by its lines', () => {
  it('puts a line under and above another, as far in as asked', () => {
    const text = 'a\n  b\nc\n';
    expect(changedText(text, [{ kind: 'insert', line: 2, where: 'after', indent: '  ', text: '# x' }])).toBe(
      'a\n  b\n  # x\nc\n',
    );
    expect(changedText(text, [{ kind: 'insert', line: 1, where: 'before', indent: '', text: '# x' }])).toBe(
      '# x\na\n  b\nc\n',
    );
  });

  it('keeps CRLF, and a last line without an end', () => {
    expect(changedText('a\r\nb', [{ kind: 'insert', line: 2, where: 'after', indent: '', text: 'c' }])).toBe(
      'a\r\nb\r\nc',
    );
    expect(changedText('a\r\nb\r\n', [{ kind: 'append', line: 1, text: ' x', cell: false }])).toBe('a x\r\nb\r\n');
  });

  it('adds words to a line before the blanks that break it, and to the last cell of a row with its bars escaped', () => {
    expect(changedText('a  \nb', [{ kind: 'append', line: 1, text: ' x', cell: false }])).toBe('a x  \nb');
    expect(changedText('| a | b |\n', [{ kind: 'append', line: 1, text: ' (x|y)', cell: true }])).toBe(
      '| a | b (x\\|y) |\n',
    );
    expect(changedText('a | b\n', [{ kind: 'append', line: 1, text: ' x', cell: true }])).toBe('a | b x\n');
  });

  it('makes several changes of one line', () => {
    expect(
      changedText('run old\n', [
        { kind: 'append', line: 1, text: ' x', cell: false },
        { kind: 'insert', line: 1, where: 'before', indent: '', text: '# n' },
        { kind: 'replace', line: 1, from: 'old', to: 'new$&' },
      ]),
    ).toBe('# n\nrun new$& x\n');
  });

  it.each([
    ['', []],
    ['a', ['a']],
    ['a\n', ['a']],
    ['a\n\n', ['a', '']],
    ['\r\n\rb', ['', '', 'b']],
  ])('reads %j as lines', (text, lines) => {
    expect(linesOf(text).map(({ words }) => words)).toEqual(lines);
    expect(changedText(text, [])).toBe(text);
  });
});

/** What databases answered, as the annex of the document prints it. */
import { describe, expect, it } from 'vitest';
import { paragraphs, sectionOf } from './document.ts';
import { outage } from './outage.ts';

const columns = [
  { name: 'pid', type: 'integer' },
  { name: 'query', type: 'text' },
];
const result = (rows: (string | null)[][], more = false) => ({ columns, rows, more, cutCells: 0 });

function tablesOf(markdown: string): string[][][] {
  const blocks = sectionOf(markdown, '付録B 根拠');
  return blocks.flatMap((block) =>
    block.type === 'table'
      ? [
          block.children.map((row) =>
            row.children.map((cell) => cell.children.map((c) => ('value' in c ? c.value : '')).join('')),
          ),
        ]
      : [],
  );
}

describe('a result', () => {
  it('is printed as a table under its number, with types and NULL, a bar and a script in a cell staying text', () => {
    const story = outage();
    story.result(1, 'SELECT pid, query @ db', [
      result([
        ['7', 'a | b'],
        ['8', null],
        ['9', '<script>x</script>'],
      ]),
    ]);
    const { markdown } = story.draft();
    expect(tablesOf(markdown)[1]).toEqual([
      ['pid (integer)', 'query (text)'],
      ['7', 'a | b'],
      ['8', 'NULL'],
      ['9', '<script>x</script>'],
    ]);
    expect(paragraphs(sectionOf(markdown, '付録B 根拠'))).toEqual(['E-001 SELECT pid, query @ db']);
  });

  it('is printed once a check, the last one, and only its first rows', () => {
    const story = outage();
    const many = Array.from({ length: 30 }, (_, index) => [String(index), 'x']);
    story.result(1, 'SELECT pid, query @ db', [result([['1', 'earlier']])]);
    story.result(2, 'SELECT pid, query @ db', [result(many)]);
    story.result(3, 'SELECT 1 @ db', [result([['5', 'y']], true)]);
    const { markdown } = story.draft();
    const [, many20, one] = tablesOf(markdown);
    expect(many20).toHaveLength(21);
    expect(one).toEqual([
      ['pid (integer)', 'query (text)'],
      ['5', 'y'],
    ]);
    expect(markdown).not.toContain('earlier');
    expect(paragraphs(sectionOf(markdown, '付録B 根拠'))).toEqual([
      'E-002 SELECT pid, query @ db',
      '先頭20行。残りは根拠を参照。',
      'E-003 SELECT 1 @ db',
      '先頭1行。残りは根拠を参照。',
    ]);
  });

  it('that was blacked out, and evidence of another kind, print no table', () => {
    const story = outage();
    story.check(1, '/readyz', [], 'unknown');
    expect(tablesOf(story.draft().markdown)).toHaveLength(1);
  });
});

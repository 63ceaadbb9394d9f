import type { Element, ElementContent, Root } from 'hast';
import { expect, it } from 'vitest';
import { htmlElement as h } from '../../../../shared/postmortem/export/html-element.ts';
import { markShortCells } from '../../../../shared/postmortem/export/short-cells.ts';

/** Which cells of one row are marked. */
function marked(cells: readonly (string | ElementContent)[], as = 'short'): boolean[] {
  const row = h(
    'tr',
    {},
    cells.map((cell, index) => h(index === 0 ? 'th' : 'td', {}, [cell])),
  );
  const tree: Root = { type: 'root', children: [h('table', {}, [h('tbody', {}, [row])])] };
  markShortCells(tree);
  return (row.children as Element[]).map(({ properties }) => String(properties.className) === as);
}

it('keeps labels, names and times whole, and lets sentences break', () => {
  expect(marked(['担当', 'R-B016', 'Milestone', 'チェック', '2026-10-07 18:44:04', '2026-10-07'])).toEqual(
    Array.from({ length: 6 }, () => true),
  );
  expect(
    marked(['再発防止 (恒久対応)', 'todo-db.example:5432', '2026-10-07 18:44:04 から', 'x'.repeat(11), '']),
  ).toEqual(Array.from({ length: 5 }, () => false));
});

it('counts a letter of Japanese as two, and looks into what stands in a cell', () => {
  expect(marked(['あ'.repeat(5), 'あ'.repeat(6), `${'あ'.repeat(5)}a`])).toEqual([true, false, false]);
  expect(marked(['x', h('code', {}, ['E-001']), h('code', {}, ['E-001 E-002'])])).toEqual([true, true, false]);
});

it('keeps words whole that a narrow column holds, and lets longer ones break', () => {
  const cells = [
    'prevent (permanent)',
    '再発防止 (恒久対応)',
    'http://todo-api.example:8080/health',
    'GET /health',
    'draft',
  ];
  expect(marked(cells, 'words')).toEqual([true, true, false, true, false]);
});

import fc from 'fast-check';
import type { Element, Nodes } from 'hast';
import { describe, expect, test } from 'vitest';
import { safeTreeOf } from '../../../shared/markdown/safe-tree.ts';

function elementsOf(node: Nodes): Element[] {
  const below = 'children' in node ? node.children.flatMap(elementsOf) : [];
  return node.type === 'element' ? [node, ...below] : below;
}

function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

const harmful = new Set(['script', 'style', 'iframe', 'img', 'object', 'embed', 'form', 'svg', 'link', 'meta', 'base']);

describe('Markdown as a safe tree', () => {
  test('keeps what a document is made of', () => {
    const tree = safeTreeOf(
      '# T\n\n| a | b |\n|---|---|\n| 1 | `c` |\n\n- [x] done\n\n~~no~~ **yes** [w](https://example.com)',
    );
    const names = elementsOf(tree).map(({ tagName }) => tagName);
    expect(names).toEqual(
      expect.arrayContaining(['h1', 'table', 'th', 'td', 'code', 'li', 'input', 'del', 'strong', 'a']),
    );
  });

  test.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '![seen](https://example.com/seen.png)',
    '<iframe src="https://example.com"></iframe>',
    '<a href="javascript:alert(1)" onclick="alert(1)">x</a>',
    '[x](javascript:alert(1))',
    '[x](data:text/html;base64,PHNjcmlwdD4=)',
    '[x](file:///etc/passwd)',
    '<div style="background:url(https://example.com)">x</div>',
  ])('keeps nothing that runs, fetches or leads elsewhere: %s', (markdown) => {
    for (const { tagName, properties } of elementsOf(safeTreeOf(markdown))) {
      expect(harmful).not.toContain(tagName);
      expect(Object.keys(properties).filter((name) => /^on|^style$|^src/i.test(name))).toEqual([]);
      expect(properties.href).toBeUndefined();
    }
  });

  test('whatever is written, nothing harmful is left and reading never throws', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '<script>',
        '</script>',
        '<img src=x>',
        '[a](javascript:b)',
        '<svg onload=x>',
        '```',
        '|a|\n|-|\n',
        '> ',
      ),
      fc.string({ unit: 'grapheme' }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        for (const { tagName, properties } of elementsOf(safeTreeOf(pieces.join('')))) {
          expect(harmful).not.toContain(tagName);
          expect(Object.keys(properties).filter((name) => /^on|^style$|^src/i.test(name))).toEqual([]);
          if (typeof properties.href === 'string')
            expect(properties.href).toMatch(/^(?:https?:|mailto:|[^:]*$|[#/?])/i);
        }
      }),
    );
  });

  test('the text between the tags stays', () => {
    expect(textOf(safeTreeOf('接続 **41/100** <b>太字</b>'))).toBe('接続 41/100 太字');
  });
});

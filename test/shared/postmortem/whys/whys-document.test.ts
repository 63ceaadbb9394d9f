import fc from 'fast-check';
import type { Element, ElementContent } from 'hast';
import { describe, expect, it } from 'vitest';
import { htmlDocument } from '../../../../shared/postmortem/export/html-document.ts';
import { treesOf, type WhyTree } from '../../../../shared/postmortem/whys/outline.ts';
import { answerText, type OutlineWords } from '../../../../shared/postmortem/whys/outline-blocks.ts';
import { outlineFindings } from '../../../../shared/postmortem/whys/outline-findings.ts';
import { whysTree } from '../../../../shared/postmortem/whys/whys-tree.ts';
import { documentJa } from '../../../../shared/text/document-ja.ts';
import { headingsOf, listOf, paragraphs, partOf, sectionOf } from '../document.ts';
import { declaredMs, minute, outage } from '../outage.ts';
import { anyOutline, outlineOf } from './outline.ts';

const refused = { kind: 'http', target: 'api', path: '/readyz', outcome: 'refused' } as const;

/** An oven that went out, and what people found out about it. */
function known() {
  const story = outage();
  story.milestone('detected', 0);
  const cited = [{ ...outlineOf('causes 種火が消えた')[0], evidenceIds: ['evidence-1'] }];
  const payload = {
    target: 'api',
    offsetMs: 0,
  };
  story.record.append({ kind: 'clockOffsetMeasured', happenedAtMs: declaredMs, payload });
  return { ...story, cited };
}

describe('whys in the document', () => {
  it('are what the record knows, until somebody writes them', () => {
    const story = known();
    story.cause(3, '種火が消えた', 'confirmed', [], 'ログ');
    story.cause(4, '風で消えた', 'suspected', [], '');
    story.cause(5, '断線', 'ruledOut', [], '導通あり');
    const { markdown, view } = story.draft();
    const whys = listOf(partOf(sectionOf(markdown, '4. 根本原因'), '5 Whys'));
    expect(whys.map(({ text }) => text.replace(/R-\d+/u, 'R'))).toEqual([
      'なぜ1: 種火が消えた (根拠 R)',
      'なぜ1: 風で消えた (根拠 R、仮説)',
    ]);
    expect(whys.map(({ below }) => below.map(({ text }) => text))).toEqual([
      ['なぜ2: 未記入 (仕組みの問題に行き着いていない)'],
      ['なぜ2: 未記入 (仕組みの問題に行き着いていない)'],
    ]);
    expect(view.missing.map(({ code }) => code)).toEqual(expect.arrayContaining(['trigger', 'whys', 'whyNotCaught']));
  });

  it('stand as people wrote them: trigger, branches with marks, why nothing caught it, and what was ruled out', () => {
    const story = known();
    story.cause(3, '種火が消えた', 'confirmed', [], 'ログ');
    story.cause(5, '断線', 'ruledOut', [], '導通あり');
    const outline = outlineOf(
      'trigger 22時の設定変更?',
      'causes 種火が消えた',
      'causes .点火の確認がない!',
      'causes .予備の種火がない?!',
      'notDetected 温度の監視がない!',
      'notPrevented 設定の試験がない!',
      'ruledOut 停電',
      'ruledOut .ほかの窯は動いていた',
    );
    story.record.append({
      kind: 'whysSet',
      happenedAtMs: declaredMs + 6 * minute,
      payload: { outline, basedOn: null },
    });
    const { markdown, view } = story.draft();
    const blocks = sectionOf(markdown, '4. 根本原因');
    expect(listOf(partOf(blocks, '契機 (トリガー)'))).toEqual([{ text: '22時の設定変更 (仮説)', below: [] }]);
    expect(listOf(partOf(blocks, '5 Whys'))).toEqual([
      {
        text: 'なぜ1: 種火が消えた (根拠は未記入)',
        below: [
          { text: 'なぜ2: 点火の確認がない (仕組みの問題、根拠は未記入)', below: [] },
          { text: 'なぜ2: 予備の種火がない (仮説、仕組みの問題)', below: [] },
        ],
      },
    ]);
    const notCaught = partOf(blocks, '流出原因 (事前に見つからなかった理由)');
    expect(paragraphs(notCaught)).toEqual(['検知できなかった理由', '事前に防げなかった理由']);
    expect(listOf(notCaught).map(({ text }) => text)).toEqual(['温度の監視がない (仕組みの問題、根拠は未記入)']);
    // The record rules out more than people wrote down; neither is lost.
    expect(listOf(partOf(blocks, '除外した仮説'))).toEqual([
      { text: '停電', below: [{ text: 'ほかの窯は動いていた', below: [] }] },
    ]);
    expect(markdown).toContain('断線 (パターン1)');
    const missing = view.missing.filter(({ section }) => section === 'cause').map(({ code }) => code);
    expect(missing).toEqual([]);
    expect(headingsOf(blocks, 3)).toHaveLength(5);
  });

  it('cite evidence by its number', () => {
    const story = known();
    story.check(1, '/readyz', [{ reading: refused as never, level: 'critical' }], 'critical');
    const outline = story.cited as ReturnType<typeof outlineOf>;
    story.record.append({ kind: 'whysSet', happenedAtMs: declaredMs + minute, payload: { outline, basedOn: null } });
    const whys = listOf(partOf(sectionOf(story.draft().markdown, '4. 根本原因'), '5 Whys'));
    expect(whys[0]?.text).toBe('なぜ1: 種火が消えた (根拠 E-001)');
  });

  it('may name a row in their own words', () => {
    const story = known();
    const outline = outlineOf(
      'causes 種火が消えた (R-004)',
      'causes .点火の確認がない (E-B12)!',
      'causes 風が強い (ER-004)',
    );
    story.record.append({ kind: 'whysSet', happenedAtMs: declaredMs + minute, payload: { outline, basedOn: null } });
    const whys = listOf(partOf(sectionOf(story.draft().markdown, '4. 根本原因'), '5 Whys'));
    expect(whys.map(({ text }) => text)).toEqual([
      'なぜ1: 種火が消えた (R-004)',
      'なぜ1: 風が強い (ER-004) (根拠は未記入)',
    ]);
    expect(whys[0]?.below.map(({ text }) => text)).toEqual(['なぜ2: 点火の確認がない (E-B12) (仕組みの問題)']);
    expect(outlineFindings(outline).map(({ answerId, code }) => [answerId, code])).toEqual([
      [outline[2]?.id, 'unproven'],
      [outline[2]?.id, 'endsTooEarly'],
    ]);
  });
});

describe('whys in the HTML file', () => {
  it('are drawn beside their list, and not where the section was written by hand', () => {
    const story = known();
    const outline = outlineOf('causes 種火が消えた', 'causes .点火の<b>確認</b>がない!');
    story.record.append({ kind: 'whysSet', happenedAtMs: declaredMs + minute, payload: { outline, basedOn: null } });
    const html = () =>
      htmlDocument({ draft: story.draft().draft, series: [], language: 'ja', zone: 'Asia/Tokyo', digest: () => 'd' });
    expect(html()).toMatch(/<svg [^>]*class="whys"[^>]*role="img"/u);
    expect(html()).toContain('なぜ1: 種火が消えた');
    expect(html()).not.toContain('<b>確認');
    story.section(9, 'cause', '手で書いた原因');
    expect(html()).not.toContain('<svg');
  });
});

const texts: OutlineWords & { title: string; description: string } = {
  words: documentJa.cause.outline,
  comma: '、',
  cite: (ids) => (ids.length > 0 ? ids.join(' ') : null),
  rowOf: () => null,
  title: '5 Whys',
  description: '図と同じ内容が一覧にもある',
};

function textIn(node: ElementContent): string {
  return node.type === 'text' ? node.value : node.type === 'element' ? node.children.map(textIn).join('') : '';
}

function elementsIn(node: Element, tagName: string): Element[] {
  return node.children.flatMap((child) =>
    child.type !== 'element' ? [] : [...(child.tagName === tagName ? [child] : []), ...elementsIn(child, tagName)],
  );
}

const flat = (trees: readonly WhyTree[]): WhyTree[] => trees.flatMap((tree) => [tree, ...flat(tree.children)]);

describe('the tree of whys as a drawing', () => {
  it('is named, holds every answer as text, and joins each to the one above it', () => {
    const trees = treesOf(
      outlineOf('causes 種火が消えた', 'causes .点火の確認がない!', 'causes .予備がない?'),
      'causes',
    );
    const drawing = whysTree(trees, 'whys', texts);
    if (drawing === null) throw new Error('nothing drawn');
    expect(drawing.properties).toMatchObject({ role: 'img', ariaLabelledBy: ['whys-title', 'whys-text'] });
    expect(elementsIn(drawing, 'title').map(textIn)).toEqual(['5 Whys']);
    expect(elementsIn(drawing, 'desc')[0]?.properties.id).toBe('whys-text');
    expect(elementsIn(drawing, 'text').map(textIn)).toEqual([
      'なぜ1: 種火が消えた (根拠は未記入)',
      'なぜ2: 点火の確認がない (仕組みの問題、根拠は未記入)',
      'なぜ2: 予備がない (仮説)',
    ]);
    expect(elementsIn(drawing, 'path')).toHaveLength(2);
    expect(whysTree([], 'whys', texts)).toBeNull();
  });

  it('lets no two boxes touch, keeps all of them in the picture, and no word is lost that fits', () => {
    fc.assert(
      fc.property(anyOutline, (outline) => {
        const trees = treesOf(outline, 'causes');
        const drawing = whysTree(trees, 'whys', texts);
        expect(drawing === null).toBe(trees.length === 0);
        if (drawing === null) return;
        const answers = flat(trees);
        expect(elementsIn(drawing, 'path')).toHaveLength(answers.length - trees.length);
        const written = elementsIn(drawing, 'text').map((node) => textIn(node).replace(/\s/gu, ''));
        expect(written).toEqual(answers.map((answer) => answerText(answer, texts).replace(/\s/gu, '')));
        const boxes = elementsIn(drawing, 'rect')
          .filter(({ properties }) => Number(properties.rx) === 4)
          .map(({ properties: { x, y, width, height } }) => ({
            x: Number(x),
            y: Number(y),
            right: Number(x) + Number(width),
            bottom: Number(y) + Number(height),
          }));
        expect(boxes).toHaveLength(answers.length);
        const { width, height } = drawing.properties;
        for (const [index, box] of boxes.entries()) {
          expect(box.right).toBeLessThanOrEqual(Number(width));
          expect(box.bottom).toBeLessThanOrEqual(Number(height));
          for (const other of boxes.slice(index + 1)) {
            const apart = box.right < other.x || other.right < box.x || box.bottom < other.y || other.bottom < box.y;
            expect(apart).toBe(true);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('breaks long words into lines and ends what is longer than its box with an ellipsis', () => {
    const drawing = whysTree(treesOf(outlineOf(`causes ${'長い'.repeat(200)}`), 'causes'), 'whys', texts);
    const lines = elementsIn(drawing as Element, 'tspan').map(textIn);
    expect(lines).toHaveLength(7);
    expect(lines.at(-1)).toMatch(/…$/u);
    expect(lines.every((line) => [...line].length <= 16)).toBe(true);
  });
});

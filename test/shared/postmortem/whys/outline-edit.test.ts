import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { settled, treesOf, type WhyTree, whyParts, withoutBlanks } from '../../../../shared/postmortem/whys/outline.ts';
import {
  addChild,
  addSibling,
  addToPart,
  indent,
  move,
  outdent,
  removeBranch,
  toggleEvidence,
} from '../../../../shared/postmortem/whys/outline-edit.ts';
import { outlineFindings, reachesSystem } from '../../../../shared/postmortem/whys/outline-findings.ts';
import { outlineLines, readOutlineLines } from '../../../../shared/postmortem/whys/outline-lines.ts';
import { anyAnswers, anyOutline, outlineOf, shown } from './outline.ts';

const bakery = outlineOf(
  'trigger 新しい窯の設定を出した',
  'causes 注文APIが起動しない',
  'causes .設定の値が空だった',
  'causes .起動時に値を確かめていない!',
  'causes 再起動が手動だった?',
  'notDetected 監視は1分に1回だけ',
);

describe('keys in an outline', () => {
  it('adds the next answer after the branch, or the next why below', () => {
    expect(shown(addSibling(bakery, 1, 'new')).slice(3, 6)).toEqual([
      'causes .起動時に値を確かめていない',
      'causes ',
      'causes 再起動が手動だった',
    ]);
    expect(shown(addChild(bakery, 1, 'new')).slice(1, 4)).toEqual([
      'causes 注文APIが起動しない',
      'causes .',
      'causes .設定の値が空だった',
    ]);
    expect(shown(addToPart(bakery, 'notPrevented', 'new')).at(-1)).toBe('notPrevented ');
    expect(shown(addToPart(bakery, 'trigger', 'new')).slice(0, 2)).toEqual([
      'trigger 新しい窯の設定を出した',
      'trigger ',
    ]);
  });

  it('goes deeper and back with the whole branch', () => {
    expect(shown(indent(bakery, 3)).slice(2, 4)).toEqual([
      'causes .設定の値が空だった',
      'causes ..起動時に値を確かめていない',
    ]);
    expect(indent(bakery, 1)).toEqual(bakery);
    expect(indent(indent(bakery, 3), 3)).toEqual(indent(bakery, 3));
    expect(shown(outdent(bakery, 2)).slice(1, 4)).toEqual([
      'causes 注文APIが起動しない',
      'causes 設定の値が空だった',
      'causes .起動時に値を確かめていない',
    ]);
    expect(outdent(bakery, 1)).toEqual(bakery);
  });

  it('moves a branch among answers to the same question only', () => {
    expect(shown(move(bakery, 4, -1)).slice(1, 5)).toEqual([
      'causes 再起動が手動だった',
      'causes 注文APIが起動しない',
      'causes .設定の値が空だった',
      'causes .起動時に値を確かめていない',
    ]);
    expect(move(bakery, 2, -1)).toEqual(bakery);
    expect(move(bakery, 3, 1)).toEqual(bakery);
    expect(move(bakery, 5, -1)).toEqual(bakery);
  });

  it('takes out an answer with all below it', () => {
    expect(shown(removeBranch(bakery, 1))).toEqual([
      'trigger 新しい窯の設定を出した',
      'causes 再起動が手動だった',
      'notDetected 監視は1分に1回だけ',
    ]);
  });

  it('cites evidence and takes it out again; what is shown is no hypothesis', () => {
    const cited = toggleEvidence(bakery, 4, 'evidence-1');
    expect(cited[4]).toMatchObject({ evidenceIds: ['evidence-1'], hypothesis: false });
    expect(toggleEvidence(cited, 4, 'evidence-1')[4]).toMatchObject({ evidenceIds: [], hypothesis: false });
  });

  it('leaves out what says nothing, and keeps what stands below it', () => {
    const blanks = outlineOf('causes a', 'causes .', 'causes ..b', 'causes .c', 'causes ', 'ruledOut ', 'ruledOut .d');
    expect(shown(withoutBlanks(blanks))).toEqual(['causes a', 'causes .b', 'causes .c', 'ruledOut d']);
  });
});

describe('what an outline lacks', () => {
  it('names answers without evidence, branches that end too early, and hypotheses ruled out without a reason', () => {
    const outline = toggleEvidence(
      [...bakery, ...outlineOf('ruledOut 回線の障害', 'ruledOut DBの停止', 'ruledOut .接続できた')],
      3,
      'evidence-2',
    );
    const text = (id: string) => outline.find((answer) => answer.id === id)?.text;
    const found = outlineFindings(settled(outline.map((answer, index) => ({ ...answer, id: `answer-${index}` }))));
    expect(found.map(({ answerId, code }) => [Number(answerId.slice(7)), code])).toEqual([
      [0, 'unproven'],
      [1, 'unproven'],
      [2, 'unproven'],
      [2, 'endsTooEarly'],
      [4, 'endsTooEarly'],
      [5, 'unproven'],
      [5, 'endsTooEarly'],
      [6, 'ruledOutWithoutReason'],
    ]);
    expect(text('id-0')).toBe('新しい窯の設定を出した');
  });

  it('reaches the system where every branch of the causes ends in a condition of it', () => {
    expect(reachesSystem(bakery)).toBe(false);
    expect(reachesSystem(outlineOf('causes a', 'causes .b!', 'notDetected c'))).toBe(true);
    expect(reachesSystem(outlineOf('notDetected c!'))).toBe(false);
    expect(reachesSystem([])).toBe(false);
  });
});

const size = (trees: readonly WhyTree[]): number => trees.reduce((sum, { children }) => sum + 1 + size(children), 0);

describe('any outline', () => {
  it('stays one whatever is done to it, keeps every answer but those taken out, and never jumps a level', () => {
    const edits = fc.array(fc.record({ edit: fc.nat(7), at: fc.nat(20) }), { maxLength: 12 });
    fc.assert(
      fc.property(anyOutline, edits, (start, steps) => {
        let outline = start;
        for (const [count, { edit, at }] of steps.entries()) {
          const before = outline;
          const done = [
            addSibling(outline, at, `new-${count}`),
            addChild(outline, at, `new-${count}`),
            indent(outline, at),
            outdent(outline, at),
            move(outline, at, 1),
            move(outline, at, -1),
            removeBranch(outline, at),
            addToPart(outline, 'notPrevented', `new-${count}`),
          ];
          outline = done[edit] ?? outline;
          expect(settled(outline)).toEqual(outline);
          const ids = new Set(outline.map(({ id }) => id));
          expect(ids.size).toBe(outline.length);
          if (edit !== 6) expect(before.every(({ id }) => ids.has(id))).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('has each answer on one branch, and says the same when it is settled twice', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const outline = settled(answers);
        expect(settled(outline)).toEqual(outline);
        expect(whyParts.reduce((sum, part) => sum + size(treesOf(outline, part)), 0)).toBe(outline.length);
        expect(
          withoutBlanks(outline).every(({ text, evidenceIds }) => text.trim() !== '' || evidenceIds.length > 0),
        ).toBe(true);
      }),
    );
  });

  it('moving there and back changes nothing', () => {
    fc.assert(
      fc.property(anyOutline, fc.nat(20), (outline, at) => {
        const there = move(outline, at, 1);
        const moved = outline[at];
        const now = there.findIndex(({ id }) => id === moved?.id);
        if (now !== at) expect(move(there, now, -1)).toEqual(outline);
      }),
    );
  });

  it('comes back from its lines, and a line that is none loses no word', () => {
    fc.assert(
      fc.property(anyOutline, (outline) => {
        expect(readOutlineLines(outlineLines(outline))).toEqual(outline);
      }),
    );
    const spoilt = outlineLines(bakery).replace('causes 1 - id-2 - ', '*** ');
    expect(readOutlineLines(spoilt).map(({ text }) => text)).toContain('*** 設定の値が空だった');
    expect(readOutlineLines('')).toEqual([]);
  });
});

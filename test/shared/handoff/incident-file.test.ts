import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { incidentFileName, isShowable, parseIncidentFile } from '../../../shared/handoff/incident-file.ts';
import { pieceBytes, piecesOf } from '../../../shared/handoff/pieces.ts';

describe('the name of a file', () => {
  it.each([
    [42, '注文APIが応答しない (本番)', 'incident-42-注文APIが応答しない-本番.incident'],
    [1, '../../etc/passwd', 'incident-1-etc-passwd.incident'],
    [7, '💥', 'incident-7.incident'],
    [3, 'x'.repeat(500), `incident-3-${'x'.repeat(40)}.incident`],
  ])('of #%i %s', (number, title, expected) => {
    expect(incidentFileName(number, title)).toBe(expected);
  });

  it('never holds what a file system takes for more than a name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (title) => {
        expect(incidentFileName(1, title)).toMatch(/^incident-1[\p{L}\p{N}-]*\.incident$/u);
      }),
    );
  });
});

describe('what is inside', () => {
  it('is never an exception, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (json) => {
        expect(parseIncidentFile(json)).toMatchObject({ ok: false });
      }),
    );
  });

  it('says a newer version before anything else that is strange about it', () => {
    const json = JSON.stringify({ format: 'hikeshi-incident', version: 9, shape: 'unknown' });
    expect(parseIncidentFile(json)).toMatchObject({
      problem: { data: { reason: 'incidentFileNewer', params: { found: 9, known: 1 } } },
    });
  });

  it('holds only payloads that can be shown', () => {
    const deep = (depth: number): unknown => (depth === 0 ? 1 : [deep(depth - 1)]);
    expect(isShowable({ a: [1, 'x', null, { b: -8.64e15 }] })).toBe(true);
    expect(isShowable({ a: { b: 8.65e15 } })).toBe(false);
    expect(isShowable([Number.POSITIVE_INFINITY])).toBe(false);
    expect(isShowable(deep(20))).toBe(true);
    expect(isShowable(deep(5_000))).toBe(false);
  });
});

describe('pieces', () => {
  it('follow one another without gap or overlap and end with the file', () => {
    fc.assert(
      fc.property(fc.nat(40 * 1024 * 1024), (bytes) => {
        const pieces = piecesOf(bytes);
        expect(pieces[0]?.start).toBe(0);
        expect(pieces.at(-1)?.end).toBe(bytes);
        for (const [index, { start, end }] of pieces.entries()) {
          expect(end - start).toBeLessThanOrEqual(pieceBytes);
          if (index > 0) expect(pieces[index - 1]?.end).toBe(start);
        }
      }),
    );
  });
});

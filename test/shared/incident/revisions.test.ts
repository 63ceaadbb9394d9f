import { describe, expect, it } from 'vitest';
import { memoryRecord } from './record.ts';

describe('what a note said before it was corrected', () => {
  it('is kept wording by wording, with its time, its author and when it was written', () => {
    const record = memoryRecord();
    const note = record.append({ kind: 'noteAdded', payload: { text: 'oven cold' }, happenedAtMs: 1_000 });
    const revise = (text: string, movedToMs: number | null, happenedAtMs: number, actor: string) =>
      record.append(
        { kind: 'noteRevised', payload: { target: note, text, happenedAtMs: movedToMs }, happenedAtMs },
        { actor },
      );
    revise('oven 2 cold', null, 5_000, 'Ito');
    revise('oven 3 cold', 800, 9_000, 'Kato');
    const [row] = record.rows();
    expect(row).toMatchObject({ happenedAtMs: 800, actor: 'Sato' });
    expect(row?.revision).toEqual({
      text: 'oven 3 cold',
      count: 2,
      earlier: [
        { text: 'oven cold', happenedAtMs: 1_000, actor: 'Sato', recordedAtMs: 1_000 },
        { text: 'oven 2 cold', happenedAtMs: 1_000, actor: 'Ito', recordedAtMs: 5_000 },
      ],
    });
  });

  it('does not hold a correction that was taken back', () => {
    const record = memoryRecord();
    const note = record.append({ kind: 'noteAdded', payload: { text: 'oven cold' }, happenedAtMs: 1_000 });
    const payload = { target: note, text: 'oven hot', happenedAtMs: null };
    const mistake = record.append({ kind: 'noteRevised', payload, happenedAtMs: 2_000 });
    record.append({ kind: 'undone', payload: { target: mistake }, happenedAtMs: 3_000 });
    expect(record.rows()[0]?.revision).toBeNull();
  });
});

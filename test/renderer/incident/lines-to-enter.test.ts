import { describe, expect, test } from 'vitest';
import { linesToEnter } from '../../../renderer/screens/incident/timeline/lines-to-enter.ts';

const nowMs = Date.UTC(2026, 10, 24, 3);
const context = { zone: 'Asia/Tokyo', nowMs, incidentMs: Date.UTC(2026, 10, 24, 1) };
const restartMs = Date.UTC(2026, 10, 24, 1, 42, 5);
const notes = [
  { line: 1, author: null, text: '再起動', atMs: restartMs },
  { line: 2, author: '佐藤', text: '復旧', atMs: null },
  { line: 3, author: null, text: '確認', atMs: nowMs + 1_000 },
];

describe('pasted lines as a person decides about them', () => {
  test('times stand in the incident’s zone, and what is wrong with each is said', () => {
    expect(linesToEnter(notes, new Map(), context)).toEqual([
      { line: 1, text: '再起動', leftOut: false, time: '2026-11-24 10:42:05', atMs: restartMs, problem: null },
      { line: 2, text: '佐藤: 復旧', leftOut: false, time: '', atMs: null, problem: 'missing' },
      { line: 3, text: '確認', leftOut: false, time: '2026-11-24 12:00:01', atMs: nowMs + 1_000, problem: 'future' },
    ]);
  });

  test('a mended time counts from the day of the line above, and a line can be left out', () => {
    const changes = new Map([
      [2, { time: '10:50' }],
      [3, { leftOut: true }],
    ]);
    const [, second, third] = linesToEnter(notes, changes, context);
    expect(second).toMatchObject({ atMs: Date.UTC(2026, 10, 24, 1, 50), problem: null });
    expect(third).toMatchObject({ leftOut: true });
  });

  test('a time that is none stays as it was typed and is no moment', () => {
    const [first] = linesToEnter(notes, new Map([[1, { time: '10:99' }]]), context);
    expect(first).toMatchObject({ time: '10:99', atMs: null, problem: 'missing' });
  });
});

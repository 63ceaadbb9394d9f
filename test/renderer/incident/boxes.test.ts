import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boxBetween, firstFrame, moveFrame } from '../../../renderer/screens/incident/picture/boxes.ts';

const size = { width: 400, height: 200 };

describe('what is covered', () => {
  test('lies between the two corners of a drag, in any direction, and covers the pixels it touches', () => {
    const covered = { x: 10, y: 20, width: 31, height: 11 };
    expect(boxBetween({ x: 10.4, y: 20.9 }, { x: 40.2, y: 30.1 }, size)).toEqual(covered);
    expect(boxBetween({ x: 40.2, y: 30.1 }, { x: 10.4, y: 20.9 }, size)).toEqual(covered);
  });

  test('ends where the picture does, and a click covers nothing', () => {
    expect(boxBetween({ x: -50, y: -1 }, { x: 900, y: 20 }, size)).toEqual({ x: 0, y: 0, width: 400, height: 20 });
    expect(boxBetween({ x: 10, y: 10 }, { x: 11, y: 90 }, size)).toBeNull();
  });

  test('by keys: arrows move the frame, with Shift they size it', () => {
    const frame = { x: 100, y: 100, width: 50, height: 20 };
    expect(moveFrame(frame, 'ArrowRight', false, size)).toEqual({ ...frame, x: 105 });
    expect(moveFrame(frame, 'ArrowUp', false, size)).toEqual({ ...frame, y: 95 });
    expect(moveFrame(frame, 'ArrowDown', true, size)).toEqual({ ...frame, height: 25 });
    expect(moveFrame(frame, 'ArrowLeft', true, size)).toEqual({ ...frame, width: 45 });
    expect(moveFrame(frame, 'a', false, size)).toBeNull();
  });

  test('whatever is pressed, the frame stays in the picture and covers something', () => {
    const keys = fc.record({
      key: fc.constantFrom('ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'),
      shift: fc.boolean(),
    });
    const sizes = fc.record({ width: fc.integer({ min: 1, max: 5_000 }), height: fc.integer({ min: 1, max: 5_000 }) });
    fc.assert(
      fc.property(sizes, fc.array(keys, { maxLength: 120 }), (of, presses) => {
        let frame = firstFrame(of);
        for (const { key, shift } of presses) frame = moveFrame(frame, key, shift, of) ?? frame;
        expect(frame.width).toBeGreaterThan(0);
        expect(frame.height).toBeGreaterThan(0);
        expect(Math.min(frame.x, frame.y)).toBeGreaterThanOrEqual(0);
        expect(frame.x + frame.width).toBeLessThanOrEqual(of.width);
        expect(frame.y + frame.height).toBeLessThanOrEqual(of.height);
      }),
    );
  });
});

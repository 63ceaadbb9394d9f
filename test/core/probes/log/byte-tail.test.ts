import fc from 'fast-check';
import { expect, it } from 'vitest';
import { byteTail } from '../../../../core/probes/log/byte-tail.ts';

const chunk = fc.array(fc.constantFrom('a', 'b', '\n'), { maxLength: 12 }).map((letters) => letters.join(''));

it('keeps the last bytes of whatever comes', () => {
  fc.assert(
    fc.property(fc.array(chunk), fc.integer({ min: 1, max: 20 }), (chunks, limit) => {
      const tail = byteTail(limit);
      for (const each of chunks) tail.add(Buffer.from(each));
      const whole = chunks.join('');
      const { bytes, cut } = tail.take(Number.POSITIVE_INFINITY);
      expect(bytes.toString()).toBe(whole.slice(-limit));
      expect(cut).toBe(whole.length > limit);
      expect(tail.addedBytes()).toBe(whole.length);
    }),
  );
});

it('gives as many of the last lines as are asked for', () => {
  fc.assert(
    fc.property(
      fc.array(chunk),
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 1, max: 5 }),
      (chunks, limit, count) => {
        const tail = byteTail(limit);
        for (const each of chunks) tail.add(Buffer.from(each));
        const whole = chunks.join('');
        const kept = whole.slice(-limit);
        const lines = kept.match(/[^\n]*\n|[^\n]+$/g) ?? [];
        const { bytes, startsWithinLine } = tail.take(count);
        expect(bytes.toString()).toBe(lines.slice(-count).join(''));
        expect(startsWithinLine).toBe(whole.length > limit && lines.length <= count);
      },
    ),
  );
});

/** Rows under a hand: whatever comes, goes or changes places, those that stood there stand where they stood. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keepPlaces } from '../../../renderer/components/useHeld.ts';

const ids = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'));

test('what stood there keeps its place, and what is new comes behind it, once and in its own order', () => {
  expect(keepPlaces(['a', 'b'], ['c', 'b', 'd', 'a'])).toEqual(['a', 'b', 'c', 'd']);
  expect(keepPlaces(['a', 'b'], ['b'])).toEqual(['a', 'b']);
  fc.assert(
    fc.property(ids, ids, (before, now) => {
      const kept = keepPlaces(before, now);
      expect(kept.slice(0, before.length)).toEqual(before);
      expect(kept.slice(before.length)).toEqual(now.filter((id) => !before.includes(id)));
    }),
  );
});

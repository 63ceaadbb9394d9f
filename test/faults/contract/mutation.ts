/** A call's input with something wrong about it: a value replaced, a field gone, added, doubled or buried. */
import type { Random } from '../random.ts';
import { junkStrings, junkValues } from './junk.ts';

/** One to three changes. The input itself stays as it was. */
export function mutated(input: unknown, random: Random): unknown {
  let value = input;
  for (let left = 1 + random.below(3); left > 0; left -= 1) value = changed(value, random, 0);
  return value;
}

function changed(value: unknown, random: Random, depth: number): unknown {
  const isBranch = typeof value === 'object' && value !== null && !(value instanceof Blob);
  if (!isBranch || depth > 6 || random.chance(0.15))
    return random.chance(0.1) ? buried(value) : random.pick(junkValues);
  if (Array.isArray(value)) return changedList(value, random, depth);
  if (Object.getPrototypeOf(value) !== Object.prototype) return random.pick(junkValues);
  const entries = Object.entries(value);
  if (entries.length === 0 || random.chance(0.15)) {
    return Object.fromEntries([...entries, [random.pick(junkStrings), random.pick(junkValues)]]);
  }
  const chosen = random.below(entries.length);
  if (random.chance(0.2)) return Object.fromEntries(entries.filter((_, index) => index !== chosen));
  return Object.fromEntries(
    entries.map(([key, each], index) => [key, index === chosen ? changed(each, random, depth + 1) : each]),
  );
}

function changedList(list: readonly unknown[], random: Random, depth: number): unknown {
  if (list.length === 0) return [random.pick(junkValues)];
  const chosen = random.below(list.length);
  if (random.chance(0.2)) return list.filter((_, index) => index !== chosen);
  if (random.chance(0.2)) return Array.from({ length: 300 }, () => list[chosen]);
  return list.map((each, index) => (index === chosen ? changed(each, random, depth + 1) : each));
}

function buried(value: unknown): unknown {
  let outer = value;
  for (let depth = 0; depth < 200; depth += 1) outer = depth % 2 === 0 ? [outer] : { a: outer };
  return outer;
}

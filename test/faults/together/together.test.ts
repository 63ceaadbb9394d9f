import { expect, it } from 'vitest';
import { tryTogether } from './together.ts';

it('one of several servers owns the folder, all writers beside it are kept, and an older program leaves a newer file alone', async () => {
  const { counts, findings } = await tryTogether(3, 1);
  expect(findings).toEqual([]);
  expect(counts).toMatchObject({ rounds: 1, 'servers started together': 3, 'servers that owned the folder': 1 });
  expect(counts['commands of an older program on a newer file']).toBeGreaterThan(0);
}, 180_000);

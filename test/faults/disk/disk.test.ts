import { expect, it } from 'vitest';
import { tryDisks } from './disk.ts';

it('a disk that fails is told in words, loses nothing, and is written on when it is back', async () => {
  const { counts, findings } = await tryDisks(1, 1);
  expect(findings).toEqual([]);
  expect(counts['went on without a restart: folder moved away']).toBe(1);
  expect(counts['removed for good and found again']).toBe(1);
  // Scenes that need a disk of their own are named where they could not be tried.
  const tried = Object.keys(counts).filter((name) => /^(went on without a restart|not tried here): /.test(name));
  expect(tried).toHaveLength(7);
}, 120_000);

import { expect, it } from 'vitest';
import { trySchemas } from './schema.ts';

it('a migration that fails or is killed anywhere leaves the old file whole, with its backup, and goes through later', async () => {
  const { counts, findings } = await trySchemas(1, { failures: 8, kills: 2 });
  expect(findings).toEqual([]);
  expect(counts['migrations that failed']).toBe(8);
  expect(counts['migrations that were killed']).toBe(2);
}, 180_000);

import { expect, it } from 'vitest';
import { tryDamages } from './damage.ts';
import { damages } from './damages.ts';

it('every damaged file ends at a working record, with the original kept and the losses told', async () => {
  const { counts, most, findings } = await tryDamages(1, 1);
  expect(findings).toEqual([]);
  expect(counts.states).toBe(damages.length);
  // Both ways are taken, and both kinds of damage were met.
  expect(counts['starts that led to the recovery screen']).toBeGreaterThan(3);
  expect(counts.salvages).toBeGreaterThan(5);
  expect(most['most rows lost in percent, damage beside the events']).toBeLessThanOrEqual(5);
}, 120_000);

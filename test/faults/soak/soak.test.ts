import { expect, it } from 'vitest';
import { soakThrough } from './soak.ts';

/** The long form has 100,000 events and bounds what memory may grow: npm run test:faults -- soak. */
it('the server lets go of every handle, timer and listener, and bounds its log', async () => {
  const size = { events: 240, eventsPerIncident: 80, measureEvery: 80, mostGrowth: 1 };
  const { counts, most, findings } = await soakThrough(size);
  expect(findings).toEqual([]);
  expect(counts.acknowledged).toBe(size.events);
  expect(counts['changes heard of']).toBeGreaterThan(size.events);
  expect(most['bytes of the log']).toBeGreaterThan(0);
}, 240_000);

import { expect, it } from 'vitest';
import { liveThrough } from './crash-life.ts';
import { buildVersions } from './crashes.ts';

/** The long form kills 10,000 times: npm run test:faults -- crashes. */
const kills = 16;

it.runIf(process.platform !== 'win32')(
  'loses and doubles nothing that the real server acknowledged, whatever it is killed in',
  async () => {
    const { builds, remove } = buildVersions();
    try {
      const { counts, findings } = await liveThrough(20_261_125, kills, builds);
      expect(findings).toEqual([]);
      expect(counts).toMatchObject({ kills, lost: 0, doubled: 0, torn: 0 });
      expect(counts.acknowledged).toBeGreaterThan(kills);
    } finally {
      remove();
    }
  },
  180_000,
);

/** Fills a data folder with an archive of made-up incidents, through the store as the app does: chains, projections and evidence hold. */
import { openStore } from '../../core/store/store.ts';
import { uuidV7 } from '../../server/host/system.ts';
import { randomFrom, wholeBetween } from '../random.ts';
import { fewestEvents, makeIncident } from './incident-events.ts';

export type ArchiveSize = { incidents: number; events: number };

export type FilledArchive = ArchiveSize & {
  /** The incident with the most events. */
  largestId: string;
  largestEvents: number;
  tookMs: number;
};

/** Three years of incidents end here: 2026-11-01 in Tokyo. */
const lastMs = Date.UTC(2026, 9, 31, 15);
const spanMs = 3 * 365 * 24 * 60 * 60 * 1_000;

/**
 * The same seed gives the same incidents; only ids, salts and hashes differ. `tell` hears how many incidents are written.
 *
 * @throws RangeError where there are too few events for that many incidents.
 */
export async function fillArchive(
  dataDir: string,
  { incidents, events }: ArchiveSize,
  seed: number,
  tell: (written: number) => void = () => undefined,
): Promise<FilledArchive> {
  const random = randomFrom(seed);
  const sizes = sizesOf(random, incidents, events);
  let nowMs = lastMs - spanMs;
  const clock = { nowMs: () => nowMs, monoNs: () => BigInt(nowMs) * 1_000_000n };
  const startMs = performance.now();
  const store = await openStore({ dataDir, clock, newId: uuidV7, mode: 'own', host: 'bench' });
  let largest = { id: '', events: 0 };
  try {
    for (const [index, size] of sizes.entries()) {
      const openedAtMs = lastMs - spanMs + Math.floor((spanMs * index) / incidents);
      nowMs = Math.max(nowMs, openedAtMs);
      const incidentId = uuidV7();
      const { events: made, blobs, actor } = makeIncident(random, openedAtMs, size);
      store.append({ incidentId, commandId: null, actor, events: made, blobs });
      if (size > largest.events) largest = { id: incidentId, events: size };
      tell(index + 1);
    }
    store.finishSearchIndex();
  } finally {
    store.close();
  }
  const tookMs = performance.now() - startMs;
  return { incidents, events, largestId: largest.id, largestEvents: largest.events, tookMs };
}

/** Many short incidents, some long ones, and one very long one; they add up to `events`. */
export function sizesOf(random: () => number, incidents: number, events: number): number[] {
  const spare = events - incidents * fewestEvents;
  if (incidents < 1 || spare < 0)
    throw new RangeError(`${incidents} incidents have at least ${fewestEvents} events each`);
  const shares = Array.from({ length: incidents }, () => -Math.log(1 - random()));
  const all = shares.reduce((sum, share) => sum + share, 0);
  const forLongest = Math.min(10_000, Math.floor(spare / 10));
  const sizes = shares.map((share) => fewestEvents + Math.floor(((spare - forLongest) * share) / all));
  const longest = wholeBetween(random, 0, incidents - 1);
  const given = sizes.reduce((sum, size) => sum + size, 0);
  const roundedOff = events - forLongest - given;
  return sizes.map((size, index) => size + (index === longest ? forLongest : 0) + (index < roundedOff ? 1 : 0));
}

/**
 * Ways measured side by side: A, B, C, A, B, C … in one process and one run, so that a slow moment of the machine hits all of
 * them. They take turns at going first, so that none profits from another's warm caches.
 */
export type Way = {
  name: string;
  run: () => Promise<void>;
  /** Clears up after each run; not timed. */
  putAway?: () => Promise<void>;
};

export type Timed = {
  name: string;
  /** One value a turn, in the order of the turns. */
  ms: number[];
};

export type Turns = { samples: number; warmUps: number };

export async function interleave(ways: readonly Way[], { samples, warmUps }: Turns): Promise<Timed[]> {
  const timed = ways.map(({ name }): Timed => ({ name, ms: [] }));
  for (let turn = -warmUps; turn < samples; turn += 1) {
    for (let place = 0; place < ways.length; place += 1) {
      const index = (place + Math.abs(turn)) % ways.length;
      const way = ways[index];
      if (way === undefined) continue;
      const ms = await timeMs(way);
      await way.putAway?.();
      if (turn >= 0) timed[index]?.ms.push(ms);
    }
  }
  return timed;
}

async function timeMs({ run }: Way): Promise<number> {
  const start = process.hrtime.bigint();
  await run();
  return Number(process.hrtime.bigint() - start) / 1e6;
}

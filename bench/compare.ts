/**
 * Two ways measured side by side: A, B, A, B … in one process and one run, so that a slow moment of the machine hits both.
 * The figure that counts is the median of the ratios of neighbours, with its spread; milliseconds are information.
 */
export type Way = { name: string; run: () => Promise<void> | void };

export type Comparison = {
  title: string;
  ours: string;
  rival: string;
  goal: string;
  samples: number;
  oursMedianMs: number;
  rivalMedianMs: number;
  /** Ours divided by the rival's: below 1 we are quicker. */
  ratio: { median: number; p25: number; p75: number; low95: number; high95: number };
  met: boolean;
};

export type ComparisonPlan = {
  title: string;
  ours: Way;
  rival: Way;
  /** Highest median ratio (ours ÷ rival) that meets the goal. */
  goalRatio: number;
  samples?: number;
  warmUps?: number;
};

/** Runs a plan. The two ways take turns at going first, so that neither profits from the other's warm caches. */
export async function compare(plan: ComparisonPlan): Promise<Comparison> {
  const { ours, rival, goalRatio, samples = 40, warmUps = 5 } = plan;
  for (let turn = 0; turn < warmUps; turn += 1) {
    await ours.run();
    await rival.run();
  }
  const pairs: { oursMs: number; rivalMs: number }[] = [];
  for (let turn = 0; turn < samples; turn += 1) {
    if (turn % 2 === 0) {
      const oursMs = await timeMs(ours);
      pairs.push({ oursMs, rivalMs: await timeMs(rival) });
    } else {
      const rivalMs = await timeMs(rival);
      pairs.push({ oursMs: await timeMs(ours), rivalMs });
    }
  }
  const ratios = pairs.map(({ oursMs, rivalMs }) => oursMs / rivalMs).sort((a, b) => a - b);
  const median = quantile(ratios, 0.5);
  const [low95, high95] = medianInterval(ratios);
  return {
    title: plan.title,
    ours: ours.name,
    rival: rival.name,
    goal: `≤ ${goalRatio}×`,
    samples,
    oursMedianMs: quantile(
      pairs.map((pair) => pair.oursMs).sort((a, b) => a - b),
      0.5,
    ),
    rivalMedianMs: quantile(
      pairs.map((pair) => pair.rivalMs).sort((a, b) => a - b),
      0.5,
    ),
    ratio: { median, p25: quantile(ratios, 0.25), p75: quantile(ratios, 0.75), low95, high95 },
    met: median <= goalRatio,
  };
}

async function timeMs({ run }: Way): Promise<number> {
  const start = process.hrtime.bigint();
  await run();
  return Number(process.hrtime.bigint() - start) / 1e6;
}

function quantile(sorted: readonly number[], share: number): number {
  const position = (sorted.length - 1) * share;
  const below = sorted[Math.floor(position)] ?? Number.NaN;
  const above = sorted[Math.ceil(position)] ?? Number.NaN;
  return below + (above - below) * (position - Math.floor(position));
}

/** The distribution-free 95 % interval of a median: order statistics at n/2 ± 0.98·√n. */
function medianInterval(sorted: readonly number[]): [number, number] {
  const reach = 0.98 * Math.sqrt(sorted.length);
  const at = (index: number) => sorted[Math.min(sorted.length - 1, Math.max(0, Math.round(index)))] ?? Number.NaN;
  return [at(sorted.length / 2 - reach - 0.5), at(sorted.length / 2 + reach - 0.5)];
}

/** What every harness of this folder gives: figures by seed, which add up over any number of shards. */

export type Figures = {
  /** What was done and what was found, by name; the sum over all seeds is the denominator or the result. */
  counts: Record<string, number>;
  /** The largest of each, over all seeds. */
  most: Record<string, number>;
  /** Each thing that must not be, in a sentence. Empty when all held. */
  findings: string[];
};

export type Fault = {
  name: string;
  /** What is tried, in words: two reports add up only where they tried the same. */
  corpus: string;
  /** How many seeds the long form has. */
  longSeeds: number;
  /** Whether it can be tried on this machine; null, or why not. */
  obstacle(): string | null;
  /** The same seed tries the same, as far as the machine lets it. */
  run(seed: number): Promise<Figures>;
};

export function noFigures(): Figures {
  return { counts: {}, most: {}, findings: [] };
}

export function count({ counts }: Figures, name: string, by = 1): void {
  counts[name] = (counts[name] ?? 0) + by;
}

export function noteMost({ most }: Figures, name: string, value: number): void {
  most[name] = Math.max(most[name] ?? Number.NEGATIVE_INFINITY, value);
}

/** Both together; a finding of either is one of both. */
export function addFigures(one: Figures, other: Figures): Figures {
  const sum: Figures = { counts: { ...one.counts }, most: { ...one.most }, findings: [...one.findings] };
  for (const [name, by] of Object.entries(other.counts)) count(sum, name, by);
  for (const [name, value] of Object.entries(other.most)) noteMost(sum, name, value);
  sum.findings.push(...other.findings);
  return sum;
}

/** Results of single seeds as files, and what they add up to. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, platform, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { contentHash } from '../../../scripts/content-hash.ts';
import { addFigures, type Fault, type Figures, noFigures } from './fault.ts';

export type Machine = { system: string; processor: string; cores: number; memoryGb: number; node: string };

export type SeedResult = { seed: number; startedMs: number; endedMs: number; figures: Figures };

type StoredResult = SeedResult & { corpus: string; build: string; machine: Machine };

export type Total = {
  name: string;
  corpus: string;
  /** Ranges of seeds, both ends included. */
  seeds: [number, number][];
  done: number;
  ofSeeds: number;
  firstStartedAt: string;
  lastEndedAt: string;
  /** Short hashes over the built program's code. */
  builds: string[];
  machines: Machine[];
  figures: Figures;
};

/** One folder a corpus: what was tried otherwise does not add up with it. */
function folderOf(results: string, { name, corpus }: Pick<Fault, 'name' | 'corpus'>): string {
  const hash = createHash('sha256').update(corpus).digest('hex').slice(0, 12);
  return join(results, `${name}-${hash}`);
}

export function writeResult(results: string, fault: Fault, result: SeedResult): void {
  const folder = folderOf(results, fault);
  mkdirSync(folder, { recursive: true });
  const stored: StoredResult = { ...result, corpus: fault.corpus, build: buildHash(), machine: thisMachine() };
  const path = join(folder, `${result.seed}.json`);
  writeFileSync(`${path}.new`, `${JSON.stringify(stored)}\n`);
  renameSync(`${path}.new`, path);
}

export function doneSeeds(results: string, fault: Pick<Fault, 'name' | 'corpus'>): ReadonlySet<number> {
  return new Set(readResults(results, fault).map(({ seed }) => seed));
}

/** Null where no seed of it has a result. */
export function totalOf(results: string, fault: Pick<Fault, 'name' | 'corpus' | 'longSeeds'>): Total | null {
  const all = readResults(results, fault).sort((one, other) => one.seed - other.seed);
  if (all.length === 0) return null;
  const machines = new Map(all.map(({ machine }) => [JSON.stringify(machine), machine]));
  return {
    name: fault.name,
    corpus: fault.corpus,
    seeds: rangesOf(all.map(({ seed }) => seed)),
    done: all.length,
    ofSeeds: fault.longSeeds,
    firstStartedAt: new Date(Math.min(...all.map(({ startedMs }) => startedMs))).toISOString(),
    lastEndedAt: new Date(Math.max(...all.map(({ endedMs }) => endedMs))).toISOString(),
    builds: [...new Set(all.map(({ build }) => build))],
    machines: [...machines.values()],
    figures: all.map(({ figures }) => figures).reduce(addFigures, noFigures()),
  };
}

function readResults(results: string, fault: Pick<Fault, 'name' | 'corpus'>): StoredResult[] {
  const folder = folderOf(results, fault);
  return namesIn(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as StoredResult);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

/** @param seeds in ascending order. */
export function rangesOf(seeds: readonly number[]): [number, number][] {
  const ranges: [number, number][] = [];
  for (const seed of seeds) {
    const last = ranges.at(-1);
    if (last?.[1] === seed - 1) last[1] = seed;
    else ranges.push([seed, seed]);
  }
  return ranges;
}

function buildHash(): string {
  return contentHash(['dist/chunks', 'dist/cli', 'dist/migrations']).slice(0, 12);
}

function thisMachine(): Machine {
  return {
    system: `${platform()} ${release()}`,
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memoryGb: Math.round(totalmem() / 1024 ** 3),
    node: process.versions.node,
  };
}

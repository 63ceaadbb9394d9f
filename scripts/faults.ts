/**
 * `npm run test:faults`: the long forms of the harnesses in test/faults, seed by seed.
 *
 *   npm run test:faults                            every fault, every seed that has no result yet
 *   npm run test:faults -- crashes --seeds 0-99    one fault, one shard of its seeds (the last one included)
 *   npm run test:faults -- --minutes 30            ends after the seed that is under way then; the next run goes on from there
 *   npm run test:faults -- --report                runs nothing: adds up what there is into docs/reliability.json and .md
 *   npm run test:faults -- --take FOLDER --report  the same with results from another machine's .cache/faults
 *
 * Each seed's result is a file of its own below .cache/faults, so shards may run anywhere, end anywhere, and add up.
 */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { faults } from '../test/faults/harness/faults.ts';
import { doneSeeds, writeResult } from '../test/faults/harness/results.ts';
import { writeReliability } from './reliability.ts';
import { root } from './root.ts';

const results = join(root, '.cache', 'faults');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seeds: { type: 'string' },
    minutes: { type: 'string' },
    report: { type: 'boolean', default: false },
    take: { type: 'string' },
  },
});

if (values.take !== undefined) cpSync(values.take, results, { recursive: true });
if (values.report) writeReliability(results);
else process.exitCode = await run();

async function run(): Promise<number> {
  const chosen = faults.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  if (chosen.length === 0) {
    console.error(`no such fault; there are ${faults.map(({ name }) => name).join(', ')}`);
    return 2;
  }
  const endMs = Date.now() + Number(values.minutes ?? Number.POSITIVE_INFINITY) * 60_000;
  let findings = 0;
  for (const fault of chosen) {
    const obstacle = fault.obstacle();
    if (obstacle !== null) {
      console.log(`${fault.name}: not tried here (${obstacle})`);
      continue;
    }
    for (const seed of seedsToRun(fault.longSeeds)) {
      if (Date.now() >= endMs) break;
      if (doneSeeds(results, fault).has(seed)) continue;
      const startedMs = Date.now();
      const figures = await fault.run(seed);
      writeResult(results, fault, { seed, startedMs, endedMs: Date.now(), figures });
      findings += figures.findings.length;
      const seconds = ((Date.now() - startedMs) / 1_000).toFixed(1);
      console.log(`${fault.name} ${seed}: ${figures.findings.length} findings (${seconds} s)`);
      for (const finding of figures.findings) console.log(`  ${finding}`);
    }
  }
  return findings === 0 ? 0 : 1;
}

function seedsToRun(longSeeds: number): number[] {
  const [first = 0, last = longSeeds - 1] = (values.seeds ?? '').split('-').filter(Boolean).map(Number);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

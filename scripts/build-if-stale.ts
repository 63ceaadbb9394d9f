import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildTarget, buildTargets } from './build-targets.ts';
import { contentHash } from './content-hash.ts';
import { withLock } from './lock.ts';
import { root } from './root.ts';

const stampFolder = join(root, 'dist', '.build');

/** Builds what is stale, all at once, and says what it built. Throws the first failure after all have ended. */
export async function buildIfStale(targets: readonly BuildTarget[] = buildTargets): Promise<void> {
  if (targets.every(isFresh)) {
    return;
  }
  mkdirSync(stampFolder, { recursive: true });
  await withLock(join(stampFolder, 'lock'), async () => build(targets.filter((target) => !isFresh(target))));
}

async function build(stale: readonly BuildTarget[]): Promise<void> {
  const startedAt = performance.now();
  const results = await Promise.allSettled(stale.map(buildTarget));
  const failures = results.flatMap((result, index) =>
    result.status === 'rejected' ? [new Error(`build of ${stale[index]?.name} failed`, { cause: result.reason })] : [],
  );
  if (failures[0] !== undefined) {
    throw failures.length === 1 ? failures[0] : new AggregateError(failures, 'several builds failed');
  }
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`built ${stale.map((target) => target.name).join(', ')} in ${seconds} s`);
}

/** Whether the output was made from exactly the sources of this moment. */
export function isFresh(target: BuildTarget): boolean {
  const stamp = stampPath(target);
  return (
    existsSync(stamp) &&
    target.outputs.every((output) => existsSync(join(root, output))) &&
    readFileSync(stamp, 'utf8') === contentHash(target.inputs)
  );
}

async function buildTarget(target: BuildTarget): Promise<void> {
  // Taken before the build, so that an edit during it leaves the output stale.
  const hash = contentHash(target.inputs);
  rmSync(stampPath(target), { force: true });
  for (const output of target.outputs) {
    rmSync(join(root, output), { recursive: true, force: true });
  }
  await target.run();
  writeFileSync(stampPath(target), hash);
}

function stampPath(target: BuildTarget): string {
  return join(stampFolder, target.name);
}

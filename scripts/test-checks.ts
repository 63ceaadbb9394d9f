import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfStale } from './build-if-stale.ts';
import { root } from './root.ts';
import { type ProgramResult, runProgram } from './run-program.ts';
import { addCounts, noTests, type TestCounts } from './test-results.ts';

const typedFolders = ['shared', 'core', 'server', 'electron', 'renderer', 'drill', 'scripts', 'test', 'bench'];

const biome = join(root, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');
const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');

/** Lint and format, the types of every folder, and the build; each counts as one test. Prints what fails. */
export async function runChecks(): Promise<TestCounts> {
  const [lint, types, build] = await Promise.all([
    report('lint', runProgram(biome, ['check', '--error-on-warnings', '--colors=off'])),
    checkTypes(),
    report('build', runBuild()),
  ]);
  return addCounts([lint, types, build]);
}

/** One after another: each run of the compiler keeps several cores busy. */
async function checkTypes(): Promise<TestCounts> {
  const counts: TestCounts[] = [];
  for (const folder of typedFolders.filter((name) => existsSync(join(root, name, 'tsconfig.json')))) {
    counts.push(await report(`types of ${folder}`, runProgram(tsc, ['-p', folder])));
  }
  return addCounts(counts);
}

async function runBuild(): Promise<ProgramResult> {
  try {
    await buildIfStale();
    return { code: 0, output: '' };
  } catch (error) {
    return { code: 1, output: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

async function report(name: string, running: Promise<ProgramResult>): Promise<TestCounts> {
  const startedAt = performance.now();
  const { code, output } = await running;
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`${code === 0 ? 'passed' : 'FAILED'}: ${name} (${seconds} s)`);
  if (code !== 0) {
    console.log(output);
  }
  return code === 0 ? { ...noTests, passed: 1 } : { ...noTests, failed: 1 };
}

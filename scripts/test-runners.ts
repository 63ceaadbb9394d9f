import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, testResults } from './root.ts';
import { runProgram } from './run-program.ts';
import {
  noTests,
  readPlaywrightList,
  readPlaywrightReport,
  readVitestReport,
  type TestCounts,
} from './test-results.ts';

const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const playwright = join(root, 'node_modules', 'playwright', 'cli.js');

/** Runs every `.test.ts` file. */
export async function runUnitTests(environment: Record<string, string>): Promise<TestCounts> {
  const reportFile = join(testResults, 'vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`];
  const { code } = await runProgram(vitest, ['run', ...reporters], { echo: true, environment });
  return trustExitCode(
    code,
    readReport(reportFile, (json) => readVitestReport(json, root)),
  );
}

/** Runs the `.spec.ts` files of the named Playwright projects. */
export async function runBrowserTests(
  projects: readonly string[],
  environment: Record<string, string>,
): Promise<TestCounts> {
  if (projects.length === 0) {
    return noTests;
  }
  const { code } = await runProgram(playwright, ['test', ...projectSwitches(projects)], { echo: true, environment });
  return trustExitCode(code, readReport(join(testResults, 'playwright.json'), readPlaywrightReport));
}

/** Counts all tests of the projects as skipped, without running any. */
export async function listBrowserTests(projects: readonly string[]): Promise<TestCounts> {
  if (projects.length === 0) {
    return noTests;
  }
  const switches = ['test', '--list', '--reporter=json', ...projectSwitches(projects)];
  const { code, output } = await runProgram(playwright, switches);
  if (code !== 0) {
    console.log(output);
    return { ...noTests, failed: 1 };
  }
  return { ...noTests, skipped: readPlaywrightList(output) };
}

function projectSwitches(projects: readonly string[]): string[] {
  return ['--pass-with-no-tests', ...projects.map((project) => `--project=${project}`)];
}

function readReport(file: string, read: (json: string) => TestCounts): TestCounts {
  return existsSync(file) ? read(readFileSync(file, 'utf8')) : noTests;
}

/** A runner that fails without a failed test, because it crashed or an error escaped every test, counts as one. */
function trustExitCode(code: number, counts: TestCounts): TestCounts {
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

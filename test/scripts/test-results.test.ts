/** What the closing line of a test run counts, from reports as the runners write them. */
import { describe, expect, it } from 'vitest';
import {
  addCounts,
  noTests,
  readPlaywrightList,
  readPlaywrightReport,
  readVitestReport,
  summaryLine,
} from '../../scripts/test-results.ts';

const file = (name: string, ...tests: [string, string][]) => ({
  name: `/project/${name}`,
  status: tests.some(([, status]) => status === 'failed') ? 'failed' : 'passed',
  assertionResults: tests.map(([fullName, status]) => ({ fullName, status })),
});

describe('a report of vitest', () => {
  it('is counted test by test, the skipped ones by name', () => {
    const report = {
      testResults: [
        file('test/a.test.ts', ['adds', 'passed'], ['divides', 'failed'], ['later', 'todo']),
        file('test/b.test.ts', ['only elsewhere', 'pending'], ['subtracts', 'passed']),
      ],
    };
    expect(readVitestReport(JSON.stringify(report), '/project')).toEqual({
      passed: 2,
      failed: 1,
      skipped: ['vitest › test/a.test.ts › later', 'vitest › test/b.test.ts › only elsewhere'],
    });
  });

  it('counts a file that could not be loaded as a failure', () => {
    const broken = { name: '/project/test/c.test.ts', status: 'failed', assertionResults: [] };
    expect(readVitestReport(JSON.stringify({ testResults: [broken] }), '/project')).toEqual({ ...noTests, failed: 1 });
  });
});

describe('a report of Playwright', () => {
  const spec = (title: string, projectName: string, status: string) => ({
    title,
    file: 'home.spec.ts',
    tests: [{ projectName, status }],
  });
  const report = {
    errors: [],
    suites: [
      {
        title: 'home.spec.ts',
        specs: [spec('opens', 'loopback', 'expected')],
        suites: [
          { title: 'declare', specs: [spec('by key', 'loopback', 'unexpected'), spec('by mouse', 'x', 'skipped')] },
        ],
      },
    ],
  };

  it('is counted spec by spec, below all of its suites', () => {
    expect(readPlaywrightReport(JSON.stringify(report))).toEqual({
      passed: 1,
      failed: 1,
      skipped: ['playwright › x › home.spec.ts › declare › by mouse'],
    });
    expect(readPlaywrightList(JSON.stringify(report))).toHaveLength(3);
  });

  it('counts an error outside every test, and a test that passed only when tried again, as failures', () => {
    const flaky = {
      errors: [{ message: 'no browser' }],
      suites: [{ title: 'f', specs: [spec('now and then', 'p', 'flaky')] }],
    };
    expect(readPlaywrightReport(JSON.stringify(flaky))).toEqual({ ...noTests, failed: 2 });
  });
});

it('the closing line says all three numbers', () => {
  const sum = addCounts([
    { passed: 2, failed: 0, skipped: ['a'] },
    { passed: 3, failed: 1, skipped: ['b', 'c'] },
  ]);
  expect(summaryLine(sum)).toBe('tests: 5 passed, 1 failed, 3 skipped');
});

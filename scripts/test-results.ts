/** What a runner's report says, in the words of the closing summary. */
export type TestCounts = { passed: number; failed: number; skipped: string[] };

/** The parts that are used of vitest's JSON report. */
type VitestReport = {
  testResults: {
    name: string;
    status: string;
    assertionResults: { fullName: string; status: string }[];
  }[];
};

/** The parts that are used of Playwright's JSON report. */
type PlaywrightSuite = {
  title: string;
  specs?: { title: string; file: string; tests: { projectName: string; status: string }[] }[];
  suites?: PlaywrightSuite[];
};
type PlaywrightReport = { suites: PlaywrightSuite[]; errors: unknown[] };

export const noTests: TestCounts = { passed: 0, failed: 0, skipped: [] };

export function addCounts(counts: readonly TestCounts[]): TestCounts {
  return counts.reduce(
    (sum, one) => ({
      passed: sum.passed + one.passed,
      failed: sum.failed + one.failed,
      skipped: [...sum.skipped, ...one.skipped],
    }),
    noTests,
  );
}

/** A file that could not be loaded has no tests of its own and counts as one that failed. */
export function readVitestReport(json: string, root: string): TestCounts {
  const report = JSON.parse(json) as VitestReport;
  return addCounts(
    report.testResults.map((file) => {
      const path = relativePath(file.name, root);
      if (file.assertionResults.length === 0) {
        return { ...noTests, failed: file.status === 'failed' ? 1 : 0 };
      }
      return addCounts(
        file.assertionResults.map(({ fullName, status }) => countOne(status, `vitest › ${path} › ${fullName}`)),
      );
    }),
  );
}

/** An error outside every test counts as one that failed. */
export function readPlaywrightReport(json: string): TestCounts {
  const report = JSON.parse(json) as PlaywrightReport;
  const counts = listPlaywrightTests(report).map(({ status, name }) => countOne(status, name));
  return addCounts([...counts, { ...noTests, failed: report.errors.length }]);
}

/** The names of all tests that `playwright test --list --reporter=json` found, whether or not they could run. */
export function readPlaywrightList(json: string): string[] {
  return listPlaywrightTests(JSON.parse(json) as PlaywrightReport).map(({ name }) => name);
}

function listPlaywrightTests(report: PlaywrightReport): { name: string; status: string }[] {
  // The outermost suite is the file itself, whose name every spec carries too.
  const visit = (suite: PlaywrightSuite, titles: string[]): { name: string; status: string }[] => [
    ...(suite.specs ?? []).flatMap((spec) =>
      spec.tests.map(({ projectName, status }) => ({
        name: ['playwright', projectName, spec.file, ...titles, spec.title].join(' › '),
        status,
      })),
    ),
    ...(suite.suites ?? []).flatMap((inner) => visit(inner, [...titles, inner.title])),
  ];
  return report.suites.flatMap((suite) => visit(suite, []));
}

function countOne(status: string, name: string): TestCounts {
  switch (status) {
    case 'passed':
    case 'expected':
      return { ...noTests, passed: 1 };
    case 'skipped':
    case 'pending':
    case 'todo':
    case 'disabled':
      return { ...noTests, skipped: [name] };
    default:
      return { ...noTests, failed: 1 };
  }
}

function relativePath(path: string, root: string): string {
  const relative = path.startsWith(root) ? path.slice(root.length + 1) : path;
  return relative.replaceAll('\\', '/');
}

/** The closing line of every test run. */
export function summaryLine({ passed, failed, skipped }: TestCounts): string {
  return `tests: ${passed} passed, ${failed} failed, ${skipped.length} skipped`;
}

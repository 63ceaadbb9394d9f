/** `npm run check`: lint, types and build, without the tests. */
import { runChecks } from './test-checks.ts';

const { failed } = await runChecks();
process.exitCode = failed === 0 ? 0 : 1;

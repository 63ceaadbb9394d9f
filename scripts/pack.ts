/**
 * `npm run pack [-- ARGUMENTS]`: builds what is stale and hands it to electron-builder, which reads electron-builder.yml.
 * Arguments are electron-builder's own, e.g. `--linux deb`, `--mac`, `--win`, or `--dir` for a tree without an installer.
 */
import { join } from 'node:path';
import { buildIfStale } from './build-if-stale.ts';
import { root } from './root.ts';
import { runProgram } from './run-program.ts';

const packer = join(root, 'node_modules', 'electron-builder', 'cli.js');

try {
  await buildIfStale();
  const { code } = await runProgram(packer, ['--publish', 'never', ...process.argv.slice(2)], { echo: true });
  process.exitCode = code;
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}

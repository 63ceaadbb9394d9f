/**
 * `npm run -s hikeshi -- …`: the command line, from the bundle where that is fresh (it starts faster), else from the
 * sources, which Node runs as they stand.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isFresh } from './build-if-stale.ts';
import { buildTargets } from './build-targets.ts';
import { root } from './root.ts';

const bundleIsFresh = buildTargets.filter(({ name }) => name === 'node' || name === 'assets').every(isFresh);
const program = bundleIsFresh ? join(root, 'dist', 'cli', 'hikeshi.js') : join(root, 'server', 'cli.ts');

// npm runs scripts in the project's folder; file names on the command line mean the folder it was called from.
process.chdir(process.env.INIT_CWD ?? process.cwd());
process.argv[1] = program;
await import(pathToFileURL(program).href);

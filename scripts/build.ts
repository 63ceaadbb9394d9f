/** `npm run build [-- TARGET …]`: builds everything, or the named targets, where the output is stale. */
import { buildIfStale } from './build-if-stale.ts';
import { buildTargets } from './build-targets.ts';

const names = process.argv.slice(2);
const unknown = names.filter((name) => !buildTargets.some((target) => target.name === name));

if (unknown.length > 0) {
  console.error(`unknown target ${unknown.join(', ')}; there are ${buildTargets.map(({ name }) => name).join(', ')}`);
  process.exitCode = 2;
} else {
  try {
    await buildIfStale(names.length === 0 ? buildTargets : buildTargets.filter(({ name }) => names.includes(name)));
  } catch (error) {
    console.error(error);
    process.exitCode = 1;
  }
}

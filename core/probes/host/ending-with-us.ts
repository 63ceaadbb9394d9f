/**
 * A program that goes on until it is stopped would stay behind where this process is killed and cannot stop it. Linux ends it with its
 * parent where that is asked for before it starts: `setpriv` asks, and becomes the program, with no shell between.
 */
import { runProgram } from './run-program.ts';

const guard = ['setpriv', '--pdeathsig', 'KILL', '--'];
/** setpriv's own, where the program is not there. */
const notFoundStatus = 127;

/**
 * The words with which it ends with us; as they were on other systems, and where setpriv is too old. What gives itself other
 * rights, as sudo does, loses the wish on its way: it ends by its closed output, at the next line.
 */
export async function endingWithUs(argv: readonly string[]): Promise<readonly string[]> {
  if (process.platform !== 'linux' || argv.length === 0) return argv;
  const trial = await runProgram([...guard, 'true'], new AbortController().signal);
  return trial.end === 'exited' && trial.exitCode === 0 ? [...guard, ...argv] : argv;
}

/** The guard was there, and the program was not. */
export function isMissing(exitCode: number | null, errors: string): boolean {
  return exitCode === notFoundStatus && errors.startsWith('setpriv: failed to execute');
}

/** A secret that a helper program prints, for tokens that expire: started without a shell, asked again only when it must be. */
import { readProgramBytes } from './probes/host/run-program.ts';

export type SecretProgram = {
  /** What it printed, up to a minute ago; null where it fails, prints nothing, or more than a line. */
  print(argv: readonly string[]): Promise<string | null>;
  /** The same, made anew because a target refused the last one. */
  printAnew(argv: readonly string[]): Promise<string | null>;
};

type Printed = { atMs: number; value: Promise<string | null> };

const freshMs = 60_000;
/** Many checks are refused at once: they share what is then printed anew, and a program is not run again and again for nothing. */
const justRenewedMs = 5_000;
const mostBytes = 64 * 1024;
const limitMs = 10_000;

export function createSecretProgram(nowMs: () => number): SecretProgram {
  const printed = new Map<string, Printed>();
  const renewedAtMs = new Map<string, number>();
  // A clock that was set back must not keep anything alive.
  const isWithin = (atMs: number | undefined, lengthMs: number) =>
    atMs !== undefined && nowMs() >= atMs && nowMs() - atMs <= lengthMs;

  function start(argv: readonly string[], key: string): Promise<string | null> {
    const made = { atMs: nowMs(), value: run(argv) };
    printed.set(key, made);
    void made.value.then((value) => {
      if (value === null && printed.get(key) === made) printed.delete(key);
    });
    return made.value;
  }

  function print(argv: readonly string[]): Promise<string | null> {
    const key = JSON.stringify(argv);
    const known = printed.get(key);
    return known !== undefined && isWithin(known.atMs, freshMs) ? known.value : start(argv, key);
  }

  return {
    print,
    printAnew(argv) {
      const key = JSON.stringify(argv);
      if (isWithin(renewedAtMs.get(key), justRenewedMs)) return print(argv);
      renewedAtMs.set(key, nowMs());
      return start(argv, key);
    },
  };
}

async function run(argv: readonly string[]): Promise<string | null> {
  const { end, exitCode, bytes, cut } = await readProgramBytes(argv, new AbortController().signal, mostBytes, limitMs);
  const line = bytes.toString('utf8').replace(/\r?\n$/, '');
  const isLine = line !== '' && !/[\r\n\0]/.test(line);
  return end === 'exited' && exitCode === 0 && !cut && isLine ? line : null;
}

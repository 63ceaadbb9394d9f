/** Waiting for a state of the world that sends no event of its own: a table's content, a port, a line in a log. */
import { setTimeout as sleep } from 'node:timers/promises';

/** Looks every 25 ms until `check` holds. Throws after `withinMs`, naming `what`, and when `signal` aborts. */
export async function until(
  what: string,
  check: () => boolean | Promise<boolean>,
  options: { signal: AbortSignal; withinMs?: number },
): Promise<void> {
  const giveUpAt = performance.now() + (options.withinMs ?? 30_000);
  while (!(await check())) {
    options.signal.throwIfAborted();
    if (performance.now() > giveUpAt) throw new Error(`waited in vain: ${what}`);
    await sleep(25, undefined, { signal: options.signal });
  }
}

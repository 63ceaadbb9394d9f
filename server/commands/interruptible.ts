/** Long work that a person may stop: what is under way is ended properly, and nothing new is begun. */

/** Runs `work` with a signal that Ctrl-C aborts, in the place of ending the program at once. */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  process.once('SIGINT', stop);
  try {
    return await work(stopping.signal);
  } finally {
    process.off('SIGINT', stop);
  }
}

/**
 * The drill: a small TODO API on a PostgreSQL of its own, and faults that really break them. A program of its own, which is
 * also what its API's process runs.
 *
 * It prints one line of JSON when it is ready ({@link ReadyFacts}) or could not get there ({@link FailedStart}), then, with
 * --with-parent, one for each order. Ends with 0 when stopped, 1 when it could not start, 2 on bad usage.
 */
import { runApi } from './api/run-api.ts';
import { isApiProcessName } from './api-process.ts';
import { answerTo } from './control.ts';
import { openDrill } from './drill.ts';
import type { FailedStart } from './facts.ts';
import { type Options, parseOptions, UsageError } from './options.ts';
import { listenToParent, outliveClosedPipes, say } from './parent-channel.ts';

const [first, ...rest] = process.argv.slice(2);
if (isApiProcessName(first)) {
  const [configFile = '', logDirectory = ''] = rest;
  await runApi(configFile, logDirectory);
} else {
  outliveClosedPipes();
  await runUntilStopped(await readOptions());
}

async function readOptions(): Promise<Options> {
  try {
    return parseOptions(process.argv.slice(2), process.env);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return failToStart(error.message, 2);
  }
}

async function runUntilStopped(options: Options): Promise<void> {
  const drill = openDrill(options, import.meta.filename, async () => {
    await drill.stop();
    // The order is answered first.
    setImmediate(leave);
  });
  const stop = () => drill.stop().then(leave, fail);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  if (options.withParent) {
    // One line after the other, so that the answers come in the order of the questions.
    let answered: Promise<void> = Promise.resolve();
    const onLine = (line: string) => {
      answered = answered.then(async () => say(await answerTo(line, drill.handle)));
    };
    listenToParent({ onLine, onEnd: stop });
  }
  try {
    await say(await drill.ready);
  } catch (error) {
    await failToStart(error instanceof Error ? error.message : String(error), 1);
  }
}

async function failToStart(error: string, exitCode: number): Promise<never> {
  const line: FailedStart = { ready: false, error };
  await say(line);
  process.exit(exitCode);
}

/** Held connections of a fault and idle ones of the API's client would keep the process for a while. */
function leave(): void {
  process.exit(0);
}

function fail(error: unknown): void {
  console.error(error);
  process.exit(1);
}

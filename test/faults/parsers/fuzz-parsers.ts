/** Texts by the thousand through every reader of text, each with a bound on its time: a thread that stands still is ended and named. */
import { setTimeout as wait } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { textAt, type WorkerTask } from './parser-worker.ts';
import type { ReaderSet } from './parsers.ts';

/** A text of some ten thousand letters is read in milliseconds; what takes this long takes for ever. */
const usualBoundMs = 10_000;
const lookEveryMs = 200;

export type ParserOptions = { seed: number; texts: number; readers?: ReaderSet; boundMs?: number };
export type ParserReport = { seed: number; texts: number; findings: string[] };

export async function fuzzParsers(options: ParserOptions): Promise<ParserReport> {
  const { seed, texts } = options;
  const report: ParserReport = { seed, texts, findings: [] };
  for (let from = 0; from < texts; ) from = (await readUntilStuck(options, from, report)) + 1;
  return report;
}

/** Answers the index at which the thread stood still, or the last one. */
async function readUntilStuck(
  { seed, texts, readers = 'parsers', boundMs = usualBoundMs }: ParserOptions,
  from: number,
  report: ParserReport,
): Promise<number> {
  const progress = new SharedArrayBuffer(4);
  const at = new Int32Array(progress);
  Atomics.store(at, 0, from);
  const workerData: WorkerTask = { seed, readers, from, to: texts, progress };
  const worker = new Worker(new URL('./parser-worker.ts', import.meta.url), { workerData });
  worker.on('message', (finding: string) => report.findings.push(finding));
  const ended = new Promise<'ended'>((resolve, reject) =>
    worker.once('exit', () => resolve('ended')).once('error', reject),
  );
  let seen = -1;
  let sinceMs = performance.now();
  // The first look waits for a thread that starts on a busy machine.
  while ((await Promise.race([ended, wait(lookEveryMs)])) !== 'ended') {
    const index = Atomics.load(at, 0);
    if (index !== seen) {
      seen = index;
      sinceMs = performance.now();
    } else if (performance.now() - sinceMs > boundMs) {
      const { parser, text } = textAt(readers, seed, index);
      report.findings.push(`${parser.name} stood still at ${seed}:${index}: ${JSON.stringify(text.slice(0, 300))}`);
      await worker.terminate();
      return index;
    }
  }
  return texts;
}

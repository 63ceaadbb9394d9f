/** Reads one made text after the other, in a thread that can be ended in the middle of one. */
import { parentPort, workerData } from 'node:worker_threads';
import { createRandom } from '../random.ts';
import { mutatedText } from './mutated-text.ts';
import { type ReaderSet, readersOf } from './parsers.ts';

export type WorkerTask = {
  seed: number;
  readers: ReaderSet;
  /** Index of the first text and of the one after the last. */
  from: number;
  to: number;
  /** Holds the index of the text that is being read. */
  progress: SharedArrayBuffer;
};

/** The text of an index is the same in every run of a seed, whatever came before it. */
export function textAt(readers: ReaderSet, seed: number, index: number) {
  const random = createRandom(Math.imul(seed, 0x9e3779b1) + index);
  const parser = random.pick(readersOf(readers));
  return { parser, text: mutatedText(parser.corpus, random) };
}

async function readAll({ seed, readers, from, to, progress }: WorkerTask): Promise<void> {
  const at = new Int32Array(progress);
  for (let index = from; index < to; index += 1) {
    Atomics.store(at, 0, index);
    const { parser, text } = textAt(readers, seed, index);
    try {
      await parser.read(text);
    } catch (error) {
      parentPort?.postMessage(
        `${parser.name} threw at ${seed}:${index}: ${String(error)} ${JSON.stringify(text.slice(0, 300))}`,
      );
    }
  }
  Atomics.store(at, 0, to);
}

if (parentPort !== null) await readAll(workerData as WorkerTask);

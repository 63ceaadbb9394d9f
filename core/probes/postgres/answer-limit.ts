/** How much of an answer is taken in: a row can be larger than this process, and comes whole or not at all. */
import type { Duplex } from 'node:stream';
import { DatabaseRefusal } from './database-refusal.ts';

/** The rows that came before it are as good as any. */
export class AnswerTooLong extends DatabaseRefusal {
  constructor(message: string) {
    super('queryFailed', message);
  }
}

const answerLimitBytes = 8 * 1024 * 1024;

/** Ends the connection when more than the limit has come through it, with the reason. */
export function limitAnswer(stream: Duplex): void {
  let bytes = 0;
  stream.on('data', (chunk: Buffer) => {
    bytes += chunk.byteLength;
    if (bytes <= answerLimitBytes || stream.destroyed) return;
    const message = `the answer is longer than ${answerLimitBytes / 1024 / 1024} MB, and was not read to its end`;
    stream.destroy(new AnswerTooLong(message));
  });
}

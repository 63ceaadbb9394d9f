/** A packed file of which far more comes out than went in, made by a process of its own, so that making it leaves no trace in ours. */
import { execFileSync } from 'node:child_process';

/** As a look may grow this process, however large what it looks at is. */
export const mostGrowthBytes = 50 * 1024 * 1024;

/** `mebibytes` of lines that hold an x. */
export function writeGzipBomb(path: string, mebibytes: number): string {
  const script = `
    const { createWriteStream } = require('node:fs');
    const { Readable } = require('node:stream');
    const { createGzip } = require('node:zlib');
    const block = Buffer.alloc(1024 * 1024, 'x\\n');
    Readable.from(Array(${mebibytes}).fill(block)).pipe(createGzip()).pipe(createWriteStream(process.argv[1]));`;
  execFileSync(process.execPath, ['-e', script, path]);
  return path;
}

/** What the work answers, and by how much this process grew at most while it went on. */
export async function peakOf<T>(work: () => Promise<T>): Promise<{ outcome: T; grownBytes: number }> {
  const memory = () => {
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  };
  const before = memory();
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, memory());
  }, 5);
  try {
    return { outcome: await work(), grownBytes: Math.max(most, memory()) - before };
  } finally {
    clearInterval(timer);
  }
}

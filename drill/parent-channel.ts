/**
 * The way to the process that started the drill: lines out on stdout; lines in on stdin or, under Electron, whose utility
 * processes have no stdin, as messages. The end of the input, or the message null, means stop.
 */
import { createInterface } from 'node:readline';

/** Electron's `process.parentPort`, as far as it is used here. */
type ParentPort = { on(event: 'message', listener: (message: { data: unknown }) => void): void };

export type ParentChannel = { onLine: (line: string) => void; onEnd: () => void };

export function listenToParent({ onLine, onEnd }: ParentChannel): void {
  const port = (process as { parentPort?: ParentPort }).parentPort;
  if (port === undefined) {
    createInterface({ input: process.stdin }).on('line', onLine).once('close', onEnd);
    return;
  }
  port.on('message', ({ data }) => {
    if (typeof data === 'string') onLine(data);
    else onEnd();
  });
}

/** Writes one line of JSON; settles when it is on its way, or nobody is there to read it. */
export function say(message: object): Promise<void> {
  return new Promise((resolve) => {
    process.stdout.write(`${JSON.stringify(message)}\n`, () => resolve());
  });
}

/** A parent that died, or listens no more, took its end of the pipes with it: nobody is there to be told. */
export function outliveClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
}

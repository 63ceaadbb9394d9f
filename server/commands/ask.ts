/** Asks the person at the terminal before something is replaced or deleted. */
import { createInterface } from 'node:readline';
import type { Invocation } from './command.ts';

/** Whether there is somebody to ask. */
export function canAsk({ json, terminal }: Invocation): boolean {
  return !json && terminal.input.isTTY === true;
}

/** Anything but yes is no, the end of the input and Ctrl-C included. */
export async function agrees(question: string, { terminal }: Invocation): Promise<boolean> {
  terminal.out(question);
  const lines = createInterface({ input: terminal.input });
  const stop = () => lines.close();
  process.once('SIGINT', stop);
  try {
    for await (const line of lines) return /^(y|yes|はい)$/i.test(line.trim());
    return false;
  } finally {
    process.off('SIGINT', stop);
    lines.close();
  }
}

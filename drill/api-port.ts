/** Which port the API gets. */
import { freePort, isPortFree } from './free-port.ts';

export type PortChoice = {
  port: number;
  /** The port it would have had, where another program listens on it; else null. */
  taken: number | null;
};

/** Where the runbook's own commands look for the API. */
const runbookPort = 8080;

/** A port that was named must be free, or this throws one sentence; 0 takes any, null the runbook's where it is free. */
export async function chooseApiPort(named: number | null): Promise<PortChoice> {
  if (named === 0) return { port: await freePort(), taken: null };
  const port = named ?? runbookPort;
  if (await isPortFree(port)) return { port, taken: null };
  if (named === null) return { port: await freePort(), taken: port };
  throw new Error(`port ${port} on 127.0.0.1 is in use: name another one with --port, or 0 for any free one`);
}

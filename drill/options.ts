/** The command line of the drill. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export type Options = {
  /** Where logs, secrets and the state file go. */
  directory: string;
  /** The API's port; 0 for any free one, null for 8080 where that is free and else any. */
  port: number | null;
  /** The fault to start with, null for a healthy drill. */
  fault: string | null;
  /** Folder of the PostgreSQL programs to use, null to look for one. */
  postgresBin: string | null;
  /** Take commands from the process that started this one, and stop when it goes. */
  withParent: boolean;
  /** Run the API as a thread of this process, where no Node program can be started beside it. */
  apiInProcess: boolean;
};

/** Bad usage: said in one sentence, exit code 2. */
export class UsageError extends Error {}

export const usage =
  'usage: drill --dir DIR [--port N] [--fault NAME] [--postgres-bin DIR] [--with-parent] [--api-in-process]';

/** Reads the arguments after the program's name. Throws {@link UsageError}. */
export function parseOptions(args: string[], environment: NodeJS.ProcessEnv): Options {
  const values = parseValues(args);
  if (values.dir === undefined) throw new UsageError(usage);
  return {
    directory: resolve(values.dir),
    port: readPort(values.port),
    fault: values.fault ?? null,
    postgresBin: values['postgres-bin'] ?? environment.HIKESHI_POSTGRES_BIN ?? null,
    withParent: values['with-parent'],
    apiInProcess: values['api-in-process'] || process.versions.electron !== undefined,
  };
}

function readPort(text: string | undefined): number | null {
  if (text === undefined) return null;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new UsageError(`--port takes 0 to 65535, not ${text}`);
  return port;
}

function parseValues(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        dir: { type: 'string' },
        port: { type: 'string' },
        fault: { type: 'string' },
        'postgres-bin': { type: 'string' },
        'with-parent': { type: 'boolean', default: false },
        'api-in-process': { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

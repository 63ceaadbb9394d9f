/** Serves the app to a browser on this machine until it is interrupted. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findRunningHost } from '../control/control-client.ts';
import { rendererFolder } from '../paths.ts';
import { hasDisplay, openInBrowser } from '../ports/open-in-browser.ts';
import { type Command, type ExitCode, type Invocation, print, UsageError } from './command.ts';
import { readNumber } from './read-arguments.ts';

const highestPort = 65_535;

export const serveCommand: Command = {
  usage: ['hikeshi serve [--port N] [--no-open]'],
  summary: 'serve',
  options: {
    port: { type: 'string', placeholder: 'N', help: 'port' },
    'no-open': { type: 'boolean', help: 'noOpen' },
  },
  async run(invocation) {
    const { positionals, flags, text } = invocation;
    if (positionals.length > 0) throw new UsageError(text.wrongUsage(serveCommand.usage.join(' ')));
    return serveApp(invocation, { open: !flags.has('no-open') });
  },
};

/** Also what opening the app comes down to where there is no Electron. */
export async function serveApp(invocation: Invocation, { open }: { open: boolean }): Promise<ExitCode> {
  const { dataDir, text, terminal } = invocation;
  const port = portOf(invocation);
  const show = open && hasDisplay() ? openInBrowser : async () => false;
  const running = await findRunningHost(dataDir);
  if (running !== null) {
    const url = await running.openWindow();
    print(invocation, { url }, [url === null ? text.windowShown(running.pid) : text.alreadyServing(url)]);
    if (url !== null) await show(url);
    return 0;
  }
  if (!existsSync(join(rendererFolder, 'index.html'))) throw new UsageError(text.notBuilt);
  const server = await start(invocation, port);
  const ended = interrupted();
  const url = server.issueUrl();
  if (server.readOnly) terminal.error(text.readOnly(dataDir));
  if (server.needsRecovery) terminal.error(text.needsRecovery);
  print(invocation, { url }, [text.serving(url), text.servingOnce]);
  await show(url);
  await ended;
  await server.close();
  return 0;
}

function portOf({ values, text }: Invocation): number {
  if (values.port === undefined) return 0;
  const port = readNumber(values.port, highestPort);
  if (port === null) throw new UsageError(text.badPort(values.port));
  return port;
}

async function start({ dataDir, text, terminal }: Invocation, port: number) {
  const { startServer } = await import('../server.ts');
  try {
    return await startServer({
      dataDir,
      port,
      entranceText: text.entrance,
      onError: (error) => terminal.error(error instanceof Error ? (error.stack ?? error.message) : String(error)),
    });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'EADDRINUSE') throw new UsageError(text.portTaken(port));
    if (code === 'EACCES' && port > 0 && 'syscall' in (error as Error) && port < 1024) {
      throw new UsageError(text.portTooLow(port));
    }
    throw error;
  }
}

/** Settles at the first signal that asks this process to end; a second one ends it at once. */
function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}

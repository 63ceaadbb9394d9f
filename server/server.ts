/** The server host as a whole: the core on a data folder, a loopback server for the browser, a socket for the command line. */
import { type CoreOptions, openOrRecover } from '../core/core.ts';
import { type ControlServer, startControlServer } from './control/control-server.ts';
import { systemClock, uuidV7 } from './host/system.ts';
import { type LoopbackServer, startLoopbackServer } from './loopback/loopback-server.ts';
import { programVersion, rendererFolder } from './paths.ts';
import { serverPorts } from './ports/server-ports.ts';

export type ServerOptions = {
  dataDir: string;
  /** 0 takes a free one. */
  port: number;
  entranceText: string;
  onError: (error: unknown) => void;
  /** For tests, which own the time between two looks of the watch. */
  watch?: CoreOptions['watch'];
};

export type RunningServer = {
  origin: string;
  readOnly: boolean;
  /** The record is damaged, and its windows show the ways out of that. */
  needsRecovery: boolean;
  /** A fresh address for one window. */
  issueUrl(): string;
  close(): Promise<void>;
};

/**
 * Opens the data folder and serves it until closed.
 *
 * @throws what `openOrRecover` throws, and the system's error where the port cannot be had; then nothing is left open.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const version = programVersion();
  const recoverable = await openOrRecover({
    dataDir: options.dataDir,
    clock: systemClock,
    newId: uuidV7,
    ports: serverPorts('server'),
    mode: 'own',
    version,
    ...(options.watch === undefined ? {} : { watch: options.watch }),
  });
  let loopback: LoopbackServer | null = null;
  let control: ControlServer | null = null;
  async function close(): Promise<void> {
    await control?.close();
    await loopback?.close();
    await recoverable.close();
  }
  try {
    const { router } = recoverable;
    const readOnly = recoverable.core()?.readOnly === true;
    const browser = await startLoopbackServer({
      router,
      staticDir: rendererFolder,
      port: options.port,
      nowMs: systemClock.nowMs,
      entranceText: options.entranceText,
      onError: options.onError,
    });
    loopback = browser;
    if (!readOnly) {
      control = await startControlServer({
        dataDir: options.dataDir,
        router,
        host: 'server',
        version,
        openWindow: browser.issueUrl,
        onError: options.onError,
      });
    }
    return {
      origin: browser.origin,
      readOnly,
      needsRecovery: recoverable.core() === null,
      issueUrl: browser.issueUrl,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

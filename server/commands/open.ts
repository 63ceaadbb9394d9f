/** `hikeshi` alone: brings up the app in Electron where it is installed beside it, else in a browser. */
import { spawn } from 'node:child_process';
import { findRunningHost } from '../control/control-client.ts';
import { programRoot } from '../paths.ts';
import { findElectronProgram } from '../ports/electron-program.ts';
import { hasDisplay } from '../ports/open-in-browser.ts';
import { type Command, UsageError } from './command.ts';
import { serveApp } from './serve.ts';

export const openCommand: Command = {
  usage: ['hikeshi'],
  summary: 'open',
  options: {},
  async run(invocation) {
    const { positionals, text, dataDir } = invocation;
    if (positionals.length > 0) throw new UsageError(text.wrongUsage(openCommand.usage.join(' ')));
    const electron = hasDisplay() ? findElectronProgram() : null;
    if (electron === null || (await findRunningHost(dataDir)) !== null) return serveApp(invocation, { open: true });
    const environment = { ...process.env, HIKESHI_DATA_DIR: dataDir };
    spawn(electron, [programRoot], { detached: true, stdio: 'ignore', env: environment }).unref();
    return 0;
  },
};

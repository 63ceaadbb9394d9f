/** The app's window: shown when it has something to show, one per process. */
import { BrowserWindow } from 'electron';
import type { HostCommand } from '../shared/contract/bridge.ts';
import { appOrigin } from './app-protocol.ts';
import { commandChannel } from './channels.ts';

/** Bigger than the smallest screen the app is drawn for. */
const size = { width: 1280, height: 800, minWidth: 640, minHeight: 480 };

export type MainWindow = {
  /** Brings the window up, made anew where it was closed. */
  show(): BrowserWindow;
  /** Shows the window and tells its page what was chosen outside of it. */
  tell(command: HostCommand): void;
};

export function createMainWindow(preloadFile: string): MainWindow {
  let current: BrowserWindow | null = null;

  function make(): BrowserWindow {
    const window = new BrowserWindow({
      ...size,
      show: false,
      webPreferences: {
        preload: preloadFile,
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        webSecurity: true,
        webviewTag: false,
        allowRunningInsecureContent: false,
        spellcheck: false,
      },
    });
    window.once('ready-to-show', () => window.show());
    window.once('closed', () => {
      if (current === window) current = null;
    });
    // A page that cannot be loaded is a broken installation: the error page of the browser says so.
    window.loadURL(`${appOrigin}/`).catch(() => window.show());
    return window;
  }

  function show(): BrowserWindow {
    if (current === null) {
      current = make();
      return current;
    }
    if (current.isMinimized()) current.restore();
    current.show();
    current.focus();
    return current;
  }

  return {
    show,
    tell(command) {
      const { webContents } = show();
      if (webContents.isLoading()) webContents.once('did-finish-load', () => webContents.send(commandChannel, command));
      else webContents.send(commandChannel, command);
    },
  };
}

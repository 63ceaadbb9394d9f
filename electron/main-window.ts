/** The app's window: shown when it has something to show, one per process. */
import { BrowserWindow } from 'electron';
import type { HostCommand } from '../shared/contract/bridge.ts';
import { appOrigin } from './app-protocol.ts';
import { commandChannel } from './channels.ts';

/** Bigger than the smallest screen the app is drawn for. */
const size = { width: 1280, height: 800, minWidth: 640, minHeight: 480 };

export type MainWindow = {
  /** Brings the window up, made anew where it was closed. */
  show(): void;
  /** Shows the window and tells its page what was chosen outside of it, as soon as the page listens. */
  tell(command: HostCommand): void;
};

/** `loaded` settles when the page listens, or will never. */
type OpenWindow = { window: BrowserWindow; loaded: Promise<void> };

export function createMainWindow(preloadFile: string): MainWindow {
  let current: OpenWindow | null = null;

  function make(): OpenWindow {
    const window = new BrowserWindow({
      ...size,
      show: false,
      webPreferences: {
        preload: preloadFile,
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        nodeIntegrationInSubFrames: false,
        nodeIntegrationInWorker: false,
        webSecurity: true,
        webviewTag: false,
        allowRunningInsecureContent: false,
        experimentalFeatures: false,
        navigateOnDragDrop: false,
        spellcheck: false,
      },
    });
    window.once('ready-to-show', () => window.show());
    window.once('closed', () => {
      if (current?.window === window) current = null;
    });
    // A page that cannot be loaded is a broken installation: the browser's own error page says so.
    const loaded = window.loadURL(`${appOrigin}/`).catch(() => window.show());
    return { window, loaded };
  }

  function bringUp(): OpenWindow {
    if (current === null) {
      current = make();
      return current;
    }
    const { window } = current;
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
    return current;
  }

  return {
    show: () => {
      bringUp();
    },
    tell(command) {
      const { window, loaded } = bringUp();
      void loaded.then(() => {
        if (!window.isDestroyed()) window.webContents.send(commandChannel, command);
      });
    },
  };
}
